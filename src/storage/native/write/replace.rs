//! A new file that takes the place of the old one.

use std::fs::{File, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::super::read::compare;
use super::temporary;
use super::{attributes, folder_of, sync_folder};
use crate::storage::{FileStamp, FileState, Overwrite, WriteErrorKind};

/// Takes a name that was free a moment ago; if another program has taken it meanwhile, the file has changed.
fn come_back(temporary: NamedTempFile, target: &Path) -> Result<(), WriteErrorKind> {
    match temporary.persist_noclobber(target) {
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => {
            Err(WriteErrorKind::Changed)
        }
        persisted => persisted.map(drop).map_err(Into::into),
    }
}

/// Creates an empty file beside `target` with owner, permissions and attributes of the `old` one; `None` where that is
/// not possible: the old one is written in place then.
pub(super) fn successor(
    target: &Path,
    old: &File,
    existing: &Metadata,
) -> io::Result<Option<NamedTempFile>> {
    if attributes::has_other_names(existing) {
        return Ok(None);
    }
    let temporary = match temporary::in_folder(folder_of(target), temporary::PRIVATE) {
        Ok(temporary) => temporary,
        Err(error) if error.kind() == ErrorKind::PermissionDenied => return Ok(None),
        Err(error) => return Err(error),
    };
    let carried = attributes::carry_over(old, existing, temporary.as_file());
    Ok(carried.is_ok().then_some(temporary))
}

/// Writes `contents` into `temporary`, which then takes the name of the target.
pub(super) fn put(
    mut temporary: NamedTempFile,
    target: &Path,
    contents: &[u8],
    overwrite: Overwrite,
) -> Result<(), WriteErrorKind> {
    temporary.write_all(contents)?;
    temporary.as_file().sync_all()?;
    match overwrite {
        Overwrite::Anything => drop(temporary.persist(target)?),
        Overwrite::Nothing => drop(temporary.persist_noclobber(target)?),
        Overwrite::Only(stamp) => replace_only(temporary, target, &stamp)?,
    }
    sync_folder(target);
    Ok(())
}

/// Replaces the file only if its contents are still those of the stamp: others may have written meanwhile. A file that
/// is missing is created again.
pub(super) fn replace_only(
    successor: NamedTempFile,
    target: &Path,
    stamp: &FileStamp,
) -> Result<(), WriteErrorKind> {
    match compare(target, stamp) {
        FileState::Changed => Err(WriteErrorKind::Changed),
        FileState::Missing => come_back(successor, target),
        FileState::Same => swap(successor, target, stamp),
    }
}

/// Exchanges both files at once, so that the replaced contents can still be compared; they are put back if they are not
/// those of `stamp`.
pub(super) fn swap(
    successor: NamedTempFile,
    target: &Path,
    stamp: &FileStamp,
) -> Result<(), WriteErrorKind> {
    match exchange(successor.path(), target) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return come_back(successor, target);
        }
        Err(_) => {
            // Not every file system can do it.
            return successor.persist(target).map(drop).map_err(Into::into);
        }
    }
    if compare(successor.path(), stamp) == FileState::Changed {
        exchange(successor.path(), target)?;
        return Err(WriteErrorKind::Changed);
    }
    // What goes with the successor's name is the old file.
    Ok(())
}

#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}
