//! Files, dialogs, settings: what is kept outside of the program. One face for desktop and browser.

mod file_ref;
mod stamp;

pub use file_ref::FileRef;
pub use stamp::FileStamp;
