//! What a click with the other mouse button offers on a text: cut, copy and paste.

use egui::text_edit::TextEditState;
use egui::{Button, Context, Id, Response, TextEdit, Ui, ViewportCommand};

use crate::editor::{Command, TextAction};

/// Where the text is remembered that had the focus last: a menu takes it away from the text that it is meant for.
fn last_text() -> Id {
    Id::unique("the text that had the focus last")
}

/// Draws a text input with its menu. `id` is the input's own.
pub fn text_edit_ui(ui: &mut Ui, id: Id, edit: TextEdit<'_>) -> Response {
    // egui takes the selection away at the press of any button; the menu is for what is selected.
    let selected = TextEditState::load(ui.ctx(), id)
        .and_then(|state| state.cursor.char_range())
        .filter(|range| !range.is_empty() && ui.input(|input| input.pointer.secondary_pressed()));
    let response = ui.add(edit.id(id));
    if let Some(range) = selected.filter(|_| response.hovered())
        && let Some(mut state) = TextEditState::load(ui.ctx(), id)
    {
        state.cursor.set_char_range(Some(range));
        state.store(ui.ctx(), id);
        response.request_focus();
    }
    text_menu_ui(&response, false);
    response
}

/// Adds the menu to a text. One that is read-only can only be copied.
pub fn text_menu_ui(text: &Response, read_only: bool) {
    if text.has_focus() {
        text.ctx
            .data_mut(|data| data.insert_temp(last_text(), text.id));
    }
    text.context_menu(|ui| {
        for command in [Command::Cut, Command::Copy, Command::Paste] {
            let Some(action) = command.text_action() else {
                continue;
            };
            let keys = command.shortcut();
            let keys = keys.map(|keys| ui.ctx().format_shortcut(&keys));
            let button = Button::new(command.label()).shortcut_text(keys.unwrap_or_default());
            let possible = action == TextAction::Copy || !read_only;
            if ui.add_enabled(possible, button).clicked() {
                act_on(ui.ctx(), text.id, action);
                ui.close();
            }
        }
    });
}

/// Does this in the text that had the focus last.
pub fn act(ctx: &Context, action: TextAction) {
    if let Some(text) = ctx.data(|data| data.get_temp(last_text())) {
        act_on(ctx, text, action);
    }
}

/// Gives the focus back to `text` and lets the window do this there, as if its keys had been pressed.
fn act_on(ctx: &Context, text: Id, action: TextAction) {
    ctx.memory_mut(|memory| memory.request_focus(text));
    ctx.send_viewport_cmd(match action {
        TextAction::Cut => ViewportCommand::RequestCut,
        TextAction::Copy => ViewportCommand::RequestCopy,
        TextAction::Paste => ViewportCommand::RequestPaste,
    });
}
