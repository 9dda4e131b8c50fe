//! The files that this page knows, by the keys in their [`FileRef`]s.

use std::cell::RefCell;
use std::collections::HashMap;

use wasm_bindgen::JsCast as _;

use super::database::{self, HANDLES};
use super::handle::{self, FileHandle};
use crate::runtime;
use crate::storage::FileRef;

/// Access to a file that the browser has given the page.
#[derive(Clone, Debug)]
pub enum FileSource {
    /// Handle by which the file can be read and written where it is.
    InPlace(FileHandle),
    /// Copy that can only be read.
    HandedOver(web_sys::File),
}

thread_local! {
    static KNOWN: RefCell<HashMap<String, FileSource>> = RefCell::default();
}

/// Access to `file`; `None` if it was downloaded, or is known to an earlier page only.
pub fn source(file: &FileRef) -> Option<FileSource> {
    KNOWN.with_borrow(|known| known.get(file.key()?).cloned())
}

/// Reference to a file that the browser has handed over.
pub fn handed_over(file: web_sys::File) -> FileRef {
    let key = new_key();
    let name = file.name();
    KNOWN.with_borrow_mut(|known| known.insert(key.clone(), FileSource::HandedOver(file)));
    FileRef::keyed(&key, &name)
}

/// A file that can be written in place. One that is known already is the same again.
pub async fn in_place(handle: FileHandle) -> FileRef {
    let others: Vec<_> = KNOWN.with_borrow(|known| {
        let in_place = known.iter().filter_map(|(key, source)| match source {
            FileSource::InPlace(other) => Some((key.clone(), other.clone())),
            FileSource::HandedOver(_) => None,
        });
        in_place.collect()
    });
    for (key, other) in others {
        let is_same = handle.is_same_entry(&other).await;
        if is_same.is_ok_and(|is_same| is_same.is_truthy()) {
            return FileRef::keyed(&key, &other.name());
        }
    }
    let key = new_key();
    let name = handle.name();
    KNOWN.with_borrow_mut(|known| known.insert(key.clone(), FileSource::InPlace(handle.clone())));
    let file = FileRef::keyed(&key, &name);
    runtime::spawn(async move {
        // Without it a later page asks for the file again.
        let _ = database::put(HANDLES, &key, handle.as_ref()).await;
    });
    file
}

/// A file that is going to be downloaded under this name.
pub fn downloaded(name: &str) -> FileRef {
    FileRef::keyed(&new_key(), name)
}

/// Most remembered files beyond the wanted ones: another page may have opened them just now.
const SPARE: usize = 64;

/// Takes up the files that earlier pages could write in place. Of very many, those that are not in `wanted` are forgotten.
pub async fn remember(wanted: &[FileRef]) {
    let Ok(kept) = database::all(HANDLES).await else {
        return;
    };
    let is_many = kept.len() > wanted.len() + SPARE;
    for (key, value) in kept {
        let is_wanted = || wanted.iter().any(|file| file.key() == Some(&key));
        if !is_many || is_wanted() {
            // Something else is none of ours, and of no use.
            if let Ok(handle) = value.dyn_into() {
                KNOWN.with_borrow_mut(|known| known.insert(key, FileSource::InPlace(handle)));
            }
        } else {
            // It is looked at again by the next page.
            let _ = database::delete(HANDLES, &key).await;
        }
    }
}

/// True if saving `file` writes it where it is. Where the browser can't do that at all, saving downloads it at once.
pub fn is_written_in_place(file: &FileRef) -> bool {
    matches!(source(file), Some(FileSource::InPlace(_)))
}

/// True if a later page finds the file.
pub fn can_be_found_again(file: &FileRef) -> bool {
    is_written_in_place(file) && handle::is_supported()
}

fn new_key() -> String {
    uuid::Uuid::new_v4().to_string()
}
