//! Folds: parts of a line that are shown as a label.

use std::ops::Range;

use super::buffer::Buffer;
use crate::template::hidden::{code, hidden};

/// Part of one line that is hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold<'a> {
    /// The bytes of the text that are hidden. A fold over a line break, or inside a character, is not made.
    pub range: Range<usize>,
    /// Text shown in its place: "… 36,512 bytes".
    pub label: &'a str,
}

/// Most characters of a line that can't be seen and are spelled out.
const MOST_SPELLED_OUT: usize = 200;

/// Line as it is shown: some of its bytes, with labels where others are hidden or can't be seen.
#[derive(Debug)]
pub(super) struct DisplayLine {
    pub(super) text: String,
    pieces: Vec<Piece>,
}

/// Stretch of a shown line.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Range in the whole text.
    pub(super) real: Range<usize>,
    /// Range in the shown line.
    pub(super) shown: Range<usize>,
    /// Kind of the piece.
    pub(super) shows: Shows,
}

/// Kind of a stretch of a shown line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    /// The text as it is.
    Text,
    /// Label of the fold with this index.
    Fold(usize),
    /// Code of a character that can't be seen: `U+202E`.
    Code,
}

/// Position in a shown line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// Offset in the text.
    Text(usize),
    /// Index of the fold whose label is there.
    Fold(usize),
}

/// Index of the fold that hides `offset`; its two ends are not hidden.
pub(super) fn hiding(folds: &[Fold<'_>], offset: usize) -> Option<usize> {
    folds
        .iter()
        .position(|fold| fold.range.start < offset && offset < fold.range.end)
}

/// True if the fold lies within one line and on character boundaries.
pub(super) fn is_possible(fold: &Fold<'_>, buffer: &Buffer) -> bool {
    let Fold { range, label: _ } = fold;
    let text = buffer.text();
    range.start < range.end
        && text.is_char_boundary(range.start)
        && text.is_char_boundary(range.end)
        && range.end <= buffer.line_range(buffer.line_of(range.start)).end
}

impl DisplayLine {
    /// `folds` are all possible, in order, and do not overlap.
    pub(super) fn new(buffer: &Buffer, line: usize, folds: &[Fold<'_>]) -> Self {
        let range = buffer.line_range(line);
        let mut shown = Self {
            text: String::new(),
            pieces: Vec::new(),
        };
        let mut at = range.start;
        for (index, fold) in folds.iter().enumerate() {
            if range.start <= fold.range.start && fold.range.end <= range.end {
                shown.push_text(at..fold.range.start, buffer);
                shown.push(fold.range.clone(), fold.label, Shows::Fold(index));
                at = fold.range.end;
            }
        }
        shown.push_text(at..range.end, buffer);
        shown
    }

    /// Appends text, with labels where nobody would see a character.
    fn push_text(&mut self, real: Range<usize>, buffer: &Buffer) {
        let mut at = real.start;
        for (place, character) in hidden(&buffer.text()[real.clone()]).take(MOST_SPELLED_OUT) {
            let start = real.start + place;
            let end = start + character.len_utf8();
            self.push(at..start, &buffer.text()[at..start], Shows::Text);
            self.push(start..end, &code(character), Shows::Code);
            at = end;
        }
        self.push(at..real.end, &buffer.text()[at..real.end], Shows::Text);
    }

    fn push(&mut self, real: Range<usize>, text: &str, shows: Shows) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece {
            real,
            shown: start..self.text.len(),
            shows,
        });
    }

    pub(super) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Offset in the shown line for an offset in the text. Hidden text is at its fold's start.
    pub(super) fn to_shown(&self, offset: usize) -> usize {
        for piece in &self.pieces {
            let is_text = piece.shows == Shows::Text;
            if !is_text && offset < piece.real.end {
                return piece.shown.start;
            }
            if is_text && offset <= piece.real.end {
                return piece.shown.start + offset.saturating_sub(piece.real.start);
            }
        }
        self.text.len()
    }

    /// Position in the text for a byte of the shown line. The ends of a label are the ends of what it stands for.
    pub(super) fn to_position(&self, shown: usize) -> Position {
        for piece in &self.pieces {
            let is_label = piece.shows != Shows::Text;
            if shown > piece.shown.end || (shown == piece.shown.end && is_label) {
                continue;
            }
            let middle = piece.shown.start.midpoint(piece.shown.end);
            return match piece.shows {
                Shows::Text => Position::Text(piece.real.start + (shown - piece.shown.start)),
                _ if shown <= piece.shown.start => Position::Text(piece.real.start),
                Shows::Fold(fold) => Position::Fold(fold),
                Shows::Code if shown < middle => Position::Text(piece.real.start),
                Shows::Code => Position::Text(piece.real.end),
            };
        }
        Position::Text(self.pieces.last().map_or(0, |piece| piece.real.end))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::highlight::Language;
    use super::*;
    use crate::template::hidden::is_hidden;

    fn buffer(text: &str) -> Buffer {
        let mut buffer = Buffer::new(Language::Json);
        buffer.sync(text, Language::Json);
        buffer
    }

    #[test]
    fn the_label_stands_for_what_is_hidden() {
        let buffer = buffer("{\n\"d\": \"abcdef\"\n}");
        let fold = Fold {
            range: 8..14,
            label: "…",
        };
        let line = DisplayLine::new(&buffer, 1, std::slice::from_ref(&fold));
        assert_eq!(line.text, "\"d\": \"…\"");
        assert_eq!(line.to_shown(8), 6);
        assert_eq!(line.to_shown(11), 6);
        assert_eq!(line.to_shown(14), 9);
        assert_eq!(line.to_position(6), Position::Text(8));
        assert_eq!(line.to_position(7), Position::Fold(0));
        assert_eq!(line.to_position(9), Position::Text(14));
        assert_eq!(hiding(&[fold], 11), Some(0));
    }

    #[test]
    fn what_can_not_be_seen_is_shown_by_its_code() {
        let buffer = buffer("\"a\u{202e}b\"");
        let line = DisplayLine::new(&buffer, 0, &[]);
        assert_eq!(line.text, "\"aU+202Eb\"");
        assert_eq!((line.to_shown(2), line.to_shown(5)), (2, 8));
        assert_eq!(line.to_position(2), Position::Text(2));
        assert_eq!(line.to_position(3), Position::Text(2));
        assert_eq!(line.to_position(7), Position::Text(5));
        assert_eq!(line.to_position(8), Position::Text(5));
    }

    #[test]
    fn a_fold_over_lines_or_within_a_character_is_not_made() {
        let buffer = buffer("aé\nb");
        for range in [0..4, 2..3, 1..1, 1..99] {
            assert!(
                !is_possible(
                    &Fold {
                        range: range.clone(),
                        label: "…"
                    },
                    &buffer
                ),
                "{range:?}"
            );
        }
        assert!(is_possible(
            &Fold {
                range: 1..3,
                label: "…"
            },
            &buffer
        ));
    }

    proptest! {
        /// Checks that every shown byte that can be edited maps to the byte it shows, and back.
        #[test]
        fn every_shown_byte_maps_to_the_byte_it_shows(
            text in "[a-cé𝄞\u{202e}\u{200b}]{0,20}",
            cuts in prop::collection::btree_set(0_usize..40, 0..6),
        ) {
            let buffer = buffer(&text);
            let cuts: Vec<_> = cuts.into_iter().filter(|at| *at <= text.len() && text.is_char_boundary(*at)).collect();
            let folds: Vec<_> = cuts.chunks_exact(2).map(|cut| Fold { range: cut[0]..cut[1], label: "…12" }).collect();
            prop_assert!(folds.iter().all(|fold| is_possible(fold, &buffer)));
            let line = DisplayLine::new(&buffer, 0, &folds);

            for offset in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                if hiding(&folds, offset).is_none() {
                    let shown = line.to_shown(offset);
                    prop_assert_eq!(line.to_position(shown), Position::Text(offset));
                    let is_label = folds.iter().any(|fold| fold.range.start == offset);
                    let next = text[offset..].chars().next();
                    let is_hidden = next.is_some_and(is_hidden);
                    if is_hidden && !is_label {
                        prop_assert!(line.text[shown..].starts_with("U+20"));
                    } else if !is_label {
                        prop_assert_eq!(line.text[shown..].chars().next(), next);
                    }
                }
            }
            let mut unfolded = String::new();
            for piece in line.pieces() {
                unfolded.push_str(&text[piece.real.clone()]);
            }
            prop_assert_eq!(unfolded, text);
        }
    }
}
