//! Files on the disk.

mod read;
mod settings_file;
mod write;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{FileRef, FileStamp, Opened, Overwrite, ReadError, WriteError};
use crate::runtime::{self, blocking};
use write::remove_leftovers;

pub use read::{compare, read, read_standard_input, read_text};
pub use settings_file::SettingsFile;
pub use write::write;

/// True if files can be read and written by their paths.
pub const CAN_USE_PATHS: bool = true;

/// True if templates without unsaved changes are kept for the next start, too. On the desktop their files are enough.
pub const KEEPS_SAVED: bool = false;

/// [Reads](read) a file without blocking.
///
/// # Errors
/// Those of [`read`].
pub async fn read_file(file: &FileRef) -> Result<Opened, ReadError> {
    let path = file.path().to_owned();
    blocking(move || read(&path)).await
}

/// [Writes](write()) a file without blocking.
///
/// # Errors
/// Those of [`write()`].
pub async fn write_file(
    file: &FileRef,
    text: Arc<str>,
    overwrite: Overwrite,
) -> Result<FileStamp, WriteError> {
    let path = file.path().to_owned();
    blocking(move || write(&path, &text, overwrite)).await
}

/// Removes temporary files that killed programs have left beside these files, without blocking.
pub fn clean_up_beside<'f>(files: impl IntoIterator<Item = &'f FileRef>) {
    let folders = files.into_iter().filter_map(|file| file.path().parent());
    let folders: BTreeSet<PathBuf> = folders.map(Path::to_owned).collect();
    for folder in folders {
        // One that does not answer keeps none of the others waiting.
        runtime::spawn(blocking(move || remove_leftovers(&folder)));
    }
}

/// True if saving the file writes it where it is: always on the desktop, as far as permissions allow.
pub const fn is_written_in_place(_file: &FileRef) -> bool {
    true
}

/// True if a later run of the program finds the file by its serialized reference.
pub const fn can_be_found_again(_file: &FileRef) -> bool {
    true
}

/// True for pipes and sockets: reading one may wait for ever.
#[cfg(unix)]
fn may_wait_for_ever(kind: std::fs::FileType) -> bool {
    use std::os::unix::fs::FileTypeExt;
    kind.is_fifo() || kind.is_socket()
}

/// True for pipes and sockets: none are known here.
#[cfg(not(unix))]
const fn may_wait_for_ever(_kind: std::fs::FileType) -> bool {
    false
}
