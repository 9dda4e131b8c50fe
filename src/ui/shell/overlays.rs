//! Panels and dialogs over the window.

use egui::Ui;

use crate::editor::{Editor, Message, Overlay};
use crate::ui::panels::palette::PaletteMemory;
use crate::ui::panels::{explanation, palette, question, shortcuts, submit};

/// Draws all overlays, from the lowest to the topmost.
pub(super) fn overlays_ui(
    ui: &mut Ui,
    editor: &Editor,
    palette: &mut PaletteMemory,
    out: &mut Vec<Message>,
) {
    for overlay in editor.overlays() {
        match overlay {
            Overlay::Submit(_) => submit::submit_ui(ui, editor, out),
            Overlay::Palette => palette::palette_ui(ui, editor, palette, out),
            Overlay::Shortcuts => shortcuts::shortcuts_ui(ui, editor.keymap(), out),
            Overlay::Explanation(code) => explanation::explanation_ui(ui, *code, out),
            // Of several questions only the one that is answered next is drawn.
            Overlay::Question(asked) if editor.question() == Some(asked) => {
                question::question_ui(ui, editor, out);
            }
            Overlay::Question(_) => {}
        }
    }
}
