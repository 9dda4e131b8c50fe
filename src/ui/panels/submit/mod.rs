//! Submit sheet: first the request with endpoint and credentials, then its progress, then the result.

mod answer;
mod before;
mod preview;
mod running;
mod secret;
mod signer;
mod target;
mod typed_choice;

pub use running::doing;

use std::borrow::Cow;

use egui::{
    Align, Area, CollapsingHeader, Frame, Id, Label, LayerId, Layout, Margin, Modal, Order,
    ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2,
};

use crate::editor::open::OpenTemplate;
use crate::editor::{DeskMessage, Editor, Message, OperationMessage, Submission, SubmissionState};
use crate::template::json::Node;
use crate::ui::code::{CodeEditor, Language};
use crate::ui::focus;
use crate::ui::theme::{Icon, Palette, metrics, text};
use crate::ui::widgets::IconButton;

const WIDTH: f32 = 720.0;
/// Distance from the upper and lower edge, so that the bars stay in view.
const TOP: f32 = 76.0;
const BOTTOM: f32 = 40.0;
const FACT_NAME_WIDTH: f32 = 92.0;

/// Draws the sheet over the form of its template; everything else stays within reach.
pub fn submit_ui(ui: &mut Ui, editor: &Editor, out: &mut Vec<Message>) {
    let Some(sheet) = editor.shown_sheet() else {
        return;
    };
    let window = ui.ctx().content_rect();
    let width = WIDTH.min(window.width() - 2.0 * metrics::FIELDS);
    let height = window.height() - TOP - BOTTOM;
    let palette = Palette::of(ui);
    let frame = Frame::popup(ui.style())
        .fill(palette.surface)
        .stroke(Stroke::new(metrics::HAIRLINE, palette.border))
        .inner_margin(Margin::ZERO);
    dim_ui(ui);
    let area = Area::new(Id::unique("submit sheet"))
        .order(Order::Middle)
        .fixed_pos(pos2(window.center().x - width / 2.0, window.top() + TOP))
        .accessible_name("Submit sheet")
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width);
                header_ui(ui, editor, sheet, out);
                body_ui(ui, editor, sheet, height, out);
            });
        });
    // Notices stand in the same order, and never over the sheet.
    ui.ctx().move_to_top(area.response.layer_id);
}

/// Dims what is below as a modal does; it stays within reach.
fn dim_ui(ui: &Ui) {
    let below = ui.ctx().layer_painter(LayerId::background());
    let backdrop = Modal::new(Id::NULL).backdrop_color;
    below.rect_filled(ui.ctx().content_rect(), 0.0, backdrop);
}

/// Title, ID and description of the template that is submitted.
fn header_ui(ui: &mut Ui, editor: &Editor, sheet: &Submission, out: &mut Vec<Message>) {
    let shown = sheet
        .text
        .as_ref()
        .or(editor.active().map(OpenTemplate::revision));
    let text_at = |name: &str| {
        let node = shown?.tree()?.root().get(name)?;
        let text = Node::string(node).map(Cow::into_owned);
        text.filter(|text| !text.is_empty())
    };
    padded(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(text::title("Submit"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui
                    .add(IconButton::new(Icon::X, "Close the submit sheet"))
                    .clicked()
                {
                    out.push(OperationMessage::CloseSheet(sheet.id).into());
                }
            });
        });
        ui.spacing_mut().item_spacing.y = 2.0;
        if let Some(id) = text_at("jobTemplateId") {
            ui.add(Label::new(text::mono(id)).truncate());
        }
        if let Some(description) = text_at("description") {
            ui.add(Label::new(text::secondary(description)).truncate());
        }
    });
    ui.separator();
}

fn body_ui(ui: &mut Ui, editor: &Editor, sheet: &Submission, height: f32, out: &mut Vec<Message>) {
    match &sheet.state {
        SubmissionState::Before => before::before_ui(ui, editor, sheet, height, out),
        SubmissionState::Running(running) => {
            padded(ui, |ui| running::running_ui(ui, sheet.id, running, out));
        }
        SubmissionState::Answered(answered) => {
            let template = editor.active();
            let has_changed = template.is_some_and(|template| sheet.has_changed(template));
            let is_typing = template.is_some_and(|template| focus::is_in_json(ui, template));
            scrolled(ui, height - 160.0, |ui| {
                answer::answer_ui(ui, sheet, answered, has_changed, out);
            });
            ui.separator();
            padded(ui, |ui| {
                answer::actions_ui(ui, sheet, answered, is_typing, out);
            });
        }
    }
}

/// Part of the sheet that is never scrolled.
fn padded<T>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> T) -> T {
    Frame::new()
        .inner_margin(Margin::symmetric(20, 12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui)
        })
        .inner
}

/// Part of the sheet that may be longer than the window.
fn scrolled(ui: &mut Ui, height: f32, contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .max_height(height)
        // An area offers as much room as it took in the last frame: the sheet would grow from frame to frame, and what
        // is to be clicked would run away.
        .min_scrolled_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| padded(ui, contents));
}

/// Title of a part of the sheet.
fn part_ui(ui: &mut Ui, title: &str) {
    ui.label(text::heading(title));
    ui.add_space(metrics::TIGHT);
}

/// Label and value.
fn fact_ui(ui: &mut Ui, name: &str, value: &str) {
    ui.horizontal(|ui| {
        let name = fact_name_ui(ui, name);
        ui.add(Label::new(value).truncate()).labelled_by(name);
    });
}

/// Label of a value; all values are aligned.
fn fact_name_ui(ui: &mut Ui, name: &str) -> Id {
    let start = ui.cursor().left() + FACT_NAME_WIDTH;
    let label = ui.label(text::secondary(name));
    ui.add_space((start - label.rect.right() - ui.spacing().item_spacing.x).max(0.0));
    label.id
}

/// Label and value, with a copy button.
fn copyable_ui(ui: &mut Ui, name: &str, value: &str, out: &mut Vec<Message>) {
    ui.horizontal(|ui| {
        let label = fact_name_ui(ui, name);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let copy = format!("Copy {name}");
            if ui.add(IconButton::new(Icon::Copy, &copy).small()).clicked() {
                out.push(DeskMessage::Copy(value.to_owned()).into());
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(text::mono(value)).truncate())
                    .labelled_by(label);
            });
        });
    });
}

/// JSON that is folded until the user opens it.
fn folded_ui(ui: &mut Ui, title: &str, name: &str, content: &str) {
    CollapsingHeader::new(text::secondary(title))
        .id_salt(name)
        .show_unindented(ui, |ui| {
            let room = vec2(ui.available_width(), 180.0);
            ui.allocate_ui(room, |ui| {
                ui.scope_builder(UiBuilder::new().id_salt(name), |ui| {
                    CodeEditor::new(Id::unique(("submit", name)), name, content)
                        .language(Language::Json)
                        .read_only(true)
                        .height(room.y)
                        .show(ui);
                });
            });
        });
}
