//! Syntax highlighting by line.
//!
//! A JSON string cannot span lines, so every line stands for itself: it can be read alone, whatever is broken elsewhere.

use egui::Color32;

use crate::ui::theme::Palette;

/// Language of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// JSON, possibly broken.
    #[default]
    Json,
    /// Anything else: no colours.
    Plain,
}

/// Run of one token, from the end of the run before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// End in bytes from the start of the line.
    pub(super) end: usize,
    pub(super) token: Token,
}

/// Kind of a run, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Space,
    Key,
    String,
    Escape,
    Number,
    Literal,
    Punctuation,
    Stray,
    Plain,
}

impl Token {
    pub(super) fn color(self, palette: &Palette) -> Color32 {
        let syntax = &palette.syntax;
        match self {
            Self::Space | Self::Punctuation => syntax.punctuation,
            Self::Key => syntax.key,
            Self::String => syntax.string,
            Self::Escape => syntax.escape,
            Self::Number => syntax.number,
            Self::Literal => syntax.literal,
            Self::Stray => syntax.stray,
            Self::Plain => palette.text,
        }
    }
}

/// Runs of a line; together they cover it.
pub(super) fn spans(language: Language, line: &str) -> Box<[Span]> {
    match language {
        Language::Json => Lexer::new(line).run(),
        Language::Plain if line.is_empty() => Box::default(),
        Language::Plain => Box::new([Span {
            end: line.len(),
            token: Token::Plain,
        }]),
    }
}

struct Lexer<'t> {
    bytes: &'t [u8],
    at: usize,
    spans: Vec<Span>,
}

impl<'t> Lexer<'t> {
    fn new(line: &'t str) -> Self {
        Self {
            bytes: line.as_bytes(),
            at: 0,
            spans: Vec::new(),
        }
    }

    fn run(mut self) -> Box<[Span]> {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'"' => self.string(),
                b'{' | b'}' | b'[' | b']' | b',' | b':' => {
                    self.at += 1;
                    self.push(Token::Punctuation);
                }
                b'-' | b'0'..=b'9' => self.word(Token::Number),
                b' ' | b'\t' | b'\r' => {
                    self.skip_while(|byte| matches!(byte, b' ' | b'\t' | b'\r'));
                    self.push(Token::Space);
                }
                _ => self.word(Token::Literal),
            }
        }
        self.spans.into_boxed_slice()
    }

    /// Ends the current run here. Equal neighbours become one, empty runs none.
    fn push(&mut self, token: Token) {
        match self.spans.last_mut() {
            Some(last) if last.end == self.at => {}
            Some(last) if last.token == token => last.end = self.at,
            _ => self.spans.push(Span {
                end: self.at,
                token,
            }),
        }
    }

    fn skip_while(&mut self, wanted: impl Fn(u8) -> bool) {
        let rest = &self.bytes[self.at..];
        self.at += rest
            .iter()
            .position(|byte| !wanted(*byte))
            .unwrap_or(rest.len());
    }

    /// Reads a number or a bare word, up to whatever ends one.
    fn word(&mut self, token: Token) {
        let start = self.at;
        self.skip_while(|byte| {
            !matches!(
                byte,
                b'"' | b'{' | b'}' | b'[' | b']' | b',' | b':' | b' ' | b'\t' | b'\r'
            )
        });
        let word = &self.bytes[start..self.at];
        let fits = match token {
            Token::Number => word
                .iter()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E')),
            _ => matches!(word, b"true" | b"false" | b"null"),
        };
        self.push(if fits { token } else { Token::Stray });
    }

    /// Reads a string, to its closing quote or the end of the line.
    fn string(&mut self) {
        let first = self.spans.len();
        self.at += 1;
        loop {
            self.skip_while(|byte| byte != b'"' && byte != b'\\');
            match self.bytes.get(self.at) {
                Some(b'\\') => {
                    self.push(Token::String);
                    self.escape();
                }
                Some(_) => {
                    self.at += 1;
                    self.push(Token::String);
                    break;
                }
                None => {
                    self.push(Token::String);
                    break;
                }
            }
        }
        if self.is_key() {
            for span in &mut self.spans[first..] {
                if span.token == Token::String {
                    span.token = Token::Key;
                }
            }
        }
    }

    fn escape(&mut self) {
        let long = self.bytes.get(self.at + 1) == Some(&b'u');
        let end = self.at + if long { 6 } else { 2 };
        self.at += 1;
        while self.at < end
            && self
                .bytes
                .get(self.at)
                .is_some_and(|byte| byte.is_ascii() && (*byte != b'"' || !long))
        {
            self.at += 1;
        }
        self.push(Token::Escape);
    }

    /// True if a colon follows the string just read, which is a member's name then.
    fn is_key(&self) -> bool {
        let next = self.bytes[self.at..]
            .iter()
            .find(|byte| !matches!(byte, b' ' | b'\t'));
        next == Some(&b':')
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(line: &str) -> Vec<(&str, Token)> {
        let mut start = 0;
        let runs = spans(Language::Json, line);
        runs.iter()
            .map(|span| {
                let text = &line[start..span.end];
                start = span.end;
                (text, span.token)
            })
            .filter(|(_, token)| *token != Token::Space)
            .collect()
    }

    #[test]
    fn json_is_told_apart() {
        assert_eq!(
            read(r#"  "a\n" : [-1.5e3, true, nul, "é\u00e9"],"#),
            [
                (r#""a"#, Token::Key),
                (r"\n", Token::Escape),
                (r#"""#, Token::Key),
                (":", Token::Punctuation),
                ("[", Token::Punctuation),
                ("-1.5e3", Token::Number),
                (",", Token::Punctuation),
                ("true", Token::Literal),
                (",", Token::Punctuation),
                ("nul", Token::Stray),
                (",", Token::Punctuation),
                (r#""é"#, Token::String),
                (r"\u00e9", Token::Escape),
                (r#"""#, Token::String),
                ("],", Token::Punctuation),
            ]
        );
    }

    #[test]
    fn a_string_that_never_ends_stops_with_its_line() {
        assert_eq!(
            read(r#""open \"#),
            [(r#""open "#, Token::String), (r"\", Token::Escape)]
        );
    }

    proptest! {
        #[test]
        fn any_line_is_covered_run_by_run(line in "[\\\\\"u{}\\[\\]:, 0-9a-fé𝄞\t-]{0,60}|\\PC{0,60}") {
            let runs = spans(Language::Json, &line);
            let mut start = 0;
            for span in &runs {
                prop_assert!(span.end > start);
                prop_assert!(line.is_char_boundary(span.end), "{:?} splits a character", span);
                start = span.end;
            }
            prop_assert_eq!(start, line.len());
        }
    }
}
