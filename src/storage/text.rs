//! Decoding of UTF-8, and recognition of other encodings.

use super::ReadErrorKind;

/// The text of a file's bytes; a byte-order mark stays in it, because the check speaks of it.
///
/// # Errors
/// If it is UTF-16 or UTF-32, or else the first byte that is not UTF-8.
pub fn decode(bytes: Vec<u8>) -> Result<String, ReadErrorKind> {
    if let Some(encoding) = recognise(&bytes) {
        return Err(ReadErrorKind::OtherEncoding(encoding));
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        ReadErrorKind::NotUtf8 {
            offset,
            byte: error.as_bytes().get(offset).copied().unwrap_or_default(),
        }
    })
}

/// Name of the encoding in which the bytes are text like JSON to their end; `None` for UTF-8, also with NULs in it, and
/// for what is no text.
fn recognise(bytes: &[u8]) -> Option<&'static str> {
    let utf_16 = |unit: fn([u8; 2]) -> u16| {
        let (units, rest) = bytes.as_chunks();
        let units = units.iter().map(|bytes| unit(*bytes));
        rest.is_empty() && is_like_json(char::decode_utf16(units).map(Result::ok))
    };
    let utf_32 = |unit: fn([u8; 4]) -> u32| {
        let (units, rest) = bytes.as_chunks();
        let characters = units.iter().map(|bytes| char::from_u32(unit(*bytes)));
        rest.is_empty() && is_like_json(characters)
    };
    if utf_32(u32::from_le_bytes) || utf_32(u32::from_be_bytes) {
        Some("UTF-32")
    } else if utf_16(u16::from_le_bytes) {
        Some("UTF-16 (little-endian)")
    } else if utf_16(u16::from_be_bytes) {
        Some("UTF-16 (big-endian)")
    } else {
        None
    }
}

/// True if characters, where there are some, begin in ASCII or with a byte-order mark, end in ASCII, and hold no NUL.
fn is_like_json(mut characters: impl Iterator<Item = Option<char>>) -> bool {
    let Some(Some(first @ ('\u{1}'..='\u{7f}' | '\u{feff}'))) = characters.next() else {
        return false;
    };
    let last = characters.try_fold(first, |_, next| next.filter(|next| *next != '\0'));
    last.is_some_and(|last| last.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_8_is_read_as_it_is_with_or_without_a_mark() {
        assert_eq!(
            decode(b"\xef\xbb\xbf{}\r\n".to_vec()).unwrap(),
            "\u{feff}{}\r\n"
        );
        assert_eq!(decode(Vec::new()).unwrap(), "");
        assert_eq!(decode(vec![0, 0]).unwrap(), "\0\0");
    }

    #[test]
    fn other_encodings_are_named() {
        let units = |text: &str| text.encode_utf16().collect::<Vec<_>>();
        for (text, mark) in [("{\"ä\": 1}", true), ("{\"ä\": 1}", false)] {
            let marked = if mark {
                format!("\u{feff}{text}")
            } else {
                text.to_owned()
            };
            let little = units(&marked)
                .iter()
                .flat_map(|unit| unit.to_le_bytes())
                .collect();
            let big = units(&marked)
                .iter()
                .flat_map(|unit| unit.to_be_bytes())
                .collect();
            let wide = marked
                .chars()
                .flat_map(|character| u32::from(character).to_le_bytes())
                .collect();
            for (bytes, encoding) in [
                (little, "UTF-16 (little-endian)"),
                (big, "UTF-16 (big-endian)"),
                (wide, "UTF-32"),
            ] {
                assert_eq!(decode(bytes), Err(ReadErrorKind::OtherEncoding(encoding)));
            }
        }
    }

    #[test]
    fn nuls_alone_make_no_other_encoding() {
        for text in [
            "{\0\"a\": 1}",
            "\0{\"a\": 1}",
            "{\0\"\0a\": 1}",
            "{\"a\": \"\0\"}",
            "\0\0\0{\"a\"",
        ] {
            assert_eq!(decode(text.as_bytes().to_vec()).as_deref(), Ok(text));
        }
        let program = b"M\0Z\0\x90\x00\x03\0\0\0\x04\0\xff\xff";
        let marked = b"\xff\xfe\x00\xd8\x00\x00";
        for (binary, offset) in [(&program[..], 4), (&marked[..], 0)] {
            let error = decode(binary.to_vec()).unwrap_err();
            let byte = binary[offset];
            assert_eq!(error, ReadErrorKind::NotUtf8 { offset, byte });
        }
    }

    #[test]
    fn the_first_byte_that_is_not_utf_8_is_named() {
        let error = decode(b"{\"a\": \"caf\xe9\"}".to_vec());
        assert_eq!(
            error,
            Err(ReadErrorKind::NotUtf8 {
                offset: 10,
                byte: 0xe9
            })
        );
    }
}
