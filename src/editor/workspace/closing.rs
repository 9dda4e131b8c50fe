//! Closing: nothing unsaved goes without being asked about.

use super::Workspace;
use crate::editor::desk::{Desk, Outgoing};
use crate::editor::open::{OpenTemplate, TemplateId};
use crate::editor::question::{Closing, Question, Reply};
use crate::storage::FileRef;

impl Workspace {
    /// Closes these templates, and the window after them if it is to `quit`, asking before anything is lost.
    pub(in crate::editor) fn close(&mut self, ids: Vec<TemplateId>, quit: bool, desk: &mut Desk) {
        let is_unsaved = |id: &TemplateId| {
            let template = self.templates.get(*id);
            template.is_some_and(OpenTemplate::is_unsaved)
        };
        let (unsaved, saved): (Vec<_>, Vec<_>) = ids.into_iter().partition(is_unsaved);
        let Some(first) = unsaved.first() else {
            self.templates.remove(&saved);
            if quit {
                desk.outbox.push(Outgoing::CloseWindow);
            }
            return;
        };
        self.templates.activate(*first);
        desk.overlays.ask(Question::Unsaved(Closing {
            unsaved,
            saved,
            quit,
        }));
    }

    /// Closes all templates.
    pub(in crate::editor) fn close_all(&mut self, quit: bool, desk: &mut Desk) {
        self.close(self.templates.ids(), quit, desk);
    }

    /// Goes on after a question about templates or files.
    pub(in crate::editor) fn answer(&mut self, question: Question, reply: Reply, desk: &mut Desk) {
        use Question as Q;
        match (question, reply) {
            (Q::Unsaved(closing), Reply::Save) => {
                if closing.quit {
                    self.closes_when_saved = true;
                } else {
                    self.templates.remove(&closing.saved);
                }
                for id in closing.unsaved {
                    self.save_then_close(id, !closing.quit, desk);
                }
            }
            (Q::Unsaved(closing), Reply::Discard) if closing.quit => {
                desk.outbox.push(Outgoing::CloseWindow);
            }
            (Q::Unsaved(Closing { unsaved, saved, .. }), Reply::Discard) => {
                self.templates.remove(&[saved, unsaved].concat());
            }
            (
                Q::ChangedOnDisk { template, file } | Q::Exists { template, file },
                Reply::Overwrite,
            ) => self.save_to(template, file),
            (Q::ChangedOnDisk { template, file }, Reply::Reload) => self.reload(template, file),
            (
                Q::ChangedOnDisk { template, .. }
                | Q::Exists { template, .. }
                | Q::NotSaved { template, .. },
                Reply::SaveElsewhere,
            ) => self.save_as(template, desk),
            (Q::NotSaved { template, file, .. }, Reply::Save) => {
                self.save_again(template, file, desk);
            }
            (Q::Path { save, .. }, Reply::Path(path)) => match save {
                Some(template) => self.save_to_typed(template, &path),
                None => self.open_files(vec![FileRef::typed(&path)]),
            },
            (_, _) => self.stay(),
        }
    }

    /// Gives up closing: the window and all templates stay open.
    pub(super) fn stay(&mut self) {
        self.closes_when_saved = false;
        self.jobs.give_up();
    }

    /// Closes the window if that was only waiting for files to be written.
    pub(super) fn close_window_when_saved(&mut self, desk: &mut Desk) {
        if self.closes_when_saved && !self.jobs.is_saving() && desk.overlays.question().is_none() {
            self.closes_when_saved = false;
            if !self.templates.all().iter().any(OpenTemplate::is_unsaved) {
                desk.outbox.push(Outgoing::CloseWindow);
            }
        }
    }
}
