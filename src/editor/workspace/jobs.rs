//! The dialogs and files that are being waited for.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use crate::editor::job::Job;
use crate::editor::open::TemplateId;
use crate::storage::dialogs::Chosen;
use crate::storage::{
    self, Backups, FileRef, FileStamp, Opened, Overwrite, ReadError, Save, WriteError,
};

/// Seconds that later files wait for an earlier one to be read, so that tabs keep the order of the files.
pub(super) const READ_WAIT_SECONDS: f32 = 0.5;

/// A file with its content, or the error of reading it.
pub(super) type Read = (FileRef, Result<Opened, ReadError>);

/// Result of a save.
#[derive(Debug)]
pub(super) enum Saved {
    Written(FileRef, FileStamp, Arc<str>),
    Failed(FileRef, WriteError),
    Cancelled,
    NoDialog(String),
    /// The browser shows no dialog now; this was to be the file's name.
    NotNow(String),
}

/// Target of a save.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum SaveTarget {
    /// To its file, or to one that is asked for.
    Save,
    /// To a file that is asked for.
    SaveAs,
    /// To this file.
    To(FileRef, Overwrite),
}

/// Files that are being opened.
#[derive(Debug)]
pub(super) struct Opening {
    pub(super) job: Job<Chosen<Vec<Read>>>,
    /// True while a dialog asks for the files.
    pub(super) asks: bool,
}

/// A template that is being saved.
#[derive(Debug)]
pub(super) struct Saving {
    pub(super) id: TemplateId,
    pub(super) job: Job<Saved>,
    /// File and text being written; `None` while a dialog asks for the file.
    pub(super) written: Option<storage::UnfinishedSave>,
}

impl Saving {
    const fn asks(&self) -> bool {
        self.written.is_none()
    }
}

/// All that is under way with files.
#[derive(Debug, Default)]
pub(super) struct FileJobs {
    pub(super) open: Vec<Opening>,
    pub(super) reload: Vec<(TemplateId, Job<Read>)>,
    pub(super) save: Vec<Saving>,
    /// Saves that wait for the open dialog to close: there is one at a time.
    pub(super) waiting: VecDeque<(TemplateId, SaveTarget)>,
    pub(super) close_when_saved: BTreeSet<TemplateId>,
}

impl FileJobs {
    pub(super) fn is_saving(&self) -> bool {
        !self.save.is_empty() || !self.waiting.is_empty()
    }

    /// True while a dialog is open.
    pub(super) fn is_asking(&self) -> bool {
        self.open.iter().any(|opening| opening.asks) || self.save.iter().any(Saving::asks)
    }

    /// File and text being written for this template.
    pub(super) fn being_saved(&self, id: TemplateId) -> Option<&storage::UnfinishedSave> {
        let saving = self.save.iter().find(|saving| saving.id == id)?;
        saving.written.as_ref()
    }

    pub(super) fn is_being_saved(&self, id: TemplateId) -> bool {
        self.save.iter().any(|saving| saving.id == id)
    }

    /// Saves this template later.
    pub(super) fn wait(&mut self, id: TemplateId, wanted: SaveTarget) {
        let later = (id, wanted);
        if !self.waiting.contains(&later) {
            self.waiting.push_back(later);
        }
    }

    /// Drops waiting saves, but for those under another name or to a given file, and closes no template after its save.
    pub(super) fn give_up(&mut self) {
        self.waiting
            .retain(|(_, wanted)| *wanted != SaveTarget::Save);
        self.close_when_saved.clear();
    }

    /// In how many seconds files are opened although an earlier one does not answer.
    pub(super) fn next_opening_in(&self) -> Option<f32> {
        let waits = self.open.iter().filter(|opening| !opening.asks);
        let rest = waits.map(|opening| READ_WAIT_SECONDS - opening.job.seconds());
        rest.filter(|seconds| *seconds > 0.0).min_by(f32::total_cmp)
    }
}

pub(super) async fn read_all(files: Vec<FileRef>) -> Vec<Read> {
    let mut all = Vec::new();
    for file in files {
        all.push(read(file).await);
    }
    all
}

pub(super) async fn read(file: FileRef) -> Read {
    let read = storage::read_file(&file).await;
    (file, read)
}

pub(super) async fn write(
    file: FileRef,
    text: Arc<str>,
    overwrite: Overwrite,
    save: Option<(Arc<Backups>, Save)>,
) -> Saved {
    let written = match save {
        Some((backups, save)) => backups.save(save, file.clone(), overwrite).await,
        None => storage::write_file(&file, Arc::clone(&text), overwrite).await,
    };
    match written {
        Ok(stamp) => Saved::Written(file, stamp, text),
        Err(error) => Saved::Failed(file, error),
    }
}
