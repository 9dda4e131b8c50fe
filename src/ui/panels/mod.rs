//! The panels around the forms. They read the editor and say what the user wants; they change nothing else.

pub mod json_pane;
pub mod palette;
pub mod question;
pub mod shortcuts;
pub mod start;
pub mod submit;

use egui::{Align, Layout, Ui};

/// A row that is filled from its right end.
fn from_the_right_ui<T>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> T) -> T {
    let row = ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), contents)
            .inner
    });
    row.inner
}
