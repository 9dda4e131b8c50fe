//! Decoding of UTF-8, and recognition of other encodings.

use std::fmt;

use super::ReadErrorKind;

/// An encoding that is recognised, but not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, the low byte first.
    Utf16LittleEndian,
    /// UTF-16, the high byte first.
    Utf16BigEndian,
    /// UTF-32 in either order.
    Utf32,
}

impl fmt::Display for Encoding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Utf16LittleEndian => "UTF-16 (little-endian)",
            Self::Utf16BigEndian => "UTF-16 (big-endian)",
            Self::Utf32 => "UTF-32",
        })
    }
}

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

/// Recognises an encoding by the byte-order mark, or by the NULs that ASCII characters have in UTF-16 and UTF-32: JSON
/// begins with two of them. Bytes that are not text in that encoding to their end are something else: UTF-8 with NULs
/// in it, or no text.
fn recognise(bytes: &[u8]) -> Option<Encoding> {
    let suspected = suspect(bytes)?;
    suspected.holds(bytes).then_some(suspected)
}

fn suspect(bytes: &[u8]) -> Option<Encoding> {
    Some(match bytes {
        [0xff, 0xfe, 0, 0, ..]
        | [0, 0, 0xfe, 0xff, ..]
        | [1..=255, 0, 0, 0, ..]
        | [0, 0, 0, 1..=255, ..] => Encoding::Utf32,
        [0xff, 0xfe, ..] | [1..=255, 0] | [1..=255, 0, 1..=255, 0, ..] => {
            Encoding::Utf16LittleEndian
        }
        [0xfe, 0xff, ..] | [0, 1..=255] | [0, 1..=255, 0, 1..=255, ..] => Encoding::Utf16BigEndian,
        _ => return None,
    })
}

impl Encoding {
    /// True if all of `bytes` is text in this encoding that ends in ASCII as JSON does.
    fn holds(self, bytes: &[u8]) -> bool {
        let last = match self {
            Self::Utf16LittleEndian => last_of_utf_16(bytes, u16::from_le_bytes),
            Self::Utf16BigEndian => last_of_utf_16(bytes, u16::from_be_bytes),
            Self::Utf32 => last_of_utf_32(bytes, u32::from_le_bytes)
                .or_else(|| last_of_utf_32(bytes, u32::from_be_bytes)),
        };
        last.is_some_and(|last| last.is_ascii())
    }
}

/// The last character of text; `None` if it is none, or holds a NUL.
fn last_of_utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<char> {
    let (units, rest) = bytes.as_chunks();
    let characters = char::decode_utf16(units.iter().map(|bytes| unit(*bytes)));
    last_of(characters.map(Result::ok)).filter(|_| rest.is_empty())
}

fn last_of_utf_32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> Option<char> {
    let (units, rest) = bytes.as_chunks();
    last_of(units.iter().map(|bytes| char::from_u32(unit(*bytes)))).filter(|_| rest.is_empty())
}

fn last_of(characters: impl Iterator<Item = Option<char>>) -> Option<char> {
    let mut last = None;
    for character in characters {
        last = Some(character.filter(|character| *character != '\0')?);
    }
    last
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
                (little, Encoding::Utf16LittleEndian),
                (big, Encoding::Utf16BigEndian),
                (wide, Encoding::Utf32),
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
