//! Writing over a file that can't be replaced.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::{folder_of, temporary};
use crate::storage::{FileStamp, Overwrite, WriteErrorKind};

/// Writes over a file. The part that needs new room on the disk goes first: if there is none, the old contents have not
/// been touched. If the program is killed meanwhile, a copy of them stands beside the file, where the folder takes one.
pub(super) fn write(
    target: &Path,
    contents: &[u8],
    overwrite: Overwrite,
) -> Result<(), WriteErrorKind> {
    let mut file = OpenOptions::new().read(true).write(true).open(target)?;
    let mut old = Vec::new();
    file.read_to_end(&mut old)?;
    let copy = copy_beside(target, &old)?;
    if matches!(overwrite, Overwrite::Only(stamp) if stamp != present(&mut file)?) {
        return Err(WriteErrorKind::Changed);
    }
    let written = write_tail_first(&mut file, old.len(), contents);
    if written.is_err() {
        let put_back = put_back(&mut file, &old);
        if put_back.is_err() {
            // Nothing else holds it.
            copy.map(NamedTempFile::keep);
        }
        put_back?;
    }
    Ok(written?)
}

/// Fingerprint of the file as it is now: another program may have written while the copy was made.
fn present(file: &mut File) -> io::Result<FileStamp> {
    let mut contents = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.read_to_end(&mut contents)?;
    Ok(FileStamp::of(&contents))
}

/// Copies the old contents, for the case that the program is killed; `None` in a folder that takes no file.
fn copy_beside(target: &Path, old: &[u8]) -> io::Result<Option<NamedTempFile>> {
    match temporary::copy_in(folder_of(target)) {
        Ok(mut copy) => {
            copy.write_all(old)?;
            copy.as_file().sync_all()?;
            Ok(Some(copy))
        }
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(None),
        Err(error) => Err(error),
    }
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

fn put_back(file: &mut File, old: &[u8]) -> io::Result<()> {
    file.seek(SeekFrom::Start(0))?;
    file.write_all(old)?;
    file.set_len(old.len() as u64)?;
    file.sync_all()
}
