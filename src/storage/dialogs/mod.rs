//! The system's own dialogs for choosing files.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod web;

use std::pin::Pin;

use super::FileRef;

#[cfg(not(target_arch = "wasm32"))]
pub use native::SystemDialogs;
#[cfg(target_arch = "wasm32")]
pub use web::SystemDialogs;

/// Result of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen<T> {
    /// The user's choice.
    Yes(T),
    /// The dialog was closed without a choice.
    Cancelled,
    /// There is no dialog on this machine: ask for a path.
    NoDialog,
    /// The browser shows no dialog until the user does something.
    NotNow,
}

/// Future of an answer.
#[cfg(not(target_arch = "wasm32"))]
pub type Later<T> = Pin<Box<dyn Future<Output = T> + Send>>;
/// Future of an answer.
#[cfg(target_arch = "wasm32")]
pub type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// Source of the files that the user chooses: dialogs of the system, or a test.
pub trait Dialogs: Send + Sync {
    /// Asks for files to open.
    fn open(&self) -> Later<Chosen<Vec<FileRef>>>;

    /// Asks where to save; `name` is the suggestion, `beside` a file whose folder is meant.
    fn save(&self, name: String, beside: Option<FileRef>) -> Later<Chosen<FileRef>>;
}
