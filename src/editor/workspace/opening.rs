//! Opening: new templates, starters, pasted and linked ones, and files, none of which blocks a frame.

use std::sync::Arc;

use super::jobs::{Opening, READ_WAIT_SECONDS, Read, read, read_all};
use super::{Around, Workspace};
use crate::editor::job::{Job, Stopped};
use crate::editor::message::SettingsMessage;
use crate::editor::notice::{Level, Notices};
use crate::editor::open::{Amendment, OnDisk, OpenTemplate, TemplateId};
use crate::editor::question::Question;
use crate::format::{link, starter};
use crate::storage::dialogs::Chosen;
use crate::storage::{FileRef, MAX_BYTES, Opened, ReadErrorKind};
use crate::template::edit::Edit;
use crate::template::field::known;
use crate::template::pointer::Pointer;

/// A new template: an object, two spaces, a final newline.
const BLANK: &str = "{}\n";

impl Workspace {
    pub(super) fn new_template(&mut self, name: Option<&str>, text: &str) -> &mut OpenTemplate {
        let id = self.templates.new_id();
        let name = self.templates.unused_name(name.unwrap_or("untitled-1"));
        let template = OpenTemplate::new(id, name, text, None);
        self.templates.add(template)
    }

    pub(in crate::editor) fn new_blank(&mut self) {
        let template = self.new_template(None, BLANK);
        template.look_at(known::JOB_TEMPLATE_ID.pointer());
    }

    pub(super) fn open_starter(&mut self, index: usize) {
        if let Some(starter) = starter::ALL.get(index) {
            self.new_template(Some(starter.name), starter.text);
        }
    }

    pub(super) fn open_link(&mut self, packed: &str, notices: &mut Notices) {
        match link::open(packed) {
            Ok(text) => self.open_unsaved(&text),
            Err(broken) => notices.tell(Level::Failed, broken.to_string()),
        }
    }

    pub(super) fn open_pasted(&mut self, text: &str, notices: &mut Notices) {
        let start = text.trim_start_matches('\u{feff}').trim_start();
        if text.len() as u64 > MAX_BYTES {
            let words = format!(
                "What is on the clipboard is larger than {} MiB, which no job template is",
                MAX_BYTES >> 20
            );
            notices.tell(Level::Failed, words);
        } else if start.starts_with('{') {
            self.open_unsaved(text);
        } else {
            notices.tell(
                Level::Failed,
                "There is no JSON object on the clipboard, copy a template first",
            );
        }
    }

    /// Opens a text that stands in no file and may stand nowhere else: it is not saved yet.
    fn open_unsaved(&mut self, text: &str) {
        self.new_template(None, text).keep_as_unsaved();
    }

    pub(in crate::editor) fn open_by_dialog(&mut self) {
        if self.jobs.is_asking() {
            return;
        }
        let dialog = self.dialogs.open();
        let job = Job::start(Arc::clone(&self.wake), async move {
            match dialog.await {
                Chosen::Yes(files) => Chosen::Yes(read_all(files).await),
                Chosen::Cancelled => Chosen::Cancelled,
                Chosen::NoDialog => Chosen::NoDialog,
                Chosen::NotNow => Chosen::NotNow,
            }
        });
        self.jobs.open.push(Opening { job, asks: true });
    }

    /// Opens files by their paths; one that is open already is shown.
    pub(in crate::editor) fn open_files(&mut self, files: Vec<FileRef>) {
        // One that does not answer keeps none of the others waiting.
        for file in files {
            let job = Job::start(Arc::clone(&self.wake), async move {
                Chosen::Yes(read_all(vec![file]).await)
            });
            self.jobs.open.push(Opening { job, asks: false });
        }
    }

    /// Opens what has been read, in the order in which it was asked for; what does not answer is not waited for long.
    pub(super) fn take_up_opened(&mut self, around: &mut Around<'_>) {
        let mut is_waited_for = false;
        for Opening { job, asks } in std::mem::take(&mut self.jobs.open) {
            if is_waited_for && job.seconds() < READ_WAIT_SECONDS {
                self.jobs.open.push(Opening { job, asks });
                continue;
            }
            match job.poll() {
                Err(job) => {
                    is_waited_for |= !asks;
                    self.jobs.open.push(Opening { job, asks });
                }
                Ok(result) => self.opened(result, around),
            }
        }
    }

    fn opened(&mut self, result: Result<Chosen<Vec<Read>>, Stopped>, around: &mut Around<'_>) {
        match result {
            Ok(Chosen::Yes(files)) => {
                for file in files {
                    self.open_read(file, around);
                }
            }
            Ok(Chosen::NoDialog) => around.desk.overlays.ask(Question::Path {
                save: None,
                suggestion: String::new(),
            }),
            Ok(Chosen::NotNow) => around.notices.tell(
                Level::Failed,
                "The browser shows no dialog unless it is asked for by hand, open the file once more",
            ),
            Ok(Chosen::Cancelled) | Err(Stopped) => {}
        }
    }

    fn open_read(&mut self, (file, read): Read, around: &mut Around<'_>) {
        let Opened { text, stamp } = match read {
            Ok(opened) => opened,
            Err(error) => {
                if matches!(error.kind, ReadErrorKind::Missing | ReadErrorKind::NoPaths) {
                    around.settings.handle(SettingsMessage::ForgetRecent(file));
                }
                return around.notices.tell(Level::Failed, error.to_string());
            }
        };
        around
            .settings
            .handle(SettingsMessage::Recent(file.clone()));
        if let Some(id) = self.templates.with_file(&file) {
            return self.templates.activate(id);
        }
        let id = self.templates.new_id();
        let name = file.name();
        let on_disk = OnDisk { file, stamp };
        self.templates
            .add(OpenTemplate::new(id, name, &text, Some(on_disk)));
    }

    /// Reads the file once more in place of what is open.
    pub(super) fn reload(&mut self, id: TemplateId, file: FileRef) {
        let job = Job::start(Arc::clone(&self.wake), read(file));
        self.jobs.reload.push((id, job));
    }

    pub(super) fn take_up_reloaded(&mut self, notices: &mut Notices) {
        for (id, job) in std::mem::take(&mut self.jobs.reload) {
            match job.poll() {
                Err(job) => self.jobs.reload.push((id, job)),
                Ok(Ok(read)) => self.reloaded(id, read, notices),
                Ok(Err(Stopped)) => {}
            }
        }
    }

    /// Takes the file's present content as an edit of its own, so that undo brings the old text back.
    fn reloaded(&mut self, id: TemplateId, read: Read, notices: &mut Notices) {
        match read {
            (file, Ok(Opened { text, stamp })) => {
                let seconds = self.begin.elapsed().as_secs_f64();
                let Some(template) = self.templates.get_mut(id) else {
                    return;
                };
                let whole = 0..template.text().len();
                let edit = Edit::replace(whole, text.as_str());
                // Replacing the whole text fits every text.
                let _ = template.apply(Amendment::once(edit, Pointer::root()), seconds);
                template.saved_as(OnDisk { file, stamp }, text.into());
            }
            (_, Err(error)) => notices.tell(Level::Failed, error.to_string()),
        }
    }
}
