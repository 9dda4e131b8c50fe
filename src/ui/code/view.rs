//! Layout of the editor, and the order of input and drawing in a frame.

use std::ops::Range;

use egui::style::ScrollAnimation;
use egui::{
    Event, EventFilter, Id, Key, Pos2, Rangef, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::buffer::Buffer;
use super::fold::{self, Fold};
use super::input::Keyboard;
use super::row::{FontMetrics, Row, columns};
use super::session::Session;
use super::{Mark, access, gutter, paint, pointer};
use crate::template::text::shortened;
use crate::ui::widgets::text_menu::text_menu_ui;

/// Space between the gutter and the text, and behind the longest line.
const PADDING: f32 = 8.0;

/// Greatest number of characters of a text in the accessibility tree, beside the lines in view.
const LONGEST_ACCESSIBLE: usize = 128 << 10;

/// The editor in one frame.
pub(super) struct View<'a> {
    pub(super) id: Id,
    pub(super) name: &'a str,
    pub(super) read_only: bool,
    pub(super) folds: &'a [Fold<'a>],
    pub(super) marks: &'a [Mark<'a>],
    pub(super) font: FontMetrics,
}

/// Areas on the screen in this frame.
pub(super) struct Areas {
    /// Upper left corner of the first line's text.
    pub(super) origin: Pos2,
    /// Area of the text.
    pub(super) text: Rect,
    /// Area of the line numbers.
    pub(super) gutter: Rect,
    pub(super) row_height: f32,
}

impl Areas {
    pub(super) fn y_of(&self, line: usize) -> f32 {
        self.origin.y + columns(line) * self.row_height
    }

    /// Area of a line across the text.
    pub(super) fn line_rect(&self, line: usize) -> Rect {
        let top = self.y_of(line);
        Rect::from_x_y_ranges(self.text.x_range(), top..=top + self.row_height)
    }

    /// The lines in view, of `count`.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "both are cut to the lines there are"
    )]
    pub(super) fn lines(&self, count: usize) -> Range<usize> {
        let first = ((self.text.top() - self.origin.y) / self.row_height)
            .floor()
            .max(0.0) as usize;
        let end = ((self.text.bottom() - self.origin.y) / self.row_height)
            .ceil()
            .max(0.0) as usize;
        first.min(count)..end.min(count)
    }

    /// Scrolls `target` into view, right of the gutter.
    fn scroll_to(&self, ui: &Ui, mut target: Rect) {
        target.min.x -= self.gutter.width() + 2.0 * PADDING;
        target.max.x += 2.0 * PADDING;
        ui.scroll_to_rect_animation(target, None, ScrollAnimation::none());
    }

    /// The line at a height, the nearest when there is none.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is cut to the lines there are"
    )]
    pub(super) fn line_at(&self, y: f32, count: usize) -> usize {
        let line = ((y - self.origin.y) / self.row_height).floor().max(0.0) as usize;
        line.min(count - 1)
    }
}

fn is_press_of(event: &Event, wanted: Key) -> bool {
    matches!(event, Event::Key { key, pressed: true, .. } if *key == wanted)
}

impl View<'_> {
    /// Handles the input, then draws the result.
    pub(super) fn ui(&self, ui: &mut Ui, viewport: Rect, session: &mut Session) -> Response {
        let corner = ui.max_rect().min;
        let gutter = gutter::width(&self.font, session.buffer.line_count());
        let area = Rect::from_min_size(corner + viewport.min.to_vec2(), viewport.size());
        let areas = Areas {
            origin: pos2(corner.x + gutter + PADDING, corner.y + PADDING / 2.0),
            text: area.with_min_x(area.left() + gutter),
            gutter: area.with_max_x(area.left() + gutter),
            row_height: self.font.row_height,
        };
        ui.set_min_size(vec2(gutter, 0.0) + self.text_size(session) + vec2(2.0 * PADDING, PADDING));

        let mut response = ui.interact(area, self.id, Sense::click_and_drag());
        let revision = session.buffer.revision();
        pointer::handle(self, ui, &areas, session, &response);
        self.handle_keys(ui, &areas, session);
        access::handle(self, ui, session);
        if session.buffer.revision() != revision {
            response.mark_changed();
        }
        self.reveal(ui, &areas, session);
        self.follow_cursor(ui, &areas, session);

        let rows = self.rows(ui, &areas, session);
        paint::text_ui(self, ui, &areas, session, &rows);
        gutter::ui(self, ui, &areas, session);
        pointer::tooltip_ui(self, &areas, &rows, session, &response);
        response.widget_info(|| {
            let text = shortened(session.buffer.text(), LONGEST_ACCESSIBLE);
            WidgetInfo::text_edit(ui.is_enabled(), &*text, &*text, "")
        });
        access::describe(self, ui, &areas, session, &rows);
        text_menu_ui(&response, self.read_only);
        response
    }

    /// Lays out the parts of a line in view.
    pub(super) fn row(&self, ui: &Ui, areas: &Areas, session: &mut Session, line: usize) -> Row {
        let view = Rangef::new(
            areas.text.left() - areas.origin.x,
            areas.text.right() - areas.origin.x,
        );
        Row::new(ui, &self.font, session, self.folds, line, view)
    }

    fn rows(&self, ui: &Ui, areas: &Areas, session: &mut Session) -> Vec<Row> {
        let lines = areas.lines(session.buffer.line_count());
        lines
            .map(|line| self.row(ui, areas, session, line))
            .collect()
    }

    /// Estimated size of the whole text.
    fn text_size(&self, session: &mut Session) -> egui::Vec2 {
        let Session { buffer, widest, .. } = session;
        let widest = widest.get_or((buffer.revision(), self.folds.len()), || {
            self.widest(buffer)
        });
        vec2(
            columns(widest) * self.font.advance,
            columns(session.buffer.line_count()) * self.font.row_height,
        )
    }

    /// Length of the longest line in bytes, less what is folded.
    fn widest(&self, buffer: &Buffer) -> usize {
        let length = |line| {
            if self.folds.is_empty() {
                return buffer.line_len(line);
            }
            let range = buffer.line_range(line);
            let hidden: usize = self
                .folds
                .iter()
                .filter(|fold| range.start <= fold.range.start && fold.range.end <= range.end)
                .map(|fold| fold.range.len().saturating_sub(fold.label.len()))
                .sum();
            range.len() - hidden
        };
        (0..buffer.line_count()).map(length).max().unwrap_or(0)
    }

    fn handle_keys(&self, ui: &Ui, areas: &Areas, session: &mut Session) {
        if !ui.is_enabled() || !ui.memory(|memory| memory.has_focus(self.id)) {
            session.tab_leaves = false;
            session.has_focus = false;
            // A composition that loses the focus is inserted as if it had been confirmed.
            let composed = std::mem::take(&mut session.composing);
            if !composed.is_empty() && !self.read_only {
                session.insert(&composed);
            }
            return;
        }
        let came_by_tab = !session.has_focus
            && ui.input(|input| {
                input
                    .events
                    .iter()
                    .any(|event| is_press_of(event, Key::Tab))
            });
        session.has_focus = true;
        if came_by_tab {
            // The Tab that led here is not text, and the next one leaves again.
            session.tab_leaves = true;
        }
        let filter = EventFilter {
            tab: !self.read_only && !session.tab_leaves,
            escape: !self.read_only && !session.tab_leaves,
            horizontal_arrows: true,
            vertical_arrows: true,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, filter));
        let events = ui.input(|input| input.filtered_events(&filter));
        let page = areas
            .lines(session.buffer.line_count())
            .len()
            .saturating_sub(2)
            .max(1);
        let keyboard = Keyboard {
            folds: self.folds,
            read_only: self.read_only,
            page: isize::try_from(page).unwrap_or(1),
            is_mac: ui.os().is_mac(),
        };
        keyboard.handle(ui, session, &events);
    }

    /// Selects the range to reveal, once no fold hides it any more.
    fn reveal(&self, ui: &Ui, areas: &Areas, session: &mut Session) {
        let Some(range) = session.reveal.take() else {
            return;
        };
        let text = session.buffer.text();
        let start = text.floor_char_boundary(range.start);
        let end = text.floor_char_boundary(range.end).max(start);
        if let Some(fold) = fold::hiding(self.folds, start) {
            if session.unfold.is_none() {
                session.unfold = Some(fold);
                session.reveal = Some(range);
            }
            return;
        }
        session.select(start..end);
        session.active_at = ui.input(|input| input.time);
        let mut target = self.cursor_rect(ui, areas, session, start);
        if !areas.text.y_range().contains(target.center().y) {
            // A range far away is scrolled to the middle of the view.
            let around = (areas.text.height() / 2.0 - areas.row_height).max(0.0);
            target = target.expand2(vec2(0.0, around));
        }
        let last = self.cursor_rect(ui, areas, session, end);
        if last.left() > target.left() && last.left() - target.left() < areas.text.width() / 2.0 {
            target.max.x = last.right();
        }
        areas.scroll_to(ui, target);
    }

    fn follow_cursor(&self, ui: &Ui, areas: &Areas, session: &mut Session) {
        if std::mem::take(&mut session.follow_cursor) {
            let target = self.cursor_rect(ui, areas, session, session.head);
            areas.scroll_to(ui, target.expand2(vec2(0.0, PADDING / 2.0)));
        }
    }

    /// Area of a cursor at `offset` on the screen, in view or not.
    pub(super) fn cursor_rect(
        &self,
        ui: &Ui,
        areas: &Areas,
        session: &mut Session,
        offset: usize,
    ) -> Rect {
        let line = session.buffer.line_of(offset);
        let x = areas.origin.x + self.row(ui, areas, session, line).x_of(offset);
        let top = areas.y_of(line);
        Rect::from_min_max(pos2(x, top), pos2(x, top + areas.row_height))
    }
}
