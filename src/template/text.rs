//! Lines and columns of a text.

use std::fmt::Display;

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

/// How `text` ends its lines: as the first one ends.
pub fn line_end(text: &str) -> &'static str {
    match text.split_once('\n') {
        Some((first, _)) if first.ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// Where each line of a text begins.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Finds the lines of `text`; they end with `\n`.
    pub fn of(text: &str) -> Self {
        let mut starts = vec![if text.starts_with(BYTE_ORDER_MARK) {
            BYTE_ORDER_MARK.len()
        } else {
            0
        }];
        starts.extend(memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        Self { starts }
    }

    /// How many lines there are; at least one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// Where the byte `offset` of `text` stands; past the end is the end.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts[line - 1].min(offset);
        Position {
            line,
            column: text[start..offset].chars().count() + 1,
        }
    }

    /// The byte at which `line` (from 1) begins; past the last line is the last.
    pub fn start(&self, line: usize) -> usize {
        let last = self.starts.len() - 1;
        self.starts[line.saturating_sub(1).min(last)]
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
    fn a_byte_order_mark_takes_no_column() {
        assert_eq!(position("\u{feff}{}", 3), (1, 1));
        assert_eq!(position("\u{feff}{}", 4), (1, 2));
        assert_eq!(position("\u{feff}{}", 0), (1, 1));
    }
}
