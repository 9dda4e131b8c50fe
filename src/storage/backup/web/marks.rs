//! Marks in the local storage, which can be read at once and without the database.

/// Set once any page has kept a backup.
pub(super) const HAS_KEPT: &str = "job-template-editor has kept work";
/// Number of pages in a row that began to open backups and did not finish; `web/page/start.js` clears it when the user
/// wants another try.
pub(super) const OPENINGS: &str = "job-template-editor openings";
/// Set if the next page must open no backups, as the user has asked; `web/page/start.js` sets it.
pub(super) const WITHOUT: &str = "job-template-editor without";
/// Keys of backups that stopped pages, one on each line; they are not opened before the user asks for it.
pub(super) const WITHHELD: &str = "job-template-editor withheld";
/// Number of unreadable records that the user was told of.
pub(super) const UNREADABLE: &str = "job-template-editor unreadable";

/// The local storage; `None` where the browser keeps nothing.
pub(super) fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

pub(super) fn get(mark: &str) -> Option<String> {
    storage()?.get_item(mark).ok()?
}

/// Sets a mark. If that fails, later pages start without it.
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
