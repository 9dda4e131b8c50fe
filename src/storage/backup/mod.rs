//! Changes that no file holds yet, kept for the case that the program ends before they are saved.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod web;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::FileRef;

#[cfg(not(target_arch = "wasm32"))]
pub use native::Backups;
#[cfg(target_arch = "wasm32")]
pub use web::{
    Backups, OpenedBackups, begin_opening, give_up_opening, go_on_without, has_stopped_pages, look,
    may_be_left,
};

/// Where a backup is kept: one for each open template.
pub type Slot = u64;

/// What is done to the backups at once.
#[derive(Debug, Default)]
pub struct Batch {
    /// These templates are open again and can be worked with.
    pub confirmed: Vec<Slot>,
    /// These are saved, or were given up.
    pub forgotten: Vec<Slot>,
    /// These are to be kept, in place of what the slots held before.
    pub kept: Vec<(Slot, Backup)>,
}

/// A template as it was left. What could be undone is not kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Backup {
    /// What the template is called while it has no file.
    pub name: String,
    /// Its file, if it has one.
    pub file: Option<FileRef>,
    /// The text that was saved last: what stood in the file then.
    pub saved: Arc<str>,
    /// The text as it was left.
    pub text: Arc<str>,
    /// What stood in fields and was no value yet, by JSON Pointer.
    pub fields: BTreeMap<String, String>,
    /// What stood in members that others were chosen over, by member.
    pub losers: BTreeMap<String, String>,
    /// Whether it was the one that was shown.
    pub in_front: bool,
}

/// What ended programs have left.
#[derive(Debug, Default)]
pub struct Left {
    /// What can be opened again.
    pub backups: Vec<(Slot, Backup)>,
    /// Files that can't be read, or whose template ended the program when it was opened again. They are put aside here,
    /// and not told of a second time.
    pub put_aside: Vec<PathBuf>,
    /// How many there are that only another version of the program can read. They stay where they are.
    pub unreadable: usize,
}
