//! Tile: a button that holds several texts and is read aloud as one.

use egui::{
    Align2, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui,
    Vec2, WidgetInfo, WidgetText,
};

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

/// Paints `text` at one corner of `room`, wrapped or cut to its width; returns its rectangle, and whether it is cut.
pub(super) fn paint(
    ui: &Ui,
    room: Rect,
    corner: Align2,
    text: RichText,
    wrap: TextWrapMode,
) -> (Rect, bool) {
    let text = WidgetText::from(text).into_galley(ui, Some(wrap), room.width(), TextStyle::Body);
    let place = corner.align_size_within_rect(text.size(), room);
    let is_cut = text.elided;
    ui.painter().galley(place.min, text, Palette::of(ui).text);
    (place, is_cut)
}
