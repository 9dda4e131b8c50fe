//! Layout of one line: positions of its bytes on the screen.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::{FontId, Galley, Rangef, TextStyle, Ui, vec2};

use super::buffer::LONGEST_COLOURED;
use super::fold::{DisplayLine, Fold, Position, Shows};
use super::highlight::{Span, Token};
use super::session::Session;
use crate::ui::theme::{Palette, metrics};

/// Length, in bytes, of the parts in which a long line is laid out; only parts in view are.
const CHUNK: usize = 512;

/// Measures of the editor's font.
#[derive(Clone, Debug)]
pub(super) struct FontMetrics {
    pub(super) font: FontId,
    pub(super) row_height: f32,
    /// Width of every ASCII character.
    pub(super) advance: f32,
}

impl FontMetrics {
    pub(super) fn of(ui: &Ui) -> Self {
        let font = TextStyle::Monospace.resolve(ui.style());
        let advance = ui.fonts_mut(|fonts| fonts.glyph_width(&font, '0'));
        Self {
            font,
            row_height: metrics::LINE_HEIGHT,
            advance,
        }
    }
}

/// Line as it is drawn. `x` counts from the left end of its text.
pub(super) struct Row {
    pub(super) line: usize,
    pub(super) display: Arc<DisplayLine>,
    parts: Arc<[Part]>,
    /// Parts in view, in order.
    laid_out: Vec<LaidOut>,
}

/// Part of a line with its estimated position: its width is the sum of its characters' widths.
#[derive(Clone, Debug)]
pub(super) struct Part {
    shown: Range<usize>,
    x: f32,
    width: f32,
    /// True if the width is exact.
    is_plain: bool,
}

/// Part that is in view.
struct LaidOut {
    part: usize,
    x: f32,
    width: f32,
    galley: Arc<Galley>,
}

impl Row {
    /// Lays out the parts of `line` within `view`.
    pub(super) fn new(
        ui: &Ui,
        font: &FontMetrics,
        session: &mut Session,
        folds: &[Fold<'_>],
        line: usize,
        view: Rangef,
    ) -> Self {
        let (display, parts) = session.measured(line, folds, |display| parts(ui, font, display));
        let line_start = session.buffer.line_range(line).start;
        let spans = session.buffer.spans(line);
        let first = parts.partition_point(|part| part.x + part.width < view.min);
        let mut x = parts.get(first).map_or(0.0, |part| part.x);
        let mut laid_out = Vec::new();
        for (index, part) in parts.iter().enumerate().skip(first) {
            if x > view.max {
                break;
            }
            let job = job(
                Palette::of(ui),
                font,
                &display,
                line_start,
                spans,
                &part.shown,
            );
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
            let width = if part.is_plain {
                part.width
            } else {
                galley.size().x
            };
            laid_out.push(LaidOut {
                part: index,
                x,
                width,
                galley,
            });
            x += width;
        }
        Self {
            line,
            display,
            parts,
            laid_out,
        }
    }

    pub(super) fn width(&self) -> f32 {
        let Some(last) = self.parts.last() else {
            return 0.0;
        };
        match self.laid_out(self.parts.len() - 1) {
            Some(laid_out) => laid_out.x + laid_out.width,
            None => last.x + last.width,
        }
    }

    /// Layout of the part with this index, if it is in view.
    fn laid_out(&self, part: usize) -> Option<&LaidOut> {
        let first = self.laid_out.first()?.part;
        self.laid_out.get(part.checked_sub(first)?)
    }

    /// Range of the shown line that goes into the accessibility tree: all of it, of a long one the parts in view.
    pub(super) fn accessible_range(&self) -> Range<usize> {
        match self.laid_out.as_slice() {
            [first, .., last] if self.parts.len() > MOST_PARTS_ACCESSIBLE => {
                self.parts[first.part].shown.start..self.parts[last.part].shown.end
            }
            [only] if self.parts.len() > MOST_PARTS_ACCESSIBLE => {
                self.parts[only.part].shown.clone()
            }
            [] if self.parts.len() > MOST_PARTS_ACCESSIBLE => 0..0,
            _ => 0..self.display.text.len(),
        }
    }

    /// X of an offset in the text; within a character, that of its start.
    pub(super) fn x_of(&self, offset: usize) -> f32 {
        let shown = self.display.to_shown(offset);
        self.x_of_shown(self.display.text.floor_char_boundary(shown))
    }

    /// X of a byte in the shown line.
    pub(super) fn x_of_shown(&self, shown: usize) -> f32 {
        let index = self.parts.partition_point(|part| part.shown.end <= shown);
        let Some(part) = self.parts.get(index) else {
            return self.width();
        };
        let before = &self.display.text[part.shown.start..shown];
        match self.laid_out(index) {
            Some(LaidOut { x, galley, .. }) => {
                let cursor = CCursor::new(before.chars().count());
                x + galley.pos_from_cursor(cursor).min.x
            }
            None => part.x + columns(before.len()) * part.mean_advance(),
        }
    }

    /// Position in the text at `x`, or the nearest.
    pub(super) fn position_at(&self, x: f32) -> Position {
        if let Some(fold) = self.fold_at(x) {
            return Position::Fold(fold);
        }
        let covers = |laid_out: &&LaidOut| laid_out.x <= x && x < laid_out.x + laid_out.width;
        let seen = self.laid_out.iter().find(covers);
        let index = seen.map_or_else(
            || self.parts.partition_point(|part| part.x + part.width <= x),
            |laid_out| laid_out.part,
        );
        let Some(part) = self.parts.get(index) else {
            return self.display.to_position(self.display.text.len());
        };
        let text = &self.display.text[part.shown.clone()];
        let within = match self.laid_out(index) {
            Some(LaidOut {
                x: left, galley, ..
            }) => {
                let cursor = galley.cursor_from_pos(vec2(x - left, 0.0));
                text.char_indices()
                    .nth(cursor.index.0)
                    .map_or(text.len(), |(at, _)| at)
            }
            None => text.floor_char_boundary(nearest_column((x - part.x) / part.mean_advance())),
        };
        self.display.to_position(part.shown.start + within)
    }

    /// Index of the fold whose label covers `x`.
    fn fold_at(&self, x: f32) -> Option<usize> {
        let covers = |shown: &Range<usize>| {
            self.x_of_shown(shown.start) <= x && x < self.x_of_shown(shown.end)
        };
        self.display
            .pieces()
            .iter()
            .find_map(|piece| match piece.shows {
                Shows::Fold(fold) if covers(&piece.shown) => Some(fold),
                _ => None,
            })
    }

    /// Parts to paint, with their x.
    pub(super) fn galleys(&self) -> impl Iterator<Item = (f32, &Arc<Galley>)> {
        self.laid_out
            .iter()
            .map(|laid_out| (laid_out.x, &laid_out.galley))
    }
}

/// Number of parts above which a line is long.
const MOST_PARTS_ACCESSIBLE: usize = 4;

/// Measures the parts of a line without layout.
fn parts(ui: &Ui, font: &FontMetrics, display: &DisplayLine) -> Arc<[Part]> {
    let mut parts = Vec::with_capacity(display.text.len() / CHUNK + 1);
    // Nobody scrolls a huge line to a letter by its place, and each of its letters would be looked up.
    let is_huge = display.text.len() > LONGEST_COLOURED;
    let (mut start, mut x) = (0, 0.0);
    while start < display.text.len() {
        let end = (start + CHUNK).min(display.text.len());
        let end = display.text.ceil_char_boundary(end);
        let text = &display.text[start..end];
        let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        let width = if is_plain {
            columns(text.len()) * font.advance
        } else if is_huge {
            columns(text.chars().count()) * font.advance
        } else {
            summed_width(ui, font, text)
        };
        parts.push(Part {
            shown: start..end,
            x,
            width,
            is_plain,
        });
        x += width;
        start = end;
    }
    parts.into()
}

impl Part {
    /// Estimated width of a byte, while nothing is laid out.
    fn mean_advance(&self) -> f32 {
        self.width / columns(self.shown.len())
    }
}

/// Sum of the characters' widths, without layout, which is slow.
fn summed_width(ui: &Ui, font: &FontMetrics, text: &str) -> f32 {
    ui.fonts_mut(|fonts| {
        let width_of = |letter| match letter {
            ' '..='~' => font.advance,
            other => fonts.glyph_width(&font.font, other),
        };
        text.chars().map(width_of).sum()
    })
}

/// Coloured text of a part of a line.
fn job(
    palette: &Palette,
    font: &FontMetrics,
    display: &DisplayLine,
    line_start: usize,
    spans: &[Span],
    chunk: &Range<usize>,
) -> LayoutJob {
    let mut job = LayoutJob {
        break_on_newline: false,
        keep_trailing_whitespace: true,
        ..LayoutJob::default()
    };
    job.wrap.max_width = f32::INFINITY;
    let format = |color| TextFormat {
        line_height: Some(font.row_height),
        ..TextFormat::simple(font.font.clone(), color)
    };
    for piece in display.pieces() {
        let shown = piece.shown.start.max(chunk.start)..piece.shown.end.min(chunk.end);
        if shown.is_empty() {
            continue;
        }
        let label = match piece.shows {
            Shows::Text => None,
            Shows::Fold(_) => Some(palette.accent_text),
            Shows::Code => Some(palette.warning),
        };
        if let Some(color) = label {
            job.append(&display.text[shown], 0.0, format(color));
            continue;
        }
        let in_line = piece.real.start - line_start;
        let first =
            spans.partition_point(|span| span.end + piece.shown.start <= shown.start + in_line);
        let mut at = shown.start;
        for span in &spans[first..] {
            let end = (span.end + piece.shown.start - in_line).min(shown.end);
            job.append(
                &display.text[at..end],
                0.0,
                format(span.token.color(palette)),
            );
            at = end;
            if at == shown.end {
                break;
            }
        }
        if at < shown.end {
            job.append(
                &display.text[at..shown.end],
                0.0,
                format(Token::Plain.color(palette)),
            );
        }
    }
    job
}

/// As many columns, to multiply with a width.
#[expect(
    clippy::cast_precision_loss,
    reason = "pixels are counted in f32; no line is that long"
)]
pub(super) fn columns(count: usize) -> f32 {
    count as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, which is what is wanted"
)]
fn nearest_column(columns: f32) -> usize {
    columns.round() as usize
}
