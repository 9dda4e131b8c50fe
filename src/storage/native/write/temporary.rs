//! Temporary files, locked while they are written: one without a lock was left by a program that was killed.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

/// Beginning of temporary files' names.
const PREFIX: &str = ".job-template-";
/// End of their names.
const SUFFIX: &str = ".tmp";
/// Number of random characters between the two.
const RANDOM: usize = 6;

/// Mode of a file that only its owner may read.
pub(super) const PRIVATE: u32 = 0o600;
/// Mode of a file that everyone may read who may read new files.
pub(super) const USUAL: u32 = 0o666;

/// Creates an empty file in `folder`, which is removed when it is dropped.
pub(super) fn in_folder(folder: &Path, mode: u32) -> io::Result<NamedTempFile> {
    loop {
        let file = named(SUFFIX, mode).tempfile_in(folder)?;
        if hold(file.as_file()) {
            return Ok(file);
        }
    }
}

/// A file in `folder` that is never taken for a leftover: it holds what stands nowhere else while a file is written in
/// place.
pub(super) fn copy_in(folder: &Path) -> io::Result<NamedTempFile> {
    named(".copy", PRIVATE).tempfile_in(folder)
}

fn named(suffix: &str, mode: u32) -> tempfile::Builder<'static, '_> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(suffix).rand_bytes(RANDOM);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
    #[cfg(not(unix))]
    let _ = mode;
    builder
}

/// Removes temporary files that killed programs have left in `folder`.
pub fn remove_leftovers(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if is_temporary(&entry.file_name().to_string_lossy()) {
            remove_if_left(&entry.path());
        }
    }
}

fn is_temporary(name: &str) -> bool {
    let name = name.strip_prefix(PREFIX);
    let random = name.and_then(|name| name.strip_suffix(SUFFIX));
    random.is_some_and(|random| {
        random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Removes a leftover. If that fails, the next save tries again.
fn remove_if_left(path: &Path) {
    let is_file = |metadata: &Metadata| metadata.is_file();
    if !path.symlink_metadata().as_ref().is_ok_and(is_file) {
        return;
    }
    let Ok(file) = File::options().write(true).open(path) else {
        return;
    };
    if is_left(&file) {
        let _ = fs::remove_file(path);
    }
}

/// Locks a new file; false if it was taken for a leftover before it was locked.
#[cfg(unix)]
fn hold(file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    // Where nothing can be locked, nothing is taken for a leftover.
    let _ = file.lock();
    file.metadata().is_ok_and(|metadata| metadata.nlink() > 0)
}

#[cfg(unix)]
fn is_left(file: &File) -> bool {
    file.try_lock().is_ok()
}

/// No-op: a lock would keep others from reading what has just been written.
#[cfg(not(unix))]
fn hold(_file: &File) -> bool {
    true
}

/// Tells a leftover by its age: nobody writes a template for so long.
#[cfg(not(unix))]
fn is_left(file: &File) -> bool {
    const MOST: std::time::Duration = std::time::Duration::from_hours(1);
    let modified = file.metadata().and_then(|metadata| metadata.modified());
    modified.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > MOST))
}
