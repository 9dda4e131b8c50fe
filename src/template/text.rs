//! Lines and columns of a text, and what is shown of a long one.

use std::borrow::Cow;
use std::fmt::Display;
use std::ops::Range;

use memchr::memchr_iter;

/// A place as people count it: both from 1, columns in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in code points, from 1.
    pub column: usize,
}

/// U+FEFF, which some editors put before the text; it is no part of the first line's columns.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A number of things in words: `1 error`, `2 errors`.
pub fn counted<N: Copy + From<bool> + PartialEq + Display>(count: N, thing: &str) -> String {
    let ending = if count == N::from(true) { "" } else { "s" };
    format!("{count} {thing}{ending}")
}

/// Line end of the first line of `text`, `\n` if it has no other.
pub fn line_end(text: &str) -> &'static str {
    match text.split_once('\n') {
        Some((first, _)) if first.ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// Replaces the middle of a text that is cut.
const CUT: char = '…';

/// Longest excerpt of a name, key or value in a message, in characters.
pub const LONGEST_NAME: usize = 80;

/// `text` in at most `most` characters: the middle of what is longer is cut.
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    if text.len() <= most || text.chars().nth(most).is_none() {
        return Cow::Borrowed(text);
    }
    let tail = most.saturating_sub(1) / 2;
    let head = most.saturating_sub(1) - tail;
    let start = text.char_indices().nth(head).map_or(0, |(at, _)| at);
    let end = match tail.checked_sub(1) {
        Some(before) => text.char_indices().rev().nth(before),
        None => None,
    };
    let end = end.map_or(text.len(), |(at, _)| at);
    Cow::Owned(format!("{}{CUT}{}", &text[..start], &text[end..]))
}

/// Index of the lines of a text, by the byte at which each begins.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    starts: Vec<usize>,
    /// Bytes within long lines and the column of each, so that no place is counted to from far away.
    columns: Vec<(usize, usize)>,
}

/// Bytes that are counted at most, roughly, to find a column.
const STRIDE: usize = 1024;

impl Lines {
    /// Finds the lines of `text`; they end with `\n`.
    pub fn of(text: &str) -> Self {
        let mut starts = vec![if text.starts_with(BYTE_ORDER_MARK) {
            BYTE_ORDER_MARK.len()
        } else {
            0
        }];
        starts.extend(memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        let mut lines = Self {
            starts,
            columns: Vec::new(),
        };
        for line in 1..=lines.count() {
            lines.count_columns(text, lines.start(line)..lines.end(text, line));
        }
        lines
    }

    fn count_columns(&mut self, text: &str, line: Range<usize>) {
        let mut column = 1;
        let mut from = line.start;
        while from + STRIDE < line.end {
            let to = text.floor_char_boundary(from + STRIDE);
            column += text[from..to].chars().count();
            self.columns.push((to, column));
            from = to;
        }
    }

    /// Number of lines, at least 1.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// Line and column of the byte `offset` of `text`; an offset past the end means the end.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_of(offset);
        let start = self.starts[line - 1].min(offset);
        let near = self.columns.partition_point(|(at, _)| *at <= offset);
        let near = near.checked_sub(1).map(|index| self.columns[index]);
        let (from, column) = near.filter(|(at, _)| *at > start).unwrap_or((start, 1));
        Position {
            line,
            column: column + text[from..offset].chars().count(),
        }
    }

    /// The line, from 1, on which the byte `offset` stands.
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).max(1)
    }

    /// The byte at which `line` (from 1) begins; past the last line is the last.
    pub fn start(&self, line: usize) -> usize {
        let last = self.starts.len() - 1;
        self.starts[line.saturating_sub(1).min(last)]
    }

    /// The byte of `text` at which the end of `line` (from 1) stands, or the text ends.
    pub fn end(&self, text: &str, line: usize) -> usize {
        self.starts.get(line).map_or(text.len(), |next| next - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_has_no_plural() {
        assert_eq!(counted(1, "error"), "1 error");
        assert_eq!(counted(0, "error"), "0 errors");
        assert_eq!(counted(12_i64, "day"), "12 days");
    }

    fn position(text: &str, offset: usize) -> (usize, usize) {
        let Position { line, column } = Lines::of(text).position(text, offset);
        (line, column)
    }

    #[test]
    fn lines_and_columns_count_from_one_in_code_points() {
        let text = "{\r\n  \"ä𝄞\": 1\n}";
        assert_eq!(position(text, 0), (1, 1));
        assert_eq!(position(text, text.find(':').unwrap()), (2, 7));
        assert_eq!(position(text, text.len()), (3, 2));
        assert_eq!(position(text, 9999), (3, 2));
        assert_eq!(position("", 0), (1, 1));
    }

    #[test]
    fn columns_far_along_a_line_are_counted_as_near_ones_are() {
        let text = format!("{}\n{}\n{}", "ä".repeat(3000), "a𝄞".repeat(3000), "z");
        let lines = Lines::of(&text);
        for offset in (0..=text.len()).filter(|offset| text.is_char_boundary(*offset)) {
            let before = &text[..offset];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
            assert_eq!(lines.position(&text, offset), Position { line, column });
        }
    }

    #[test]
    fn only_the_middle_of_a_long_text_is_cut() {
        for (text, most, expected) in [
            ("short", 5, "short"),
            ("äöüßé", 5, "äöüßé"),
            ("shorter", 5, "sh…er"),
            ("äöüßéà", 4, "äö…à"),
            ("abc", 2, "a…"),
            ("abc", 1, "…"),
        ] {
            assert_eq!(shortened(text, most), expected);
        }
        assert_eq!(shortened(&"ä".repeat(9_000_000), 9).chars().count(), 9);
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        assert_eq!(position("\u{feff}{}", 3), (1, 1));
        assert_eq!(position("\u{feff}{}", 4), (1, 2));
        assert_eq!(position("\u{feff}{}", 0), (1, 1));
    }
}
