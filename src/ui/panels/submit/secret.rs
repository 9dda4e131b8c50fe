//! A field whose text is wiped from memory and never kept by the input.

use egui::{TextEdit, Ui};

use crate::service::credentials::SecretText;
use crate::ui::widgets::FieldRow;
use crate::ui::widgets::text_menu::text_menu_ui;

/// Draws a field that edits the secret where it is: no copy is made of it.
pub(super) fn secret_ui(ui: &mut Ui, row: &FieldRow<'_>, hidden: bool, secret: &mut SecretText) {
    row.show(ui, |ui, width| {
        let text: &mut String = secret;
        let mut output = TextEdit::singleline(text)
            .password(hidden)
            .id(row.id)
            .font(egui::TextStyle::Monospace)
            .align(egui::Align2::LEFT_CENTER)
            .desired_width(width)
            .show(ui);
        let response = output.response.response;
        // egui keeps earlier texts for its own undo: a secret must not linger there.
        output.state.clear_undoer();
        output.state.store(ui.ctx(), response.id);
        text_menu_ui(&response, false);
        ((), response)
    });
}
