//! Panel that explains a rule.

use egui::{Align, Frame, Id, Label, Layout, Modal, ScrollArea, Ui};

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
            ScrollArea::vertical()
                .max_height(window.height() - 160.0)
                .auto_shrink([false, true])
                .show(ui, |ui| {
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
            ui.add(Label::new(paragraph.replace('\n', " ")).wrap());
        }
        Block::Example(example) => example_ui(ui, example),
    }
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
