//! Gutter: line numbers, and icons for the marks of each line.

use std::collections::HashMap;
use std::ops::Range;

use egui::{Align2, Stroke, Ui, pos2};

use super::row::{FontMetrics, columns};
use super::session::Session;
use super::view::{Areas, View};
use crate::ui::theme::{Icon, Palette, metrics};
use crate::ui::widgets::Tone;

/// Width of an icon, left of the numbers.
const MARK_WIDTH: f32 = 20.0;
const PADDING: f32 = 8.0;

/// Width of the gutter for this number of lines; it does not change with every line.
pub(super) fn width(font: &FontMetrics, lines: usize) -> f32 {
    let digits = lines.max(100).ilog10() as usize + 1;
    MARK_WIDTH + columns(digits) * font.advance + PADDING
}

/// Draws the gutter over the text that has been scrolled beneath.
pub(super) fn ui(view: &View<'_>, ui: &Ui, areas: &Areas, session: &Session) {
    let palette = Palette::of(ui);
    let painter = ui.painter_at(areas.gutter);
    let right = areas.gutter.right();
    painter.rect_filled(areas.gutter, 0.0, palette.inset);
    painter.vline(
        right - 0.5,
        areas.gutter.y_range(),
        Stroke::new(metrics::HAIRLINE, palette.border),
    );

    let current = session.buffer.line_of(session.head);
    let lines = areas.lines(session.buffer.line_count());
    let worst = worst(view, session, &lines);
    for line in lines {
        let y = areas.y_of(line) + areas.row_height / 2.0;
        let color = if line == current {
            palette.text
        } else {
            palette.text_quiet
        };
        let number = pos2(right - PADDING, y);
        painter.text(
            number,
            Align2::RIGHT_CENTER,
            line + 1,
            view.font.font.clone(),
            color,
        );
        if let Some(tone) = worst.get(&line) {
            let center = pos2(areas.gutter.left() + MARK_WIDTH / 2.0 + 1.0, y);
            painter.text(
                center,
                Align2::CENTER_CENTER,
                tone.icon().glyph(),
                Icon::font(13.0),
                tone.color(palette),
            );
        }
    }
}

/// Worst tone among the marks of each of these lines.
fn worst(view: &View<'_>, session: &Session, lines: &Range<usize>) -> HashMap<usize, Tone> {
    let rank = |tone: Tone| match tone {
        Tone::Error => 0,
        Tone::Warning => 1,
        Tone::Info => 2,
        Tone::Success | Tone::Neutral => 3,
    };
    let mut worst = HashMap::new();
    for mark in view.marks {
        let line = session.buffer.line_of(mark.range.start);
        if lines.contains(&line) {
            let known = worst.entry(line).or_insert(mark.tone);
            if rank(mark.tone) < rank(*known) {
                *known = mark.tone;
            }
        }
    }
    worst
}
