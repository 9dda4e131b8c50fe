//! Entry of a list that leads somewhere: a section, a file, a command.

use egui::{
    Align2, Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui, Widget,
    WidgetInfo, WidgetText, pos2, vec2,
};

use super::Tone;
use crate::ui::theme::{Icon, Palette, metrics, text};

/// Row over the whole width: icon, title, and the state at the right end.
#[derive(Clone, Copy, Debug)]
#[must_use = "add it to a `Ui`"]
pub struct NavRow<'a> {
    title: &'a str,
    icon: Option<Icon>,
    state: Option<Tone>,
    count: usize,
    selected: bool,
}

impl<'a> NavRow<'a> {
    /// `title` names the target.
    pub fn new(title: &'a str) -> Self {
        Self {
            title,
            icon: None,
            state: None,
            count: 0,
            selected: false,
        }
    }

    /// Puts an icon before the title.
    pub fn icon(self, icon: Icon) -> Self {
        Self {
            icon: Some(icon),
            ..self
        }
    }

    /// Sets the row's tone, and a count where there is something to count: two errors.
    pub fn state(self, tone: Tone, count: usize) -> Self {
        Self {
            state: Some(tone),
            count,
            ..self
        }
    }

    /// Sets whether this row is the one that is shown.
    pub fn selected(self, selected: bool) -> Self {
        Self { selected, ..self }
    }

    /// Accessible name: "Rollout, 2 errors", "Tags, not set".
    fn accessible_name(self) -> String {
        let Some(tone) = self.state else {
            return self.title.to_owned();
        };
        let word = tone.word().to_lowercase();
        match self.count {
            0 => format!("{}, {word}", self.title),
            1 => format!("{}, 1 {word}", self.title),
            count => format!("{}, {count} {word}s", self.title),
        }
    }

    /// Paints rather than adds labels: a screen reader hears the row's name once.
    fn paint(self, ui: &Ui, palette: &Palette, rect: Rect) {
        let inner = rect.shrink2(vec2(metrics::RELATED, 0.0));
        let mut left = inner.left();
        if let Some(icon) = self.icon {
            let color = if self.selected {
                palette.accent_text
            } else {
                palette.text_quiet
            };
            let glyph = pos2(left, inner.center().y);
            let drawn = ui.painter().text(
                glyph,
                Align2::LEFT_CENTER,
                icon.glyph(),
                Icon::font(16.0),
                color,
            );
            left = drawn.right() + metrics::RELATED;
        }
        let right = self.paint_state(ui, palette, inner);
        let title = if self.selected {
            text::medium(self.title)
        } else {
            self.title.into()
        };
        let room = (right - left - metrics::TIGHT).max(0.0);
        let title = WidgetText::from(title).into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            room,
            TextStyle::Body,
        );
        let top = inner.center().y - title.size().y / 2.0;
        ui.painter().galley(pos2(left, top), title, palette.text);
    }

    /// Paints the state and returns the x of its left edge.
    fn paint_state(self, ui: &Ui, palette: &Palette, inner: Rect) -> f32 {
        let Some(tone) = self.state else {
            return inner.right();
        };
        let color = tone.color(palette);
        let at = |x| pos2(x, inner.center().y);
        let glyph = tone.icon().glyph();
        let icon = ui.painter().text(
            at(inner.right()),
            Align2::RIGHT_CENTER,
            glyph,
            Icon::font(13.0),
            color,
        );
        if self.count == 0 {
            return icon.left();
        }
        let font = TextStyle::Small.resolve(ui.style());
        let count = at(icon.left() - metrics::TIGHT);
        ui.painter()
            .text(count, Align2::RIGHT_CENTER, self.count, font, color)
            .left()
    }
}

impl Widget for NavRow<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let palette = Palette::of(ui);
        let size = vec2(ui.available_width(), metrics::CONTROL_HEIGHT);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| {
            WidgetInfo::selected(
                Role::Button,
                ui.is_enabled(),
                self.selected,
                self.accessible_name(),
            )
        });
        if ui.is_rect_visible(rect) {
            ground(ui, palette, rect, self.selected, &response);
            self.paint(ui, palette, rect);
        }
        response
    }
}

fn ground(ui: &Ui, palette: &Palette, rect: Rect, selected: bool, response: &Response) {
    let fill = if selected {
        Some(palette.pressed)
    } else if response.hovered() {
        Some(palette.hover)
    } else {
        None
    };
    if let Some(fill) = fill {
        ui.painter()
            .rect_filled(rect, metrics::CONTROL_RADIUS, fill);
    }
    if response.has_focus() {
        let ring = Stroke::new(metrics::FOCUS_RING, palette.accent_text);
        ui.painter()
            .rect_stroke(rect, metrics::CONTROL_RADIUS, ring, StrokeKind::Inside);
    }
}
