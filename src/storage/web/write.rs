//! Writing: in place where the page has a file for it, else as a download.

use std::sync::Arc;

use wasm_bindgen::{JsCast as _, JsValue};

use super::download::download;
use super::error_name;
use super::handle::{Access, FileHandle, Writable};
use super::known::{self, FileSource};
use super::read::contents_of;
use crate::runtime::error_message;
use crate::storage::{FileRef, FileStamp, MAX_BYTES, Overwrite, ReadErrorKind};
use crate::storage::{WriteError, WriteErrorKind};

/// Writes a file whole or not at all.
///
/// # Errors
/// If another program has changed it, or the browser or the user does not permit it.
pub async fn write_file(
    file: &FileRef,
    text: Arc<str>,
    overwrite: Overwrite,
) -> Result<FileStamp, WriteError> {
    let done = match known::source(file) {
        Some(FileSource::InPlace(handle)) => write(&handle, &text, overwrite).await,
        Some(FileSource::HandedOver(_)) | None => download(&file.name(), &text),
    };
    done.map(|()| FileStamp::of(text.as_bytes()))
        .map_err(|kind| WriteError::of(file.name(), kind))
}

async fn write(
    handle: &FileHandle,
    text: &str,
    overwrite: Overwrite,
) -> Result<(), WriteErrorKind> {
    let is_permitted = handle.is_permitted(Access::Write).await;
    if !is_permitted.map_err(|error| kind_of(&error))? {
        return Err(WriteErrorKind::NotPermitted);
    }
    if let Overwrite::Only(stamp) = overwrite {
        // What was written here may be larger than what is opened.
        let most = MAX_BYTES.max(stamp.length() as u64);
        match contents_of(handle, most).await {
            Ok(contents) if FileStamp::of(&contents) == stamp => {}
            Err(ReadErrorKind::Missing) => return Err(WriteErrorKind::Gone),
            _ => return Err(WriteErrorKind::Changed),
        }
    }
    let writable = handle.create_writable().await;
    let writable: Writable = writable.map_err(|error| kind_of(&error))?.unchecked_into();
    if let Err(error) = writable.write(text).await {
        // What stood there stands there still.
        let _ = writable.abort().await;
        return Err(kind_of(&error));
    }
    let closed = writable.close().await;
    closed.map(drop).map_err(|error| kind_of(&error))
}

fn kind_of(error: &JsValue) -> WriteErrorKind {
    match error_name(error).as_str() {
        "NotFoundError" => WriteErrorKind::Gone,
        "NotAllowedError" | "SecurityError" => WriteErrorKind::NotPermitted,
        "NoModificationAllowedError" => WriteErrorKind::ReadOnly,
        "QuotaExceededError" => WriteErrorKind::Full,
        _ => WriteErrorKind::Other(error_message(error)),
    }
}
