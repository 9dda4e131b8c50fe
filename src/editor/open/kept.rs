//! What is kept of a template: by its file, and in backups.

use std::sync::Arc;

use super::{OnDisk, OpenTemplate, TemplateId};
use crate::storage::{Backup, FileStamp};
use crate::template::json::Tree;
use crate::template::pointer::Pointer;

impl OpenTemplate {
    /// Marks the whole text as unsaved, although it equals what was opened.
    pub(in crate::editor) fn keep_as_unsaved(&mut self) {
        self.saved = "".into();
        self.compare_with_saved();
        self.revealed = true;
    }

    /// Opens a template as it was left when the program ended.
    pub fn restored(id: TemplateId, backup: &Backup) -> Self {
        let Backup {
            name,
            file,
            saved,
            text,
            fields,
            set_aside,
            in_front: _,
            saving: _,
        } = backup;
        let on_disk = file.as_ref().map(|file| OnDisk {
            file: file.clone(),
            stamp: FileStamp::of(saved.as_bytes()),
        });
        let mut open = Self::new(id, name.clone(), text, on_disk);
        open.saved = Arc::clone(saved);
        open.compare_with_saved();
        open.keeps_drafts = open.is_checking();
        let is_json = |(_, json): &(&String, &String)| Tree::parse(json.as_str()).is_ok();
        let set_aside = set_aside.iter().filter(is_json);
        open.set_aside = set_aside
            .map(|(member, json)| (member.clone(), json.clone()))
            .collect();
        for (pointer, draft) in fields {
            if let Some(pointer) = Pointer::parse(pointer) {
                open.drafts.set(pointer, Some(draft.clone()));
            }
        }
        open.gather_problems();
        open
    }

    /// All that is needed to open it again as it is, `in_front` or not.
    pub fn backup(&self, in_front: bool) -> Backup {
        Backup {
            name: self
                .on_disk
                .as_ref()
                .map_or_else(|| self.name.clone(), |on_disk| on_disk.file.name()),
            file: self.on_disk.as_ref().map(|on_disk| on_disk.file.clone()),
            saved: Arc::clone(&self.saved),
            text: Arc::clone(&self.text),
            fields: self.drafts.to_texts(),
            set_aside: self.set_aside.clone(),
            in_front,
            saving: None,
        }
    }

    /// Takes note that `text` now stands in this file.
    pub fn saved_as(&mut self, on_disk: OnDisk, text: Arc<str>) {
        self.on_disk = Some(on_disk);
        self.saved = text;
        self.compare_with_saved();
        self.changes += 1;
        self.history.pause();
    }
}
