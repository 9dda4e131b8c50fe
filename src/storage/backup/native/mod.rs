//! One folder for each running program, locked while it runs: what stands in a folder that nobody has locked was left
//! behind.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::{Backup, Batch, Left, Slot};
use crate::runtime::blocking;
use crate::storage::{Overwrite, WriteError, WriteErrorKind, write};

/// The file that a running program holds a lock on.
const LOCK: &str = "lock";
/// Where backups go that can't be opened.
const ASIDE: &str = "put-aside";
/// A backup.
const KEPT: &str = "json";
/// A backup that has been opened again and not been confirmed yet.
const OPENING: &str = "opening";

/// The backups of this run of the program.
#[derive(Debug)]
pub struct Backups {
    folder: PathBuf,
    next: AtomicU64,
    /// Whether everything was forgotten: nothing is written any more.
    closed: Mutex<bool>,
    /// Held as long as the program runs, however it ends.
    _lock: File,
}

impl Backups {
    /// Begins a folder for this run below `parent`, and moves into it what ended programs have left there.
    ///
    /// What was left has to be confirmed once it is open: if the program ends before, it is put aside
    /// by the next one rather than opened a second time.
    ///
    /// # Errors
    /// When no folder can be made.
    pub fn open(parent: &Path) -> Result<(Self, Left), WriteError> {
        Self::begin(parent).map_err(|error| WriteError {
            name: parent.display().to_string(),
            kind: WriteErrorKind::Other(error.to_string()),
        })
    }

    fn begin(parent: &Path) -> io::Result<(Self, Left)> {
        create_private(parent)?;
        // Programs that start at the same time look at the folders one after the other.
        let gate = lock_file(&parent.join(LOCK))?;
        gate.lock()?;
        let folder = parent.join(uuid::Uuid::new_v4().to_string());
        create_private(&folder)?;
        let lock = lock_file(&folder.join(LOCK))?;
        lock.try_lock()?;
        let backups = Self {
            folder,
            next: AtomicU64::new(0),
            closed: Mutex::new(false),
            _lock: lock,
        };
        let left = backups.take_over(parent);
        Ok((backups, left))
    }

    /// A slot that is free.
    pub fn new_slot(&self) -> Slot {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    /// Whether what was kept may have gone: nobody clears a disk under a program.
    pub const fn has_lost(&self) -> bool {
        false
    }

    /// Carries out `batch`, and says of each that was to be kept whether it is.
    pub async fn carry_out(self: Arc<Self>, batch: Batch) -> Vec<Result<(), WriteError>> {
        let Batch {
            confirmed,
            forgotten,
            kept,
        } = batch;
        let work = move || {
            self.confirm(&confirmed);
            for slot in forgotten {
                self.forget(slot);
            }
            let keep = |(slot, backup): &(Slot, Backup)| self.keep(*slot, backup);
            kept.iter().map(keep).collect()
        };
        blocking(work).await
    }

    /// Keeps `backup` in place of what `slot` held before; nothing after [`Self::forget_all`].
    ///
    /// # Errors
    /// When the disk does not take it.
    fn keep(&self, slot: Slot, backup: &Backup) -> Result<(), WriteError> {
        let closed = self.closed.lock().unwrap_or_else(PoisonError::into_inner);
        if *closed {
            return Ok(());
        }
        let path = self.path(slot, KEPT);
        let text = serde_json::to_string(backup).map_err(|error| WriteError {
            name: path.display().to_string(),
            kind: WriteErrorKind::Other(error.to_string()),
        })?;
        write(&path, &text, Overwrite::Anything).map(|_| ())
    }

    /// Takes note that these templates are open again and can be worked with.
    fn confirm(&self, slots: &[Slot]) {
        for slot in slots {
            let (opening, kept) = (self.path(*slot, OPENING), self.path(*slot, KEPT));
            // What has been kept since is newer. One that was saved meanwhile is gone.
            let _ = if kept.exists() {
                fs::remove_file(opening)
            } else {
                fs::rename(opening, kept)
            };
        }
    }

    /// Forgets what `slot` holds: it is saved, or was given up.
    fn forget(&self, slot: Slot) {
        for state in [KEPT, OPENING] {
            // It is gone already, or will be offered once more: nothing is lost.
            let _ = fs::remove_file(self.path(slot, state));
        }
    }

    /// Forgets everything: the program ends and nothing unsaved is left.
    pub fn forget_all(&self) {
        *self.closed.lock().unwrap_or_else(PoisonError::into_inner) = true;
        // As above.
        let _ = fs::remove_dir_all(&self.folder);
    }

    fn path(&self, slot: Slot, state: &str) -> PathBuf {
        self.folder.join(format!("{slot}.{state}"))
    }

    fn take_over(&self, parent: &Path) -> Left {
        let mut left = Left::default();
        for folder in paths_in(parent) {
            if folder == self.folder {
                continue;
            }
            let Some(_lock) = lock_of_ended(&folder) else {
                continue;
            };
            for file in paths_in(&folder) {
                self.take(&file, parent, &mut left);
            }
            if paths_in(&folder).all(|path| path.ends_with(LOCK)) {
                // An empty folder that stays is looked at again by the next program.
                let _ = fs::remove_dir_all(&folder);
            }
        }
        left
    }

    /// Moves a file that was left to where it belongs.
    fn take(&self, file: &Path, parent: &Path, left: &mut Left) {
        if !file.is_file() {
            return;
        }
        let state = file.extension().and_then(|state| state.to_str());
        let backup = match state {
            Some(KEPT) => fs::read_to_string(file)
                .ok()
                .and_then(|text| serde_json::from_str(&text).ok()),
            Some(OPENING) => None,
            // Half of a backup that was being written; the whole one before it stands beside it.
            Some("tmp") => {
                let _ = fs::remove_file(file);
                return;
            }
            _ => return,
        };
        let slot = self.new_slot();
        match backup {
            Some(backup) => {
                if fs::rename(file, self.path(slot, OPENING)).is_ok() {
                    left.backups.push((slot, backup));
                }
            }
            None => left.put_aside.extend(put_aside(file, parent)),
        }
    }
}

/// Where a backup that can't be opened is from now on.
fn put_aside(file: &Path, parent: &Path) -> Option<PathBuf> {
    let folder = parent.join(ASIDE);
    create_private(&folder).ok()?;
    let aside = folder.join(format!("{}.{KEPT}", uuid::Uuid::new_v4()));
    fs::rename(file, &aside).ok()?;
    Some(aside)
}

/// The lock of a folder whose program has ended.
fn lock_of_ended(folder: &Path) -> Option<File> {
    let path = folder.join(LOCK);
    if !path.is_file() {
        return None;
    }
    let lock = lock_file(&path).ok()?;
    lock.try_lock().ok()?;
    Some(lock)
}

/// Opened for writing, because some network file systems lock nothing else.
fn lock_file(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
}

/// What stands in a folder, by name.
fn paths_in(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    paths.into_iter()
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
