//! Paints the text area of the editor.

use std::collections::HashSet;
use std::ops::Range;

use egui::output::IMEOutput;
use egui::{
    Color32, IMEPurpose, Painter, Pos2, Rangef, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::fold::Shows;
use super::row::Row;
use super::session::Session;
use super::view::{Areas, View};
use crate::ui::theme::{Palette, metrics};

/// Width of a selected line end, in columns.
const SELECTED_LINE_END: f32 = 0.6;

/// Draws the rows in layers, from the background up.
pub(super) fn text_ui(
    view: &View<'_>,
    ui: &Ui,
    areas: &Areas,
    session: &mut Session,
    rows: &[Row],
) {
    let painter = ui.painter_at(areas.text);
    let focused = ui.memory(|memory| memory.has_focus(view.id));
    let layer = Layer {
        view,
        ui,
        areas,
        painter: &painter,
        palette: Palette::of(ui),
    };
    layer.current_line(session, focused);
    let pair = if focused {
        session.bracket_pair()
    } else {
        None
    };
    for row in rows {
        layer.selection(session, row);
        layer.labels(row);
        layer.brackets(row, pair, session);
        for (x, galley) in row.galleys() {
            let position = pos2(areas.origin.x + x, areas.y_of(row.line));
            painter.galley(position, galley.clone(), layer.palette.text);
        }
    }
    layer.marks(session, rows);
    if focused {
        layer.cursor(session, rows);
    }
}

struct Layer<'a> {
    view: &'a View<'a>,
    ui: &'a Ui,
    areas: &'a Areas,
    painter: &'a Painter,
    palette: &'static Palette,
}

impl Layer<'_> {
    fn current_line(&self, session: &Session, focused: bool) {
        if focused && session.selection().is_empty() {
            let line = session.buffer.line_of(session.head);
            self.painter
                .rect_filled(self.areas.line_rect(line), 0.0, self.palette.current_line);
        }
    }

    /// Area of a part of a row.
    fn area(&self, row: &Row, xs: Rangef) -> Rect {
        let top = self.areas.y_of(row.line);
        let left = self.areas.origin.x;
        Rect::from_x_y_ranges(
            left + xs.min..=left + xs.max,
            top..=top + self.areas.row_height,
        )
    }

    /// X range of the part of `range` that is in this row.
    fn extent(row: &Row, session: &Session, range: &Range<usize>) -> Option<Rangef> {
        let line = session.buffer.line_range(row.line);
        let (start, end) = (range.start.max(line.start), range.end.min(line.end));
        (start <= end).then(|| Rangef::new(row.x_of(start), row.x_of(end)))
    }

    fn selection(&self, session: &Session, row: &Row) {
        let selection = session.selection();
        if selection.is_empty() {
            return;
        }
        let Some(mut xs) = Self::extent(row, session, &selection) else {
            return;
        };
        if selection.end > session.buffer.line_range(row.line).end {
            xs.max += SELECTED_LINE_END * self.view.font.advance;
        }
        self.painter
            .rect_filled(self.area(row, xs), 2.0, self.palette.selection);
    }

    fn labels(&self, row: &Row) {
        for piece in row.display.pieces() {
            let ground = match piece.shows {
                Shows::Text => continue,
                Shows::Fold(_) => self.palette.hover,
                Shows::Code => self.palette.warning_soft,
            };
            let xs = Rangef::new(
                row.x_of_shown(piece.shown.start),
                row.x_of_shown(piece.shown.end),
            );
            let chip = self.area(row, xs).shrink2(vec2(0.0, 2.0));
            self.painter.rect_filled(chip, 4.0, ground);
        }
    }

    fn brackets(&self, row: &Row, pair: Option<(usize, usize)>, session: &Session) {
        let Some((one, other)) = pair else { return };
        let line = session.buffer.line_range(row.line);
        for at in [one, other].into_iter().filter(|at| line.contains(at)) {
            let xs = Rangef::new(row.x_of(at), row.x_of(at + 1));
            let edge = Stroke::new(metrics::HAIRLINE, self.palette.control_border);
            self.painter.rect_stroke(
                self.area(row, xs).shrink2(vec2(0.0, 1.0)),
                2.0,
                edge,
                StrokeKind::Inside,
            );
        }
    }

    fn marks(&self, session: &Session, rows: &[Row]) {
        // Marks that cover the same area are underlined once.
        let mut drawn = HashSet::new();
        for mark in self.view.marks {
            for row in rows {
                let Some(xs) = Self::extent(row, session, &mark.range) else {
                    continue;
                };
                let starts_here = session.buffer.line_range(row.line).start <= mark.range.start;
                if xs.span() == 0.0 && !starts_here {
                    continue;
                }
                let least = xs.min + self.view.font.advance;
                let area = self.area(row, Rangef::new(xs.min, xs.max.max(least)));
                let area = area.intersect(self.areas.text);
                let bits = [area.min.x, area.max.x, area.min.y].map(f32::to_bits);
                if area.is_positive() && drawn.insert((bits, mark.tone)) {
                    self.squiggle(area, mark.tone.color(self.palette));
                }
            }
        }
    }

    /// Paints a wavy line along the bottom of `area`.
    fn squiggle(&self, area: Rect, color: Color32) {
        const STEP: f32 = 2.0;
        let (top, bottom) = (area.bottom() - 4.0, area.bottom() - 2.0);
        let mut points: Vec<Pos2> = Vec::new();
        let mut x = area.left();
        while x <= area.right() {
            points.push(pos2(
                x,
                if points.len().is_multiple_of(2) {
                    bottom
                } else {
                    top
                },
            ));
            x += STEP;
        }
        self.painter
            .add(Shape::line(points, Stroke::new(1.2, color)));
    }

    fn cursor(&self, session: &mut Session, rows: &[Row]) {
        let mut cursor = self
            .view
            .cursor_rect(self.ui, self.areas, session, session.head)
            .shrink2(vec2(0.0, 1.0));
        if !session.composing.is_empty() {
            let line = session.buffer.line_of(session.head);
            let row = rows.iter().find(|row| row.line == line);
            let width = self.composing(row, &session.composing, cursor.min);
            cursor = cursor.translate(vec2(width, 0.0));
        }
        let in_window = self.ui.input(|input| input.focused);
        if self.view.read_only || !in_window {
            return;
        }
        let since = self.ui.input(|input| input.time) - session.active_at;
        egui::text_selection::visuals::paint_text_cursor(self.ui, self.painter, cursor, since);
        if self
            .ui
            .memory(|memory| memory.owns_ime_events(self.view.id))
        {
            let to_global = self
                .ui
                .ctx()
                .layer_transform_to_global(self.ui.layer_id())
                .unwrap_or_default();
            self.ui.output_mut(|output| {
                output.ime = Some(IMEOutput {
                    purpose: IMEPurpose::Normal,
                    rect: to_global * self.areas.text,
                    cursor_rect: to_global * cursor,
                    should_interrupt_composition: false,
                });
            });
        }
    }

    /// Paints the text that an input method is composing at the cursor, and moves the rest of the line behind it.
    /// Returns the text's width.
    fn composing(&self, row: Option<&Row>, text: &str, at: Pos2) -> f32 {
        let font = self.view.font.font.clone();
        let galley = self
            .painter
            .layout_no_wrap(text.to_owned(), font, self.palette.text);
        let width = galley.size().x;
        let bottom = at.y + self.areas.row_height - 2.0;
        let rest = Rect::from_min_max(at, pos2(self.areas.text.right(), bottom));
        self.painter.rect_filled(rest, 0.0, self.palette.inset);
        self.painter
            .rect_filled(rest, 0.0, self.palette.current_line);
        if let Some(row) = row {
            let room = rest.with_min_x(at.x + width);
            let painter = self
                .painter
                .with_clip_rect(room.intersect(self.painter.clip_rect()));
            let left = self.areas.origin.x + width;
            for (x, galley) in row.galleys() {
                let position = pos2(left + x, self.areas.y_of(row.line));
                painter.galley(position, galley.clone(), self.palette.text);
            }
        }
        let underline = Stroke::new(metrics::HAIRLINE, self.palette.accent_text);
        self.painter
            .hline(at.x..=at.x + width, bottom - 1.0, underline);
        let y = rest.center().y - galley.size().y / 2.0;
        self.painter
            .galley(pos2(at.x, y), galley, self.palette.text);
        width
    }
}
