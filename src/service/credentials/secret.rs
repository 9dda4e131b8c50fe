//! Text that is wiped from memory.

use std::{
    borrow::Cow,
    fmt,
    ops::{Deref, DerefMut},
};

use zeroize::Zeroizing;

/// Room for what is typed or pasted, so that growing leaves no copy behind.
const CAPACITY: usize = 4096;

/// Secret text that can be edited: wiped when dropped, never shown by `Debug`.
pub struct SecretText(Zeroizing<String>);

impl Default for SecretText {
    fn default() -> Self {
        Self(Zeroizing::new(String::with_capacity(CAPACITY)))
    }
}

impl From<&str> for SecretText {
    fn from(text: &str) -> Self {
        let mut secret = Self::default();
        secret.push_str(text);
        secret
    }
}

impl Deref for SecretText {
    type Target = String;

    fn deref(&self) -> &String {
        &self.0
    }
}

impl DerefMut for SecretText {
    fn deref_mut(&mut self) -> &mut String {
        &mut self.0
    }
}

/// True if `text` has the form of an access key ID, a secret access key or a session token.
pub fn looks_like_key(text: &str) -> bool {
    let text = text.trim();
    let has = |kind: fn(&u8) -> bool| text.as_bytes().iter().any(kind);
    let is_base64 = text.bytes().all(is_base64);
    let is_mixed =
        has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase) && has(u8::is_ascii_digit);
    let is_id = text.starts_with("AKIA") || text.starts_with("ASIA");
    match text.len() {
        20 => is_base64 && is_id && !has(u8::is_ascii_lowercase),
        // A path of that length is none.
        40 | 100.. => is_base64 && is_mixed && !text.starts_with('/'),
        _ => false,
    }
}

/// `text` with `…` in place of each word that looks like a key: messages repeat what was typed in this form only.
pub fn without_keys(text: &str) -> Cow<'_, str> {
    let words = text.split(|letter: char| !u8::try_from(letter).is_ok_and(is_base64));
    let mut keys = words.filter(|word| looks_like_key(word)).peekable();
    if keys.peek().is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(keys.fold(text.to_owned(), |text, key| text.replace(key, "…")))
}

const fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() {
            "(empty)"
        } else {
            "(secret)"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_message_repeats_what_looks_like_a_key() {
        let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
        let token = "IQoJb3JpZ2luX2VjEAaCXVzLWVhc3QtMSJHMEUCIQ".repeat(4);
        for key in [
            "AKIAIOSFODNN7EXAMPLE",
            "ASIAIOSFODNN7EXAMPLE",
            secret,
            &token,
        ] {
            assert!(looks_like_key(&format!(" {key}\n")), "{key}");
            let message = format!("There is no profile '{key}', only a: {key}");
            assert_eq!(without_keys(&message), "There is no profile '…', only a: …");
        }
        for plain in [
            "",
            "default",
            "AdministratorAccess-123456789012",
            "AKIA",
            "0123456789012345678901234567890123456789",
            "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "/home/Fleet/2026/gateways/RebootTheNight",
        ] {
            assert!(!looks_like_key(plain), "{plain}");
            assert_eq!(without_keys(plain), plain);
        }
    }
}
