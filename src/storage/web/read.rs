//! Reading, never more than a template can need.

use wasm_bindgen::{JsCast as _, JsValue};

use super::error_name;
use super::handle::{Access, FileHandle};
use super::known::{self, FileSource};
use crate::runtime::error_message;
use crate::storage::{FileRef, FileStamp, MAX_BYTES, Opened, ReadError, ReadErrorKind, decode};

/// Reads a file that was chosen or dropped.
///
/// # Errors
/// If it is gone, may not be read, is larger than [`MAX_BYTES`] (it is not read then) or not UTF-8.
pub async fn read_file(file: &FileRef) -> Result<Opened, ReadError> {
    let read = read(file).await;
    read.map_err(|kind| ReadError::of(file.name(), kind))
}

async fn read(file: &FileRef) -> Result<Opened, ReadErrorKind> {
    let contents = match known::source(file) {
        None => return Err(ReadErrorKind::NoPaths),
        Some(FileSource::HandedOver(file)) => contents(&file, MAX_BYTES).await?,
        Some(FileSource::InPlace(handle)) => contents_of(&handle, MAX_BYTES).await?,
    };
    let stamp = FileStamp::of(&contents);
    let text = decode(contents)?;
    Ok(Opened { text, stamp })
}

/// Current contents of a file.
pub(super) async fn contents_of(handle: &FileHandle, most: u64) -> Result<Vec<u8>, ReadErrorKind> {
    if handle.kind() == "directory" {
        return Err(ReadErrorKind::Folder);
    }
    let is_permitted = handle.is_permitted(Access::Read).await;
    if !is_permitted.map_err(|error| kind_of(&error))? {
        return Err(ReadErrorKind::NotPermitted);
    }
    let file = handle.get_file().await.map_err(|error| kind_of(&error))?;
    contents(&file.unchecked_into(), most).await
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
async fn contents(file: &web_sys::File, most: u64) -> Result<Vec<u8>, ReadErrorKind> {
    if file.size() > most as f64 {
        return Err(ReadErrorKind::TooLarge);
    }
    let buffer = file.array_buffer().await.map_err(|error| kind_of(&error))?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

fn kind_of(error: &JsValue) -> ReadErrorKind {
    match error_name(error).as_str() {
        "NotFoundError" => ReadErrorKind::Missing,
        "NotAllowedError" | "SecurityError" => ReadErrorKind::NotPermitted,
        _ => ReadErrorKind::Other(error_message(error)),
    }
}
