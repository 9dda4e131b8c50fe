//! JSON strings: from their spelling to the text they mean, and back.

use std::borrow::Cow;

use memchr::memchr;

/// The text that a string means; `inside` is what stands between its quotes and has been read before.
///
/// An escape that is not JSON stands for itself: the reader has refused such a string already.
pub fn decode(inside: &str) -> Cow<'_, str> {
    let bytes = inside.as_bytes();
    let Some(first) = memchr(b'\\', bytes) else {
        return Cow::Borrowed(inside);
    };
    // Escapes stand close together in a job document: whole words are copied and what is too much
    // of them is written over. No escape means more bytes than it takes.
    let mut text = vec![0; bytes.len() + WORD];
    text[..first].copy_from_slice(&bytes[..first]);
    let (mut read, mut written) = (first, first);
    while let Some(&byte) = bytes.get(read) {
        if byte == b'\\' {
            let (character, length) = unescape(&inside[read..]);
            written += character.encode_utf8(&mut text[written..]).len();
            read += length;
        } else if let Some(word) = bytes[read..].first_chunk::<WORD>() {
            let plain = plain_length(*word);
            text[written..written + WORD].copy_from_slice(word);
            read += plain;
            written += plain;
        } else {
            text[written] = byte;
            read += 1;
            written += 1;
        }
    }
    text.truncate(written);
    // What was read is UTF-8 and cut at escapes only, so nothing is ever replaced.
    Cow::Owned(
        String::from_utf8(text)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    )
}

/// Bytes that are copied at once.
const WORD: usize = 8;

/// Number of bytes before the first backslash of a word.
fn plain_length(word: [u8; WORD]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    let differing = u64::from_le_bytes(word) ^ (ONES * u64::from(b'\\'));
    // The high bit of the first byte that is zero is set; those after it are not read.
    let zeros = differing.wrapping_sub(ONES) & !differing & (ONES << 7);
    zeros.trailing_zeros() as usize / WORD
}

/// The byte of `inside`, what stands between a string's quotes, at which the byte `offset` of its text is spelled.
pub fn spelled_at(inside: &str, offset: usize) -> usize {
    let (mut read, mut written) = (0, 0);
    while written < offset
        && let Some(next) = inside[read..].chars().next()
    {
        let (character, length) = match next {
            '\\' => unescape(&inside[read..]),
            plain => (plain, plain.len_utf8()),
        };
        read += length;
        written += character.len_utf8();
    }
    read
}

/// The character that the escape at the start of `text` means, and how many bytes it takes.
pub(super) fn unescape(text: &str) -> (char, usize) {
    let simple = match text.as_bytes().get(1) {
        Some(b'"') => '"',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unescape_unit(text),
        Some(b'\\') => '\\',
        _ => return ('\\', 1),
    };
    (simple, 2)
}

fn unescape_unit(text: &str) -> (char, usize) {
    let high = unit(text);
    let low = text.get(6..).and_then(unit);
    match (high, low) {
        (Some(high @ 0xD800..=0xDBFF), Some(low @ 0xDC00..=0xDFFF)) => {
            let code = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
            (
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
                12,
            )
        }
        (Some(code), _) => (
            char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
            6,
        ),
        (None, _) => ('\\', 1),
    }
}

/// The UTF-16 unit of the `\uXXXX` at the start of `text`.
pub(super) fn unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    digits
        .bytes()
        .all(|byte| byte.is_ascii_hexdigit())
        .then(|| u32::from_str_radix(digits, 16).ok())?
}

/// Spells `text` as a JSON string, quotes included, escaping no more than JSON asks for.
pub fn encode(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            0x08 => "\\b",
            0x0c => "\\f",
            0x00..0x20 => "",
            _ => continue,
        };
        quoted.push_str(&text[plain..at]);
        plain = at + 1;
        quoted.push_str(escape);
        if escape.is_empty() {
            quoted.push_str("\\u00");
            quoted.extend(
                [byte >> 4, byte & 0xf]
                    .map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)])),
            );
        }
    }
    quoted.push_str(&text[plain..]);
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_come_back_as_the_text_they_mean() {
        assert_eq!(
            decode(r#"a\"\\\/\b\f\n\r\t\u00e4\ud834\udd1ez"#),
            "a\"\\/\u{8}\u{c}\n\r\tä𝄞z"
        );
        assert!(matches!(decode("plain"), Cow::Borrowed("plain")));
    }

    #[test]
    fn escapes_are_found_wherever_they_stand() {
        for before in 0..20 {
            for after in 0..20 {
                let (before, after) = ("äb".repeat(before), "z".repeat(after));
                let text = format!("{before}\\n{after}\\u00e4");
                assert_eq!(decode(&text), format!("{before}\n{after}ä"));
            }
        }
    }

    #[test]
    fn only_what_must_be_escaped_is() {
        assert_eq!(
            encode("ä/\"\\\n\u{1}\u{7f}"),
            "\"ä/\\\"\\\\\\n\\u0001\u{7f}\""
        );
    }
}
