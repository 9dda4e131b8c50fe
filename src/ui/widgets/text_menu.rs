//! What a click with the other mouse button offers on a text: cut, copy and paste.

use egui::text_edit::TextEditState;
use egui::text_selection::CCursorRange;
use egui::{Button, Context, Id, Response, TextEdit, Ui};

use crate::editor::{Command, TextAction};
use crate::ui::host;

/// The text that had the focus last, and what was selected in it: a menu takes both away from the text that it is meant
/// for.
#[derive(Clone, Copy, Debug)]
struct LastText {
    id: Id,
    /// Of an input of egui's; other texts keep their selection themselves.
    selected: Option<CCursorRange>,
}

impl LastText {
    fn place() -> Id {
        Id::unique("the text that had the focus last")
    }

    fn load(ctx: &Context) -> Option<Self> {
        ctx.data(|data| data.get_temp(Self::place()))
    }

    fn store(self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(Self::place(), self));
    }

    /// Selects again what was selected before a menu was opened.
    fn select(self, ctx: &Context) {
        if let Some(range) = self.selected
            && let Some(mut state) = TextEditState::load(ctx, self.id)
        {
            state.cursor.set_char_range(Some(range));
            state.store(ctx, self.id);
        }
    }
}

/// Draws a text input with its menu. `id` is the input's own.
pub fn text_edit_ui(ui: &mut Ui, id: Id, edit: TextEdit<'_>) -> Response {
    let response = ui.add(edit.id(id));
    let ctx = ui.ctx();
    if response.secondary_clicked() {
        // egui takes the selection away at the press of any button; the menu is for what is selected.
        if let Some(last) = LastText::load(ctx).filter(|last| last.id == id) {
            last.select(ctx);
        }
    } else if response.has_focus() && !ui.input(|input| input.pointer.any_down()) {
        let state = TextEditState::load(ctx, id);
        let selected = state.and_then(|state| state.cursor.char_range());
        LastText { id, selected }.store(ctx);
    }
    menu_ui(&response, false);
    response
}

/// Adds the menu to a text that is no input of egui's. One that is read-only can only be copied.
pub fn text_menu_ui(text: &Response, read_only: bool) {
    if text.has_focus() {
        let last = LastText {
            id: text.id,
            selected: None,
        };
        last.store(&text.ctx);
    }
    menu_ui(text, read_only);
}

fn menu_ui(text: &Response, read_only: bool) {
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
                let last = LastText::load(ui.ctx()).filter(|last| last.id == text.id);
                let text = last.unwrap_or(LastText {
                    id: text.id,
                    selected: None,
                });
                act_on(ui.ctx(), text, action);
                ui.close();
            }
        }
    });
}

/// Does this in the text that had the focus last.
pub fn act(ctx: &Context, action: TextAction) {
    if let Some(text) = LastText::load(ctx) {
        act_on(ctx, text, action);
    }
}

/// Gives the focus back to `text` and lets the window do this there, as if its keys had been pressed.
fn act_on(ctx: &Context, text: LastText, action: TextAction) {
    ctx.memory_mut(|memory| memory.request_focus(text.id));
    text.select(ctx);
    host::act_on_text(ctx, action);
}
