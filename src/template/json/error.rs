//! Errors of the JSON reader.

use std::fmt;

use crate::template::hidden::named;

/// Syntax error: the first place at which a text is not JSON, and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// Byte offset of the error.
    pub offset: usize,
    /// Kind of error.
    pub kind: ParseErrorKind,
}

/// Kind of a [`ParseError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseErrorKind {
    /// No text, or white space only.
    Empty,
    /// The text ends inside a value.
    EndsEarly {
        /// Byte offset of the innermost object, list or string that is not closed.
        opened: usize,
    },
    /// Something else than a value.
    ExpectedValue,
    /// Something else than a member's name in double quotes.
    ExpectedKey,
    /// No colon after a member's name.
    ExpectedColon,
    /// Neither a comma nor the closing bracket after a value.
    ExpectedCommaOr(char),
    /// A comma with nothing after it.
    TrailingComma,
    /// More text after the value.
    TrailingText,
    /// A string in single quotes.
    SingleQuote,
    /// `//`, `/*` or `#`.
    Comment,
    /// A character outside of strings that can't be seen, or a space that is not one of JSON's.
    Hidden(char),
    /// `NaN`, `Infinity`, `undefined`, `True`, `None` …
    NotJsonWord,
    /// A number that JSON does not spell so: `01`, `.5`, `1.`, `+1`, `0x1`.
    BadNumber,
    /// A backslash before a character that it can't escape.
    BadEscape,
    /// Half of a surrogate pair: `\ud800` without its other half.
    LoneSurrogate,
    /// A control character in a string, unescaped.
    ControlCharacter(char),
    /// More than 4 GiB.
    TooLong,
}

impl fmt::Display for ParseError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.kind, out)
    }
}

impl fmt::Display for ParseErrorKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => out.write_str("There is no JSON: the text is empty"),
            Self::EndsEarly { .. } => out.write_str("The text ends before everything that was opened is closed"),
            Self::ExpectedValue => {
                out.write_str("A value must stand here: an object, a list, a string, a number, true, false or null")
            }
            Self::ExpectedKey => out.write_str("A member's name in double quotes must stand here"),
            Self::ExpectedColon => out.write_str("A colon must follow the member's name"),
            Self::ExpectedCommaOr(close) => write!(out, "A comma or {close} must stand here"),
            Self::TrailingComma => out.write_str("Nothing follows this comma; JSON allows none after the last entry"),
            Self::TrailingText => out.write_str("The JSON ends before this; nothing may follow it"),
            Self::SingleQuote => out.write_str("JSON strings stand in double quotes"),
            Self::Comment => out.write_str("JSON has no comments"),
            Self::Hidden(character) => write!(
                out,
                "A character that can't be seen stands here, which JSON does not allow: {}",
                named(*character)
            ),
            Self::NotJsonWord => out.write_str("JSON knows the words true, false and null only"),
            Self::BadNumber => out.write_str("JSON does not write numbers this way; 0.5, -1 and 1e3 are right"),
            Self::BadEscape => {
                out.write_str("A backslash goes with \" \\ / b f n r t or u and four hexadecimal digits")
            }
            Self::LoneSurrogate => out.write_str("This \\u escape is half of a character; its other half is missing"),
            Self::ControlCharacter(character) => {
                write!(
                    out,
                    "A string can't hold the control character U+{:04X} as it is; write {}",
                    *character as u32,
                    escape_of(*character)
                )
            }
            Self::TooLong => out.write_str("The text is longer than 4 GiB"),
        }
    }
}

impl std::error::Error for ParseError {}

fn escape_of(control: char) -> String {
    let quoted = super::encode(control.encode_utf8(&mut [0; 4]));
    quoted.trim_matches('"').to_owned()
}
