//! What a file held when it was last seen.

use std::hash::{DefaultHasher, Hash, Hasher};

/// Tells whether a file still holds what it did. Dates are no help: tools that check out files set them freely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStamp {
    length: usize,
    hash: u64,
}

impl FileStamp {
    /// The stamp of a file with this content.
    pub fn of(content: &[u8]) -> Self {
        let mut hasher = DefaultHasher::new();
        content.hash(&mut hasher);
        Self {
            length: content.len(),
            hash: hasher.finish(),
        }
    }

    /// How many bytes the file had.
    pub const fn length(&self) -> usize {
        self.length
    }
}

/// What has become of a file since its stamp was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// It holds the same.
    Same,
    /// It holds something else, or can't be read any more.
    Changed,
    /// There is no such file.
    Missing,
}
