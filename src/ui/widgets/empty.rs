//! Empty state of a list.

use egui::{Align, Label, Layout, Ui, vec2};

use super::ActionButton;
use crate::ui::theme::{Icon, metrics, text};

/// Says that the list is empty and offers its first item: `add` is the button, such as "Add tag".
/// Returns whether it was pressed.
pub fn empty_list_ui(ui: &mut Ui, sentence: &str, add: &str) -> bool {
    let line = vec2(ui.available_width(), metrics::CONTROL_HEIGHT);
    ui.allocate_ui_with_layout(line, Layout::left_to_right(Align::Center), |ui| {
        let add = ui
            .add(ActionButton::secondary(add).icon(Icon::Plus))
            .clicked();
        ui.add(Label::new(text::secondary(sentence)).truncate());
        add
    })
    .inner
}
