//! One folder for each running program, locked while it runs: what stands in a folder that nobody has locked was left
//! behind.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Backup, Slot};
use crate::storage::{Overwrite, WriteError, WriteErrorKind, write};

/// The file that the running program holds a lock on.
const LOCK: &str = "lock";

/// The backups of this run of the program.
#[derive(Debug)]
pub struct Backups {
    folder: PathBuf,
    next: AtomicU64,
    /// Held as long as the program runs, however it ends.
    _lock: File,
}

impl Backups {
    /// Begins a folder for this run below `parent`, and moves into it what ended programs have left there.
    ///
    /// # Errors
    /// When no folder can be made.
    pub fn open(parent: &Path) -> Result<(Self, Vec<(Slot, Backup)>), WriteError> {
        let begin = || {
            create_private(parent)?;
            let folder = parent.join(uuid::Uuid::new_v4().to_string());
            create_private(&folder)?;
            let lock = File::create(folder.join(LOCK))?;
            lock.try_lock()?;
            Ok((folder, lock))
        };
        let (folder, lock) = begin().map_err(|error: io::Error| WriteError {
            name: parent.display().to_string(),
            kind: WriteErrorKind::Other(error.to_string()),
        })?;
        let backups = Self {
            folder,
            next: AtomicU64::new(0),
            _lock: lock,
        };
        let found = backups.take_over(parent);
        Ok((backups, found))
    }

    /// A slot that is free.
    pub fn new_slot(&self) -> Slot {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    /// Keeps `backup` in place of what `slot` held before.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn keep(&self, slot: Slot, backup: &Backup) -> Result<(), WriteError> {
        let path = self.path(slot);
        let text = serde_json::to_string(backup).map_err(|error| WriteError {
            name: path.display().to_string(),
            kind: WriteErrorKind::Other(error.to_string()),
        })?;
        write(&path, &text, Overwrite::Anything).map(|_| ())
    }

    /// Forgets what `slot` holds: it is saved, or was given up.
    pub fn forget(&self, slot: Slot) {
        // It is gone already, or will be offered once more: nothing is lost.
        let _ = fs::remove_file(self.path(slot));
    }

    /// Forgets everything: the program ends and nothing unsaved is left.
    pub fn forget_all(&self) {
        // As above.
        let _ = fs::remove_dir_all(&self.folder);
    }

    fn path(&self, slot: Slot) -> PathBuf {
        self.folder.join(format!("{slot}.json"))
    }

    fn take_over(&self, parent: &Path) -> Vec<(Slot, Backup)> {
        let mut found = Vec::new();
        for folder in paths_in(parent) {
            let Some(_lock) = lock_of_ended(&folder) else {
                continue;
            };
            let mut files: Vec<PathBuf> = paths_in(&folder)
                .filter(|path| {
                    path.extension()
                        .is_some_and(|extension| extension == "json")
                })
                .collect();
            files.sort();
            found.extend(files.iter().filter_map(|file| self.take(file)));
            if paths_in(&folder).all(|path| path.ends_with(LOCK)) {
                // An empty folder that stays is looked at again by the next program.
                let _ = fs::remove_dir_all(&folder);
            }
        }
        found
    }

    /// Moves a backup here; one that can't be read stays where it is.
    fn take(&self, file: &Path) -> Option<(Slot, Backup)> {
        let backup = serde_json::from_str(&fs::read_to_string(file).ok()?).ok()?;
        let slot = self.new_slot();
        fs::rename(file, self.path(slot)).ok()?;
        Some((slot, backup))
    }
}

/// The lock of a folder whose program has ended.
fn lock_of_ended(folder: &Path) -> Option<File> {
    let lock = File::open(folder.join(LOCK)).ok()?;
    lock.try_lock().ok()?;
    Some(lock)
}

fn paths_in(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
}

/// What people write into templates is nobody else's business.
fn create_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests;
