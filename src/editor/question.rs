//! Questions that are answered before anything is lost.

use super::open::TemplateId;
use crate::storage::FileRef;

/// Closing of templates that hold something that is not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The unsaved ones.
    pub unsaved: Vec<TemplateId>,
    /// Saved templates that close with them.
    pub saved: Vec<TemplateId>,
    /// True if the window closes afterwards.
    pub quit: bool,
}

/// Something that has to be answered first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Templates are to be closed.
    Unsaved(Closing),
    /// The file to be written is no longer as it was read.
    ChangedOnDisk {
        /// The template to save.
        template: TemplateId,
        /// Its file.
        file: FileRef,
    },
    /// There is such a file already, which nobody was asked about yet.
    Exists {
        /// The template to save.
        template: TemplateId,
        /// The file.
        file: FileRef,
    },
    /// The file could not be written; the template stays open and unsaved.
    NotSaved {
        /// The template to save.
        template: TemplateId,
        /// The file.
        file: FileRef,
        /// Why, as a sentence.
        why: String,
    },
    /// There is no dialog here; the path is typed.
    Path {
        /// The template to save; `None` to open a file.
        save: Option<TemplateId>,
        /// Path that the field begins with.
        suggestion: String,
    },
    /// A template is on its way to the service while the window is to be closed.
    StillSending,
}

/// The answer to a [`Question`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Leave everything as it is.
    Cancel,
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Write over what someone else has written.
    Overwrite,
    /// Take what someone else has written; undo brings the present text back.
    Reload,
    /// Save under another name.
    SaveElsewhere,
    /// Use this path.
    Path(String),
    /// Stop waiting for the service and close.
    StopSending,
}
