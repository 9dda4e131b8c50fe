//! Changes that no file holds yet, kept for the case that the program ends before they are saved.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod web;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{FileRef, FileStamp};

#[cfg(not(target_arch = "wasm32"))]
pub use native::Backups;
#[cfg(target_arch = "wasm32")]
pub use web::Backups;

/// Where a backup is kept: one for each open template.
pub type Slot = u64;

/// All that is needed to open a template again as it was left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Backup {
    /// What the template is called while it has no file.
    pub name: String,
    /// Its file, and what stood there.
    pub file: Option<(FileRef, FileStamp)>,
    /// The text that was saved last.
    pub saved: String,
    /// The text as it was left.
    pub text: String,
    /// What stood in fields and was no value yet, by JSON Pointer.
    pub fields: BTreeMap<String, String>,
}
