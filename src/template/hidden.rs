//! Characters that can't be seen, or that show what follows in another order than it stands: what they are called, and
//! texts in which they show.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt::Write as _;

use unicode_general_category::{GeneralCategory as Category, get_general_category};

use super::text::{LONGEST_NAME, shortened};

/// Whether `character` has no look of its own in any text: a control character, one that Unicode lets programs ignore,
/// a line separator, or a blank that is no space.
pub const fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{13430}'..='\u{1343f}'
            | '\u{16fe4}'
            | '\u{1d159}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The hidden characters of a text, but for line breaks, tabs and those that belong to their neighbours: the joiners of
/// an emoji or of a script that is written with them.
pub fn hidden(text: &str) -> impl Iterator<Item = (usize, char)> {
    let right_to_left = OnceCell::new();
    let candidates = if is_plain(text) { "" } else { text };
    candidates.char_indices().filter(move |(at, character)| {
        is_hidden(*character)
            && !matches!(character, '\n' | '\r' | '\t')
            && !belongs(text, *at, *character, &right_to_left)
    })
}

/// Whether every byte is one of visible ASCII, as of most texts.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Whether a hidden character does what it is there for between its neighbours.
fn belongs(text: &str, at: usize, character: char, right_to_left: &OnceCell<bool>) -> bool {
    let mut before = text[..at].chars().rev();
    let mut after = text[at + character.len_utf8()..].chars();
    let (Some(previous), next) = (before.next(), after.next()) else {
        return false;
    };
    let is_between = |wanted: fn(char) -> bool| wanted(previous) && next.is_some_and(wanted);
    match character {
        '\u{200c}' => is_between(has_joined_letters),
        '\u{200d}' => {
            let joined = [previous]
                .into_iter()
                .chain(before)
                .find(|c| !is_modifier(*c));
            is_between(has_joined_letters)
                || (joined.is_some_and(is_symbol) && next.is_some_and(is_symbol))
        }
        '\u{200b}' => is_between(has_no_spaces),
        '\u{fe0e}' | '\u{fe0f}' => {
            is_symbol(previous)
                || is_mark_of_ideographs(previous)
                || (matches!(previous, '0'..='9' | '#' | '*') && next == Some('\u{20e3}'))
        }
        '\u{fe00}'..='\u{fe0d}' | '\u{e0100}'..='\u{e01ef}' => {
            is_symbol(previous) || is_ideograph(previous) || is_mark_of_ideographs(previous)
        }
        '\u{180b}'..='\u{180f}' => matches!(previous, '\u{1820}'..='\u{18aa}'),
        '\u{115f}'..='\u{1160}' => is_between(|c| matches!(c, '\u{1100}'..='\u{11ff}')),
        '\u{e0020}'..='\u{e007f}' => is_in_flag(text, at),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => {
            *right_to_left.get_or_init(|| text.chars().any(is_written_to_the_left))
        }
        _ => false,
    }
}

/// What an emoji is made of.
fn is_symbol(character: char) -> bool {
    !character.is_ascii()
        && (character == '\u{2139}'
            || matches!(
                get_general_category(character),
                Category::OtherSymbol
                    | Category::MathSymbol
                    | Category::OtherPunctuation
                    | Category::DashPunctuation
            ))
}

/// What may stand between a symbol and its joiner: how it is drawn, and a colour of skin.
const fn is_modifier(character: char) -> bool {
    matches!(character, '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Arabic and its kin, and the scripts of India and of what lies around it.
const fn has_joined_letters(character: char) -> bool {
    matches!(
        character,
        '\u{600}'..='\u{8ff}'
            | '\u{900}'..='\u{dff}'
            | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{18aa}'
            | '\u{1a20}'..='\u{1aaf}'
            | '\u{1b00}'..='\u{1c4f}'
            | '\u{a840}'..='\u{a8ff}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10a00}'..='\u{11fff}'
            | '\u{1e900}'..='\u{1e95f}'
    ) && !is_hidden(character)
}

/// Thai, Lao, Burmese and Khmer, whose words stand together.
const fn has_no_spaces(character: char) -> bool {
    matches!(
        character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1a20}'..='\u{1aaf}'
    )
}

const fn is_ideograph(character: char) -> bool {
    matches!(
        character,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
    )
}

const fn is_mark_of_ideographs(character: char) -> bool {
    matches!(character, '\u{3001}'..='\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{ff01}'..='\u{ff1f}')
}

const fn is_written_to_the_left(character: char) -> bool {
    matches!(
        character,
        '\u{5d0}'..='\u{5ea}'
            | '\u{620}'..='\u{8c7}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    ) && !is_hidden(character)
}

/// How many tags the flag of a region has at most: `gbsct` and the like.
const MOST_TAGS: usize = 6;

/// Whether the tag at `at` names the region of a black flag before it.
fn is_in_flag(text: &str, at: usize) -> bool {
    let is_tag = |c: &char| matches!(c, '\u{e0030}'..='\u{e0039}' | '\u{e0061}'..='\u{e007a}');
    let mut before = text[..at].chars().rev();
    let tags_before = before
        .by_ref()
        .take(MOST_TAGS + 1)
        .take_while(is_tag)
        .count();
    let starts = text[..at].chars().rev().nth(tags_before) == Some('\u{1f3f4}');
    let tags = text[at..]
        .chars()
        .take(MOST_TAGS + 1)
        .take_while(is_tag)
        .count();
    let ends = text[at..].chars().nth(tags) == Some('\u{e007f}');
    starts && ends && tags_before + tags > 0 && tags_before + tags <= MOST_TAGS
}

/// The text with its hidden characters spelled out: `\u{202e}`. Line breaks and tabs stay.
pub fn shown(text: &str) -> Cow<'_, str> {
    spelled_out(text, hidden(text), push_escape)
}

/// The same on one line: line breaks, tabs and blanks that look like a space are spelled out too.
pub fn shown_on_a_line(text: &str) -> Cow<'_, str> {
    match shown(text) {
        Cow::Borrowed(text) => without_blanks(text),
        Cow::Owned(text) => Cow::Owned(without_blanks(&text).into_owned()),
    }
}

/// A name on one line and short enough for any place: its middle is cut.
pub fn short_line(name: &str) -> String {
    shortened(&shown_on_a_line(name), LONGEST_NAME).into_owned()
}

fn without_blanks(text: &str) -> Cow<'_, str> {
    let is_blank = |(_, character): &(usize, char)| {
        matches!(character, '\n' | '\r' | '\t') || looks_like_a_space(*character)
    };
    let blanks = if is_plain(text) { "" } else { text }.char_indices();
    spelled_out(text, blanks.filter(is_blank), push_escape)
}

/// Whether it is a space of some width, but not the one that is typed; the ideographic one is seen by its width.
fn looks_like_a_space(character: char) -> bool {
    !character.is_ascii()
        && character != '\u{3000}'
        && get_general_category(character) == Category::SpaceSeparator
}

/// JSON that means the same and is read by whoever looks at it: its hidden characters, and blanks that look like a
/// space, are escapes.
pub fn escaped_json(json: &str) -> Cow<'_, str> {
    let push_units = |text: &mut String, character: char| {
        for unit in character.encode_utf16(&mut [0; 2]) {
            // Writing to a String does not fail.
            let _ = write!(text, "\\u{unit:04x}");
        }
    };
    let is_blank = |(_, character): &(usize, char)| looks_like_a_space(*character);
    match spelled_out(json, hidden(json), push_units) {
        Cow::Borrowed(json) if is_plain(json) => Cow::Borrowed(json),
        json => {
            let escaped = spelled_out(&json, json.char_indices().filter(is_blank), push_units);
            Cow::Owned(escaped.into_owned())
        }
    }
}

fn push_escape(text: &mut String, character: char) {
    match character {
        '\n' => text.push_str("\\n"),
        '\r' => text.push_str("\\r"),
        '\t' => text.push_str("\\t"),
        other => {
            // Writing to a String does not fail.
            let _ = write!(text, "\\u{{{:x}}}", u32::from(other));
        }
    }
}

/// `text` with other words for the characters at these places.
fn spelled_out(
    text: &str,
    places: impl Iterator<Item = (usize, char)>,
    push: impl Fn(&mut String, char),
) -> Cow<'_, str> {
    let mut spelled = String::new();
    let mut kept = 0;
    for (at, character) in places {
        spelled.push_str(&text[kept..at]);
        push(&mut spelled, character);
        kept = at + character.len_utf8();
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    spelled.push_str(&text[kept..]);
    Cow::Owned(spelled)
}

/// The text without its hidden characters.
pub fn without(text: &str) -> Cow<'_, str> {
    spelled_out(text, hidden(text), |_, _| {})
}

/// The character's code and, where it has one that people use, its name: `U+202E (right-to-left override)`.
pub fn named(character: char) -> String {
    let code = code(character);
    match name(character) {
        Some(name) => format!("{code} ({name})"),
        None => code,
    }
}

/// `U+202E`
pub fn code(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

const fn name(character: char) -> Option<&'static str> {
    Some(match character {
        '\0' => "null",
        '\u{7}' => "bell",
        '\u{8}' => "backspace",
        '\t' => "tab",
        '\n' => "line feed",
        '\u{c}' => "form feed",
        '\r' => "carriage return",
        '\u{1b}' => "escape",
        '\u{7f}' => "delete",
        '\u{85}' => "next line",
        '\u{9b}' => "control sequence introducer",
        '\u{a0}' => "no-break space",
        '\u{ad}' => "soft hyphen",
        '\u{34f}' => "combining grapheme joiner",
        '\u{61c}' => "Arabic letter mark",
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => "Hangul filler",
        '\u{200b}' => "zero width space",
        '\u{200c}' => "zero width non-joiner",
        '\u{200d}' => "zero width joiner",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202a}' => "left-to-right embedding",
        '\u{202b}' => "right-to-left embedding",
        '\u{202c}' => "pop directional formatting",
        '\u{202d}' => "left-to-right override",
        '\u{202e}' => "right-to-left override",
        '\u{2060}' => "word joiner",
        '\u{2061}' => "function application",
        '\u{2062}' => "invisible times",
        '\u{2063}' => "invisible separator",
        '\u{2064}' => "invisible plus",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first strong isolate",
        '\u{2069}' => "pop directional isolate",
        '\u{2800}' => "blank Braille pattern",
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => "variation selector",
        '\u{feff}' => "zero width no-break space",
        '\u{e0001}' | '\u{e0020}'..='\u{e007f}' => "tag",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_not_be_seen_is_spelled_out() {
        for (text, expected) in [
            ("plain ä 𝄞 日本", "plain ä 𝄞 日本"),
            ("\u{1b}[31mred\u{7}", "\\u{1b}[31mred\\u{7}"),
            ("\u{9b}31m\u{7f}", "\\u{9b}31m\\u{7f}"),
            (
                "a\u{202e}b\u{2066}c\u{2069}",
                "a\\u{202e}b\\u{2066}c\\u{2069}",
            ),
            ("pass\u{200b}word\u{ad}", "pass\\u{200b}word\\u{ad}"),
            (
                "a\u{200d}b\u{200c}c\u{200f}",
                "a\\u{200d}b\\u{200c}c\\u{200f}",
            ),
            (
                "\u{feff}a\u{2028}b\u{2029}",
                "\\u{feff}a\\u{2028}b\\u{2029}",
            ),
            (
                "x\u{2062}y\u{3164}\u{2800}",
                "x\\u{2062}y\\u{3164}\\u{2800}",
            ),
            ("a\u{fe0f}b\u{e0101}", "a\\u{fe0f}b\\u{e0101}"),
            (
                "a\u{115f}\u{1160}\u{ffa0}\u{34f}\u{180e}\u{2061}\u{1d159}\u{13430}",
                "a\\u{115f}\\u{1160}\\u{ffa0}\\u{34f}\\u{180e}\\u{2061}\\u{1d159}\\u{13430}",
            ),
            ("hi\u{e0041}\u{e007f}", "hi\\u{e0041}\\u{e007f}"),
            ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ] {
            assert_eq!(shown(text), expected);
        }
        assert_eq!(shown_on_a_line("a\r\n\tb\u{202e}"), "a\\r\\n\\tb\\u{202e}");
        assert_eq!(shown_on_a_line("a\nb"), "a\\nb");
        assert_eq!(
            shown_on_a_line("a\u{a0}b\u{202f}c\u{3000}d e\u{1680}"),
            "a\\u{a0}b\\u{202f}c\u{3000}d e\\u{1680}"
        );
        assert_eq!(escaped_json("\"\u{a0} \u{2003}\""), "\"\\u00a0 \\u2003\"");
        assert_eq!(
            escaped_json("\"\u{202e}\u{e0041}\u{9b}\""),
            "\"\\u202e\\udb40\\udc41\\u009b\""
        );
    }

    #[test]
    fn joiners_stay_where_they_belong() {
        for text in [
            "👩\u{200d}🔧 and 👩🏽\u{200d}💻 and 🏳\u{fe0f}\u{200d}🌈",
            "❤\u{fe0f} ☎\u{fe0f} 1\u{fe0f}\u{20e3} ↔\u{fe0f} ‼\u{fe0f} ℹ\u{fe0f} ㊗\u{fe0f}",
            "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "می\u{200c}خواهم",
            "क्\u{200d}ष and ശ്രീ\u{200d}മതി",
            "שלום\u{200f} (1)",
            "ภาษา\u{200b}ไทย",
            "葛\u{e0100}城",
            "ᠮᠣᠩᠭᠣᠯ\u{180b}",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn nothing_is_left_when_it_is_taken_out() {
        for (text, without_it) in [
            ("a\u{202e}b", "ab"),
            ("\u{200b}\u{200b}", ""),
            ("❤\u{200b}\u{fe0f}", "❤"),
            ("a\u{e0067}\u{1f3f4}\u{e0067}", "a\u{1f3f4}"),
            ("می\u{200c}\u{200c}خ", "میخ"),
        ] {
            assert_eq!(without(text), without_it);
            assert_eq!(hidden(&without(text)).next(), None);
        }
        assert_eq!(named('\u{202e}'), "U+202E (right-to-left override)");
        assert_eq!(named('\u{e0fff}'), "U+E0FFF");
    }
}
