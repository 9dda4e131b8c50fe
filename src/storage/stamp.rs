//! Fingerprint of a file's contents, and their comparison.

use std::hash::{DefaultHasher, Hash, Hasher};

/// Fingerprint of a file's contents. Dates are no help: tools that check out files set them freely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStamp {
    length: usize,
    hash: u64,
}

impl FileStamp {
    /// Fingerprint of a file with this content.
    pub fn of(content: &[u8]) -> Self {
        let mut hasher = DefaultHasher::new();
        content.hash(&mut hasher);
        Self {
            length: content.len(),
            hash: hasher.finish(),
        }
    }

    /// Length of the contents, in bytes.
    pub const fn length(&self) -> usize {
        self.length
    }
}

/// Result of comparing a file with its fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// The contents are the same.
    Same,
    /// The contents differ, or can't be read any more.
    Changed,
    /// There is no such file.
    Missing,
}
