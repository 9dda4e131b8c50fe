//! Pane with the JSON that will be saved.

mod document_fold;
mod text;

use egui::{Key, Modifiers, Ui};

use super::View;
use crate::editor::open::OpenTemplate;
use crate::editor::{Command, Editor, Message, TemplateMessage};
use crate::template::pointer::Pointer;
use crate::ui::focus::{is_in_json, json_id};
use crate::ui::theme::Icon;
use crate::ui::widgets::IconButton;

use text::JsonText;

/// JSON editor of the template.
#[derive(Debug, Default)]
pub(super) struct JsonPane(JsonText);

impl View for JsonPane {
    fn actions_ui(&mut self, ui: &mut Ui, template: &OpenTemplate, out: &mut Vec<Message>) {
        if ui
            .add(IconButton::new(Icon::Copy, Command::CopyJson.label()))
            .clicked()
        {
            out.push(Message::Run(Command::CopyJson));
        }
        let show = IconButton::new(Icon::ArrowLeft, "Show field at the cursor (F12)");
        let asked =
            ui.add_enabled(self.0.has_place(template), show).clicked() || json_key(ui, template);
        if asked && let Some(place) = self.0.place(template) {
            // The JSON gives up the focus, as a look does not take it from there.
            ui.memory_mut(|memory| memory.surrender_focus(json_id(template.id())));
            out.push(TemplateMessage::LookAt(place).into());
        }
    }

    fn body_ui(
        &mut self,
        ui: &mut Ui,
        _editor: &Editor,
        template: &OpenTemplate,
        out: &mut Vec<Message>,
    ) {
        self.0.ui(ui, template, out);
    }
}

/// True if F12 was pressed in the JSON.
fn json_key(ui: &Ui, template: &OpenTemplate) -> bool {
    is_in_json(ui, template) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F12))
}

/// Key that groups typing in the JSON to one undo step. No member's name begins so.
fn typing() -> Pointer {
    Pointer::root().child("…json")
}
