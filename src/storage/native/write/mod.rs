//! Writing so that at every moment either the old file or the new one is there, whole.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::may_wait_for_ever;
use super::read::compare;
use crate::storage::{FileStamp, OnDisk, Overwrite, WriteError, WriteErrorKind};

/// As many as Linux follows.
const MAX_LINKS: usize = 40;

/// Writes a template's file: to a temporary file beside it, which then takes its name.
///
/// Links are followed to the file they mean; permissions stay. Where no file can be added beside it, it is written in
/// place, and put back as it was if that fails.
///
/// # Errors
/// When `overwrite` forbids it, or the system does. The old file is still there then.
pub fn write(path: &Path, text: &str, overwrite: Overwrite) -> Result<FileStamp, WriteError> {
    let target = follow(path);
    place(&target, text.as_bytes(), overwrite).map_err(|kind| WriteError {
        name: path.display().to_string(),
        kind,
    })?;
    Ok(FileStamp::of(text.as_bytes()))
}

fn place(target: &Path, contents: &[u8], overwrite: Overwrite) -> Result<(), WriteErrorKind> {
    let existing = match fs::metadata(target) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return create(target, contents, overwrite).map_err(|error| kind_of(&error));
        }
        Err(error) => return Err(kind_of(&error)),
    };
    if existing.is_dir() {
        return Err(WriteErrorKind::Folder);
    }
    if may_wait_for_ever(existing.file_type()) {
        return Err(WriteErrorKind::NoFile);
    }
    match overwrite {
        Overwrite::Nothing => return Err(WriteErrorKind::Exists),
        Overwrite::Only(stamp) if compare(target, &stamp) == OnDisk::Changed => {
            return Err(WriteErrorKind::Changed);
        }
        Overwrite::Anything | Overwrite::Only(_) => {}
    }
    // Renaming would get around this mark, and so would the superuser.
    if existing.permissions().readonly() {
        return Err(WriteErrorKind::ReadOnly);
    }
    overwrite_file(target, &existing, contents).map_err(|error| kind_of(&error))
}

fn create(target: &Path, contents: &[u8], overwrite: Overwrite) -> io::Result<()> {
    let temporary = temporary_beside(target, contents)?;
    if matches!(overwrite, Overwrite::Nothing) {
        temporary.persist_noclobber(target)?;
    } else {
        temporary.persist(target)?;
    }
    sync_folder(target);
    Ok(())
}

fn overwrite_file(target: &Path, existing: &Metadata, contents: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(target)?;
    if !existing.is_file() {
        return file.write_all(contents);
    }
    match replace(target, existing, contents) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            write_in_place(target, contents)
        }
        done => done,
    }
}

fn replace(target: &Path, existing: &Metadata, contents: &[u8]) -> io::Result<()> {
    let temporary = temporary_beside(target, contents)?;
    keep_owner(temporary.as_file(), existing)?;
    temporary
        .as_file()
        .set_permissions(existing.permissions())?;
    temporary.persist(target)?;
    sync_folder(target);
    Ok(())
}

fn temporary_beside(target: &Path, contents: &[u8]) -> io::Result<NamedTempFile> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".job-template-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut temporary = builder.tempfile_in(folder)?;
    temporary.write_all(contents)?;
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

/// Writes over a file whose folder takes no other. The part that needs new room on the disk goes first: if there is
/// none, the old contents have not been touched.
fn write_in_place(target: &Path, contents: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().read(true).write(true).open(target)?;
    let mut old = Vec::new();
    file.read_to_end(&mut old)?;
    let written = write_tail_first(&mut file, old.len(), contents);
    if written.is_err() {
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&old)?;
        file.set_len(old.len() as u64)?;
        file.sync_all()?;
    }
    written
}

fn write_tail_first(file: &mut File, old: usize, contents: &[u8]) -> io::Result<()> {
    let (head, tail) = contents.split_at(old.min(contents.len()));
    file.seek(SeekFrom::Start(head.len() as u64))?;
    file.write_all(tail)?;
    file.sync_all()?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(head)?;
    file.set_len(contents.len() as u64)?;
    file.sync_all()
}

/// Where links lead; a link whose target does not exist leads there too.
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

#[cfg(unix)]
fn keep_owner(file: &File, existing: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let new = file.metadata()?;
    if (new.uid(), new.gid()) == (existing.uid(), existing.gid()) {
        return Ok(());
    }
    fchown(file, Some(existing.uid()), Some(existing.gid()))
}

#[cfg(not(unix))]
fn keep_owner(_file: &File, _existing: &Metadata) -> io::Result<()> {
    Ok(())
}

/// Makes the new name last through a power cut, where the system lets a folder be synced.
fn sync_folder(target: &Path) {
    if let Some(Ok(folder)) = target.parent().map(File::open) {
        // The file itself is safe; not every file system knows how to do more.
        let _ = folder.sync_all();
    }
}

fn kind_of(error: &io::Error) -> WriteErrorKind {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => WriteErrorKind::NoFolder,
        ErrorKind::AlreadyExists => WriteErrorKind::Exists,
        ErrorKind::IsADirectory => WriteErrorKind::Folder,
        ErrorKind::PermissionDenied => WriteErrorKind::NotPermitted,
        ErrorKind::ReadOnlyFilesystem => WriteErrorKind::ReadOnlyDisk,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => WriteErrorKind::Full,
        _ => WriteErrorKind::Other(error.to_string()),
    }
}

#[cfg(test)]
mod tests;
