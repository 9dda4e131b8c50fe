//! An entry of the palette as it is drawn.

use egui::{Align2, Response, Role, Sense, TextStyle, TextWrapMode, Ui, WidgetInfo, vec2};

use super::entry::Entry;
use crate::editor::Keymap;
use crate::ui::theme::{Icon, Palette, metrics, text};
use crate::ui::widgets::{paint_row_ground, paint_text};

/// Draws the entry on one line. It does not take the focus: that stays where one types.
pub(super) fn row_ui(ui: &mut Ui, entry: &Entry, keymap: &Keymap, selected: bool) -> Response {
    let height = metrics::CONTROL_HEIGHT + metrics::TIGHT;
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| {
        let name = format!("{}, {}", entry.title, entry.detail);
        WidgetInfo::selected(Role::Button, ui.is_enabled(), selected, name)
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let palette = Palette::of(ui);
    paint_row_ground(ui, rect, &response, selected.then_some(palette.selection));
    let inner = rect.shrink2(vec2(metrics::RELATED, 0.0));
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
    let (end, anchor) = (inner.right_center(), Align2::RIGHT_CENTER);
    let keys = ui
        .painter()
        .text(end, anchor, keys, font, palette.text_quiet);
    let room = inner.with_max_x(keys.left() - metrics::RELATED);
    let paint = |left: f32, text| {
        let room = room.with_min_x(left);
        paint_text(ui, room, Align2::LEFT_CENTER, text, TextWrapMode::Truncate).0
    };
    let title = paint(inner.left() + 24.0, text::medium(&entry.title));
    paint(title.right() + 10.0, text::secondary(&entry.detail));
    response
}
