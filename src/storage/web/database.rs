//! The browser's own database: two stores that outlast the page, by key.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures::channel::oneshot;
use idb::builder::{DatabaseBuilder, ObjectStoreBuilder};
use idb::{Database, Error, Transaction, TransactionMode};
use wasm_bindgen::JsValue;

use crate::storage::{WriteError, WriteErrorKind};

/// Name of the database.
const NAME: &str = "job-template-editor";
/// Store of the open templates.
pub const WORK: &str = "work";
/// Store of the handles of files that can be written in place.
pub const HANDLES: &str = "handles";

thread_local! {
    static DATABASE: RefCell<Option<Rc<Database>>> = const { RefCell::new(None) };
    /// True if the browser has closed it.
    static IS_CLOSED: Cell<bool> = const { Cell::new(false) };
    static CLOSINGS: Cell<u64> = const { Cell::new(0) };
    /// Callback that has backups written again.
    static WAKE: RefCell<Option<Box<dyn Fn()>>> = const { RefCell::new(None) };
}

/// Calls `wake` when backups may have been lost.
pub fn wake_when_lost(wake: impl Fn() + 'static) {
    WAKE.replace(Some(Box::new(wake)));
}

/// Number of times that the browser has closed the database under the page, as it does when the user clears the site's
/// data. Its contents may be lost each time.
pub fn closings() -> u64 {
    CLOSINGS.get()
}

/// Treats everything stored as possibly lost, so that it is written again.
pub fn suspect_loss() {
    CLOSINGS.set(CLOSINGS.get() + 1);
    WAKE.with_borrow(|wake| {
        if let Some(wake) = wake {
            wake();
        }
    });
}

fn has_closed() {
    IS_CLOSED.set(true);
    suspect_loss();
}

/// A change of a store.
#[derive(Debug)]
pub enum StoreChange {
    /// Put this value under this key.
    Put(String, JsValue),
    /// Remove the value under this key.
    Delete(String),
}

/// Opens the database.
///
/// # Errors
/// If the browser keeps nothing.
pub async fn open() -> Result<(), WriteError> {
    database().await.map(drop).map_err(error)
}

/// The database, opened once.
async fn database() -> Result<Rc<Database>, Error> {
    if IS_CLOSED.replace(false) {
        DATABASE.take();
    }
    if let Some(database) = DATABASE.with_borrow(Clone::clone) {
        return Ok(database);
    }
    let mut database = DatabaseBuilder::new(NAME)
        .version(1)
        .add_object_store(ObjectStoreBuilder::new(WORK))
        .add_object_store(ObjectStoreBuilder::new(HANDLES))
        .build()
        .await?;
    if let Some(first) = DATABASE.with_borrow(Clone::clone) {
        // Somebody else has opened it meanwhile.
        database.close();
        return Ok(first);
    }
    database.on_close(|_event| has_closed());
    let database = Rc::new(database);
    DATABASE.replace(Some(Rc::clone(&database)));
    Ok(database)
}

/// Everything in a store, in the order of the keys.
///
/// # Errors
/// If the browser keeps nothing.
pub async fn all(store: &str) -> Result<Vec<(String, JsValue)>, WriteError> {
    let read = async |database: Rc<Database>| {
        let transaction = database.transaction(&[store], TransactionMode::ReadOnly)?;
        let store = transaction.object_store(store)?;
        let (keys, values) = (store.get_all_keys(None, None)?, store.get_all(None, None)?);
        let (keys, values) = (keys.await?, values.await?);
        let keys = keys.into_iter().map(|key| key.as_string());
        Ok(keys.zip(values).collect::<Vec<_>>())
    };
    let all = with_database(read).await.map_err(error)?.into_iter();
    Ok(all.filter_map(|(key, value)| Some((key?, value))).collect())
}

/// Changes a store, wholly or not at all.
///
/// # Errors
/// If the browser does not keep it.
pub async fn change(store: &str, changes: Vec<StoreChange>) -> Result<(), WriteError> {
    let write = async |database: Rc<Database>| {
        let transaction = database.transaction(&[store], TransactionMode::ReadWrite)?;
        if let Err(error) = make(&transaction, store, &changes) {
            // What went before would be kept otherwise.
            let _ = transaction.abort();
            return Err(error);
        }
        end(transaction).await
    };
    with_database(write).await.map_err(error)
}

/// Waits for the last event of a transaction. The library's own waiting is over at the first error, when the browser
/// has more to say.
async fn end(mut transaction: Transaction) -> Result<(), Error> {
    let (sender, ended) = oneshot::channel();
    let completed = Rc::new(Cell::new(Some(sender)));
    let aborted = Rc::clone(&completed);
    let tell = |sender: &Cell<Option<oneshot::Sender<bool>>>, is_committed| {
        if let Some(sender) = sender.take() {
            // Nobody waits any more if this fails.
            let _ = sender.send(is_committed);
        }
    };
    transaction.on_complete(move |_event| tell(&completed, true));
    transaction.on_abort(move |_event| tell(&aborted, false));
    if ended.await.unwrap_or_default() {
        return Ok(());
    }
    let why = transaction.error();
    Err(why.map_or(Error::DomExceptionNotFound, Error::DomException))
}

fn make(transaction: &Transaction, store: &str, changes: &[StoreChange]) -> Result<(), Error> {
    let store = transaction.object_store(store)?;
    for change in changes {
        match change {
            StoreChange::Put(key, value) => {
                drop(store.put(value, Some(&JsValue::from(key.as_str())))?);
            }
            StoreChange::Delete(key) => drop(store.delete(JsValue::from(key.as_str()))?),
        }
    }
    Ok(())
}

/// Runs `act` on the database, with a new connection if the browser has closed the old one.
async fn with_database<T>(act: impl AsyncFn(Rc<Database>) -> Result<T, Error>) -> Result<T, Error> {
    let was_open = DATABASE.with_borrow(Option::is_some);
    match act(database().await?).await {
        Err(Error::TransactionOpenFailed(_)) if was_open => {
            if let Some(closed) = DATABASE.take() {
                closed.close();
                has_closed();
            }
            act(database().await?).await
        }
        result => result,
    }
}

/// Puts one value into a store.
///
/// # Errors
/// If the browser does not keep it.
pub async fn put(store: &str, key: &str, value: &JsValue) -> Result<(), WriteError> {
    change(store, vec![StoreChange::Put(key.to_owned(), value.clone())]).await
}

/// Takes one value out of a store.
///
/// # Errors
/// If the browser can't reach it.
pub async fn delete(store: &str, key: &str) -> Result<(), WriteError> {
    change(store, vec![StoreChange::Delete(key.to_owned())]).await
}

#[expect(clippy::needless_pass_by_value, reason = "it is the last to see it")]
fn error(error: Error) -> WriteError {
    let words = error.to_string();
    unavailable(match error {
        _ if words.contains("Quota") => "there is no room left",
        // Browsers abort what they have no room for, and not all say why.
        Error::DomExceptionNotFound => "it was not taken, there may be no room",
        _ => &words,
    })
}

/// The browser's storage does not work, because of `why`.
pub fn unavailable(why: &str) -> WriteError {
    let kind = WriteErrorKind::NotKept(why.to_owned());
    WriteError::of("the storage of this browser", kind)
}
