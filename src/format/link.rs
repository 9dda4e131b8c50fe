//! A template in an address: `#template=` and its text, compressed. What stands behind `#` never leaves the browser.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

/// Beginning of the fragment, before the packed text.
pub const PREFIX: &str = "#template=";

/// Longest link that is made, in characters, page and prefix included. Chat programs and mail cut longer ones.
pub const MAX_CHARACTERS: usize = 32_000;

/// Longest text that is unpacked from a link, in bytes: more can only be meant to do harm.
const MAX_BYTES: usize = 1024 * 1024;

/// Compression level: the highest, as a link is made once.
const LEVEL: u8 = 10;

/// The template is too large for a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "The template is too large for a link ({characters} characters, at most {MAX_CHARACTERS}), send its file instead"
)]
pub struct TooLong {
    /// Length of the link, or of the text if that is larger, in characters.
    pub characters: usize,
}

/// Reason why a link holds no template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// It was cut, or something was written into it.
    #[error(
        "The link is not complete, or was changed on its way: ask for it once more, or for the file"
    )]
    Damaged,
    /// Larger than any template.
    #[error("The link holds more than any job template, so it was not opened")]
    TooLarge,
}

/// The address that opens `text` at the page whose address is `page`.
///
/// # Errors
/// If the link would be too long for chat programs and mail.
pub fn to(page: &str, text: &str) -> Result<String, TooLong> {
    let packed = BASE64_URL_SAFE_NO_PAD.encode(compress_to_vec(text.as_bytes(), LEVEL));
    let link = format!("{page}{PREFIX}{packed}");
    match link.chars().count() {
        characters if characters > MAX_CHARACTERS || text.len() > MAX_BYTES => Err(TooLong {
            characters: characters.max(text.len()),
        }),
        _ => Ok(link),
    }
}

/// Unpacks the text of a link from what follows [`PREFIX`].
///
/// # Errors
/// If it is damaged or too large.
pub fn open(packed: &str) -> Result<String, Broken> {
    // Some programs add words of their own to a link.
    let packed = packed.split('&').next().unwrap_or(packed);
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(packed.trim().trim_end_matches('='));
    let bytes = bytes.map_err(|_| Broken::Damaged)?;
    let text = decompress_to_vec_with_limit(&bytes, MAX_BYTES).map_err(|error| {
        if error.status == TINFLStatus::HasMoreOutput {
            Broken::TooLarge
        } else {
            Broken::Damaged
        }
    })?;
    String::from_utf8(text).map_err(|_| Broken::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://example.com/templates/?a=b";

    fn packed(link: &str) -> &str {
        link.strip_prefix(PAGE)
            .and_then(|link| link.strip_prefix(PREFIX))
            .unwrap()
    }

    #[test]
    fn a_link_holds_the_text_as_it_is() {
        for text in [
            "",
            "{}\n",
            "\u{feff}{ \"description\": \"é ␀ \u{1f600}\" }\r\n",
            "no JSON",
        ] {
            let link = to(PAGE, text).unwrap();
            assert_eq!(open(packed(&link)).as_deref(), Ok(text));
            let followed = format!("{}&utm_source=chat", packed(&link));
            assert_eq!(open(&followed).as_deref(), Ok(text));
        }
        for starter in crate::format::starter::ALL {
            let link = to(PAGE, starter.text).unwrap();
            assert!(link.len() < 2_000, "{} has {}", starter.title, link.len());
            assert_eq!(open(packed(&link)).as_deref(), Ok(starter.text));
        }
    }

    #[test]
    fn what_is_too_large_gets_no_link() {
        // Nothing repeats itself, so nothing is saved.
        let mut random = fastrand::Rng::with_seed(7);
        let text: String = (0..40_000).map(|_| random.alphanumeric()).collect();
        let error = to(PAGE, &text).unwrap_err();
        assert!(error.characters > MAX_CHARACTERS);
        assert!(error.to_string().contains("at most 32000"), "{error}");
    }

    #[test]
    fn a_damaged_link_is_called_so() {
        let link = to(PAGE, crate::format::starter::ALL[0].text).unwrap();
        let packed = packed(&link);
        for cut in 0..packed.len() {
            assert_eq!(open(&packed[..cut]), Err(Broken::Damaged), "{cut}");
        }
        for broken in ["%7B%7D", "{}", "äöü", "AAAA", "//8"] {
            assert_eq!(open(broken), Err(Broken::Damaged), "{broken}");
        }
        let not_utf_8 = BASE64_URL_SAFE_NO_PAD.encode(compress_to_vec(b"\xff\xfe", LEVEL));
        assert_eq!(open(&not_utf_8), Err(Broken::Damaged));
    }

    #[test]
    fn a_link_that_would_fill_the_memory_is_not_opened() {
        let bomb =
            BASE64_URL_SAFE_NO_PAD.encode(compress_to_vec(&vec![b' '; MAX_BYTES + 1], LEVEL));
        assert!(bomb.len() < MAX_CHARACTERS);
        assert_eq!(open(&bomb), Err(Broken::TooLarge));
    }
}
