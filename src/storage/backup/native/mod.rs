//! Backups in a folder for each running program, which is locked while the program runs: those in a folder without a
//! lock were left by a program that has ended.

mod folder;
mod left;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Backup, BackupChanges, EarlierBackups, Save, Slot, Ticket};
use crate::runtime::blocking;
use crate::storage::{FileRef, FileStamp, Overwrite, WriteError, WriteErrorKind, write};
use folder::Folder;

/// Extension of a backup.
const KEPT: &str = "json";
/// Beginning of the extension of a backup that is being opened and is not confirmed yet.
const OPENING: &str = "opening";
/// Extension of a backup that made a program panic when it was opened.
const FAILED: &str = "failed";
/// Most programs in a row that may end while they open a backup, unasked and without having panicked: most were killed
/// for other reasons, such as a session that ends while it begins.
const MOST_OPENINGS: u32 = 8;

/// The backups of this run of the program.
#[derive(Debug)]
pub struct Backups {
    next: AtomicU64,
    tickets: AtomicU64,
    /// True if the folder was deleted with its backups, until the user is told.
    has_lost: AtomicBool,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    folder: Folder,
    /// Latest request for each slot: earlier ones that come late are ignored.
    newest: BTreeMap<Slot, Ticket>,
    /// True once everything is forgotten: nothing is written any more.
    is_closed: bool,
}

impl Backups {
    /// Begins a folder for this run below `parent`, and moves into it what ended programs have left there.
    ///
    /// Backups that were left must be confirmed once they are open: if a program panics before, or several in a row
    /// end, they are withheld rather than opened once more. Text that the file itself holds by now is dropped.
    ///
    /// # Errors
    /// If no folder can be made.
    pub fn open(parent: &Path) -> Result<(Self, EarlierBackups), WriteError> {
        let failed = |error: io::Error| WriteErrorKind::Other(error.to_string());
        Self::begin(parent).map_err(|error| WriteError::of(parent.display(), failed(error)))
    }

    fn begin(parent: &Path) -> io::Result<(Self, EarlierBackups)> {
        // Programs that start at the same time look at the folders one after the other.
        let gate = folder::gate(parent)?;
        let folder = Folder::begin(parent)?;
        let next = AtomicU64::new(0);
        let left = left::take_over(&folder, &next);
        drop(gate);
        let left = left::without_saved(&folder, left);
        let backups = Self {
            next,
            tickets: AtomicU64::new(0),
            has_lost: AtomicBool::new(false),
            state: Mutex::new(State {
                folder,
                newest: BTreeMap::new(),
                is_closed: false,
            }),
        };
        Ok((backups, left))
    }

    /// A slot that is free.
    pub fn new_slot(&self) -> Slot {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    fn ticket(&self) -> Ticket {
        self.tickets.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// True once after backups may have been lost.
    pub fn has_lost(&self) -> bool {
        self.has_lost.swap(false, Ordering::Relaxed)
    }

    /// Makes the changes of `batch`, and returns for each template to keep whether that has worked. The order of calls
    /// counts, not the order in which the futures are begun.
    pub fn carry_out(
        self: Arc<Self>,
        batch: BackupChanges,
    ) -> impl Future<Output = Vec<Result<(), WriteError>>> + Send + use<> {
        let BackupChanges {
            confirmed,
            forgotten,
            kept,
        } = batch;
        let ticket = self.ticket();
        let work = move || {
            self.confirm(&confirmed);
            for slot in forgotten {
                self.forget(slot, ticket);
            }
            let keep = |(slot, backup): &(Slot, Backup)| self.keep(*slot, ticket, backup);
            kept.iter().map(keep).collect()
        };
        blocking(work)
    }

    /// Begins to save what `backup` holds of the template in `slot`.
    pub fn begin_save(&self, slot: Slot, backup: Backup) -> Save {
        Save {
            slot,
            backup,
            ticket: self.ticket(),
        }
    }

    /// Writes a template to `file`. However the program ends meanwhile, the backup stays until the file holds the text.
    ///
    /// # Errors
    /// Those of [`write()`].
    pub async fn save(
        self: Arc<Self>,
        save: Save,
        file: FileRef,
        overwrite: Overwrite,
    ) -> Result<FileStamp, WriteError> {
        blocking(move || self.save_now(save, file, overwrite)).await
    }

    fn save_now(
        &self,
        save: Save,
        file: FileRef,
        overwrite: Overwrite,
    ) -> Result<FileStamp, WriteError> {
        let Save {
            slot,
            mut backup,
            ticket,
        } = save;
        let path = file.path().to_owned();
        backup.is_saved_to(file);
        // Where it can't be kept, saving it is all the more urgent.
        let _ = self.keep(slot, ticket, &backup);
        let stamp = write(&path, &backup.text, overwrite)?;
        if backup.fields.is_empty() {
            self.forget(slot, ticket);
        }
        Ok(stamp)
    }

    /// Keeps `backup` in place of what `slot` held before; nothing after [`Self::forget_all`].
    ///
    /// # Errors
    /// If the disk does not take it.
    fn keep(&self, slot: Slot, ticket: Ticket, backup: &Backup) -> Result<(), WriteError> {
        let mut state = self.state();
        if state.is_closed || !state.is_wanted(slot, ticket) {
            return Ok(());
        }
        if state.folder.recreate_if_deleted() {
            self.has_lost.store(true, Ordering::Relaxed);
        }
        let path = state.folder.path(slot, KEPT);
        let failed = |error: serde_json::Error| WriteErrorKind::Other(error.to_string());
        let text = serde_json::to_string(backup);
        let text = text.map_err(|error| WriteError::of(path.display(), failed(error)))?;
        write(&path, &text, Overwrite::Anything).map(|_| ())
    }

    /// Takes note that these templates are open again and can be worked with.
    fn confirm(&self, slots: &[Slot]) {
        let state = self.state();
        for slot in slots {
            let kept = state.folder.path(*slot, KEPT);
            for opening in state.folder.openings(*slot) {
                // What has been kept since is newer. One that was saved meanwhile is gone.
                let _ = if kept.exists() {
                    fs::remove_file(opening)
                } else {
                    fs::rename(opening, &kept)
                };
            }
        }
    }

    /// Forgets what `slot` holds: it is saved, or was given up.
    fn forget(&self, slot: Slot, ticket: Ticket) {
        let mut state = self.state();
        if state.is_wanted(slot, ticket) {
            state.folder.clear(slot);
        }
    }

    /// Forgets everything but what is `withheld`: the program ends and nothing else unsaved is left.
    pub fn forget_all(&self, withheld: &[Slot]) {
        let mut state = self.state();
        state.is_closed = true;
        state.folder.remove(withheld);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for State {
    /// Backups that were not confirmed when the program panicked are not opened again unasked.
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.folder.fail_openings();
        }
    }
}

impl State {
    /// True if no later request was carried out on the slot; records this one as the latest.
    fn is_wanted(&mut self, slot: Slot, ticket: Ticket) -> bool {
        let newest = self.newest.entry(slot).or_insert(ticket);
        *newest = ticket.max(*newest);
        *newest == ticket
    }
}

#[cfg(test)]
mod tests;
