//! An open template: its text and field drafts, and all that is derived from one revision of them.

mod amendment;
mod change;
mod drafts;
mod history;
mod kept;
mod look;
mod rate;
mod revision;
mod source;
mod state;
#[cfg(test)]
mod tests;
mod value;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::storage::{FileRef, FileStamp};
use crate::template::field::{Shape, known};
use crate::template::hidden::short_line;
use crate::template::json::{Kind, Node, Tree};
use crate::template::pointer::Pointer;
use crate::template::problem::{Problem, Severity};
use history::History;
use revision::LONGEST_AT_ONCE;
use state::Tally;

pub use amendment::Amendment;
pub use drafts::Drafts;
pub use rate::RateChoice;
pub use revision::Revision;
pub use source::DocumentChoice;
pub use state::{Counts, SectionState};
pub use value::Value;

/// Suggested file name for a template with this `id`; made from `name` if the id is missing or not allowed.
pub fn file_name(id: Option<&str>, name: &str) -> String {
    let limits = match known::JOB_TEMPLATE_ID.field.shape {
        Shape::Text(limits) => Some(limits),
        _ => None,
    };
    let is_proper = |id: &&str| {
        !id.is_empty()
            && limits.is_some_and(|limits| {
                limits.count.of(id) <= limits.max
                    && id.chars().all(|each| limits.characters.allow(each))
            })
    };
    match id.filter(is_proper) {
        Some(id) => format!("{id}.jobtemplate.json"),
        None if Path::new(name).extension().is_some() => name.to_owned(),
        None => format!("{name}.jobtemplate.json"),
    }
}

/// Identity of an open template, never used twice in one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TemplateId(pub u64);

/// File that a template was read from or last written to, and its content then.
#[derive(Clone, Debug)]
pub struct OnDisk {
    /// The file.
    pub file: FileRef,
    /// The file as it was last seen, to notice that someone else has changed it.
    pub stamp: FileStamp,
}

/// A template that is being edited.
#[derive(Debug)]
pub struct OpenTemplate {
    id: TemplateId,
    /// Name of a template without a file.
    name: String,
    on_disk: Option<OnDisk>,
    /// The text as it was begun, opened or last saved.
    saved: Arc<str>,
    /// The text as it is now.
    text: Arc<str>,
    /// True if `text` is another one than `saved`.
    has_new_text: bool,
    /// The text that was read and checked last: the present one, or while that is too long for it an earlier one.
    revision: Arc<Revision>,
    /// Number of texts that were read and checked.
    readings: u64,
    drafts: Drafts,
    /// True if the drafts stay where the values beneath them turn out to be others: both were put there together.
    keeps_drafts: bool,
    history: History,
    /// The last text that was JSON, while the present one is not.
    last_good: Option<Tree>,
    /// Messages of the service about members that have not changed since.
    answers: Vec<Problem>,
    /// Everything that is wrong: the check's, the drafts' and the service's.
    problems: Vec<Problem>,
    /// Counts and index of `problems`.
    tally: Tally,
    touched: BTreeSet<Pointer>,
    /// True if fields show all their problems, touched or not.
    revealed: bool,
    /// JSON of members that were taken out for an alternative, by member: choosing them again brings it back.
    set_aside: BTreeMap<String, String>,
    look: Option<Pointer>,
    /// Byte offset at which the last undo or redo ended; `None` once something else is to be looked at.
    stepped_to: Option<usize>,
    /// Index of the problem that was shown last: the next one follows it.
    problem_shown: Option<usize>,
    changes: u64,
}

impl OpenTemplate {
    /// Opens a text, from a file or from nowhere.
    pub fn new(id: TemplateId, name: String, text: &str, on_disk: Option<OnDisk>) -> Self {
        let text: Arc<str> = text.into();
        let mut open = Self {
            id,
            name,
            saved: Arc::clone(&text),
            text: Arc::clone(&text),
            has_new_text: false,
            on_disk,
            revision: Arc::new(Revision::unread()),
            readings: 0,
            drafts: Drafts::default(),
            keeps_drafts: false,
            history: History::default(),
            last_good: None,
            answers: Vec::new(),
            problems: Vec::new(),
            tally: Tally::default(),
            touched: BTreeSet::new(),
            revealed: false,
            set_aside: BTreeMap::new(),
            look: None,
            stepped_to: None,
            problem_shown: None,
            changes: 0,
        };
        open.revealed = open.on_disk.is_some();
        open.replace_text(text);
        open.gather_problems();
        open
    }

    /// Identity within this run.
    pub const fn id(&self) -> TemplateId {
        self.id
    }

    /// The file's name, or what a template without a file is called, for people.
    pub fn name(&self) -> String {
        self.on_disk
            .as_ref()
            .map_or_else(|| short_line(&self.name), |on_disk| on_disk.file.title())
    }

    /// File name: of its file, or the one suggested for a new file.
    pub fn suggested_file_name(&self) -> String {
        if let Some(on_disk) = &self.on_disk {
            return on_disk.file.name();
        }
        let id = self
            .node(&known::JOB_TEMPLATE_ID.pointer())
            .and_then(Node::string);
        file_name(id.as_deref(), &self.name)
    }

    /// The file it was read from or last written to.
    pub const fn on_disk(&self) -> Option<&OnDisk> {
        self.on_disk.as_ref()
    }

    /// The text as it is now.
    pub const fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The text that was read and checked last, and what follows from it. It is the present one unless that
    /// [`is_checking`](Self::is_checking).
    pub const fn revision(&self) -> &Arc<Revision> {
        &self.revision
    }

    /// True while the present text, which is too long to be read at once, has not been read and checked.
    pub fn is_checking(&self) -> bool {
        !Arc::ptr_eq(&self.text, self.revision.text())
    }

    /// True if the text is too long for a frame to wait for what is made of it.
    pub fn is_long(&self) -> bool {
        self.text.len() > LONGEST_AT_ONCE
    }

    /// Reading and checking of the present text, for another thread; its result is to be taken up. `None` if it is done.
    pub fn check(&self) -> Option<impl FnOnce() -> Revision + Send + use<>> {
        let text = Arc::clone(&self.text);
        self.is_checking().then_some(move || Revision::of(text))
    }

    /// Takes up what the present text was found to be; what was found of an earlier text is dropped.
    pub fn take_up(&mut self, revision: Revision) {
        if Arc::ptr_eq(&self.text, revision.text()) {
            self.has_read(revision);
            self.gather_problems();
        }
    }

    /// Number of texts that were read and checked; the same number means the same [`revision`](Self::revision).
    pub const fn readings(&self) -> u64 {
        self.readings
    }

    /// Field drafts: text in fields that is no value yet.
    pub const fn drafts(&self) -> &Drafts {
        &self.drafts
    }

    /// Undo and redo steps.
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Grows with every change and every save; the same number means the same text and drafts, saved or not.
    pub const fn changes(&self) -> u64 {
        self.changes
    }

    /// Tree that the forms show: the present text's, or the last that was JSON. `None` if none ever was.
    pub fn form(&self) -> Option<&Tree> {
        self.revision.tree().or(self.last_good.as_ref())
    }

    /// True if the forms can be edited: the present text was read, and is a JSON object.
    pub fn is_form_live(&self) -> bool {
        !self.is_checking() && self.is_object()
    }

    fn is_object(&self) -> bool {
        let tree = self.revision.tree();
        tree.is_some_and(|tree| tree.root().kind() == Kind::Object)
    }

    /// Everything that is wrong, in the order of the text; hints come last.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// True if closing would lose something: the text is not as begun, opened or last saved, or there are field drafts.
    pub fn is_unsaved(&self) -> bool {
        self.has_new_text || !self.drafts.is_empty()
    }

    fn compare_with_saved(&mut self) {
        self.has_new_text = self.text != self.saved;
    }

    /// Puts another text in place of the present one. One of usual length is read at once.
    fn replace_text(&mut self, text: Arc<str>) {
        self.text = text;
        self.compare_with_saved();
        if !self.is_long() {
            self.has_read(Revision::of(Arc::clone(&self.text)));
        } else if self.text == *self.revision.text() {
            self.text = Arc::clone(self.revision.text());
        }
    }

    /// Takes up what was read, and drops what no longer holds.
    fn has_read(&mut self, revision: Revision) {
        let old = std::mem::replace(&mut self.revision, Arc::new(revision));
        self.readings += 1;
        if !std::mem::take(&mut self.keeps_drafts) {
            let before = old.tree().or(self.last_good.as_ref());
            self.drafts.keep_unchanged(before, self.revision.tree());
        }
        if self.revision.tree().is_some() {
            self.forget_changed_answers(old.tree());
            self.last_good = None;
        } else if old.tree().is_some() {
            self.last_good = Arc::unwrap_or_clone(old).into_tree();
        }
    }

    /// Shows these messages of the service at the members they name, until those change; not at members that have
    /// changed already since `sent`.
    pub fn set_answers(&mut self, answers: Vec<Problem>, sent: Option<&Tree>) {
        self.answers = answers;
        self.forget_changed_answers(sent);
        self.gather_problems();
    }

    fn forget_changed_answers(&mut self, before: Option<&Tree>) {
        let (Some(before), Some(after)) = (before, self.revision.tree()) else {
            return;
        };
        self.answers.retain(|answer| {
            let source = |tree: &Tree| {
                tree.find(&answer.pointer)
                    .map(|node| node.source().to_owned())
            };
            source(before) == source(after)
        });
    }

    fn forget_answers_at(&mut self, look: &Pointer) {
        self.answers.retain(|answer| answer.pointer != *look);
    }

    fn gather_problems(&mut self) {
        let mut problems = self.drafts.problems(self.form());
        let drafted = |pointer: &Pointer| self.drafts.get(pointer).is_some();
        problems.extend(
            self.revision
                .problems()
                .iter()
                .filter(|problem| !drafted(&problem.pointer))
                .cloned(),
        );
        let tree = self.revision.tree();
        problems.extend(self.answers.iter().map(|answer| {
            let range = tree.map_or(0..0, |tree| tree.nearest(&answer.pointer).range());
            Problem {
                range,
                ..answer.clone()
            }
        }));
        problems.sort_by_key(|problem| (problem.severity == Severity::Info, problem.range.start));
        self.tally = Tally::of(&problems);
        self.problems = problems;
        self.problem_shown = None;
    }
}
