//! The text as the editor last saw it, with its lines and their highlighting.

use std::collections::HashMap;
use std::ops::Range;

use super::highlight::{self, Language, Span};
use crate::template::edit::changed;
use crate::template::text::line_end;

/// Longest line, in bytes, that is highlighted.
pub(super) const LONGEST_COLOURED: usize = 256 << 10;

/// Copy of the caller's text. Updating it costs as much as has changed.
#[derive(Debug)]
pub(super) struct Buffer {
    text: String,
    /// Start of each line, in bytes; never empty.
    starts: Vec<usize>,
    /// Highlighting of the lines that were shown.
    spans: HashMap<usize, Box<[Span]>>,
    language: Language,
    /// Number of changes, as a key for values derived from the text.
    revision: u64,
}

/// Difference between two texts: the bytes `old` of the one were replaced by the bytes `new` of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextChange {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

impl TextChange {
    /// Position in the new text for `offset` in the old one. Within the changed part it is the part's end.
    pub(super) fn follow(&self, offset: usize) -> usize {
        if offset <= self.old.start {
            offset
        } else if offset >= self.old.end {
            offset - self.old.end + self.new.end
        } else {
            self.new.end
        }
    }
}

impl Buffer {
    pub(super) fn new(language: Language) -> Self {
        Self {
            text: String::new(),
            starts: vec![0],
            spans: HashMap::new(),
            language,
            revision: 0,
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    pub(super) fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// Index of the line that contains `offset`.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    /// Range of a line without its line end.
    pub(super) fn line_range(&self, line: usize) -> Range<usize> {
        let start = self.starts[line];
        let end = self
            .starts
            .get(line + 1)
            .map_or(self.text.len(), |next| next - 1);
        let end = if self.text[start..end].ends_with('\r') {
            end - 1
        } else {
            end
        };
        start..end
    }

    /// Length of a line in bytes, with no more than a byte of its line end.
    pub(super) fn line_len(&self, line: usize) -> usize {
        let next = self.starts.get(line + 1);
        next.map_or(self.text.len(), |next| next - 1) - self.starts[line]
    }

    /// Text of a line without its line end.
    pub(super) fn line(&self, line: usize) -> &str {
        &self.text[self.line_range(line)]
    }

    /// Highlighting of a line; offsets count from the line's start.
    pub(super) fn spans(&mut self, line: usize) -> &[Span] {
        let range = self.line_range(line);
        let language = if range.len() > LONGEST_COLOURED {
            Language::Plain
        } else {
            self.language
        };
        let make = || highlight::spans(language, &self.text[range]);
        self.spans.entry(line).or_insert_with(make)
    }

    /// Line end that this text uses.
    pub(super) fn line_end(&self) -> &'static str {
        line_end(&self.text)
    }

    /// Updates the copy to the caller's text and returns the difference.
    pub(super) fn sync(&mut self, text: &str, language: Language) -> Option<TextChange> {
        if self.language != language {
            self.language = language;
            self.spans.clear();
        }
        let (old, new) = changed(&self.text, text)?;
        let change = TextChange { old, new };
        self.replace(change.old.clone(), &text[change.new.clone()]);
        Some(change)
    }

    /// Replaces `range` by `new`.
    pub(super) fn replace(&mut self, range: Range<usize>, new: &str) {
        let first = self.line_of(range.start);
        let last = self.line_of(range.end);
        let breaks = memchr::memchr_iter(b'\n', new.as_bytes()).map(|at| range.start + at + 1);
        let count = self.starts.len();
        drop(self.starts.splice(first + 1..=last, breaks));
        // The line behind the change.
        let next = last + 1 + self.starts.len() - count;
        for start in &mut self.starts[next..] {
            *start = *start - range.len() + new.len();
        }
        let has_moved = next != last + 1;
        let stays = |line: usize| line < first || (line > last && !has_moved);
        self.spans.retain(|line, _| stays(*line));
        self.text.replace_range(range, new);
        self.revision += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn buffer(text: &str) -> Buffer {
        let mut buffer = Buffer::new(Language::Json);
        buffer.sync(text, Language::Json);
        buffer
    }

    fn starts(text: &str) -> Vec<usize> {
        std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect()
    }

    #[test]
    fn a_line_goes_without_its_end() {
        let buffer = buffer("one\r\ntwo\n\nfour");
        let lines: Vec<_> = (0..buffer.line_count())
            .map(|line| buffer.line(line))
            .collect();
        assert_eq!(lines, ["one", "two", "", "four"]);
        assert_eq!(buffer.line_end(), "\r\n");
        assert_eq!(buffer.line_of(4), 0);
        assert_eq!(buffer.line_of(5), 1);
    }

    #[test]
    fn what_stood_behind_a_change_moves_along() {
        let mut buffer = buffer("abcXYZdef");
        let change = buffer.sync("abc12def", Language::Json).unwrap();
        assert_eq!(
            change,
            TextChange {
                old: 3..6,
                new: 3..5
            }
        );
        assert_eq!(change.follow(2), 2);
        assert_eq!(change.follow(4), 5);
        assert_eq!(change.follow(8), 7);
    }

    proptest! {
        #[test]
        fn any_text_can_become_any_other(texts in prop::collection::vec("[a{\"é𝄞\r\n]{0,40}", 1..6)) {
            let mut buffer = buffer("");
            for text in &texts {
                for line in 0..buffer.line_count() {
                    buffer.spans(line);
                }
                buffer.sync(text, Language::Json);
                prop_assert_eq!(buffer.text(), text);
                prop_assert_eq!(&buffer.starts, &starts(text));
                for line in 0..buffer.line_count() {
                    let expected = highlight::spans(Language::Json, buffer.line(line));
                    prop_assert_eq!(buffer.spans(line), &*expected);
                }
            }
        }
    }
}
