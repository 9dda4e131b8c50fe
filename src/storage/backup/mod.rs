//! Backups of unsaved changes, for the case that the program ends before they are saved.

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

/// Key of a backup: one for each open template.
pub type Slot = u64;

/// Sequence number of a request for a save or backup; the highest wins.
pub type Ticket = u64;

/// Request to save a template, with its backup until the file is written.
#[derive(Debug)]
pub struct Save {
    /// Key of the template's backup.
    pub slot: Slot,
    /// The template as it is saved.
    pub backup: Backup,
    /// Sequence number of the request.
    pub ticket: Ticket,
}

/// Changes to the backups, made together.
#[derive(Debug, Default)]
pub struct BackupChanges {
    /// Templates that are open again and can be worked with.
    pub confirmed: Vec<Slot>,
    /// Templates that are saved, or were given up.
    pub forgotten: Vec<Slot>,
    /// Templates to keep, in place of earlier backups in the same slots.
    pub kept: Vec<(Slot, Backup)>,
}

/// Backup of an open template. Its undo history is not kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Backup {
    /// Name of the template while it has no file.
    pub name: String,
    /// Its file, if it has one.
    pub file: Option<FileRef>,
    /// Text when the template was last saved or opened.
    pub saved: Arc<str>,
    /// The text as it was left.
    pub text: Arc<str>,
    /// Input of fields that is not a value yet, by JSON Pointer.
    pub fields: BTreeMap<String, String>,
    /// Values removed when the user switched to an alternative, as JSON by member; switching back restores them.
    #[serde(rename = "losers")]
    pub set_aside: BTreeMap<String, String>,
    /// True if the template was shown in front.
    pub in_front: bool,
    /// Save that was under way, if any.
    pub saving: Option<UnfinishedSave>,
}

/// A text that is being written to a file: if the file holds it, that has succeeded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnfinishedSave {
    /// The file.
    pub file: FileRef,
    /// The text.
    pub text: Arc<str>,
}

impl Backup {
    /// True if forgetting the backup would lose something: more than its file was known to hold.
    pub fn is_unsaved(&self) -> bool {
        self.file.is_none() || self.text != self.saved || !self.fields.is_empty()
    }

    /// Takes note that its text is being written to `file`.
    #[cfg(not(target_arch = "wasm32"))]
    fn is_saved_to(&mut self, file: FileRef) {
        let text = Arc::clone(&self.text);
        self.saving = Some(UnfinishedSave { file, text });
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
        let saving = saving.map(|UnfinishedSave { file, text }| (file, text));
        let is_there = |(file, text): &(&FileRef, &Arc<str>)| present.get(file) == Some(text);
        let saved = [saving, of_text].into_iter().flatten().find(is_there);
        if let Some((file, text)) = saved.map(|(file, text)| (file.clone(), Arc::clone(text))) {
            self.file = Some(file);
            self.saved = text;
        }
        self.saving = None;
    }
}

/// Backups of programs that have ended.
#[derive(Debug, Default)]
pub struct EarlierBackups {
    /// Backups that can be opened again.
    pub backups: Vec<(Slot, Backup)>,
    /// Slots of those that are opened only when the user asks for it: a program has panicked, or several in a row have
    /// ended, before they could be worked with.
    pub withheld: Vec<Slot>,
    /// New paths of the backups that were put aside, as they can't be read. They are reported only once.
    pub put_aside: Vec<PathBuf>,
    /// Slots of the backups whose files now hold another text than when they were last saved or opened.
    pub changed: Vec<Slot>,
    /// Number of backups that only another version of the program can read. They stay where they are.
    pub unreadable: usize,
}
