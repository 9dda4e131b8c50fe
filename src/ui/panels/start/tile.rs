//! Tile: a button that holds several texts and is read aloud as one.

use egui::{Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use crate::ui::theme::{Palette, metrics};

/// Button of `size`; `name` is its accessible name.
pub(super) fn tile_ui(ui: &mut Ui, size: Vec2, name: &str, card: bool) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let palette = Palette::of(ui);
    let fill = match (response.hovered(), card) {
        (true, _) => palette.hover,
        (false, true) => palette.surface,
        (false, false) => palette.window,
    };
    let border = if response.has_focus() {
        Stroke::new(metrics::FOCUS_RING, palette.accent_text)
    } else if card {
        Stroke::new(metrics::HAIRLINE, palette.border)
    } else {
        Stroke::NONE
    };
    let corners = metrics::CARD_RADIUS;
    ui.painter()
        .rect(rect, corners, fill, border, StrokeKind::Inside);
    (rect, response)
}
