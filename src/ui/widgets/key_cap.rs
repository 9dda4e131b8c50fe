//! Keyboard shortcut drawn as a key.

use egui::{Frame, Margin, Response, Stroke, Ui};

use crate::ui::theme::{Palette, metrics, text};

/// A shortcut, as [`egui::Context::format_shortcut`] spells it.
pub fn key_cap_ui(ui: &mut Ui, shortcut: &str) -> Response {
    let palette = Palette::of(ui);
    Frame::new()
        .fill(palette.hover)
        .stroke(Stroke::new(metrics::HAIRLINE, palette.border))
        .corner_radius(4)
        .inner_margin(Margin::symmetric(5, 1))
        .show(ui, |ui| ui.label(text::secondary(shortcut)))
        .inner
}
