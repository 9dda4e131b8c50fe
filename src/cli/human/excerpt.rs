//! The line that a problem stands on, or as much of it as is worth showing.

use std::ops::Range;

use crate::cli::output::escape;
use crate::template::text::Lines;

/// Lines of up to so many characters are shown whole; a job document on one line has tens of thousands.
const WIDTH: usize = 100;
/// Characters of a longer line that are shown before the place, and from there on.
const BEFORE: usize = 40;
const AFTER: usize = WIDTH - BEFORE;
const CUT: char = '…';

/// A piece of one line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// Number of the line, from 1.
    pub line: usize,
    /// The piece, made harmless for terminals.
    pub text: String,
    /// Bytes of the piece that the problem is about.
    pub marked: Range<usize>,
}

impl Excerpt {
    /// The line of `text` on which `range` begins, cut around its beginning.
    pub(super) fn of(text: &str, lines: &Lines, range: &Range<usize>) -> Self {
        let from = text.floor_char_boundary(range.start);
        let line = lines.position(text, from).line;
        let begin = lines.start(line).min(from);
        let end = end_of_line(text, from..lines.end(text, line).max(from));
        let marked_end = text.floor_char_boundary(range.end).clamp(from, end);

        let (mut before, mut after) = (&text[begin..from], &text[from..end]);
        if head(&text[begin..end], WIDTH).len() < end - begin {
            (before, after) = (tail(before, BEFORE), head(after, AFTER));
        }
        let marked = &after[..after.len().min(marked_end - from)];

        let mut excerpt = String::new();
        if before.len() < from - begin {
            excerpt.push(CUT);
        }
        push_all(&mut excerpt, before);
        let start = excerpt.len();
        push_all(&mut excerpt, marked);
        let stop = excerpt.len();
        push_all(&mut excerpt, &after[marked.len()..]);
        if after.len() < end - from {
            excerpt.push(CUT);
        }
        Self {
            line,
            text: excerpt,
            marked: start..stop,
        }
    }
}

fn end_of_line(text: &str, rest: Range<usize>) -> usize {
    let line = &text[rest.clone()];
    rest.start + line.strip_suffix('\r').unwrap_or(line).len()
}

fn head(text: &str, characters: usize) -> &str {
    let end = text
        .char_indices()
        .nth(characters)
        .map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn tail(text: &str, characters: usize) -> &str {
    let start = text
        .char_indices()
        .rev()
        .nth(characters - 1)
        .map_or(0, |(at, _)| at);
    &text[start..]
}

fn push_all(excerpt: &mut String, text: &str) {
    excerpt.push_str(&escape(&text.replace('\t', "  ")));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, range: Range<usize>) -> (usize, String, String) {
        let Excerpt { line, text, marked } = Excerpt::of(text, &Lines::of(text), &range);
        let marked = text[marked].to_owned();
        (line, text, marked)
    }

    #[test]
    fn a_line_of_usual_length_is_shown_whole() {
        let text = "{\r\n\t\"tags\": [],\r\n}";
        assert_eq!(
            excerpt(text, 12..14),
            (2, "  \"tags\": [],".to_owned(), "[]".to_owned())
        );
        assert_eq!(
            excerpt(text, 0..text.len()),
            (1, "{".to_owned(), "{".to_owned())
        );
        assert_eq!(
            excerpt(text, text.len()..text.len()),
            (3, "}".to_owned(), String::new())
        );
        assert_eq!(excerpt("", 0..0), (1, String::new(), String::new()));
    }

    #[test]
    fn a_very_long_line_is_cut_on_both_sides() {
        let text = "ä".repeat(20_000) + "here" + &"z".repeat(20_000);
        let (line, shown, marked) = excerpt(&text, 40_000..40_004);
        assert_eq!((line, marked.as_str()), (1, "here"));
        assert_eq!(shown.chars().count(), 1 + WIDTH + 1);
        assert!(shown.starts_with("…ä") && shown.ends_with("z…"), "{shown}");
        let (_, shown, marked) = excerpt(&text, 0..text.len());
        assert_eq!(marked, "ä".repeat(AFTER));
        assert!(!shown.starts_with(CUT));
    }

    #[test]
    fn what_steers_a_terminal_is_shown_as_an_escape() {
        let (_, shown, marked) = excerpt("\"\u{9b}31m\u{202e}\"", 0..11);
        assert_eq!(shown, "\"\\u{9b}31m\\u{202e}\"");
        assert_eq!(marked, shown);
    }

    #[test]
    fn a_range_that_does_not_fit_the_text_does_no_harm() {
        assert_eq!(excerpt("ä", 1..7), (1, "ä".to_owned(), "ä".to_owned()));
        assert_eq!(excerpt("ä", 7..9).0, 1);
    }
}
