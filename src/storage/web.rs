//! A browser has no paths: files come from its dialog or a drop, and leave as downloads.

use std::path::Path;

use super::{FileStamp, OnDisk, Opened, Overwrite};
use super::{ReadError, ReadErrorKind, WriteError, WriteErrorKind};

/// Whether files can be read and written by their paths.
pub const CAN_USE_PATHS: bool = false;

/// Reads nothing.
///
/// # Errors
/// Always: there are no paths here.
pub fn read(path: &Path) -> Result<Opened, ReadError> {
    Err(ReadError {
        name: path.display().to_string(),
        kind: ReadErrorKind::NoPaths,
    })
}

/// Reads nothing.
///
/// # Errors
/// Always: there are no paths here.
pub fn read_text(path: &Path) -> Result<String, ReadError> {
    read(path).map(|opened| opened.text)
}

/// Nothing can be told of a file that was downloaded.
pub fn compare(_path: &Path, _stamp: &FileStamp) -> OnDisk {
    OnDisk::Missing
}

/// Writes nothing.
///
/// # Errors
/// Always: there are no paths here.
pub fn write(path: &Path, _text: &str, _overwrite: Overwrite) -> Result<FileStamp, WriteError> {
    Err(WriteError {
        name: path.display().to_string(),
        kind: WriteErrorKind::NoPaths,
    })
}
