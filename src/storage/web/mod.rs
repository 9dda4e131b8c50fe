//! A browser has no paths: files come from its dialogs or a drop, and leave as downloads where they can't be written.

pub(super) mod database;
mod download;
pub(crate) mod drops;
pub(super) mod handle;
pub(super) mod known;
pub(super) mod locks;
mod presence;
mod read;
mod write;

pub use known::{can_be_found_again, is_written_in_place};
pub use read::read_file;
pub use write::write_file;

/// True if files can be read and written by their paths.
pub const CAN_USE_PATHS: bool = false;

/// True if templates without unsaved changes are kept for the next start, too: a page can't open their files again.
pub const KEEPS_SAVED: bool = true;

/// The name of what the browser throws: `NotAllowedError`.
pub(super) fn error_name(error: &wasm_bindgen::JsValue) -> String {
    use wasm_bindgen::JsCast as _;

    let name = error.dyn_ref::<web_sys::DomException>();
    name.map(web_sys::DomException::name).unwrap_or_default()
}
