//! Files, dialogs, settings: what is kept outside of the program. One face for desktop and browser, which has no paths.

mod backup;
pub mod dialogs;
mod error;
mod file_ref;
#[cfg(all(test, unix))]
mod full_disk;
mod stamp;
mod text;

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod web;

pub use backup::{Backup, BackupChanges, Backups, EarlierBackups, Save, Slot, UnfinishedSave};
#[cfg(target_arch = "wasm32")]
pub use backup::{
    OpenedBackups, begin_opening, give_up_opening, go_on_without, has_stopped_pages, look,
    may_be_left,
};
pub use error::{ReadError, ReadErrorKind, WriteError, WriteErrorKind};
pub use file_ref::FileRef;
pub use stamp::{FileStamp, FileState};
pub use text::decode;

#[cfg(not(target_arch = "wasm32"))]
pub use native::{
    CAN_USE_PATHS, KEEPS_SAVED, SettingsFile, can_be_found_again, clean_up_beside, compare,
    is_written_in_place, read, read_file, read_standard_input, read_text, write, write_file,
};
#[cfg(target_arch = "wasm32")]
pub use web::{
    CAN_USE_PATHS, KEEPS_SAVED, can_be_found_again, is_written_in_place, read_file, write_file,
};
#[cfg(target_arch = "wasm32")]
pub(crate) use web::{database::unavailable, database::wake_when_lost, drops};

/// The largest file that is read. The largest template that the service accepts is a hundredth of it; the rest is
/// room for files that are to be mended, and a guard against opening a disk image.
///
/// A page has less memory, and one thread for everything.
pub const MAX_BYTES: u64 = if crate::runtime::HAS_WINDOW { 8 } else { 2 } * 1024 * 1024;

/// A file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Its text; a byte-order mark stays in it.
    pub text: String,
    /// Fingerprint of the contents, to tell later whether another program has changed them.
    pub stamp: FileStamp,
}

/// Condition on the existing file for a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Replace whatever is there.
    Anything,
    /// Replace only these contents; if another program has changed them, nothing is written.
    Only(FileStamp),
    /// Replace nothing: the file must be new.
    Nothing,
}
