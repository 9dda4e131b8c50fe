//! Field for a secret: its text is wiped from memory and never kept by the input.

use egui::text_edit::TextEditState;
use egui::{TextEdit, Ui};

use crate::service::credentials::SecretText;
use crate::ui::widgets::FieldRow;
use crate::ui::widgets::text_menu::text_edit_ui;

/// Draws a field for the secret and returns its new value, if it was changed. The field edits a copy that is wiped like
/// the secret itself.
pub(super) fn secret_ui(
    ui: &mut Ui,
    row: &FieldRow<'_>,
    hidden: bool,
    secret: &SecretText,
) -> Option<SecretText> {
    let mut edited = SecretText::from(secret.as_str());
    let mut is_changed = false;
    row.show(ui, |ui, width| {
        let text: &mut String = &mut edited;
        let edit = TextEdit::singleline(text)
            .return_key(None)
            .password(hidden)
            .font(egui::TextStyle::Monospace)
            .align(egui::Align2::LEFT_CENTER)
            .desired_width(width);
        let response = text_edit_ui(ui, row.id, edit, false);
        // egui keeps earlier texts for its own undo: a secret must not linger there.
        if let Some(mut state) = TextEditState::load(ui.ctx(), row.id) {
            state.clear_undoer();
            state.store(ui.ctx(), row.id);
        }
        is_changed = response.changed();
        ((), response)
    });
    is_changed.then_some(edited)
}
