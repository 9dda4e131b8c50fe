//! Closing: nothing unsaved goes without being asked about.

use super::open::{OpenTemplate, TemplateId};
use super::{Editor, Outgoing};
use crate::storage::FileRef;

/// Something that has to be answered first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// These templates are to be closed and hold something that is not saved.
    Unsaved {
        /// Which.
        templates: Vec<TemplateId>,
        /// What is saved and closes with them.
        saved: Vec<TemplateId>,
        /// Whether the window closes afterwards.
        quit: bool,
    },
    /// The file to be written is no longer as it was read.
    ChangedOnDisk {
        /// Which template.
        template: TemplateId,
        /// Its file.
        file: FileRef,
    },
    /// There is such a file already, which nobody was asked about yet.
    Exists {
        /// Which template.
        template: TemplateId,
        /// The file.
        file: FileRef,
    },
    /// The file could not be written; the template stays open and unsaved.
    NotSaved {
        /// Which template.
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
        /// What is suggested.
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

/// Whether the window is about to close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// It is not.
    No,
    /// As soon as what is being saved is saved.
    WhenSaved,
}

impl Editor {
    pub(super) fn close(&mut self, ids: Vec<TemplateId>, quit: bool) {
        let (unsaved, saved): (Vec<_>, Vec<_>) = ids
            .into_iter()
            .partition(|id| self.template(*id).is_some_and(OpenTemplate::is_unsaved));
        if unsaved.is_empty() {
            self.forget(&saved);
            if quit {
                self.outbox.push(Outgoing::CloseWindow);
            }
            return;
        }
        if let Some(first) = unsaved.first() {
            self.activate(*first);
        }
        self.ask(Question::Unsaved {
            templates: unsaved,
            saved,
            quit,
        });
    }

    /// The window is to be closed; it does if nothing would be lost, else this asks.
    pub(super) fn quit(&mut self) {
        if self.is_submitting() {
            self.ask(Question::StillSending);
            return;
        }
        let all = self.templates.iter().map(OpenTemplate::id).collect();
        self.close(all, true);
    }

    pub(super) fn ask(&mut self, question: Question) {
        if !self.questions.contains(&question) {
            self.questions.push(question);
        }
    }

    pub(super) fn reply(&mut self, reply: Reply) {
        let Some(question) = self.questions.pop() else {
            return;
        };
        match (question, reply) {
            (
                Question::Unsaved {
                    templates,
                    saved,
                    quit,
                },
                Reply::Save,
            ) => {
                if quit {
                    self.exit = Exit::WhenSaved;
                } else {
                    self.forget(&saved);
                }
                for id in templates {
                    self.save_then_close(id, !quit);
                }
            }
            (
                Question::Unsaved {
                    templates,
                    saved,
                    quit,
                },
                Reply::Discard,
            ) => {
                if quit {
                    self.outbox.push(Outgoing::CloseWindow);
                } else {
                    self.forget(&[saved, templates].concat());
                }
            }
            (
                Question::ChangedOnDisk { template, file } | Question::Exists { template, file },
                Reply::Overwrite,
            ) => {
                self.save_to(template, file);
            }
            (Question::ChangedOnDisk { template, file }, Reply::Reload) => {
                self.reload(template, file);
            }
            (
                Question::ChangedOnDisk { template, .. }
                | Question::Exists { template, .. }
                | Question::NotSaved { template, .. },
                Reply::SaveElsewhere,
            ) => {
                self.save_as(template);
            }
            (Question::NotSaved { template, file, .. }, Reply::Save) => {
                self.save_again(template, file);
            }
            (
                Question::Path {
                    save: Some(template),
                    ..
                },
                Reply::Path(path),
            ) => {
                self.save_to_typed(template, &path);
            }
            (Question::Path { save: None, .. }, Reply::Path(path)) => {
                self.open_files(vec![FileRef::typed(&path)]);
            }
            (Question::StillSending, Reply::StopSending) => {
                self.cancel_sending();
                self.quit();
            }
            (_, _) => self.stay(),
        }
    }

    /// Nothing is closed after all.
    pub(super) fn stay(&mut self) {
        self.exit = Exit::No;
        self.files.give_up();
    }

    /// Closes the window if that was only waiting for files to be written.
    pub(super) fn close_window_when_saved(&mut self) {
        if self.exit == Exit::WhenSaved && !self.files.is_saving() && self.questions.is_empty() {
            self.exit = Exit::No;
            if !self.templates.iter().any(OpenTemplate::is_unsaved) {
                self.outbox.push(Outgoing::CloseWindow);
            }
        }
    }

    /// Takes templates away, whatever they hold, and shows a neighbour.
    pub(super) fn forget(&mut self, ids: &[TemplateId]) {
        let place = self
            .templates
            .iter()
            .position(|template| Some(template.id()) == self.active)
            .unwrap_or(0);
        self.templates
            .retain(|template| !ids.contains(&template.id()));
        if self
            .sheet
            .as_ref()
            .is_some_and(|sheet| ids.contains(&sheet.template()) && !sheet.is_running())
        {
            self.close_sheet();
        }
        if self.active().is_none() {
            let neighbour = self.templates.get(place).or(self.templates.last());
            self.active = neighbour.map(OpenTemplate::id);
        }
    }
}
