//! What outlasts the page: two stores of the browser's own database, by key.

use std::cell::RefCell;
use std::rc::Rc;

use idb::builder::{DatabaseBuilder, ObjectStoreBuilder};
use idb::{Database, Error, TransactionMode};
use wasm_bindgen::JsValue;

use crate::storage::{WriteError, WriteErrorKind};

/// What the database is called.
const NAME: &str = "job-template-editor";
/// Templates that are open.
pub const WORK: &str = "work";
/// Files that can be written in place.
pub const HANDLES: &str = "handles";

thread_local! {
    static DATABASE: RefCell<Option<Rc<Database>>> = const { RefCell::new(None) };
}

/// A change of a store.
#[derive(Debug)]
pub enum Change {
    /// This value stands under this key from now on.
    Put(String, JsValue),
    /// Nothing does.
    Delete(String),
}

/// Opens the database.
///
/// # Errors
/// When the browser keeps nothing.
pub async fn open() -> Result<(), WriteError> {
    database().await.map(drop).map_err(error)
}

/// The database, opened once.
async fn database() -> Result<Rc<Database>, Error> {
    if let Some(database) = DATABASE.with_borrow(Clone::clone) {
        return Ok(database);
    }
    let database = DatabaseBuilder::new(NAME)
        .version(1)
        .add_object_store(ObjectStoreBuilder::new(WORK))
        .add_object_store(ObjectStoreBuilder::new(HANDLES))
        .build()
        .await?;
    let database = Rc::new(database);
    DATABASE.with_borrow_mut(|opened| *opened = Some(Rc::clone(&database)));
    Ok(database)
}

/// Everything in a store, in the order of the keys.
///
/// # Errors
/// When the browser keeps nothing.
pub async fn all(store: &str) -> Result<Vec<(String, JsValue)>, WriteError> {
    let read = async {
        let database = database().await?;
        let transaction = database.transaction(&[store], TransactionMode::ReadOnly)?;
        let store = transaction.object_store(store)?;
        let (keys, values) = (store.get_all_keys(None, None)?, store.get_all(None, None)?);
        let (keys, values) = (keys.await?, values.await?);
        let keys = keys.into_iter().map(|key| key.as_string());
        Ok(keys.zip(values))
    };
    let all = read.await.map_err(error)?;
    Ok(all.filter_map(|(key, value)| Some((key?, value))).collect())
}

/// Changes a store, wholly or not at all.
///
/// # Errors
/// When the browser does not keep it.
pub async fn change(store: &str, changes: Vec<Change>) -> Result<(), WriteError> {
    let write = async {
        let database = database().await?;
        let transaction = database.transaction(&[store], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(store)?;
        for change in changes {
            match change {
                Change::Put(key, value) => {
                    store.put(&value, Some(&key.into()))?;
                }
                Change::Delete(key) => {
                    store.delete(JsValue::from(key))?;
                }
            }
        }
        transaction.commit()?.await
    };
    match write.await {
        Ok(result) if result.is_committed() => Ok(()),
        // The browser only says that it took nothing, which it does when there is no room.
        Ok(_) => Err(named(WriteErrorKind::Full)),
        Err(why) => Err(error(why)),
    }
}

/// Puts one value into a store.
///
/// # Errors
/// When the browser does not keep it.
pub async fn put(store: &str, key: &str, value: &JsValue) -> Result<(), WriteError> {
    change(store, vec![Change::Put(key.to_owned(), value.clone())]).await
}

/// Takes one value out of a store.
///
/// # Errors
/// When the browser can't reach it.
pub async fn delete(store: &str, key: &str) -> Result<(), WriteError> {
    change(store, vec![Change::Delete(key.to_owned())]).await
}

#[expect(clippy::needless_pass_by_value, reason = "it is the last to see it")]
fn error(error: Error) -> WriteError {
    let words = error.to_string();
    named(if words.contains("Quota") {
        WriteErrorKind::Full
    } else {
        WriteErrorKind::Other(words)
    })
}

fn named(kind: WriteErrorKind) -> WriteError {
    WriteError {
        name: "the storage of this browser".to_owned(),
        kind,
    }
}
