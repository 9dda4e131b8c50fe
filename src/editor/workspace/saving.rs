//! Saving: a dialog where there is no file yet, then the file, neither of which blocks a frame.

use std::collections::VecDeque;
use std::sync::Arc;

use super::jobs::{SaveTarget, Saved, Saving, write};
use super::{Around, Workspace};
use crate::editor::desk::Desk;
use crate::editor::job::{Job, Stopped};
use crate::editor::message::SettingsMessage;
use crate::editor::notice::{Level, Notices};
use crate::editor::open::{OnDisk, OpenTemplate, TemplateId};
use crate::editor::question::Question;
use crate::storage::dialogs::Chosen;
use crate::storage::{self, FileRef, Overwrite, WriteErrorKind};
use crate::template::field::breadcrumb;

impl Workspace {
    pub(in crate::editor) fn save_all(&mut self, desk: &Desk) {
        self.closes_when_saved = false;
        let all = self.templates.all().iter();
        let unsaved = all.filter(|template| template.is_unsaved());
        for id in unsaved.map(OpenTemplate::id).collect::<Vec<_>>() {
            self.save(id, desk);
        }
    }

    pub(in crate::editor) fn save(&mut self, id: TemplateId, desk: &Desk) {
        let on_disk = self.templates.get(id).and_then(OpenTemplate::on_disk);
        match on_disk.filter(|on_disk| storage::is_written_in_place(&on_disk.file)) {
            Some(OnDisk { file, stamp }) => {
                self.write(id, file.clone(), Overwrite::Only(*stamp));
            }
            None => self.ask_where(id, SaveTarget::Save, desk),
        }
    }

    pub(super) fn save_then_close(&mut self, id: TemplateId, close: bool, desk: &Desk) {
        if close {
            self.jobs.close_when_saved.insert(id);
        }
        self.save(id, desk);
    }

    pub(in crate::editor) fn save_as(&mut self, id: TemplateId, desk: &Desk) {
        self.ask_where(id, SaveTarget::SaveAs, desk);
    }

    fn ask_where(&mut self, id: TemplateId, wanted: SaveTarget, desk: &Desk) {
        if self.jobs.is_being_saved(id) {
            return;
        }
        if self.jobs.is_asking() || desk.overlays.question().is_some() {
            return self.jobs.wait(id, wanted);
        }
        let Some(template) = self.templates.get(id) else {
            return;
        };
        let suggestion = template.suggested_file_name();
        let beside = template.on_disk().map(|on_disk| on_disk.file.clone());
        let text = Arc::clone(template.text());
        let dialog = self.dialogs.save(suggestion.clone(), beside);
        let save = self.safety.begin_save(id, &self.templates);
        let job = Job::start(Arc::clone(&self.wake), async move {
            match dialog.await {
                // The dialog has asked before it lets an existing file be chosen.
                Chosen::Yes(file) => write(file, text, Overwrite::Anything, save).await,
                Chosen::Cancelled => Saved::Cancelled,
                Chosen::NoDialog => Saved::NoDialog(suggestion),
                Chosen::NotNow => Saved::NotNow(suggestion),
            }
        });
        let written = None;
        self.jobs.save.push(Saving { id, job, written });
    }

    /// Writes to this file, whatever stands there.
    pub(super) fn save_to(&mut self, id: TemplateId, file: FileRef) {
        self.write(id, file, Overwrite::Anything);
    }

    /// Writes to a file whose path was typed: to the template's own as always, to no other one without asking.
    pub(super) fn save_to_typed(&mut self, id: TemplateId, path: &str) {
        let file = FileRef::typed(path);
        let own = self.templates.get(id).and_then(OpenTemplate::on_disk);
        // A name that is no text can't be typed, but left as it was suggested.
        let is_own = |own: &&OnDisk| own.file == file || own.file.place() == path;
        match own.filter(is_own).cloned() {
            Some(OnDisk { file, stamp }) => self.write(id, file, Overwrite::Only(stamp)),
            None => self.write(id, file, Overwrite::Nothing),
        }
    }

    /// Writes once more to a file that could not be written.
    pub(super) fn save_again(&mut self, id: TemplateId, file: FileRef, desk: &Desk) {
        let own = self.templates.get(id).and_then(OpenTemplate::on_disk);
        if own.is_some_and(|own| own.file == file) {
            self.save(id, desk);
        } else {
            self.save_to(id, file);
        }
    }

    /// Writes a snapshot of the template.
    fn write(&mut self, id: TemplateId, file: FileRef, overwrite: Overwrite) {
        let Some(template) = self.templates.get(id) else {
            return;
        };
        if self.jobs.is_being_saved(id) {
            let wanted = match overwrite {
                // What stands in the file is known better when its turn comes.
                Overwrite::Only(_) => SaveTarget::Save,
                Overwrite::Anything | Overwrite::Nothing => SaveTarget::To(file, overwrite),
            };
            return self.jobs.wait(id, wanted);
        }
        let text = Arc::clone(template.text());
        let written = Some(storage::UnfinishedSave {
            file: file.clone(),
            text: Arc::clone(&text),
        });
        let save = self.safety.begin_save(id, &self.templates);
        let work = write(file, text, overwrite, save);
        let job = Job::start(Arc::clone(&self.wake), work);
        self.jobs.save.push(Saving { id, job, written });
    }

    /// True while a template is being saved, or waits for a dialog to close.
    pub(in crate::editor) fn is_saving(&self) -> bool {
        self.jobs.is_saving()
    }

    pub(super) fn take_up_files(&mut self, around: &mut Around<'_>) {
        self.take_up_opened(around);
        self.take_up_reloaded(around.notices);
        for Saving { id, job, written } in std::mem::take(&mut self.jobs.save) {
            match job.poll() {
                Err(job) => self.jobs.save.push(Saving { id, job, written }),
                Ok(result) => self.saved(id, result, around),
            }
        }
        self.save_what_waits(around.desk);
        self.close_window_when_saved(around.desk);
    }

    fn save_what_waits(&mut self, desk: &Desk) {
        let mut later = VecDeque::new();
        while !self.jobs.is_asking()
            && desk.overlays.question().is_none()
            && let Some((id, wanted)) = self.jobs.waiting.pop_front()
        {
            let template = self.templates.get(id);
            match wanted {
                _ if self.jobs.is_being_saved(id) => later.push_back((id, wanted)),
                SaveTarget::Save if !template.is_some_and(OpenTemplate::is_unsaved) => {}
                SaveTarget::Save => self.save(id, desk),
                SaveTarget::SaveAs => self.save_as(id, desk),
                SaveTarget::To(file, overwrite) => self.write(id, file, overwrite),
            }
        }
        self.jobs.waiting.append(&mut later);
    }

    fn saved(&mut self, id: TemplateId, result: Result<Saved, Stopped>, around: &mut Around<'_>) {
        match result {
            Ok(Saved::Written(file, stamp, text)) => {
                around
                    .settings
                    .handle(SettingsMessage::Recent(file.clone()));
                self.written(id, OnDisk { file, stamp }, text, around.notices);
            }
            Ok(Saved::Failed(file, error)) => around.desk.overlays.ask(match error.kind {
                WriteErrorKind::Changed => Question::ChangedOnDisk { template: id, file },
                WriteErrorKind::Exists => Question::Exists { template: id, file },
                kind => Question::NotSaved {
                    template: id,
                    file,
                    why: kind.to_string(),
                },
            }),
            Ok(Saved::NoDialog(name)) => {
                let own = self.templates.get(id).and_then(OpenTemplate::on_disk);
                let file = own.map_or_else(|| FileRef::typed(&name), |own| own.file.clone());
                around.desk.overlays.ask(Question::Path {
                    save: Some(id),
                    suggestion: file.place(),
                });
            }
            Ok(Saved::NotNow(name)) => {
                around.notices.tell(
                    Level::Failed,
                    format!("The browser shows no dialog unless it is asked for by hand, save once more: {name}"),
                );
                self.stay();
            }
            Ok(Saved::Cancelled) | Err(Stopped) => self.stay(),
        }
    }

    fn written(&mut self, id: TemplateId, on_disk: OnDisk, text: Arc<str>, notices: &mut Notices) {
        let place = on_disk.file.place();
        let is_in_place = storage::is_written_in_place(&on_disk.file);
        let close = self.jobs.close_when_saved.remove(&id);
        let Some(template) = self.templates.get_mut(id) else {
            return;
        };
        template.saved_as(on_disk, text);
        let saved = if is_in_place { "Saved" } else { "Downloaded" };
        match (template.revision().tree(), drafts(template)) {
            (None, _) if !template.is_checking() => notices.tell(
                Level::Info,
                format!("{saved} as it is, which is not JSON yet: {place}"),
            ),
            (_, Some(drafts)) => notices.tell(Level::Info, format!("{saved}, {drafts}: {place}")),
            _ => notices.tell(Level::Done, format!("{saved}: {place}")),
        }
        // Whether a download was written, only the user sees.
        if close && !template.is_unsaved() && is_in_place {
            self.templates.remove(&[id]);
        } else if close {
            self.stay();
        }
    }
}

/// How fields that hold no value yet stand in the file.
fn drafts(template: &OpenTemplate) -> Option<String> {
    let mut pointers = template.drafts().pointers();
    let pointer = pointers.next()?;
    let text = template.drafts().get(pointer)?;
    let more = pointers.count();
    if more > 0 {
        let count = more + 1;
        return Some(format!(
            "with {count} fields as they were before, what they hold now is no value"
        ));
    }
    let field = breadcrumb(pointer);
    Some(match template.node(pointer) {
        Some(before) => format!("with {} for {field}, “{text}” is no value", before.source()),
        None => format!("without {field}, “{text}” is no value"),
    })
}
