//! Backups of programs that have ended.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use super::folder::{self, Folder, create_private, paths_in};
use super::{EarlierBackups, FAILED, KEPT, MOST_OPENINGS};
use crate::storage::{FileRef, clean_up_beside, read};

/// Folder for backups that can't be opened.
const ASIDE: &str = "put-aside";
/// Longest time to wait for files that may hold the backed up text by now.
const TIMEOUT: Duration = Duration::from_secs(1);

/// Moves the backups of ended programs into `to`, whose lock is held; they are being opened from now on.
pub(super) fn take_over(to: &Folder, slots: &AtomicU64) -> EarlierBackups {
    let mut left = EarlierBackups::default();
    for (path, _lock) in folder::ended(to.parent()) {
        for file in paths_in(&path) {
            take(&file, to, slots, &mut left);
        }
        if paths_in(&path).next().is_none() {
            // An empty folder that stays is looked at again by the next program.
            let _ = fs::remove_dir_all(&path);
        }
    }
    left
}

/// Moves a backup that was left to this program's folder; one that can't be read is put aside.
fn take(file: &Path, to: &Folder, slots: &AtomicU64, left: &mut EarlierBackups) {
    let state = file.extension().and_then(|state| state.to_str());
    let openings = match state {
        _ if !file.is_file() => return,
        Some(KEPT) => 0,
        // Half of a backup that was being written; the whole one before it stands beside it.
        Some("tmp") => {
            let _ = fs::remove_file(file);
            return;
        }
        Some(FAILED) => MOST_OPENINGS,
        _ => match folder::number_of(file) {
            Some(openings) => openings,
            None => return,
        },
    };
    let text = fs::read_to_string(file).ok();
    let backup = text.and_then(|text| serde_json::from_str(&text).ok());
    let Some(backup) = backup else {
        left.put_aside.extend(put_aside(file, to.parent()));
        return;
    };
    let slot = slots.fetch_add(1, Ordering::Relaxed);
    let opening = folder::opening(MOST_OPENINGS.min(openings + 1));
    if fs::rename(file, to.path(slot, &opening)).is_ok() {
        left.backups.push((slot, backup));
        if openings >= MOST_OPENINGS {
            left.withheld.push(slot);
        }
    }
}

/// Moves a backup that can't be opened aside and returns its new path; `None` if it can't be moved.
fn put_aside(file: &Path, parent: &Path) -> Option<PathBuf> {
    let folder = parent.join(ASIDE);
    create_private(&folder).ok()?;
    let aside = folder.join(format!("{}.{KEPT}", uuid::Uuid::new_v4()));
    fs::rename(file, &aside).ok()?;
    Some(aside)
}

/// Drops the backups of `left` whose text their file holds already: a program may end after saving, before it forgets
/// the backup. Also removes leftovers of saves beside the files.
pub(super) fn without_saved(folder: &Folder, mut left: EarlierBackups) -> EarlierBackups {
    let files = || left.backups.iter().flat_map(|(_, backup)| backup.files());
    clean_up_beside(files());
    let present = present(files());
    left.backups.retain_mut(|(slot, backup)| {
        backup.catch_up(&present);
        let file = backup.file.as_ref().and_then(|file| present.get(file));
        let is_unsaved = backup.is_unsaved();
        if file == Some(&backup.text) && !is_unsaved {
            folder.clear(*slot);
            return false;
        }
        if file.is_some_and(|file| *file != backup.saved) {
            left.changed.push(*slot);
        }
        true
    });
    left
}

/// Contents of these files, as far as they are read in time.
fn present<'f>(files: impl Iterator<Item = &'f FileRef>) -> HashMap<FileRef, Arc<str>> {
    let files: HashSet<FileRef> = files.cloned().collect();
    let (sender, receiver) = mpsc::channel();
    for file in files {
        let sender = sender.clone();
        std::thread::spawn(move || {
            if let Ok(opened) = read(file.path()) {
                // Nobody waits any more if it comes too late.
                let _ = sender.send((file, opened.text.into()));
            }
        });
    }
    drop(sender);
    let end = Instant::now() + TIMEOUT;
    let next = || receiver.recv_timeout(end.saturating_duration_since(Instant::now()));
    std::iter::from_fn(|| next().ok()).collect()
}
