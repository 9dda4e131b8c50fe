//! One line, laid out: where its bytes are on the screen.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::{FontId, Galley, Rangef, TextStyle, Ui, vec2};

use super::fold::{DisplayLine, Fold, Place};
use super::highlight::{Span, Token};
use super::session::Session;
use crate::ui::theme::{Palette, metrics};

/// Long lines are laid out in parts of this many bytes, and only those in view.
const CHUNK: usize = 512;

/// The measures of the editor's font.
#[derive(Clone, Debug)]
pub(super) struct FontMetrics {
    pub(super) font: FontId,
    pub(super) row_height: f32,
    /// The width of every ASCII character.
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

/// A line as it is drawn. `x` counts from the left end of its text.
pub(super) struct Row {
    pub(super) line: usize,
    pub(super) display: DisplayLine,
    chunks: Vec<Chunk>,
}

/// A part of a line.
struct Chunk {
    shown: Range<usize>,
    x: f32,
    width: f32,
    /// Missing where it is out of view; the width is then the sum of its characters'.
    galley: Option<Arc<Galley>>,
}

impl Row {
    /// Lays out what of `line` is within `view`.
    pub(super) fn new(
        ui: &Ui,
        font: &FontMetrics,
        session: &mut Session,
        folds: &[Fold<'_>],
        line: usize,
        view: Rangef,
    ) -> Self {
        let display = DisplayLine::new(&session.buffer, line, folds);
        let line_start = session.buffer.line_range(line).start;
        let spans = session.buffer.spans(line);
        let mut chunks = Vec::with_capacity(display.text.len() / CHUNK + 1);
        let (mut start, mut x) = (0, 0.0);
        while start < display.text.len() {
            let end = display
                .text
                .ceil_char_boundary((start + CHUNK).min(display.text.len()));
            let chunk = Chunk::new(ui, font, &display, line_start, spans, start..end, x, view);
            x += chunk.width;
            start = end;
            chunks.push(chunk);
        }
        Self {
            line,
            display,
            chunks,
        }
    }

    pub(super) fn width(&self) -> f32 {
        self.chunks
            .last()
            .map_or(0.0, |chunk| chunk.x + chunk.width)
    }

    /// Where an offset of the text stands; within a character, where that begins.
    pub(super) fn x_of(&self, offset: usize) -> f32 {
        let shown = self.display.to_shown(offset);
        self.x_of_shown(self.display.text.floor_char_boundary(shown))
    }

    /// Where a byte of the shown line stands.
    pub(super) fn x_of_shown(&self, shown: usize) -> f32 {
        let Some(chunk) = self.chunks.iter().find(|chunk| shown < chunk.shown.end) else {
            return self.width();
        };
        let before = &self.display.text[chunk.shown.start..shown.max(chunk.shown.start)];
        chunk.x
            + match &chunk.galley {
                Some(galley) => {
                    galley
                        .pos_from_cursor(CCursor::new(before.chars().count()))
                        .min
                        .x
                }
                None => columns(before.len()) * chunk.mean_advance(),
            }
    }

    /// What stands at `x`, or nearest to it.
    pub(super) fn place_at(&self, x: f32) -> Place {
        if let Some(fold) = self.fold_at(x) {
            return Place::Fold(fold);
        }
        let Some(chunk) = self.chunks.iter().find(|chunk| x < chunk.x + chunk.width) else {
            return self.display.to_place(self.display.text.len());
        };
        let text = &self.display.text[chunk.shown.clone()];
        let within = match &chunk.galley {
            Some(galley) => {
                let cursor = galley.cursor_from_pos(vec2(x - chunk.x, 0.0));
                text.char_indices()
                    .nth(cursor.index.0)
                    .map_or(text.len(), |(at, _)| at)
            }
            None => text.floor_char_boundary(nearest_column((x - chunk.x) / chunk.mean_advance())),
        };
        self.display.to_place(chunk.shown.start + within)
    }

    /// The fold whose label covers `x`.
    fn fold_at(&self, x: f32) -> Option<usize> {
        let mut labels = self
            .display
            .pieces()
            .iter()
            .filter(|piece| piece.fold.is_some());
        let covers = |shown: &Range<usize>| {
            self.x_of_shown(shown.start) <= x && x < self.x_of_shown(shown.end)
        };
        labels
            .find(|piece| covers(&piece.shown))
            .and_then(|piece| piece.fold)
    }

    /// The parts that are to be painted, and where.
    pub(super) fn galleys(&self) -> impl Iterator<Item = (f32, &Arc<Galley>)> {
        self.chunks
            .iter()
            .filter_map(|chunk| chunk.galley.as_ref().map(|galley| (chunk.x, galley)))
    }
}

impl Chunk {
    #[expect(
        clippy::too_many_arguments,
        reason = "called once, by the row whose fields these are"
    )]
    fn new(
        ui: &Ui,
        font: &FontMetrics,
        display: &DisplayLine,
        line_start: usize,
        spans: &[Span],
        shown: Range<usize>,
        x: f32,
        view: Rangef,
    ) -> Self {
        let text = &display.text[shown.clone()];
        let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        let likely = if is_plain {
            columns(text.len()) * font.advance
        } else {
            summed_width(ui, font, text)
        };
        if !view.intersects(Rangef::new(x, x + likely)) {
            return Self {
                shown,
                x,
                width: likely,
                galley: None,
            };
        }
        let job = job(Palette::of(ui), font, display, line_start, spans, &shown);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let width = if is_plain { likely } else { galley.size().x };
        Self {
            shown,
            x,
            width,
            galley: Some(galley),
        }
    }

    /// How wide a byte is, about, while nothing is laid out.
    fn mean_advance(&self) -> f32 {
        self.width / columns(self.shown.len())
    }
}

/// How wide `text` is without laying it out, which is dear.
fn summed_width(ui: &Ui, font: &FontMetrics, text: &str) -> f32 {
    ui.fonts_mut(|fonts| {
        let width_of = |letter| match letter {
            ' '..='~' => font.advance,
            other => fonts.glyph_width(&font.font, other),
        };
        text.chars().map(width_of).sum()
    })
}

/// The coloured text of a part of a line.
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
        if piece.fold.is_some() {
            job.append(&display.text[shown], 0.0, format(palette.accent_text));
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
