//! The open templates and their files.

mod backups;
mod closing;
mod editing;
mod jobs;
mod long_work;
mod opening;
mod saving;
mod templates;

use std::sync::Arc;

use web_time::Instant;

use super::desk::Desk;
use super::job::Wake;
use super::message::FileMessage;
use super::notice::Notices;
use super::settings::Settings;
use crate::storage::dialogs::Dialogs;
use backups::Safety;
use jobs::FileJobs;
use long_work::LongWork;

pub(super) use templates::Templates;

/// The open templates, the files that are read and written, and what is kept of both in case the program ends.
pub(super) struct Workspace {
    pub(super) templates: Templates,
    jobs: FileJobs,
    pub(super) safety: Safety,
    long_work: LongWork,
    /// True if the window closes once every running save is done.
    closes_when_saved: bool,
    dialogs: Arc<dyn Dialogs>,
    wake: Wake,
    begin: Instant,
}

/// Parts of the editor that files act on.
pub(super) struct Around<'e> {
    pub(super) desk: &'e mut Desk,
    pub(super) notices: &'e mut Notices,
    pub(super) settings: &'e mut Settings,
}

impl Workspace {
    /// A workspace with nothing open.
    pub(super) fn new(dialogs: Arc<dyn Dialogs>, wake: Wake, begin: Instant) -> Self {
        Self {
            templates: Templates::default(),
            jobs: FileJobs::default(),
            safety: Safety::default(),
            long_work: LongWork::default(),
            closes_when_saved: false,
            dialogs,
            wake,
            begin,
        }
    }

    pub(super) fn handle(&mut self, message: FileMessage, desk: &mut Desk, notices: &mut Notices) {
        match message {
            FileMessage::Activate(id) => self.templates.activate(id),
            FileMessage::Close(id) => self.close(vec![id], false, desk),
            FileMessage::OpenStarter(index) => self.open_starter(index),
            FileMessage::OpenFiles(files) => self.open_files(files),
            FileMessage::OpenText { name, text } => {
                self.new_template(Some(&name), &text);
            }
            FileMessage::OpenPasted(text) => self.open_pasted(&text, notices),
            FileMessage::OpenLink(packed) => self.open_link(&packed, notices),
            FileMessage::OpenWithheld(slot) => {
                self.safety.open_withheld(slot, &mut self.templates);
            }
        }
    }

    /// Takes up what was read, written and kept since the last frame.
    pub(super) fn take_up(&mut self, around: &mut Around<'_>) {
        self.take_up_files(around);
        self.take_up_long_work(around.notices);
        let now = self.begin.elapsed().as_secs_f64();
        self.safety
            .keep(&self.templates, &self.jobs, &self.wake, now, around.notices);
    }

    /// In how many seconds something happens by itself, if anything does.
    pub(super) fn next_change_in(&self) -> Option<f32> {
        let backup = self
            .safety
            .next_in(&self.templates, self.begin.elapsed().as_secs_f64());
        let opening = self.jobs.next_opening_in();
        backup.into_iter().chain(opening).min_by(f32::total_cmp)
    }

    /// Takes note that what is open was drawn.
    pub(super) fn has_drawn(&mut self) {
        self.safety.has_drawn(&self.wake);
    }

    pub(super) fn has_kept_all(&self) -> bool {
        let mut open = self.templates.all().iter();
        open.all(|template| self.safety.has_all_of(template))
    }
}
