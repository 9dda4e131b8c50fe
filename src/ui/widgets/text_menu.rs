//! Context menu of a text: cut, copy and paste.

use egui::text_edit::TextEditState;
use egui::text_selection::CCursorRange;
use egui::{Button, Context, Id, Key, KeyboardShortcut, Modifiers, Response, TextEdit, Ui};

/// Clipboard action on the selection of a text, by keys or by a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextAction {
    /// Moves it to the clipboard.
    Cut,
    /// Copies it to the clipboard.
    Copy,
    /// Replaces it with the clipboard's text.
    Paste,
}

/// Actions in the order of the menu, each with its label and the key that the system hands over as it.
const ACTIONS: [(TextAction, &str, Key); 3] = [
    (TextAction::Cut, "Cut", Key::X),
    (TextAction::Copy, "Copy", Key::C),
    (TextAction::Paste, "Paste", Key::V),
];

/// The text that had the focus last, and its selection: a menu takes both away from the text that it is meant for.
#[derive(Clone, Copy, Debug)]
struct LastText {
    id: Id,
    /// Selection in an egui input; other texts keep their selection themselves.
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

    /// Restores the selection that was there before a menu was opened.
    fn select(self, ctx: &Context) {
        if let Some(range) = self.selected
            && let Some(mut state) = TextEditState::load(ctx, self.id)
        {
            state.cursor.set_char_range(Some(range));
            state.store(ctx, self.id);
        }
    }
}

/// Draws a text input with its menu. `id` is that of the input. A read-only one can only be copied.
pub fn text_edit_ui(ui: &mut Ui, id: Id, edit: TextEdit<'_>, read_only: bool) -> Response {
    let response = ui.add(edit.id(id));
    let ctx = ui.ctx();
    if response.secondary_clicked() {
        // egui clears the selection when any button is pressed; the menu is for the selected text.
        if let Some(last) = LastText::load(ctx).filter(|last| last.id == id) {
            last.select(ctx);
        }
    } else if response.has_focus() && !ui.input(|input| input.pointer.any_down()) {
        let state = TextEditState::load(ctx, id);
        let selected = state.and_then(|state| state.cursor.char_range());
        LastText { id, selected }.store(ctx);
    }
    menu_ui(&response, read_only);
    response
}

/// Adds the menu to a text that is no egui input. A read-only one can only be copied.
pub fn text_menu_ui(text: &Response, read_only: bool) {
    if text.has_focus() {
        let (id, selected) = (text.id, None);
        LastText { id, selected }.store(&text.ctx);
    }
    menu_ui(text, read_only);
}

fn menu_ui(text: &Response, read_only: bool) {
    text.context_menu(|ui| {
        for (action, label, key) in ACTIONS {
            let keys = KeyboardShortcut::new(Modifiers::COMMAND, key);
            let button = Button::new(label).shortcut_text(ui.ctx().format_shortcut(&keys));
            let possible = action == TextAction::Copy || !read_only;
            if ui.add_enabled(possible, button).clicked() {
                text.request_focus();
                if let Some(last) = LastText::load(ui.ctx()).filter(|last| last.id == text.id) {
                    last.select(ui.ctx());
                }
                ui.data_mut(|data| data.insert_temp(asked(), action));
                ui.close();
            }
        }
    });
}

fn asked() -> Id {
    Id::unique("what a menu of a text was asked for")
}

/// Takes the action chosen in a text's menu: the window does it in the text that has the focus.
pub fn take_asked(ctx: &Context) -> Option<TextAction> {
    ctx.data_mut(|data| {
        let action = data.get_temp(asked());
        data.remove::<TextAction>(asked());
        action
    })
}

/// Returns the focus to the text that had it last. Returns whether there is one.
pub fn focus_last(ctx: &Context) -> bool {
    let last = LastText::load(ctx);
    if let Some(text) = last {
        ctx.memory_mut(|memory| memory.request_focus(text.id));
        text.select(ctx);
    }
    last.is_some()
}
