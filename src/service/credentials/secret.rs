//! Text that is wiped from memory.

use std::{
    fmt,
    ops::{Deref, DerefMut},
};

use zeroize::Zeroizing;

/// Room for what is typed or pasted, so that growing leaves no copy behind.
const CAPACITY: usize = 4096;

/// Secret text that can be edited: wiped when dropped, never shown by `Debug`.
pub struct SecretText(Zeroizing<String>);

impl SecretText {
    /// Forgets the text.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

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

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() {
            "(empty)"
        } else {
            "(secret)"
        })
    }
}
