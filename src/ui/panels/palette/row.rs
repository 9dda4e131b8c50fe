//! An entry of the palette as it is drawn.

use egui::{
    Align2, Response, RichText, Role, Sense, TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText,
    pos2, vec2,
};

use super::entry::Entry;
use crate::editor::Keymap;
use crate::ui::theme::{Icon, Palette, metrics, text};

/// Draws the entry on one line. It does not take the focus: that stays where one types.
pub(super) fn row_ui(ui: &mut Ui, entry: &Entry, keymap: &Keymap, selected: bool) -> Response {
    let size = vec2(
        ui.available_width(),
        metrics::CONTROL_HEIGHT + metrics::TIGHT,
    );
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| {
        let name = format!("{}, {}", entry.title, entry.detail);
        WidgetInfo::selected(Role::Button, ui.is_enabled(), selected, name)
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let palette = Palette::of(ui);
    let ground = match (selected, response.hovered()) {
        (true, _) => Some(palette.selection),
        (false, true) => Some(palette.hover),
        (false, false) => None,
    };
    if let Some(ground) = ground {
        ui.painter()
            .rect_filled(rect, metrics::CONTROL_RADIUS, ground);
    }
    let inner = rect.shrink2(vec2(metrics::RELATED, 0.0));
    let middle = inner.center().y;
    ui.painter().text(
        inner.left_center(),
        Align2::LEFT_CENTER,
        entry.icon.glyph(),
        Icon::font(15.0),
        palette.text_quiet,
    );
    let keys = entry.command.and_then(|command| keymap.shortcut(command));
    let keys = keys.map_or_else(String::new, |keys| ui.ctx().format_shortcut(&keys));
    let font = TextStyle::Small.resolve(ui.style());
    let keys = ui.painter().text(
        inner.right_center(),
        Align2::RIGHT_CENTER,
        keys,
        font,
        palette.text_quiet,
    );
    let paint = |left: f32, text: RichText| {
        let room = (keys.left() - metrics::RELATED - left).max(0.0);
        let text = WidgetText::from(text).into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            room,
            TextStyle::Body,
        );
        let size = text.size();
        ui.painter()
            .galley(pos2(left, middle - size.y / 2.0), text, palette.text);
        left + size.x
    };
    let after_title = paint(inner.left() + 24.0, text::medium(&entry.title));
    paint(after_title + 10.0, text::secondary(&entry.detail));
    response
}
