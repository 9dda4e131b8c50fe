//! What is open on a page is kept in the browser's database, under a name that the page has locked: what stands under a
//! name that nobody has locked was left behind.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures::future::join3;
use serde::{Deserialize, Serialize};

use super::{Backup, Batch, Left, Slot};
use crate::storage::web::database::{self, Change, WORK};
use crate::storage::web::known;
use crate::storage::web::locks::{Lock, try_lock, wait_for};
use crate::storage::{FileRef, WriteError, WriteErrorKind};

/// What the locks' names begin with.
const LOCK: &str = "job-template-editor";

/// The backups of this page.
#[derive(Debug)]
pub struct Backups {
    page: String,
    next: AtomicU64,
}

/// A template as it stands in the database.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    state: State,
    backup: Backup,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum State {
    /// It is open on its page.
    Open,
    /// It was opened again and has not been worked with yet.
    Opening,
    /// It stopped the page when it was opened again.
    PutAside,
}

/// What a page begins with.
#[derive(Debug)]
pub struct OpenedBackups {
    /// Where its templates are kept from now on.
    pub backups: Backups,
    /// What earlier pages have left.
    pub left: Left,
    /// Those that stopped the page when they were opened again. They are kept, and not told of a second time.
    pub put_aside: Vec<Backup>,
}

/// What stands in the browser's other storage, which answers at once, when something has ever been kept.
const HAS_KEPT: &str = "job-template-editor has kept work";

/// Whether an earlier page may have left something. Known at once, without the database.
pub fn may_be_left() -> bool {
    match page_storage() {
        Some(storage) => storage.get_item(HAS_KEPT).is_ok_and(|kept| kept.is_some()),
        None => true,
    }
}

fn page_storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

impl Backups {
    /// Begins a name for this page, and moves under it what ended pages have left. `recent` are files that are wanted
    /// besides those of the templates.
    ///
    /// What was left has to be confirmed once it is open: if the page ends before, it is put aside by the next one
    /// rather than opened a second time.
    ///
    /// # Errors
    /// When the browser keeps nothing.
    pub async fn open(recent: &[FileRef]) -> Result<OpenedBackups, WriteError> {
        // Pages that start at the same time look at what is left one after the other.
        let page = uuid::Uuid::new_v4().to_string();
        let name = lock_of(&page);
        let (_gate, lock, opened) = join3(wait_for(LOCK), wait_for(&name), database::open()).await;
        lock.keep();
        opened?;
        let mut wanted = recent.to_vec();
        let mut changes = Vec::new();
        let (mut left, mut put_aside) = (Left::default(), Vec::new());
        let mut last: Option<(String, bool)> = None;
        for (key, value) in database::all(WORK).await? {
            let Some((owner, record)) = read(&key, &value.as_string().unwrap_or_default()) else {
                continue;
            };
            wanted.extend(record.backup.file.clone());
            let has_ended = match &last {
                Some((name, has_ended)) if *name == owner => *has_ended,
                _ => {
                    let lock = try_lock(&lock_of(&owner)).await;
                    let has_ended = lock.is_some();
                    lock.into_iter().for_each(Lock::keep);
                    last = Some((owner, has_ended));
                    has_ended
                }
            };
            if !has_ended {
                continue;
            }
            match record.state {
                State::Open => {
                    let slot = left.backups.len() as Slot;
                    changes.push(Change::Delete(key));
                    changes.push(put(&page, slot, State::Opening, &record.backup)?);
                    left.backups.push((slot, record.backup));
                }
                State::Opening => {
                    let text = serde_json::to_string(&Record {
                        state: State::PutAside,
                        backup: record.backup.clone(),
                    });
                    changes.push(Change::Put(key, text.map_err(not_kept)?.into()));
                    put_aside.push(record.backup);
                }
                State::PutAside => {}
            }
        }
        if !changes.is_empty() {
            database::change(WORK, changes).await?;
        }
        known::remember(&wanted).await;
        let backups = Self {
            page,
            next: AtomicU64::new(left.backups.len() as u64),
        };
        Ok(OpenedBackups {
            backups,
            left,
            put_aside,
        })
    }

    /// A slot that is free.
    pub fn new_slot(&self) -> Slot {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    /// Carries out `batch`, and says of each that was to be kept whether it is.
    pub async fn carry_out(self: Arc<Self>, batch: Batch) -> Vec<Result<(), WriteError>> {
        let Batch {
            confirmed,
            forgotten,
            kept,
        } = batch;
        let count = kept.len();
        let result = self.change(&confirmed, &forgotten, &kept).await;
        vec![result; count]
    }

    async fn change(
        &self,
        confirmed: &[Slot],
        forgotten: &[Slot],
        kept: &[(Slot, Backup)],
    ) -> Result<(), WriteError> {
        let mut changes = Vec::new();
        if !confirmed.is_empty() {
            let confirmed: Vec<_> = confirmed
                .iter()
                .map(|slot| key(&self.page, *slot))
                .collect();
            for (key, value) in database::all(WORK).await? {
                if confirmed.contains(&key)
                    && let Some((_, record)) = read(&key, &value.as_string().unwrap_or_default())
                {
                    let open = Record {
                        state: State::Open,
                        ..record
                    };
                    let text = serde_json::to_string(&open).map_err(not_kept)?;
                    changes.push(Change::Put(key, text.into()));
                }
            }
        }
        for slot in forgotten {
            changes.push(Change::Delete(key(&self.page, *slot)));
        }
        if !kept.is_empty()
            && let Some(storage) = page_storage()
        {
            // Without it a later page waits for the database before it shows itself.
            let _ = storage.set_item(HAS_KEPT, "yes");
        }
        for (slot, backup) in kept {
            changes.push(put(&self.page, *slot, State::Open, backup)?);
        }
        database::change(WORK, changes).await
    }

    /// Nothing: a page is not told when it is closed.
    pub const fn forget_all(&self) {}
}

fn put(page: &str, slot: Slot, state: State, backup: &Backup) -> Result<Change, WriteError> {
    let record = Record {
        state,
        backup: backup.clone(),
    };
    let text = serde_json::to_string(&record).map_err(not_kept)?;
    Ok(Change::Put(key(page, slot), text.into()))
}

/// Whose record it is, and what it says.
fn read(key: &str, text: &str) -> Option<(String, Record)> {
    let (page, _slot) = key.split_once(' ')?;
    Some((page.to_owned(), serde_json::from_str(text).ok()?))
}

/// In the order of the tabs.
fn key(page: &str, slot: Slot) -> String {
    format!("{page} {slot:020}")
}

fn lock_of(page: &str) -> String {
    format!("{LOCK} {page}")
}

#[expect(clippy::needless_pass_by_value, reason = "it is the last to see it")]
fn not_kept(error: serde_json::Error) -> WriteError {
    WriteError {
        name: "the storage of this browser".to_owned(),
        kind: WriteErrorKind::Other(error.to_string()),
    }
}
