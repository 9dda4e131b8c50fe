//! From bytes to text: UTF-8, or a name for what it is instead.

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
/// When it is UTF-16 or UTF-32, or else the first byte that is not UTF-8.
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

/// By the byte-order mark, or by the NULs that ASCII characters have in UTF-16 and UTF-32: JSON begins with two of them.
fn recognise(bytes: &[u8]) -> Option<Encoding> {
    let mut zero = [false; 4];
    for (zero, byte) in zero.iter_mut().zip(bytes) {
        *zero = *byte == 0;
    }
    match (bytes, &zero[..bytes.len().min(4)]) {
        ([0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..], _)
        | (_, [false, true, true, true] | [true, true, true, false]) => Some(Encoding::Utf32),
        ([0xff, 0xfe, ..], _) | (_, [false, true, ..]) => Some(Encoding::Utf16LittleEndian),
        ([0xfe, 0xff, ..], _) | (_, [true, false, ..]) => Some(Encoding::Utf16BigEndian),
        _ => None,
    }
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
