//! Backups in the browser's database, under a name that the page has locked: records under a name without a lock were
//! left by a page that has ended.

mod marks;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures::channel::oneshot;
use futures::future::{Either, join3, select};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::{Backup, BackupChanges, EarlierBackups, Save, Slot};
use crate::runtime;
use crate::storage::web::database::{self, StoreChange, WORK};
use crate::storage::web::known;
use crate::storage::web::locks::{try_lock, wait_for};
use crate::storage::{FileRef, FileStamp, Overwrite, WriteError, write_file};

/// Beginning of the locks' names.
const LOCK: &str = "job-template-editor";

/// Time after which a change that the database has not confirmed counts as failed.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The backups of this page.
#[derive(Debug)]
pub struct Backups {
    page: String,
    next: AtomicU64,
    /// Number of batches so far.
    batches: AtomicU64,
    /// Closings of the database that were reported so far.
    closings: AtomicU64,
    overdue: Mutex<Overdue>,
}

/// Deletes and moves that the database has not confirmed yet.
#[derive(Debug, Default)]
struct Overdue {
    /// Old keys of templates that could not be moved to their slots.
    elsewhere: BTreeMap<Slot, String>,
    /// Slots to be deleted.
    forgotten: BTreeSet<Slot>,
}

/// A template as it stands in the database.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    backup: Backup,
}

/// Backups at the start of a page.
#[derive(Debug)]
pub struct OpenedBackups {
    /// Backups of this page.
    pub backups: Backups,
    /// Backups of earlier pages.
    pub left: EarlierBackups,
    /// Reason why those could not be moved to this page; the next one finds them once more.
    pub error: Option<WriteError>,
}

/// Most pages in a row that may end while they open backups: one may have been closed at once.
const MOST_OPENINGS: u32 = 2;
/// Number of stopped pages from which on other backups than those withheld first are suspected.
const MOST_WITHOUT: u32 = 4;

/// True if an earlier page may have left backups. Known at once, without the database.
pub fn may_be_left() -> bool {
    marks::storage().is_none() || marks::get(marks::HAS_KEPT).is_some()
}

/// True if opening backups has stopped several pages in a row, and the user has not yet asked to go on without them.
pub fn has_stopped_pages() -> bool {
    openings() >= MOST_OPENINGS && marks::get(marks::WITHOUT).is_none()
}

fn openings() -> u32 {
    let count = marks::get(marks::OPENINGS);
    count.and_then(|count| count.parse().ok()).unwrap_or(0)
}

thread_local! {
    /// True while this page opens backups.
    static IS_OPENING: Cell<bool> = const { Cell::new(false) };
    /// Ended pages whose names this page has locked.
    static TAKEN_OVER: RefCell<HashSet<String>> = RefCell::default();
}

/// Records that backups are being opened, until they are confirmed.
pub fn begin_opening() {
    IS_OPENING.set(true);
    marks::set(marks::OPENINGS, &(openings() + 1).to_string());
}

/// Takes that back: the page was left before the backups were open.
pub fn give_up_opening() {
    if !IS_OPENING.take() {
        return;
    }
    match openings() {
        0 | 1 => marks::clear(marks::OPENINGS),
        count => marks::set(marks::OPENINGS, &(count - 1).to_string()),
    }
}

/// A template of a page that has ended.
struct EndedRecord {
    key: String,
    record: Record,
}

/// Contents of the database.
#[derive(Default)]
struct Everything {
    /// Backups of ended pages, whose names are locked from now on.
    found: Vec<EndedRecord>,
    /// The files of all templates.
    files: Vec<FileRef>,
    /// Number of records of ended pages that can't be read.
    unreadable: usize,
    /// The keys of all records.
    keys: HashSet<String>,
}

async fn find() -> Result<Everything, WriteError> {
    let mut everything = Everything::default();
    let mut last: Option<(String, bool)> = None;
    for (key, value) in database::all(WORK).await? {
        everything.keys.insert(key.clone());
        let Some((owner, _slot)) = key.split_once(' ') else {
            everything.unreadable += 1;
            continue;
        };
        let has_ended = match &last {
            Some((name, has_ended)) if name == owner => *has_ended,
            _ => {
                let has_ended = take_over(owner).await;
                last = Some((owner.to_owned(), has_ended));
                has_ended
            }
        };
        let text = value.as_string().unwrap_or_default();
        let Ok(record) = serde_json::from_str::<Record>(&text) else {
            everything.unreadable += usize::from(has_ended);
            continue;
        };
        everything.files.extend(record.backup.file.clone());
        if has_ended {
            everything.found.push(EndedRecord { key, record });
        }
    }
    Ok(everything)
}

/// True if the page called `owner` has ended; locks its name then, so that no other page takes over its backups.
async fn take_over(owner: &str) -> bool {
    if TAKEN_OVER.with_borrow(|owners| owners.contains(owner)) {
        return true;
    }
    let Some(lock) = try_lock(&lock_of(owner)).await else {
        return false;
    };
    lock.keep();
    TAKEN_OVER.with_borrow_mut(|owners| owners.insert(owner.to_owned()));
    true
}

/// Returns the backups that have stopped pages, to be looked at only, and withholds them from now on; later ones are
/// not.
///
/// # Errors
/// If the browser keeps nothing.
pub async fn look() -> Result<Vec<Backup>, WriteError> {
    let Everything {
        mut found, keys, ..
    } = find().await?;
    let withheld = withheld();
    // When pages stop without it, too, it is something else.
    let knows = !withheld.is_empty() && openings() < MOST_WITHOUT;
    if knows {
        found.retain(|found| withheld.contains(&found.key));
    }
    if !found.is_empty() {
        withhold(found.iter().map(|found| &found.key));
        if !knows {
            // All of it is, so that what comes after it has stopped nothing.
            marks::set(marks::OPENINGS, &MOST_OPENINGS.to_string());
        }
    } else if withheld.iter().all(|key| !keys.contains(key)) {
        marks::clear(marks::OPENINGS);
        marks::clear(marks::WITHHELD);
    }
    Ok(found.into_iter().map(|found| found.record.backup).collect())
}

/// Has this page go on without the withheld backups, as if the user had asked for it.
pub fn go_on_without() {
    marks::set(marks::WITHOUT, "yes");
}

fn withheld() -> Vec<String> {
    let withheld = marks::get(marks::WITHHELD).unwrap_or_default();
    withheld.lines().map(str::to_owned).collect()
}

fn withhold<'k>(keys: impl Iterator<Item = &'k String>) {
    let keys: Vec<&str> = keys.map(String::as_str).collect();
    if keys.is_empty() {
        marks::clear(marks::WITHHELD);
    } else {
        marks::set(marks::WITHHELD, &keys.join("\n"));
    }
}

impl Backups {
    /// Begins a name for this page, and moves under it what ended pages have left. `recent` are files that are wanted
    /// besides those of the templates.
    ///
    /// # Errors
    /// If the browser keeps nothing.
    pub async fn open(recent: &[FileRef]) -> Result<OpenedBackups, WriteError> {
        // Pages that start at the same time look at what is left one after the other.
        let page = uuid::Uuid::new_v4().to_string();
        let name = lock_of(&page);
        let (_gate, lock, opened) = join3(wait_for(LOCK), wait_for(&name), database::open()).await;
        lock.keep();
        opened?;
        let Everything {
            found,
            files: mut wanted,
            unreadable,
            keys,
        } = find().await?;
        wanted.extend_from_slice(recent);
        // What is withheld stays where it is, and is asked about again by the page after this one.
        let without = marks::get(marks::WITHOUT).is_some();
        marks::clear(marks::WITHOUT);
        let mut withheld = withheld();
        if !without {
            // Another page may show the others at this moment.
            let is_found = |key: &String| found.iter().any(|found| found.key == *key);
            withheld.retain(|key| keys.contains(key) && !is_found(key));
            withhold(withheld.iter());
        }
        let mut changes = Vec::new();
        let mut overdue = Overdue::default();
        let mut left = EarlierBackups {
            unreadable: untold(unreadable),
            ..EarlierBackups::default()
        };
        for EndedRecord { key, record } in found {
            if withheld.contains(&key) {
                continue;
            }
            let slot = left.backups.len() as Slot;
            changes.push(put(&page, slot, &record.backup)?);
            changes.push(StoreChange::Delete(key.clone()));
            overdue.elsewhere.insert(slot, key);
            left.backups.push((slot, record.backup));
        }
        let moved = if changes.is_empty() {
            Ok(())
        } else {
            database::change(WORK, changes).await
        };
        known::remember(&wanted).await;
        let mut closings = database::closings();
        if moved.is_ok() {
            overdue = Overdue::default();
        } else {
            // It counts as gone, so that it is kept anew.
            closings = closings.wrapping_sub(1);
        }
        let backups = Self {
            page,
            next: AtomicU64::new(left.backups.len() as u64),
            batches: AtomicU64::new(0),
            closings: AtomicU64::new(closings),
            overdue: Mutex::new(overdue),
        };
        Ok(OpenedBackups {
            backups,
            left,
            error: moved.err(),
        })
    }

    /// A slot that is free.
    pub fn new_slot(&self) -> Slot {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    /// Makes the changes of `batch`, and returns for each template to keep whether that has worked.
    pub async fn carry_out(self: Arc<Self>, batch: BackupChanges) -> Vec<Result<(), WriteError>> {
        let BackupChanges {
            confirmed,
            forgotten,
            kept,
        } = batch;
        if !confirmed.is_empty() {
            IS_OPENING.set(false);
            if withheld().is_empty() {
                marks::clear(marks::OPENINGS);
            } else {
                marks::set(marks::OPENINGS, &MOST_OPENINGS.to_string());
            }
        }
        let count = kept.len();
        let (sender, change) = oneshot::channel();
        let number = self.batches.fetch_add(1, Ordering::Relaxed) + 1;
        // The database is listened to even when nobody waits any more.
        runtime::spawn(async move {
            let _ = sender.send(self.change(number, forgotten, &kept).await);
        });
        let time_out = pin!(runtime::sleep(TIMEOUT));
        match select(change, time_out).await {
            Either::Left((Ok(results), _)) => results,
            Either::Left((Err(_), _)) | Either::Right(_) => {
                vec![Err(database::unavailable("it does not answer")); count]
            }
        }
    }

    /// Begins to save what `backup` holds of the template in `slot`.
    pub fn begin_save(&self, slot: Slot, backup: Backup) -> Save {
        Save {
            slot,
            backup,
            ticket: 0,
        }
    }

    /// Writes a template to `file`. It stays kept as it was: what is open on a page is kept whether it is saved or not.
    ///
    /// # Errors
    /// Those of [`write_file`].
    pub async fn save(
        self: Arc<Self>,
        save: Save,
        file: FileRef,
        overwrite: Overwrite,
    ) -> Result<FileStamp, WriteError> {
        write_file(&file, save.backup.text, overwrite).await
    }

    /// Returns for each of `kept` whether it is kept. The database makes changes in the order in which they are begun.
    async fn change(
        &self,
        number: u64,
        forgotten: Vec<Slot>,
        kept: &[(Slot, Backup)],
    ) -> Vec<Result<(), WriteError>> {
        // What could not be forgotten before is not offered once more.
        self.overdue().forgotten.extend(forgotten);
        let forgotten: Vec<Slot> = self.overdue().forgotten.iter().copied().collect();
        let deletes = || {
            let delete = |slot: &Slot| {
                let own = StoreChange::Delete(key(&self.page, *slot));
                [own].into_iter().chain(self.delete_elsewhere(*slot))
            };
            forgotten.iter().flat_map(delete)
        };
        let put = |(slot, backup): &(Slot, Backup)| {
            let own = put(&self.page, *slot, backup)?;
            let changes = [own].into_iter().chain(self.delete_elsewhere(*slot));
            Ok(changes.collect::<Vec<_>>())
        };
        if !kept.is_empty() {
            // Without it a later page shows itself before the database answers.
            marks::set(marks::HAS_KEPT, "yes");
        }
        let all = match kept.iter().map(put).collect::<Result<Vec<_>, _>>() {
            Ok(puts) => {
                database::change(WORK, deletes().chain(puts.into_iter().flatten()).collect()).await
            }
            Err(error) => Err(error),
        };
        if all.is_ok() {
            self.has_forgotten(&forgotten);
            for (slot, _) in kept {
                self.has_kept(*slot);
            }
        }
        // A batch that comes later knows better.
        let is_newest = || self.batches.load(Ordering::Relaxed) == number;
        if all.is_ok() || !is_newest() || (forgotten.is_empty() && kept.len() < 2) {
            return vec![all; kept.len()];
        }
        // One that does not fit keeps no other one out, and what goes makes room.
        if !forgotten.is_empty() && database::change(WORK, deletes().collect()).await.is_ok() {
            self.has_forgotten(&forgotten);
        }
        let mut results = Vec::new();
        for one in kept {
            let result = match put(one) {
                Ok(changes) if is_newest() => database::change(WORK, changes).await,
                Ok(_) => all.clone(),
                Err(error) => Err(error),
            };
            if result.is_ok() {
                self.has_kept(one.0);
            }
            results.push(result);
        }
        results
    }

    fn overdue(&self) -> MutexGuard<'_, Overdue> {
        self.overdue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a template away from where another page has kept it.
    fn delete_elsewhere(&self, slot: Slot) -> Option<StoreChange> {
        let elsewhere = self.overdue().elsewhere.get(&slot).cloned();
        elsewhere.map(StoreChange::Delete)
    }

    /// `slot` holds what it should. It may have to be forgotten all the same by now.
    fn has_kept(&self, slot: Slot) {
        self.overdue().elsewhere.remove(&slot);
    }

    /// `slots` hold nothing any more.
    fn has_forgotten(&self, slots: &[Slot]) {
        let mut overdue = self.overdue();
        for slot in slots {
            overdue.elsewhere.remove(slot);
            overdue.forgotten.remove(slot);
        }
    }

    /// True if backups may have been lost since the last call.
    pub fn has_lost(&self) -> bool {
        let closings = database::closings();
        self.closings.swap(closings, Ordering::Relaxed) != closings
    }

    /// No-op: a page is not told when it is closed.
    pub const fn forget_all(&self, _withheld: &[Slot]) {}
}

fn put(page: &str, slot: Slot, backup: &Backup) -> Result<StoreChange, WriteError> {
    let record = Record {
        backup: backup.clone(),
    };
    match serde_json::to_string(&record) {
        Ok(text) => Ok(StoreChange::Put(key(page, slot), JsValue::from(text))),
        Err(error) => Err(database::unavailable(&error.to_string())),
    }
}

/// Number of unreadable records to tell the user of: 0 if an earlier page has told of as many.
fn untold(count: usize) -> usize {
    let told = marks::get(marks::UNREADABLE).and_then(|told| told.parse().ok());
    marks::set(marks::UNREADABLE, &count.to_string());
    if count <= told.unwrap_or(0) { 0 } else { count }
}

/// Key of a record; keys sort in the order of the tabs.
fn key(page: &str, slot: Slot) -> String {
    format!("{page} {slot:020}")
}

fn lock_of(page: &str) -> String {
    format!("{LOCK} {page}")
}
