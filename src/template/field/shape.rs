//! Types and limits of the members' values.

use unicode_general_category::{GeneralCategory as Category, get_general_category};

use super::Field;
use crate::template::source::Source;

/// Type of a member's value, with its limits.
#[derive(Debug)]
pub enum Shape {
    /// A string.
    Text(TextLimits),
    /// A whole number.
    Whole(WholeLimits),
    /// A number.
    Decimal(DecimalLimits),
    /// One of these strings.
    Choice(&'static [EnumValue]),
    /// An object with these members, in the order of the format.
    Object(&'static [Field]),
    /// A list.
    List(ListLimits),
}

/// The limits of a string.
#[derive(Clone, Copy, Debug)]
pub struct TextLimits {
    /// Kind of text.
    pub content: Content,
    /// The least length.
    pub min: usize,
    /// The greatest length.
    pub max: usize,
    /// Unit in which the length is counted.
    pub count: Count,
    /// Characters that are allowed.
    pub characters: Characters,
}

/// Kind of text that a string holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A few words on a line.
    Line,
    /// A sentence or more in someone's own words.
    Prose,
    /// An identifier, an ARN, a URL or an expression: each character counts.
    Code,
    /// A JSON text, which has an editor and rules of its own.
    Json,
}

/// Unit of a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Unicode code points, as Smithy counts.
    Characters,
    /// Bytes of UTF-8.
    Bytes,
}

impl Count {
    /// The length of `text`.
    pub fn of(self, text: &str) -> usize {
        match self {
            Self::Characters => text.chars().count(),
            Self::Bytes => text.len(),
        }
    }

    /// The unit in the singular.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Characters => "character",
            Self::Bytes => "byte",
        }
    }

    /// The unit in the plural.
    pub const fn units(self) -> &'static str {
        match self {
            Self::Characters => "characters",
            Self::Bytes => "bytes",
        }
    }
}

/// Characters beyond ASCII that are not visible, for use within a character class of a regular expression.
macro_rules! invisible {
    () => {
        "\\u00ad\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ue000-\\uf8ff\\ufeff\\ufff9-\\ufffb"
    };
}

/// Set of characters that a string may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Characters {
    /// Anything.
    Any,
    /// `[a-zA-Z0-9_-]`
    Identifier,
    /// Anything but the Unicode category C: no control, format, private or unassigned character.
    Visible,
    /// `[\p{L}\p{Z}\p{N}_.:/=+\-@]`
    TagKey,
    /// `[!-~]`: ASCII without spaces.
    PrintableAscii,
}

impl Characters {
    /// True if `character` is in the set.
    pub fn allow(self, character: char) -> bool {
        match self {
            Self::Any => true,
            Self::Identifier => character.is_ascii_alphanumeric() || matches!(character, '_' | '-'),
            Self::Visible if character.is_ascii() => !character.is_ascii_control(),
            Self::Visible => !is_other(get_general_category(character)),
            Self::TagKey if character.is_ascii() => {
                character.is_ascii_alphanumeric() || " _.:/=+-@".contains(character)
            }
            Self::TagKey => is_letter_number_or_space(get_general_category(character)),
            Self::PrintableAscii => character.is_ascii_graphic(),
        }
    }

    /// The same as a regular expression of one character, as far as all dialects go: Python's knows no Unicode
    /// categories. It lets rare characters through that [`Self::allow`] does not, and never the other way round. `None`
    /// where anything goes.
    pub const fn pattern(self) -> Option<&'static str> {
        match self {
            Self::Any => None,
            Self::Identifier => Some("[a-zA-Z0-9_-]"),
            Self::Visible => Some(concat!(
                "[^\\u0000-\\u001f\\u007f-\\u009f",
                invisible!(),
                "]"
            )),
            Self::TagKey => Some(concat!(
                "[^\\u0000-\\u001f!-*,;<>?\\[-\\^`{-\\u009f",
                invisible!(),
                "]"
            )),
            Self::PrintableAscii => Some("[!-~]"),
        }
    }

    /// The set, as an imperative that ends a sentence.
    pub const fn allowed(self) -> &'static str {
        match self {
            Self::Any => "use any characters",
            Self::Identifier => "use letters, digits, - and _",
            Self::Visible => "use visible characters and spaces",
            Self::TagKey => "use letters, digits, spaces and _ . : / = + - @",
            Self::PrintableAscii => "use ASCII without spaces",
        }
    }

    /// The set, as a sentence without its full stop.
    pub const fn advice(self) -> &'static str {
        match self {
            Self::Any => "Use any characters",
            Self::Identifier => "Use letters, digits, - and _",
            Self::Visible => {
                "Use visible characters and spaces; no line breaks, tabs or other control characters"
            }
            Self::TagKey => "Use letters, digits, spaces and _ . : / = + - @",
            Self::PrintableAscii => "Use ASCII characters without spaces",
        }
    }
}

const fn is_other(category: Category) -> bool {
    matches!(
        category,
        Category::Control
            | Category::Format
            | Category::PrivateUse
            | Category::Surrogate
            | Category::Unassigned
    )
}

const fn is_letter_number_or_space(category: Category) -> bool {
    matches!(
        category,
        Category::UppercaseLetter
            | Category::LowercaseLetter
            | Category::TitlecaseLetter
            | Category::ModifierLetter
            | Category::OtherLetter
            | Category::SpaceSeparator
            | Category::LineSeparator
            | Category::ParagraphSeparator
            | Category::DecimalNumber
            | Category::LetterNumber
            | Category::OtherNumber
    )
}

/// The limits of a whole number.
#[derive(Clone, Copy, Debug)]
pub struct WholeLimits {
    /// The least value.
    pub min: i64,
    /// The greatest value; `None` if only the type limits it (32 bits).
    pub max: Option<i64>,
}

/// The limits of a number that may have decimals.
#[derive(Clone, Copy, Debug)]
pub struct DecimalLimits {
    /// The least value.
    pub min: f64,
    /// True if the value must be greater than `min`, not equal to it.
    pub above_min: bool,
    /// The greatest value.
    pub max: f64,
    /// Most digits behind the decimal point.
    pub decimals: usize,
    /// Source of that limit.
    pub decimals_source: Source,
}

/// A member of an enumeration.
#[derive(Clone, Copy, Debug)]
pub struct EnumValue {
    /// Value in the request.
    pub value: &'static str,
    /// Label in the form.
    pub label: &'static str,
    /// Meaning, for the help text.
    pub meaning: &'static str,
}

/// The limits of a list.
#[derive(Debug)]
pub struct ListLimits {
    /// Description of each item.
    pub item: &'static Field,
    /// Fewest items. A list that may be empty has no effect then.
    pub min: usize,
    /// Most items; `None` if only other rules limit them.
    pub max: Option<usize>,
    /// Source of that limit.
    pub max_source: Source,
}
