//! What a click with the other mouse button offers on a text: cut, copy and paste.

use egui::{Button, Context, Id, Response, ViewportCommand};

use crate::editor::{Command, TextAction};

/// Adds the menu to a text. One that is read-only can only be copied.
pub fn text_menu_ui(text: &Response, read_only: bool) {
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
                act(ui.ctx(), text.id, action);
                ui.close();
            }
        }
    });
}

/// Gives the focus back to `text` and lets the window do this there, as if its keys had been pressed.
pub fn act(ctx: &Context, text: Id, action: TextAction) {
    ctx.memory_mut(|memory| memory.request_focus(text));
    ctx.send_viewport_cmd(match action {
        TextAction::Cut => ViewportCommand::RequestCut,
        TextAction::Copy => ViewportCommand::RequestCopy,
        TextAction::Paste => ViewportCommand::RequestPaste,
    });
}
