//! Changes that no file holds yet, kept for the case that the program ends before they are saved.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod web;

use std::collections::BTreeMap;
#[cfg(not(target_arch = "wasm32"))]
use std::collections::HashMap;
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

/// In which order things were asked for.
pub type Ticket = u64;

/// A template on its way into a file.
#[derive(Debug)]
pub struct Save {
    /// Where it is kept.
    pub slot: Slot,
    /// The template as it is saved.
    pub backup: Backup,
    /// When it was asked for.
    pub ticket: Ticket,
}

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
    /// JSON of members that were taken out for an alternative, by member: choosing them again brings it back.
    #[serde(rename = "losers")]
    pub set_aside: BTreeMap<String, String>,
    /// Whether it was the one that was shown.
    pub in_front: bool,
    /// What was just being written, and where.
    pub saving: Option<Saving>,
}

/// A text that is being written to a file: if the file holds it, that has succeeded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saving {
    /// The file.
    pub file: FileRef,
    /// The text.
    pub text: Arc<str>,
}

impl Backup {
    /// Whether something would be lost if nobody opened it again: more than its file was known to hold.
    pub fn is_unsaved(&self) -> bool {
        self.file.is_none() || self.text != self.saved || !self.fields.is_empty()
    }

    /// Takes note that its text is being written to `file`.
    #[cfg(not(target_arch = "wasm32"))]
    fn is_saved_to(&mut self, file: FileRef) {
        let text = Arc::clone(&self.text);
        self.saving = Some(Saving { file, text });
    }

    /// The files that may hold it.
    #[cfg(not(target_arch = "wasm32"))]
    fn files(&self) -> impl Iterator<Item = &FileRef> {
        let saving = self.saving.as_ref().map(|saving| &saving.file);
        self.file.iter().chain(saving)
    }

    /// Learns from what files hold at `present` what has been saved.
    #[cfg(not(target_arch = "wasm32"))]
    fn catch_up(&mut self, present: &HashMap<FileRef, Arc<str>>) {
        let of_text = self.file.as_ref().map(|file| (file, &self.text));
        let saving = self.saving.as_ref();
        let saving = saving.map(|Saving { file, text }| (file, text));
        let is_there = |(file, text): &(&FileRef, &Arc<str>)| present.get(file) == Some(text);
        let saved = [saving, of_text].into_iter().flatten().find(is_there);
        if let Some((file, text)) = saved.map(|(file, text)| (file.clone(), Arc::clone(text))) {
            self.file = Some(file);
            self.saved = text;
        }
        self.saving = None;
    }
}

/// What ended programs have left.
#[derive(Debug, Default)]
pub struct Left {
    /// What can be opened again.
    pub backups: Vec<(Slot, Backup)>,
    /// Files that can't be read, or whose template ended programs when it was opened again. They are put aside here,
    /// and not told of a second time.
    pub put_aside: Vec<PathBuf>,
    /// Of those, the ones whose files hold by now what neither stands in them nor was their beginning.
    pub changed: Vec<Slot>,
    /// How many there are that only another version of the program can read. They stay where they are.
    pub unreadable: usize,
}
