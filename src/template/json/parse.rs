//! The reader: one pass, no recursion.

use super::tree::{Kind, Raw};
use super::{ParseError, ParseErrorKind as Bad, string};
use crate::template::hidden::is_hidden;
use crate::template::text::BYTE_ORDER_MARK;

/// Reads all of `text` into nodes in the order of the text, and tells how deep they nest.
pub(super) fn parse(text: &str) -> Result<(Vec<Raw>, usize), ParseError> {
    if u32::try_from(text.len()).is_err() {
        return Err(ParseError {
            offset: 0,
            kind: Bad::TooLong,
        });
    }
    let start = if text.starts_with(BYTE_ORDER_MARK) {
        BYTE_ORDER_MARK.len()
    } else {
        0
    };
    let mut reader = Reader {
        text,
        bytes: text.as_bytes(),
        at: start,
        nodes: Vec::with_capacity(64),
        open: Vec::new(),
        depth: 0,
    };
    reader.read()?;
    Ok((reader.nodes, reader.depth))
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    nodes: Vec<Raw>,
    /// The objects and lists that are not closed yet, outermost first.
    open: Vec<u32>,
    depth: usize,
}

impl Reader<'_> {
    fn read(&mut self) -> Result<(), ParseError> {
        self.skip_space();
        if self.at == self.bytes.len() {
            return self.fail(Bad::Empty);
        }
        loop {
            // A value is due; an opening bracket leads to the first one inside.
            if self.value()? {
                continue;
            }
            // A value has ended; close what ends with it, or go on to the next one.
            loop {
                self.skip_space();
                let Some(&top) = self.open.last() else {
                    return if self.at == self.bytes.len() {
                        Ok(())
                    } else {
                        self.fail(self.stray(Bad::TrailingText))
                    };
                };
                let object = self.nodes[top as usize].kind == Kind::Object;
                let close = if object { b'}' } else { b']' };
                match self.peek() {
                    Some(b',') => {
                        let comma = self.at;
                        self.at += 1;
                        self.skip_space();
                        if self.peek() == Some(close) {
                            return Err(ParseError {
                                offset: comma,
                                kind: Bad::TrailingComma,
                            });
                        }
                        if object {
                            self.key()?;
                        }
                        break;
                    }
                    Some(byte) if byte == close => self.close(),
                    _ => return self.fail(self.stray(Bad::ExpectedCommaOr(char::from(close)))),
                }
            }
        }
    }

    /// Reads a value; true if it is an object or list that was opened and is not empty.
    fn value(&mut self) -> Result<bool, ParseError> {
        self.skip_space();
        match self.peek() {
            Some(b'{') => {
                self.open(Kind::Object);
                self.skip_space();
                if self.peek() == Some(b'}') {
                    self.close();
                    return Ok(false);
                }
                self.key()?;
                return Ok(true);
            }
            Some(b'[') => {
                self.open(Kind::Array);
                self.skip_space();
                if self.peek() == Some(b']') {
                    self.close();
                    return Ok(false);
                }
                return Ok(true);
            }
            Some(b'"') => self.string()?,
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word("true", Kind::Bool)?,
            Some(b'f') => self.word("false", Kind::Bool)?,
            Some(b'n') => self.word("null", Kind::Null)?,
            _ => return self.fail(self.stray(Bad::ExpectedValue)),
        }
        Ok(false)
    }

    fn key(&mut self) -> Result<(), ParseError> {
        if self.peek() != Some(b'"') {
            return self.fail(self.stray(Bad::ExpectedKey));
        }
        self.string()?;
        if let Some(name) = self.nodes.last_mut() {
            name.name = true;
        }
        self.skip_space();
        if self.peek() != Some(b':') {
            return self.fail(self.stray(Bad::ExpectedColon));
        }
        self.at += 1;
        Ok(())
    }

    fn open(&mut self, kind: Kind) {
        let id = self.push(kind, self.at, self.at + 1, false);
        self.open.push(id);
        self.depth = self.depth.max(self.open.len());
        self.at += 1;
    }

    fn close(&mut self) {
        self.at += 1;
        if let Some(id) = self.open.pop() {
            let next = position(self.nodes.len());
            let node = &mut self.nodes[id as usize];
            node.end = position(self.at);
            node.next = next;
        }
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize, escaped: bool) -> u32 {
        let id = position(self.nodes.len());
        let parent = self.open.last().copied().unwrap_or_default();
        self.nodes.push(Raw {
            start: position(start),
            end: position(end),
            next: id + 1,
            parent,
            kind,
            escaped,
            name: false,
        });
        id
    }

    fn word(&mut self, word: &str, kind: Kind) -> Result<(), ParseError> {
        let end = self.at + word.len();
        if self.bytes.get(self.at..end) != Some(word.as_bytes())
            || self.bytes.get(end).is_some_and(u8::is_ascii_alphanumeric)
        {
            return self.fail(Bad::NotJsonWord);
        }
        self.push(kind, self.at, end, false);
        self.at = end;
        Ok(())
    }

    fn number(&mut self) -> Result<(), ParseError> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
            if self.bytes[self.at..].starts_with(b"Infinity") {
                self.at = start;
                return self.fail(Bad::NotJsonWord);
            }
        }
        let whole = self.digits();
        let mut good = whole == 1 || (whole > 1 && self.bytes[self.at - whole] != b'0');
        if good && self.peek() == Some(b'.') {
            self.at += 1;
            good = self.digits() > 0;
        }
        if good && matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            good = self.digits() > 0;
        }
        if !good
            || self
                .peek()
                .is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
        {
            self.at = start;
            return self.fail(Bad::BadNumber);
        }
        self.push(Kind::Number, start, self.at, false);
        Ok(())
    }

    fn digits(&mut self) -> usize {
        let rest = &self.bytes[self.at..];
        let count = rest
            .iter()
            .position(|byte| !byte.is_ascii_digit())
            .unwrap_or(rest.len());
        self.at += count;
        count
    }

    fn string(&mut self) -> Result<(), ParseError> {
        let start = self.at;
        let mut escaped = false;
        self.at += 1;
        loop {
            self.at += plain_length(&self.bytes[self.at..]);
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.escape(start)?;
                }
                Some(control) => return self.fail(Bad::ControlCharacter(char::from(control))),
                None => {
                    return Err(ParseError {
                        offset: self.at,
                        kind: Bad::EndsEarly { opened: start },
                    });
                }
            }
        }
        self.at += 1;
        self.push(Kind::String, start, self.at, escaped);
        Ok(())
    }

    fn escape(&mut self, string: usize) -> Result<(), ParseError> {
        match self.bytes.get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 2,
            Some(b'u') => match string::unit(&self.text[self.at..]) {
                Some(0xD800..=0xDFFF) => {
                    let (_, length) = string::unescape(&self.text[self.at..]);
                    if length != 12 {
                        return self.fail(Bad::LoneSurrogate);
                    }
                    self.at += 12;
                }
                Some(_) => self.at += 6,
                None => return self.fail(Bad::BadEscape),
            },
            Some(_) => return self.fail(Bad::BadEscape),
            None => {
                return Err(ParseError {
                    offset: self.bytes.len(),
                    kind: Bad::EndsEarly { opened: string },
                });
            }
        }
        Ok(())
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// A more helpful error for the character that was found instead of `expected`.
    fn stray(&self, expected: Bad) -> Bad {
        let innermost = || {
            self.open
                .last()
                .map_or(0, |id| self.nodes[*id as usize].start as usize)
        };
        match self.peek() {
            None => Bad::EndsEarly {
                opened: innermost(),
            },
            Some(b'\'') => Bad::SingleQuote,
            Some(b'#') => Bad::Comment,
            Some(b'/') if matches!(self.bytes.get(self.at + 1), Some(b'/' | b'*')) => Bad::Comment,
            Some(b'.' | b'+') if expected == Bad::ExpectedValue => Bad::BadNumber,
            Some(byte) if expected == Bad::ExpectedValue && byte.is_ascii_alphabetic() => {
                Bad::NotJsonWord
            }
            Some(_) => match self.text[self.at..].chars().next() {
                Some(hidden) if is_hidden(hidden) || hidden.is_whitespace() => Bad::Hidden(hidden),
                _ => expected,
            },
        }
    }

    fn fail<T>(&self, kind: Bad) -> Result<T, ParseError> {
        Err(ParseError {
            offset: self.at,
            kind,
        })
    }
}

/// Offsets fit: [`parse`] refuses longer texts.
#[expect(
    clippy::cast_possible_truncation,
    reason = "texts above 4 GiB are refused before anything is read"
)]
const fn position(offset: usize) -> u32 {
    offset as u32
}

/// Number of bytes at the start of `bytes` that are neither a quote, a backslash nor a control character.
fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    const HIGHS: u64 = ONES * 0x80;
    const QUOTES: u64 = ONES * 0x22;
    const BACKSLASHES: u64 = ONES * 0x5c;
    let mut length = 0;
    for chunk in bytes.as_chunks::<8>().0 {
        let word = u64::from_le_bytes(*chunk);
        let quote = word ^ QUOTES;
        let backslash = word ^ BACKSLASHES;
        // The high bit of a byte is set where the byte is zero (or, for the last term, below 0x20); see "Determine if a
        // word has a zero byte" among the well-known bit hacks. A byte after the first hit may be set wrongly; it is not read.
        let hits = ((quote.wrapping_sub(ONES) & !quote)
            | (backslash.wrapping_sub(ONES) & !backslash)
            | (word.wrapping_sub(ONES * 0x20) & !word))
            & HIGHS;
        if hits != 0 {
            return length + hits.trailing_zeros() as usize / 8;
        }
        length += 8;
    }
    let rest = bytes.get(length..).unwrap_or_default();
    length
        + rest
            .iter()
            .position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))
            .unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::super::Tree;
    use super::*;

    fn bad(text: &str) -> (usize, Bad) {
        let error = Tree::parse(text).expect_err(text);
        (error.offset, error.kind)
    }

    #[test]
    fn a_tree_knows_the_place_and_spelling_of_everything() {
        let text = "\u{feff} {\"a\\u0062\": [1e1, {\"k\": 5.0}], \"x\": 1, \"x\": 2} \r\n";
        let tree = Tree::parse(text).unwrap();
        let list = tree.root().get("ab").unwrap();
        assert_eq!(list.source(), "[1e1, {\"k\": 5.0}]");
        let inner = list.item(1).unwrap().get("k").unwrap();
        assert_eq!(inner.number(), Some("5.0"));
        assert_eq!(inner.pointer(), "/ab/1/k");
        assert_eq!(tree.find(&inner.pointer()).unwrap().id(), inner.id());
        assert_eq!(tree.root().get("x").unwrap().source(), "2");
        assert_eq!(tree.root().len(), 3);
        assert_eq!(tree.depth(), 3);
    }

    #[test]
    fn the_innermost_value_is_found_by_its_bytes() {
        let text = r#"{"a": [1, {"bc": "d"}], "e": 2}"#;
        let tree = Tree::parse(text).unwrap();
        for (needle, pointer) in [
            ("1", "/a/0"),
            ("bc", "/a/1/bc"),
            ("\"d", "/a/1/bc"),
            (", \"e", "/a"),
            ("{", ""),
            ("2", "/e"),
        ] {
            assert_eq!(
                tree.at(text.find(needle).unwrap()).pointer(),
                pointer,
                "{needle}"
            );
        }
        assert_eq!(tree.at(text.len()).pointer(), "");
    }

    #[test]
    fn what_is_not_json_is_refused_where_it_goes_wrong() {
        for (text, offset, kind) in [
            ("", 0, Bad::Empty),
            (" \n", 2, Bad::Empty),
            ("{", 1, Bad::EndsEarly { opened: 0 }),
            ("[\"a", 3, Bad::EndsEarly { opened: 1 }),
            ("[1,]", 2, Bad::TrailingComma),
            ("{\"a\":1,}", 6, Bad::TrailingComma),
            ("{a:1}", 1, Bad::ExpectedKey),
            ("{'a':1}", 1, Bad::SingleQuote),
            ("{\"a\" 1}", 5, Bad::ExpectedColon),
            ("[1 2]", 3, Bad::ExpectedCommaOr(']')),
            ("{\"a\":1 \"b\":2}", 7, Bad::ExpectedCommaOr('}')),
            ("{} x", 3, Bad::TrailingText),
            ("{} // x", 3, Bad::Comment),
            ("[NaN]", 1, Bad::NotJsonWord),
            ("[-Infinity]", 1, Bad::NotJsonWord),
            ("[True]", 1, Bad::NotJsonWord),
            ("[nulls]", 1, Bad::NotJsonWord),
            ("[01]", 1, Bad::BadNumber),
            ("[.5]", 1, Bad::BadNumber),
            ("[1.]", 1, Bad::BadNumber),
            ("[1e]", 1, Bad::BadNumber),
            ("[0x1]", 1, Bad::BadNumber),
            ("[-]", 1, Bad::BadNumber),
            ("[\"\\x\"]", 2, Bad::BadEscape),
            ("[\"\\u12g4\"]", 2, Bad::BadEscape),
            ("[\"\\ud800\"]", 2, Bad::LoneSurrogate),
            ("[\"\\udc00\\ud800\"]", 2, Bad::LoneSurrogate),
            ("[\"\n\"]", 2, Bad::ControlCharacter('\n')),
            ("[}", 1, Bad::ExpectedValue),
        ] {
            assert_eq!(bad(text), (offset, kind), "{text}");
        }
    }

    #[test]
    fn a_hundred_thousand_levels_are_no_matter() {
        let text = "[".repeat(100_000) + &"]".repeat(100_000);
        assert_eq!(Tree::parse(text).unwrap().depth(), 100_000);
    }

    #[test]
    fn plain_runs_end_at_the_first_special_byte_wherever_it_stands() {
        for before in 0..20 {
            for special in ["\"", "\\", "\n", "\u{1f}"] {
                let text = "a~\u{7f} ".repeat(5)[..before].to_owned() + special + "tail of it all";
                assert_eq!(plain_length(text.as_bytes()), before, "{text:?}");
            }
        }
    }
}
