//! Panel that explains a rule.

use egui::text::{LayoutJob, TextFormat};
use egui::{Frame, Label, TextStyle, Ui};

use super::page_ui;
use crate::editor::{DeskMessage, Message, Overlay};
use crate::template::problem::{Block, Code};
use crate::ui::theme::{Palette, metrics, text};

const WIDTH: f32 = 640.0;

/// Draws the explanation over everything else.
pub fn explanation_ui(ui: &mut Ui, code: Code, out: &mut Vec<Message>) {
    let closes = page_ui(ui, code.as_str(), "Close the explanation", WIDTH, |ui| {
        ui.set_max_width(ui.available_width() - metrics::FIELDS);
        ui.spacing_mut().item_spacing.y = metrics::RELATED;
        for block in code.page().blocks() {
            block_ui(ui, block);
        }
    });
    if closes {
        out.push(DeskMessage::Close(Overlay::Explanation(code)).into());
    }
}

fn block_ui(ui: &mut Ui, block: Block) {
    match block {
        Block::Heading(heading) => {
            ui.add_space(metrics::TIGHT);
            ui.label(text::heading(heading));
        }
        Block::Paragraph(paragraph) => {
            ui.add(Label::new(prose(ui, paragraph)).wrap());
        }
        Block::Example(example) => example_ui(ui, example),
    }
}

/// Lays a paragraph out, with what stands between backticks as code.
fn prose(ui: &Ui, paragraph: &str) -> LayoutJob {
    let color = ui.visuals().text_color();
    let format = |style: TextStyle| TextFormat::simple(style.resolve(ui.style()), color);
    let mut job = LayoutJob::default();
    for (index, part) in paragraph.replace('\n', " ").split('`').enumerate() {
        let is_code = index % 2 == 1;
        let style = if is_code {
            TextStyle::Monospace
        } else {
            TextStyle::Body
        };
        job.append(part, 0.0, format(style));
    }
    job
}

fn example_ui(ui: &mut Ui, example: &str) {
    // The byte-order mark is invisible, so it is shown as its JSON escape.
    let example = example.replace('\u{feff}', "\\ufeff");
    let palette = Palette::of(ui);
    Frame::new()
        .fill(palette.inset)
        .corner_radius(metrics::CONTROL_RADIUS)
        .inner_margin(metrics::RELATED)
        .show(ui, |ui| {
            ui.take_available_width();
            ui.add(Label::new(text::mono(example)).wrap());
        });
}
