//! Folds: parts of a line that are shown as a label.

use std::ops::Range;

use super::buffer::Buffer;

/// Part of one line that is hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold<'a> {
    /// The bytes of the text that are hidden. A fold over a line break, or inside a character, is not made.
    pub range: Range<usize>,
    /// Text shown in its place: "… 36,512 bytes".
    pub label: &'a str,
}

/// Line as it is shown: some of its bytes, with labels where others are hidden.
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
    /// Index of the fold, if the piece is its label.
    pub(super) fold: Option<usize>,
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
                shown.push(
                    at..fold.range.start,
                    &buffer.text()[at..fold.range.start],
                    None,
                );
                shown.push(fold.range.clone(), fold.label, Some(index));
                at = fold.range.end;
            }
        }
        shown.push(at..range.end, &buffer.text()[at..range.end], None);
        shown
    }

    fn push(&mut self, real: Range<usize>, text: &str, fold: Option<usize>) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece {
            real,
            shown: start..self.text.len(),
            fold,
        });
    }

    pub(super) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Offset in the shown line for an offset in the text. Hidden text is at its fold's start.
    pub(super) fn to_shown(&self, offset: usize) -> usize {
        for piece in &self.pieces {
            let hidden = piece.fold.is_some() && offset < piece.real.end;
            if hidden {
                return piece.shown.start;
            }
            if piece.fold.is_none() && offset <= piece.real.end {
                return piece.shown.start + offset.saturating_sub(piece.real.start);
            }
        }
        self.text.len()
    }

    /// Position in the text for a byte of the shown line. The ends of a label are the ends of its fold.
    pub(super) fn to_position(&self, shown: usize) -> Position {
        for piece in &self.pieces {
            if shown > piece.shown.end || (shown == piece.shown.end && piece.fold.is_some()) {
                continue;
            }
            return match piece.fold {
                None => Position::Text(piece.real.start + (shown - piece.shown.start)),
                Some(_) if shown <= piece.shown.start => Position::Text(piece.real.start),
                Some(fold) => Position::Fold(fold),
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
            text in "[a-cé𝄞]{0,20}",
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
                    if !is_label {
                        prop_assert_eq!(line.text[shown..].chars().next(), text[offset..].chars().next());
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
