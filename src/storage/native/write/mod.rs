//! Writing so that at every moment either the old file or the new one is there, whole.

mod attributes;
mod in_place;
mod replace;
mod temporary;

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::PersistError;

use super::may_wait_for_ever;
use super::read::compare;
use crate::storage::{FileStamp, FileState, Overwrite, WriteError, WriteErrorKind};

pub use temporary::remove_leftovers;

/// Most symbolic links in a row, as in Linux.
const MAX_LINKS: usize = 40;

/// Writes a template's file: to a temporary file beside it, which then takes its name.
///
/// Links are followed to the file they mean; owner, permissions and attributes stay. A file that has several names, or
/// that nothing can be put beside, is written in place, and put back as it was if that fails. What writes that were
/// killed have left beside the file goes.
///
/// # Errors
/// If `overwrite` forbids it, or the system does. The old file is still there then.
pub fn write(path: &Path, text: &str, overwrite: Overwrite) -> Result<FileStamp, WriteError> {
    let target = follow(path);
    remove_leftovers(folder_of(&target));
    place(&target, text.as_bytes(), overwrite)
        .map_err(|kind| WriteError::of(path.display(), kind))?;
    Ok(FileStamp::of(text.as_bytes()))
}

fn place(target: &Path, contents: &[u8], overwrite: Overwrite) -> Result<(), WriteErrorKind> {
    let existing = match fs::metadata(target) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let new = temporary::in_folder(folder_of(target), temporary::USUAL)?;
            return replace::put(new, target, contents, overwrite);
        }
        Err(error) => return Err(error.into()),
    };
    if existing.is_dir() {
        return Err(WriteErrorKind::Folder);
    }
    if may_wait_for_ever(existing.file_type()) {
        return Err(WriteErrorKind::NoFile);
    }
    match overwrite {
        Overwrite::Nothing => return Err(WriteErrorKind::Exists),
        Overwrite::Only(stamp) if compare(target, &stamp) == FileState::Changed => {
            return Err(WriteErrorKind::Changed);
        }
        Overwrite::Anything | Overwrite::Only(_) => {}
    }
    // Renaming would get around this mark, and so would the superuser.
    if existing.permissions().readonly() {
        return Err(WriteErrorKind::ReadOnly);
    }
    overwrite_file(target, &existing, contents, overwrite)
}

fn overwrite_file(
    target: &Path,
    existing: &Metadata,
    contents: &[u8],
    overwrite: Overwrite,
) -> Result<(), WriteErrorKind> {
    let mut file = OpenOptions::new().write(true).open(target)?;
    if !existing.is_file() {
        return Ok(file.write_all(contents)?);
    }
    match replace::successor(target, &file, existing)? {
        Some(successor) => replace::put(successor, target, contents, overwrite),
        None => in_place::write(target, contents, overwrite),
    }
}

/// Target of a path through symbolic links, also if it does not exist.
fn follow(path: &Path) -> PathBuf {
    let mut target = path.to_owned();
    for _ in 0..MAX_LINKS {
        let Ok(next) = fs::read_link(&target) else {
            break;
        };
        target = match target.parent() {
            Some(folder) => folder.join(next),
            None => next,
        };
    }
    target
}

fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes the new name last through a power cut, where the system lets a folder be synced.
fn sync_folder(target: &Path) {
    if let Ok(folder) = File::open(folder_of(target)) {
        // The file itself is safe; not every file system knows how to do more.
        let _ = folder.sync_all();
    }
}

impl From<io::Error> for WriteErrorKind {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NoFolder,
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::IsADirectory => Self::Folder,
            ErrorKind::PermissionDenied => Self::NotPermitted,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyDisk,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<PersistError> for WriteErrorKind {
    fn from(error: PersistError) -> Self {
        error.error.into()
    }
}

#[cfg(test)]
mod tests;
