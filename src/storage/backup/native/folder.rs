//! The folder of one running program.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::{FAILED, KEPT, MOST_OPENINGS, OPENING, Slot};

/// The file that a running program holds a lock on.
const LOCK: &str = "lock";

/// Folder of this program, which no other opens while its lock is held.
#[derive(Debug)]
pub(super) struct Folder {
    parent: PathBuf,
    path: PathBuf,
    /// Held as long as the program runs, however it ends.
    _lock: File,
}

impl Folder {
    /// Creates a folder below `parent`, whose [`gate`] is held.
    pub(super) fn begin(parent: &Path) -> io::Result<Self> {
        let path = parent.join(uuid::Uuid::new_v4().to_string());
        Ok(Self {
            parent: parent.to_owned(),
            _lock: make(&path)?,
            path,
        })
    }

    pub(super) fn parent(&self) -> &Path {
        &self.parent
    }

    /// Path of the backup of `slot` in this state.
    pub(super) fn path(&self, slot: Slot, state: &str) -> PathBuf {
        self.path.join(format!("{slot}.{state}"))
    }

    /// Creates the folder again if it was deleted; true if that was necessary. If it can't be created, the next write
    /// into it fails and says why.
    pub(super) fn recreate_if_deleted(&mut self) -> bool {
        if self.path.join(LOCK).is_file() {
            return false;
        }
        let Ok(lock) = gate(&self.parent).and_then(|_gate| make(&self.path)) else {
            return false;
        };
        *self = Self {
            parent: std::mem::take(&mut self.parent),
            path: std::mem::take(&mut self.path),
            _lock: lock,
        };
        true
    }

    /// Removes what `slot` holds. What can't be removed will be offered once more: nothing is lost.
    pub(super) fn clear(&self, slot: Slot) {
        for path in self.openings(slot).chain([self.path(slot, KEPT)]) {
            let _ = fs::remove_file(path);
        }
    }

    /// Paths that the backup of `slot` may have while it is opened; at most one of them exists.
    pub(super) fn openings(&self, slot: Slot) -> impl Iterator<Item = PathBuf> {
        let numbers = 1..=MOST_OPENINGS;
        numbers.map(move |number| self.path(slot, &opening(number)))
    }

    /// Marks the backups that are being opened as not to be opened again.
    pub(super) fn fail_openings(&self) {
        for path in paths_in(&self.path) {
            if number_of(&path).is_some() {
                // It counts as one more opening then.
                let _ = fs::rename(&path, path.with_extension(FAILED));
            }
        }
    }

    /// Removes the folder but for what these slots hold. What can't be removed will be offered once more.
    pub(super) fn remove(&self, except: &[Slot]) {
        let kept: HashSet<_> = except
            .iter()
            .flat_map(|slot| self.openings(*slot))
            .collect();
        for path in paths_in(&self.path).filter(|path| !kept.contains(path)) {
            let _ = fs::remove_file(path);
        }
        if except.is_empty() {
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

/// The state of a backup that is opened for the `number`th time in a row.
pub(super) fn opening(number: u32) -> String {
    format!("{OPENING}-{number}")
}

/// Number of times in a row that the backup at `path` was opened; `None` if it was not being opened.
pub(super) fn number_of(path: &Path) -> Option<u32> {
    let state = path.extension()?.to_str()?.strip_prefix(OPENING)?;
    // Older versions have numbered nothing.
    let number = state.strip_prefix('-').map_or(Ok(1), str::parse);
    number.ok()
}

/// Takes the lock that only one program holds at a time while it looks at the folders below `parent` or makes one
/// there.
pub(super) fn gate(parent: &Path) -> io::Result<File> {
    create_private(parent)?;
    let gate = lock_file(&parent.join(LOCK))?;
    gate.lock()?;
    Ok(gate)
}

/// The folders below `parent` of programs that have ended, each with its lock; the [`gate`] is held.
pub(super) fn ended(parent: &Path) -> impl Iterator<Item = (PathBuf, File)> {
    let is_run = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| uuid::Uuid::try_parse(name).is_ok()) && path.is_dir()
    };
    paths_in(parent).filter(is_run).filter_map(|path| {
        let lock = lock_file(&path.join(LOCK)).ok()?;
        lock.try_lock().ok()?;
        Some((path, lock))
    })
}

/// Paths in a folder, sorted by name, without the lock.
pub(super) fn paths_in(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| !path.ends_with(LOCK))
        .collect();
    paths.sort();
    paths.into_iter()
}

/// Makes a folder that only its owner can open: templates are private.
pub(super) fn create_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn make(path: &Path) -> io::Result<File> {
    create_private(path)?;
    let lock = lock_file(&path.join(LOCK))?;
    lock.try_lock()?;
    Ok(lock)
}

/// Opened for writing, because some network file systems lock nothing else.
fn lock_file(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
}
