//! Cursor movement.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::buffer::Buffer;
use super::fold::{DisplayLine, Fold, Position};

/// Offset of the character to the left; a line end counts as one.
pub(super) fn left(text: &str, offset: usize) -> usize {
    if text[..offset].ends_with("\r\n") {
        return offset - 2;
    }
    GraphemeCursor::new(offset, text.len(), true)
        .prev_boundary(text, 0)
        .ok()
        .flatten()
        .unwrap_or(0)
}

/// Offset behind the character to the right; a line end counts as one.
pub(super) fn right(text: &str, offset: usize) -> usize {
    if text[offset..].starts_with("\r\n") {
        return offset + 2;
    }
    let next = GraphemeCursor::new(offset, text.len(), true).next_boundary(text, 0);
    next.ok().flatten().unwrap_or(text.len())
}

/// Start of the word before `offset`.
pub(super) fn word_left(buffer: &Buffer, offset: usize) -> usize {
    let line = buffer.line_range(buffer.line_of(offset));
    if offset <= line.start {
        return left(buffer.text(), offset);
    }
    let before = &buffer.text()[line.start..offset];
    before
        .split_word_bound_indices()
        .rev()
        .find(|(_, word)| !word.trim().is_empty())
        .map_or(line.start, |(at, _)| line.start + at)
}

/// End of the word behind `offset`.
pub(super) fn word_right(buffer: &Buffer, offset: usize) -> usize {
    let line = buffer.line_range(buffer.line_of(offset));
    if offset >= line.end {
        return right(buffer.text(), offset);
    }
    let behind = &buffer.text()[offset..line.end];
    behind
        .split_word_bound_indices()
        .find(|(_, word)| !word.trim().is_empty())
        .map_or(line.end, |(at, word)| offset + at + word.len())
}

/// Greatest distance, in bytes, to which a word is followed to either side.
const LONGEST_WORD: usize = 4096;

/// Range of the word, or the run of spaces, around `offset`.
pub(super) fn word_around(buffer: &Buffer, offset: usize) -> Range<usize> {
    let line = buffer.line_range(buffer.line_of(offset));
    let line = buffer
        .text()
        .floor_char_boundary(offset.saturating_sub(LONGEST_WORD))
        .max(line.start)
        ..buffer
            .text()
            .ceil_char_boundary(offset + LONGEST_WORD)
            .min(line.end);
    let text = &buffer.text()[line.clone()];
    let within = offset.clamp(line.start, line.end) - line.start;
    let mut words = text
        .split_word_bound_indices()
        .map(|(at, word)| at..at + word.len());
    let word = words
        .find(|word| within < word.end)
        .unwrap_or(text.len()..text.len());
    line.start + word.start..line.start + word.end
}

/// First letter of the line, or its very start if `offset` is there already.
pub(super) fn line_start(buffer: &Buffer, offset: usize) -> usize {
    let line = buffer.line_range(buffer.line_of(offset));
    let first = line.start + indentation(&buffer.text()[line.clone()]).len();
    if offset == first { line.start } else { first }
}

/// End of the line.
pub(super) fn line_end(buffer: &Buffer, offset: usize) -> usize {
    buffer.line_range(buffer.line_of(offset)).end
}

/// Spaces and tabs at the start of a line.
pub(super) fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// Offset up or down by `lines`, near `column`, counted in shown characters.
pub(super) fn vertically(
    buffer: &Buffer,
    folds: &[Fold<'_>],
    offset: usize,
    lines: isize,
    column: usize,
) -> usize {
    let line = buffer.line_of(offset);
    let Some(target) = line.checked_add_signed(lines) else {
        return 0;
    };
    if target >= buffer.line_count() {
        return buffer.text().len();
    }
    let shown = DisplayLine::new(buffer, target, folds);
    let at = shown
        .text
        .char_indices()
        .nth(column)
        .map_or(shown.text.len(), |(at, _)| at);
    match shown.to_position(at) {
        Position::Text(offset) => offset,
        Position::Fold(fold) => folds[fold].range.start,
    }
}

/// Column of `offset`, counted in shown characters.
pub(super) fn column_of(buffer: &Buffer, folds: &[Fold<'_>], offset: usize) -> usize {
    let shown = DisplayLine::new(buffer, buffer.line_of(offset), folds);
    shown.text[..shown.to_shown(offset)].chars().count()
}

#[cfg(test)]
mod tests {
    use super::super::highlight::Language;
    use super::*;

    fn buffer(text: &str) -> Buffer {
        let mut buffer = Buffer::new(Language::Json);
        buffer.sync(text, Language::Json);
        buffer
    }

    #[test]
    fn a_step_is_what_is_seen_as_one_character() {
        let text = "a👩‍🚀\r\nb";
        assert_eq!(right(text, 0), 1);
        assert_eq!(right(text, 1), 12);
        assert_eq!(right(text, 12), 14);
        assert_eq!(left(text, 14), 12);
        assert_eq!(left(text, 12), 1);
        assert_eq!(left(text, 0), 0);
        assert_eq!(right(text, text.len()), text.len());
    }

    #[test]
    fn words_are_stepped_over_and_found() {
        let buffer = buffer("  \"maxRate\": 10\nnext");
        assert_eq!(word_right(&buffer, 0), 3);
        assert_eq!(word_right(&buffer, 3), 10);
        assert_eq!(word_left(&buffer, 10), 3);
        assert_eq!(word_left(&buffer, 16), 15);
        assert_eq!(word_around(&buffer, 5), 3..10);
    }

    #[test]
    fn the_start_of_a_line_is_its_first_letter_first() {
        let buffer = buffer("  ab");
        assert_eq!(line_start(&buffer, 4), 2);
        assert_eq!(line_start(&buffer, 2), 0);
        assert_eq!(line_start(&buffer, 0), 2);
    }

    #[test]
    fn up_and_down_keep_to_the_column_and_count_a_fold_as_its_label() {
        let buffer = buffer("0123456789\nab\nxx\"hidden\"yy");
        let folds = [Fold {
            range: 17..23,
            label: "…",
        }];
        let column = column_of(&buffer, &folds, 5);
        assert_eq!(vertically(&buffer, &folds, 5, 1, column), 13);
        assert_eq!(vertically(&buffer, &folds, 5, 2, column), 24);
        assert_eq!(
            vertically(&buffer, &folds, 5, 9, column),
            buffer.text().len()
        );
        assert_eq!(vertically(&buffer, &folds, 5, -1, column), 0);
        assert_eq!(column_of(&buffer, &folds, 24), 5);
    }
}
