//! Entry of a list that leads somewhere: a section, a file, a command.

use egui::{
    Align2, Color32, FontId, Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle,
    TextWrapMode, Ui, Widget, WidgetInfo, WidgetText, pos2, vec2,
};

use super::Tone;
use crate::ui::theme::{Icon, Palette, metrics, text};

/// Row over the whole width: icon, title, and the state at the right end.
#[derive(Clone, Copy, Debug)]
#[must_use = "add it to a `Ui`"]
pub struct NavRow<'a> {
    /// Name of the target.
    pub title: &'a str,
    /// Icon before the title.
    pub icon: Icon,
    /// State of the target, and a count where there is something to count: two errors.
    pub state: Option<(Tone, usize)>,
    /// True if the target is the one that is shown.
    pub selected: bool,
}

impl NavRow<'_> {
    /// Accessible name: "Rollout, 2 errors", "Tags, not set".
    fn accessible_name(self) -> String {
        let Some((tone, count)) = self.state else {
            return self.title.to_owned();
        };
        let word = tone.word().to_lowercase();
        match count {
            0 => format!("{}, {word}", self.title),
            1 => format!("{}, 1 {word}", self.title),
            count => format!("{}, {count} {word}s", self.title),
        }
    }
}

impl Widget for NavRow<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let palette = Palette::of(ui);
        let size = vec2(ui.available_width(), metrics::CONTROL_HEIGHT);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| {
            let name = self.accessible_name();
            WidgetInfo::selected(Role::Button, ui.is_enabled(), self.selected, name)
        });
        paint_row_ground(
            ui,
            rect,
            &response,
            self.selected.then_some(palette.pressed),
        );
        // Painted rather than added as labels: a screen reader hears the row's name once.
        let inner = rect.shrink2(vec2(metrics::RELATED, 0.0));
        let (color, title) = if self.selected {
            (palette.accent_text, text::medium(self.title))
        } else {
            (palette.text_quiet, self.title.into())
        };
        let icon = inner.left_center();
        let icon = paint_glyph(ui, icon, Align2::LEFT_CENTER, self.icon, 16.0, color);
        let mut right = inner.right();
        if let Some((tone, count)) = self.state {
            let (end, color) = (inner.right_center(), tone.color(palette));
            right = paint_glyph(ui, end, Align2::RIGHT_CENTER, tone.icon(), 13.0, color).left();
            if count > 0 {
                let end = pos2(right - metrics::TIGHT, inner.center().y);
                let font = TextStyle::Small.resolve(ui.style());
                let painter = ui.painter();
                right = painter
                    .text(end, Align2::RIGHT_CENTER, count, font, color)
                    .left();
            }
        }
        let room = inner
            .with_min_x(icon.right() + metrics::RELATED)
            .with_max_x(right - metrics::TIGHT);
        paint_text(ui, room, Align2::LEFT_CENTER, title, TextWrapMode::Truncate);
        response
    }
}

/// Paints the ground of a row: `fill`, or else that of a row under the pointer, and a ring around one with the focus.
pub fn paint_row_ground(ui: &Ui, rect: Rect, row: &Response, fill: Option<Color32>) {
    let palette = Palette::of(ui);
    let fill = fill.or(row.hovered().then_some(palette.hover));
    let ring = if row.has_focus() {
        Stroke::new(metrics::FOCUS_RING, palette.accent_text)
    } else {
        Stroke::NONE
    };
    let (corners, fill) = (metrics::CONTROL_RADIUS, fill.unwrap_or_default());
    ui.painter()
        .rect(rect, corners, fill, ring, StrokeKind::Inside);
}

fn paint_glyph(
    ui: &Ui,
    at: egui::Pos2,
    anchor: Align2,
    icon: Icon,
    size: f32,
    color: Color32,
) -> Rect {
    let font: FontId = Icon::font(size);
    ui.painter().text(at, anchor, icon.glyph(), font, color)
}

/// Paints `text` at one corner of `room`, wrapped or cut to its width; returns its rectangle, and whether it is cut.
pub fn paint_text(
    ui: &Ui,
    room: Rect,
    corner: Align2,
    text: impl Into<WidgetText>,
    wrap: TextWrapMode,
) -> (Rect, bool) {
    let width = room.width().max(0.0);
    let text = text
        .into()
        .into_galley(ui, Some(wrap), width, TextStyle::Body);
    let place = corner.align_size_within_rect(text.size(), room);
    let is_cut = text.elided;
    ui.painter().galley(place.min, text, Palette::of(ui).text);
    (place, is_cut)
}
