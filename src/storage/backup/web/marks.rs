//! What is told of pages without the database, at once.

/// Something has been kept by some page.
pub(super) const HAS_KEPT: &str = "job-template-editor has kept work";
/// How many pages in a row have begun to open what was left, and not come to work with it; `web/page/start.js` clears
/// this when the user wants another try.
pub(super) const OPENINGS: &str = "job-template-editor openings";
/// The next page opens nothing of what was left, as the user has asked; `web/page/start.js` sets this.
pub(super) const WITHOUT: &str = "job-template-editor without";
/// What stopped pages and is not opened before the user says so, a key on each line.
pub(super) const WITHHELD: &str = "job-template-editor withheld";
/// How many records that can't be read were told of.
pub(super) const UNREADABLE: &str = "job-template-editor unreadable";

/// Nothing where the browser keeps nothing.
pub(super) fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

pub(super) fn get(mark: &str) -> Option<String> {
    storage()?.get_item(mark).ok()?
}

/// What can't be marked is not known later.
pub(super) fn set(mark: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(mark, value);
    }
}

pub(super) fn clear(mark: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(mark);
    }
}
