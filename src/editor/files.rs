//! Opening and saving: a dialog, then the file, neither of which blocks a frame.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use super::Editor;
use super::closing::Question;
use super::job::{Job, Stopped};
use super::notice::Level;
use super::open::{Amendment, OnDisk, OpenTemplate, TemplateId};
use crate::format::starter;
use crate::runtime;
use crate::storage::dialogs::Chosen;
use crate::storage::{
    self, Backups, FileRef, FileStamp, Opened, Overwrite, ReadError, ReadErrorKind, Save,
    WriteError, WriteErrorKind,
};
use crate::template::edit::Edit;
use crate::template::field::breadcrumb;
use crate::template::pointer::Pointer;

/// A new template: an object, two spaces, a final newline.
const BLANK: &str = "{}\n";

/// How long later files wait for an earlier one to be read.
const PATIENCE_SECONDS: f32 = 0.5;

type Read = (FileRef, Result<Opened, ReadError>);

/// What became of a save.
#[derive(Debug)]
enum Saved {
    Written(FileRef, FileStamp, Arc<str>),
    Failed(FileRef, WriteError),
    Cancelled,
    NoDialog(String),
    /// The browser shows no dialog now; this was to be the file's name.
    NotNow(String),
}

/// The dialogs and files that are being waited for.
#[derive(Debug, Default)]
pub(super) struct FileJobs {
    open: Vec<Opening>,
    reload: Vec<(TemplateId, Job<Read>)>,
    save: Vec<Saving>,
    /// What is saved as soon as nobody is asked anything any more: there is one dialog at a time.
    waiting: VecDeque<(TemplateId, Wanted)>,
    pub(super) close_when_saved: BTreeSet<TemplateId>,
}

/// How a template is to be saved.
#[derive(Clone, Debug, PartialEq)]
enum Wanted {
    /// To its file, or to one that is asked for.
    Save,
    /// To a file that is asked for.
    SaveAs,
    /// To this file.
    To(FileRef, Overwrite),
}

#[derive(Debug)]
struct Opening {
    job: Job<Chosen<Vec<Read>>>,
    /// Whether the user is asked which files.
    asks: bool,
}

#[derive(Debug)]
struct Saving {
    id: TemplateId,
    job: Job<Saved>,
    /// What is written where; not known while the user is asked.
    written: Option<storage::Saving>,
}

impl Saving {
    const fn asks(&self) -> bool {
        self.written.is_none()
    }
}

impl FileJobs {
    pub(super) fn is_saving(&self) -> bool {
        !self.save.is_empty() || !self.waiting.is_empty()
    }

    fn is_asking(&self) -> bool {
        self.open.iter().any(|opening| opening.asks) || self.save.iter().any(Saving::asks)
    }

    /// What is being written of this template.
    pub(super) fn being_saved(&self, id: TemplateId) -> Option<&storage::Saving> {
        let saving = self.save.iter().find(|saving| saving.id == id)?;
        saving.written.as_ref()
    }

    /// Saves this template later.
    fn wait(&mut self, id: TemplateId, wanted: Wanted) {
        let later = (id, wanted);
        if !self.waiting.contains(&later) {
            self.waiting.push_back(later);
        }
    }

    /// Nothing is closed; of several templates that were to be saved, the others stay as they are.
    pub(super) fn give_up(&mut self) {
        self.waiting.retain(|(_, wanted)| *wanted != Wanted::Save);
        self.close_when_saved.clear();
    }
}

impl Editor {
    pub(super) fn new_template(&mut self, name: Option<&str>, text: &str) {
        let id = self.new_id();
        let name = self.unused_name(name.unwrap_or("untitled-1"));
        let template = OpenTemplate::new(id, name, text, None);
        self.show(template);
    }

    /// Opens a text that stands in no file and may stand nowhere else: it is not saved yet.
    pub(super) fn open_unsaved(&mut self, text: &str) {
        self.new_template(None, text);
        if let Some(template) = self.active_mut() {
            template.keep_as_unsaved();
        }
    }

    pub(super) fn new_blank(&mut self) {
        self.new_template(None, BLANK);
        if let Some(template) = self.active_mut() {
            template.look_at(Pointer::root().child("jobTemplateId"));
        }
    }

    pub(super) fn open_starter(&mut self, index: usize) {
        if let Some(starter) = starter::ALL.get(index) {
            self.new_template(Some(starter.name), starter.text);
        }
    }

    pub(super) fn open_by_dialog(&mut self) {
        if self.files.is_asking() {
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
        self.files.open.push(Opening { job, asks: true });
    }

    /// Opens files by their paths; one that is open already is shown.
    pub fn open_files(&mut self, files: Vec<FileRef>) {
        // One that does not answer keeps none of the others waiting.
        for file in files {
            let job = Job::start(Arc::clone(&self.wake), async move {
                Chosen::Yes(read_all(vec![file]).await)
            });
            self.files.open.push(Opening { job, asks: false });
        }
    }

    pub(super) fn save(&mut self, id: TemplateId) {
        let on_disk = self.template(id).and_then(OpenTemplate::on_disk);
        match on_disk.filter(|on_disk| storage::is_written_in_place(&on_disk.file)) {
            Some(OnDisk { file, stamp }) => {
                self.write(id, file.clone(), Overwrite::Only(*stamp));
            }
            None => self.ask_where(id, Wanted::Save),
        }
    }

    pub(super) fn save_then_close(&mut self, id: TemplateId, close: bool) {
        if close {
            self.files.close_when_saved.insert(id);
        }
        self.save(id);
    }

    pub(super) fn save_as(&mut self, id: TemplateId) {
        self.ask_where(id, Wanted::SaveAs);
    }

    fn ask_where(&mut self, id: TemplateId, wanted: Wanted) {
        if self.is_being_saved(id) {
            return;
        }
        if self.files.is_asking() || self.question().is_some() {
            return self.files.wait(id, wanted);
        }
        let Some(template) = self.template(id) else {
            return;
        };
        let suggestion = template.suggested_file_name();
        let beside = template.on_disk().map(|on_disk| on_disk.file.clone());
        let text = Arc::clone(template.revision().text());
        let dialog = self.dialogs.save(suggestion.clone(), beside);
        let save = self.begin_save(id);
        let job = Job::start(Arc::clone(&self.wake), async move {
            match dialog.await {
                // The dialog has asked before it lets an existing file be chosen.
                Chosen::Yes(file) => write(file, text, Overwrite::Anything, save).await,
                Chosen::Cancelled => Saved::Cancelled,
                Chosen::NoDialog => Saved::NoDialog(suggestion),
                Chosen::NotNow => Saved::NotNow(suggestion),
            }
        });
        self.files.save.push(Saving {
            id,
            job,
            written: None,
        });
    }

    /// Writes to this file, whatever stands there.
    pub(super) fn save_to(&mut self, id: TemplateId, file: FileRef) {
        self.write(id, file, Overwrite::Anything);
    }

    /// Writes to a file whose path was typed: to the template's own as always, to no other one without asking.
    pub(super) fn save_to_typed(&mut self, id: TemplateId, path: &str) {
        let file = FileRef::typed(path);
        let own = self.template(id).and_then(OpenTemplate::on_disk);
        // A name that is no text can't be typed, but left as it was suggested.
        let is_own = |own: &&OnDisk| own.file == file || own.file.place() == path;
        match own.filter(is_own).cloned() {
            Some(OnDisk { file, stamp }) => self.write(id, file, Overwrite::Only(stamp)),
            None => self.write(id, file, Overwrite::Nothing),
        }
    }

    /// Writes once more to a file that could not be written.
    pub(super) fn save_again(&mut self, id: TemplateId, file: FileRef) {
        let own = self.template(id).and_then(OpenTemplate::on_disk);
        if own.is_some_and(|own| own.file == file) {
            self.save(id);
        } else {
            self.save_to(id, file);
        }
    }

    /// Writes a snapshot of the template.
    fn write(&mut self, id: TemplateId, file: FileRef, overwrite: Overwrite) {
        let Some(template) = self.template(id) else {
            return;
        };
        if self.is_being_saved(id) {
            let wanted = match overwrite {
                // What stands in the file is known better when its turn comes.
                Overwrite::Only(_) => Wanted::Save,
                Overwrite::Anything | Overwrite::Nothing => Wanted::To(file, overwrite),
            };
            return self.files.wait(id, wanted);
        }
        let text = Arc::clone(template.revision().text());
        let written = storage::Saving {
            file: file.clone(),
            text: Arc::clone(&text),
        };
        let save = self.begin_save(id);
        let work = write(file, text, overwrite, save);
        self.files.save.push(Saving {
            id,
            job: Job::start(Arc::clone(&self.wake), work),
            written: Some(written),
        });
    }

    /// Reads the file once more in place of what is open.
    pub(super) fn reload(&mut self, id: TemplateId, file: FileRef) {
        let job = Job::start(Arc::clone(&self.wake), read(file));
        self.files.reload.push((id, job));
    }

    /// Takes the file's present content as an edit of its own, so that undo brings the old text back.
    fn reloaded(&mut self, id: TemplateId, read: Read) {
        match read {
            (file, Ok(Opened { text, stamp })) => {
                let seconds = self.seconds();
                let Some(template) = self.template_mut(id) else {
                    return;
                };
                let whole = 0..template.revision().text().len();
                let edit = Edit::replace(whole, text.as_str());
                // Replacing the whole text fits every text.
                let _ = template.apply(Amendment::once(edit, Pointer::root()), seconds);
                template.saved_as(OnDisk { file, stamp }, text.into());
            }
            (_, Err(error)) => self.notify(Level::Failed, error.to_string()),
        }
    }

    /// Whether a template is being saved, or will be when nobody is asked anything any more.
    pub fn is_saving(&self) -> bool {
        self.files.is_saving()
    }

    fn is_being_saved(&self, id: TemplateId) -> bool {
        self.files.save.iter().any(|saving| saving.id == id)
    }

    pub(super) fn take_up_files(&mut self) {
        self.take_up_opened();
        for (id, job) in std::mem::take(&mut self.files.reload) {
            match job.poll() {
                Err(job) => self.files.reload.push((id, job)),
                Ok(Ok(read)) => self.reloaded(id, read),
                Ok(Err(Stopped)) => {}
            }
        }
        for Saving { id, job, written } in std::mem::take(&mut self.files.save) {
            match job.poll() {
                Err(job) => self.files.save.push(Saving { id, job, written }),
                Ok(result) => self.saved(id, result),
            }
        }
        self.save_what_waits();
        self.close_window_when_saved();
    }

    /// Opens what has been read, in the order in which it was asked for; what does not answer is not waited for long.
    fn take_up_opened(&mut self) {
        let mut is_waited_for = false;
        for Opening { job, asks } in std::mem::take(&mut self.files.open) {
            if is_waited_for && job.seconds() < PATIENCE_SECONDS {
                self.files.open.push(Opening { job, asks });
                continue;
            }
            match job.poll() {
                Err(job) => {
                    is_waited_for |= !asks;
                    self.files.open.push(Opening { job, asks });
                }
                Ok(result) => self.opened(result),
            }
        }
    }

    /// In how many seconds files are opened although an earlier one does not answer.
    pub(super) fn next_opening_in(&self) -> Option<f32> {
        let waits = self.files.open.iter().filter(|opening| !opening.asks);
        let rest = waits.map(|opening| PATIENCE_SECONDS - opening.job.seconds());
        rest.filter(|seconds| *seconds > 0.0).min_by(f32::total_cmp)
    }

    fn save_what_waits(&mut self) {
        let mut later = VecDeque::new();
        while !self.files.is_asking()
            && self.question().is_none()
            && let Some((id, wanted)) = self.files.waiting.pop_front()
        {
            match wanted {
                _ if self.is_being_saved(id) => later.push_back((id, wanted)),
                Wanted::Save if !self.template(id).is_some_and(OpenTemplate::is_unsaved) => {}
                Wanted::Save => self.save(id),
                Wanted::SaveAs => self.save_as(id),
                Wanted::To(file, overwrite) => self.write(id, file, overwrite),
            }
        }
        self.files.waiting.append(&mut later);
    }

    fn opened(&mut self, result: Result<Chosen<Vec<Read>>, Stopped>) {
        match result {
            Ok(Chosen::Yes(files)) => files.into_iter().for_each(|file| self.open_read(file)),
            Ok(Chosen::NoDialog) => self.ask(Question::Path {
                save: None,
                suggestion: String::new(),
            }),
            Ok(Chosen::NotNow) => self.notify(
                Level::Failed,
                "The browser shows no dialog unless it is asked for by hand, open the file once more",
            ),
            Ok(Chosen::Cancelled) | Err(Stopped) => {}
        }
    }

    fn open_read(&mut self, (file, read): Read) {
        match read {
            Err(error) => {
                if matches!(error.kind, ReadErrorKind::Missing | ReadErrorKind::NoPaths) {
                    self.settings.forget(&file);
                }
                self.notify(Level::Failed, error.to_string());
            }
            Ok(Opened { text, stamp }) => {
                self.settings.remember(file.clone(), now());
                let already = self
                    .templates
                    .iter()
                    .find(|open| open.on_disk().is_some_and(|on| on.file == file));
                if let Some(id) = already.map(OpenTemplate::id) {
                    self.activate(id);
                    return;
                }
                let id = self.new_id();
                let name = file.name();
                self.show(OpenTemplate::new(
                    id,
                    name,
                    &text,
                    Some(OnDisk { file, stamp }),
                ));
            }
        }
    }

    fn saved(&mut self, id: TemplateId, result: Result<Saved, Stopped>) {
        match result {
            Ok(Saved::Written(file, stamp, text)) => self.written(id, file, stamp, text),
            Ok(Saved::Failed(file, error)) if error.kind == WriteErrorKind::Changed => {
                self.ask(Question::ChangedOnDisk { template: id, file });
            }
            Ok(Saved::Failed(file, error)) if error.kind == WriteErrorKind::Exists => {
                self.ask(Question::Exists { template: id, file });
            }
            Ok(Saved::Failed(file, error)) => self.ask(Question::NotSaved {
                template: id,
                file,
                why: error.kind.to_string(),
            }),
            Ok(Saved::NoDialog(name)) => {
                let own = self.template(id).and_then(OpenTemplate::on_disk);
                let file = own.map_or_else(|| FileRef::typed(&name), |own| own.file.clone());
                self.ask(Question::Path {
                    save: Some(id),
                    suggestion: file.place(),
                });
            }
            Ok(Saved::NotNow(name)) => {
                self.notify(
                    Level::Failed,
                    format!("The browser shows no dialog unless it is asked for by hand, save once more: {name}"),
                );
                self.stay();
            }
            Ok(Saved::Cancelled) | Err(Stopped) => self.stay(),
        }
    }

    fn written(&mut self, id: TemplateId, file: FileRef, stamp: FileStamp, text: Arc<str>) {
        let place = file.place();
        let is_in_place = storage::is_written_in_place(&file);
        self.settings.remember(file.clone(), now());
        let close = self.files.close_when_saved.remove(&id);
        let Some(template) = self.template_mut(id) else {
            return;
        };
        template.saved_as(OnDisk { file, stamp }, text);
        let no_json = template.revision().tree().is_none();
        let drafts = drafts(template);
        let unsaved = template.is_unsaved();
        let saved = if is_in_place { "Saved" } else { "Downloaded" };
        match (no_json, drafts) {
            (true, _) => self.notify(
                Level::Info,
                format!("{saved} as it is, which is not JSON yet: {place}"),
            ),
            (_, Some(drafts)) => self.notify(Level::Info, format!("{saved}, {drafts}: {place}")),
            _ => self.notify(Level::Done, format!("{saved}: {place}")),
        }
        // Whether a download was written, only the user sees.
        if close && !unsaved && is_in_place {
            self.forget(&[id]);
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

async fn read_all(files: Vec<FileRef>) -> Vec<Read> {
    let mut all = Vec::new();
    for file in files {
        all.push(read(file).await);
    }
    all
}

async fn read(file: FileRef) -> Read {
    let read = storage::read_file(&file).await;
    (file, read)
}

async fn write(
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

/// Seconds since 1970.
fn now() -> i64 {
    let since = runtime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
