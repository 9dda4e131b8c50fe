//! Characters that the service takes in one member and refuses in another.

use unicode_general_category::{GeneralCategory, get_general_category};

/// The first character of Unicode category C (control, format, surrogate, private use, unassigned),
/// with its byte offset.
pub fn first_control(text: &str) -> Option<(usize, char)> {
    first(text, |byte| byte < b' ' || byte == 0x7f, is_control)
}

/// The first character that no tag key may hold, with its byte offset.
pub fn first_outside_tag_key(text: &str) -> Option<(usize, char)> {
    first(
        text,
        |byte| !is_ascii_tag_key(byte),
        |c| !is_tag_key_char(c),
    )
}

/// The first character that no template or job id may hold, with its byte offset.
pub fn first_outside_id(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|&(_, c)| !is_id_char(c))
}

/// `[a-zA-Z0-9_-]`
pub fn is_id_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

/// `[a-zA-Z0-9-_.]`, of which names and versions of packages are made.
pub fn is_package_char(c: char) -> bool {
    is_id_char(c) || c == '.'
}

/// A letter, a digit or another number, a separator, or one of `_.:/=+-@`.
pub fn is_tag_key_char(c: char) -> bool {
    use GeneralCategory as G;
    if let Ok(byte) = u8::try_from(c)
        && byte.is_ascii()
    {
        return is_ascii_tag_key(byte);
    }
    matches!(
        get_general_category(c),
        G::UppercaseLetter
            | G::LowercaseLetter
            | G::TitlecaseLetter
            | G::ModifierLetter
            | G::OtherLetter
            | G::DecimalNumber
            | G::LetterNumber
            | G::OtherNumber
            | G::SpaceSeparator
            | G::LineSeparator
            | G::ParagraphSeparator
    )
}

/// How many characters the service counts: Unicode code points.
pub fn length(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().count()
    }
}

fn is_ascii_tag_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b' ' | b'_' | b'.' | b':' | b'/' | b'=' | b'+' | b'-' | b'@'
        )
}

fn is_control(c: char) -> bool {
    use GeneralCategory as G;
    matches!(
        get_general_category(c),
        G::Control | G::Format | G::Surrogate | G::PrivateUse | G::Unassigned
    )
}

/// Most text is ASCII and fine: one pass over the bytes, and the tables only for the rest.
fn first(
    text: &str,
    bad_ascii: impl Fn(u8) -> bool,
    bad: impl Fn(char) -> bool,
) -> Option<(usize, char)> {
    let start = text
        .bytes()
        .position(|byte| !byte.is_ascii() || bad_ascii(byte))?;
    text[start..]
        .char_indices()
        .map(|(at, c)| (start + at, c))
        .find(|&(_, c)| {
            u8::try_from(c).is_ok_and(|b| b.is_ascii() && bad_ascii(b)) || !c.is_ascii() && bad(c)
        })
}

#[cfg(test)]
mod tests {
    use super::{first_control, first_outside_id, first_outside_tag_key, length};

    #[test]
    fn control_characters_are_found_where_they_stand() {
        for fine in ["", "Reboot the fleet", "Größe · 版本 · 🚀", "a\u{a0}b", "~"] {
            assert_eq!(first_control(fine), None, "{fine:?}");
        }
        for (text, at, c) in [
            ("a\nb", 1, '\n'),
            ("\tb", 0, '\t'),
            ("é\u{7f}", 2, '\u{7f}'),
            ("a\u{200b}b", 1, '\u{200b}'),
            ("ü\u{ad}", 2, '\u{ad}'),
            ("a\u{e000}", 1, '\u{e000}'),
            ("a\u{378}", 1, '\u{378}'),
            ("family 👨\u{200d}👩", 11, '\u{200d}'),
        ] {
            assert_eq!(first_control(text), Some((at, c)), "{text:?}");
        }
    }

    #[test]
    fn tag_keys_hold_letters_numbers_spaces_and_a_few_signs() {
        for fine in [
            "",
            "a Z 0 _.:/=+-@",
            "Größe",
            "版本",
            "½",
            "\u{2028}",
            "\u{a0}",
        ] {
            assert_eq!(first_outside_tag_key(fine), None, "{fine:?}");
        }
        for (text, at, c) in [
            ("a&b", 1, '&'),
            ("é#", 2, '#'),
            ("a\tb", 1, '\t'),
            ("a🚀", 1, '🚀'),
            ("e\u{301}", 1, '\u{301}'),
            ("a*", 1, '*'),
        ] {
            assert_eq!(first_outside_tag_key(text), Some((at, c)), "{text:?}");
        }
    }

    #[test]
    fn ids_are_plain() {
        assert_eq!(first_outside_id("Az09_-"), None);
        for (text, at) in [("bad id!", 3), ("a.b", 1), ("ä", 0), ("a\n", 1)] {
            assert_eq!(
                first_outside_id(text).map(|(at, _)| at),
                Some(at),
                "{text:?}"
            );
        }
    }

    #[test]
    fn lengths_count_code_points() {
        assert_eq!(length("abc"), 3);
        assert_eq!(length("äöü"), 3);
        assert_eq!(length("👨\u{200d}👩"), 3);
    }
}
