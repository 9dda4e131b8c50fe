//! Panel that explains a rule.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Frame, Id, Label, Layout, Modal, ScrollArea, TextStyle, Ui};

use crate::editor::{DeskMessage, Message, Overlay};
use crate::template::problem::{Block, Code};
use crate::ui::theme::{Icon, Palette, metrics, text};
use crate::ui::widgets::IconButton;

const WIDTH: f32 = 640.0;
const MARGIN: f32 = 20.0;

/// Draws the explanation over everything else.
pub fn explanation_ui(ui: &mut Ui, code: Code, out: &mut Vec<Message>) {
    let frame = Frame::popup(ui.style()).inner_margin(MARGIN);
    let modal = Modal::new(Id::unique("explanation"))
        .frame(frame)
        .show(ui.ctx(), |ui| {
            let window = ui.ctx().content_rect();
            ui.set_width(WIDTH.min(window.width() - 2.0 * (MARGIN + metrics::FIELDS)));
            let close = header_ui(ui, code);
            let height = window.height() - 160.0;
            ScrollArea::vertical()
                .max_height(height)
                // A popup offers less room than the window has.
                .min_scrolled_height(height)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    ui.set_max_width(ui.available_width() - metrics::FIELDS);
                    ui.spacing_mut().item_spacing.y = metrics::RELATED;
                    for block in code.page().blocks() {
                        block_ui(ui, block);
                    }
                });
            close
        });
    if modal.inner || modal.backdrop_response.clicked() {
        out.push(DeskMessage::Close(Overlay::Explanation(code)).into());
    }
}

/// Draws title and close button. Returns whether to close the panel.
fn header_ui(ui: &mut Ui, code: Code) -> bool {
    let close = ui.horizontal(|ui| {
        ui.label(text::title(code.as_str()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add(IconButton::new(Icon::X, "Close the explanation"))
                .clicked()
        })
        .inner
    });
    ui.add_space(metrics::RELATED);
    close.inner
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
