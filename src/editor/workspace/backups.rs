//! Backups of unsaved changes: written within a second of a change, so that a crash, a power cut or the end of a
//! session loses nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Templates;
use super::jobs::FileJobs;
use crate::editor::job::{Job, Wake};
use crate::editor::notice::{Level, Notices, Topic};
use crate::editor::open::{OpenTemplate, TemplateId};
use crate::storage::{
    Backup, BackupChanges, Backups, EarlierBackups, FileRef, KEEPS_SAVED, Save, Slot, WriteError,
};

/// Least seconds between two writes, so that not every key typed makes one.
const DELAY_SECONDS: f64 = 0.5;
/// Seconds until a failed write is tried again.
const RETRY_SECONDS: f64 = 15.0;
/// In how many frames a template that was opened again must have been drawn to count as one that can be worked with.
const FRAMES_TO_CONFIRM: u32 = 3;

/// State of the backups of all open templates.
#[derive(Debug, Default)]
pub(in crate::editor) struct Safety {
    backups: Option<Arc<Backups>>,
    kept: BTreeMap<TemplateId, Kept>,
    writing: Option<Job<Written>>,
    /// Earliest time of the next write, in seconds of the editor's clock.
    not_before: f64,
    /// Slots of restored templates, and the number of frames to draw before they count as usable.
    opened_again: (Vec<Slot>, u32),
    /// Backups that are opened only when the user asks for it.
    withheld: Vec<(Slot, Backup)>,
    /// Text of the notice about failing backups, until they succeed: it is shown once.
    told: Option<String>,
}

/// Backup of a template as it was written last.
#[derive(Debug)]
struct Kept {
    slot: Slot,
    /// [`OpenTemplate::changes`] as it was then; `None` while nothing is.
    changes: Option<u64>,
    /// True if the backup names it as the active template.
    in_front: bool,
    /// Why it could not be kept, and when that may be tried again.
    failed: Option<(WriteError, f64)>,
}

/// State of a template that a backup holds: [`OpenTemplate::changes`], and whether it was the active one.
type Held = (TemplateId, u64, bool);

/// Results of writing backups.
type Written = Vec<(Held, Result<(), WriteError>)>;

impl Safety {
    /// Keeps what is not saved in `backups` from now on, and opens what ended programs have left there.
    pub(in crate::editor) fn keep_in(
        &mut self,
        backups: Backups,
        left: EarlierBackups,
        templates: &mut Templates,
        notices: &mut Notices,
    ) {
        let EarlierBackups {
            backups: again,
            withheld,
            changed,
            put_aside,
            unreadable,
        } = left;
        let is_withheld = |(slot, _): &(Slot, Backup)| withheld.contains(slot);
        let (withheld, again): (Vec<_>, Vec<_>) = again.into_iter().partition(is_withheld);
        let is_unsaved = |(_, backup): &&(Slot, Backup)| backup.is_unsaved();
        let count = again.iter().filter(is_unsaved).count();
        let older = again.iter().filter(|(slot, _)| changed.contains(slot));
        let older: Vec<FileRef> = older
            .filter_map(|(_, backup)| backup.file.clone())
            .collect();
        let slots = again.iter().map(|(slot, _)| *slot).collect();
        self.open_again(again, templates);
        self.backups = Some(Arc::new(backups));
        self.can_keep_again(notices);
        self.opened_again = (slots, FRAMES_TO_CONFIRM);
        match count {
            0 => {}
            1 => notices.tell(
                Level::Info,
                "A template that was not saved when the program ended is open again",
            ),
            _ => notices.tell(
                Level::Info,
                format!(
                    "{count} templates that were not saved when the program ended are open again"
                ),
            ),
        }
        for file in older {
            let place = file.place();
            notices.tell(
                Level::Info,
                format!("This file was written after its unsaved changes were kept, saving asks which of the two to keep: {place}"),
            );
        }
        for (slot, backup) in &withheld {
            let name = backup.file.as_ref();
            let name = name.map_or_else(|| backup.name.clone(), FileRef::title);
            notices.offer(
                *slot,
                format!("The program ended while it opened the unsaved changes of {name}, so they were not opened again; they stay kept"),
            );
        }
        self.withheld = withheld;
        for path in put_aside {
            let path = path.display();
            notices.tell(
                Level::Failed,
                format!("A template that was not saved could not be opened again, it is kept here: {path}"),
            );
        }
        if unreadable > 0 {
            notices.tell(
                Level::Failed,
                "Another version of this editor has kept work in this browser that this one can't read, reload the page to get the newest version; the work stays kept",
            );
        }
    }

    /// Opens a backup that was withheld, in front.
    pub(super) fn open_withheld(&mut self, slot: Slot, templates: &mut Templates) {
        let is_it = |(withheld, _): &mut (Slot, Backup)| *withheld == slot;
        let wanted: Vec<_> = self.withheld.extract_if(.., is_it).collect();
        self.open_again(wanted, templates);
        self.opened_again.0.push(slot);
        self.opened_again.1 = FRAMES_TO_CONFIRM;
        if let Some(id) = templates.all().last().map(OpenTemplate::id) {
            templates.activate(id);
        }
    }

    fn open_again(&mut self, again: Vec<(Slot, Backup)>, templates: &mut Templates) {
        if again.is_empty() {
            return;
        }
        // Who works already is not taken away from it.
        let mut front = templates.active().map(OpenTemplate::id);
        let is_free = front.is_none();
        for (slot, backup) in again {
            let id = templates.new_id();
            let name = templates.unused_name(&backup.name);
            let in_front = backup.in_front;
            let template = OpenTemplate::restored(id, &Backup { name, ..backup });
            let kept = Kept {
                slot,
                changes: Some(template.changes()),
                in_front,
                failed: None,
            };
            self.kept.insert(id, kept);
            templates.add(template);
            if is_free && in_front {
                front = Some(id);
            }
        }
        if let Some(front) = front {
            templates.activate(front);
        }
    }

    /// Tells it once; `whose` are the changes, such as ` of reboot-1`. What it says now takes the place of what it said.
    pub(in crate::editor) fn tell_not_kept(
        &mut self,
        whose: &str,
        error: &WriteError,
        notices: &mut Notices,
    ) {
        let words = format!("Unsaved changes{whose} would be lost in a crash, save often: {error}");
        if self.told.as_ref() != Some(&words) {
            notices.tell_of(Topic::Backups, Level::Failed, words.clone());
            self.told = Some(words);
        }
    }

    /// Takes back that they would be lost.
    fn can_keep_again(&mut self, notices: &mut Notices) {
        if self.told.take().is_some() {
            notices.withdraw(Topic::Backups);
        }
    }

    /// True if there is a place to write backups to.
    pub(in crate::editor) const fn has_backups(&self) -> bool {
        self.backups.is_some()
    }

    /// Takes note that what is open was drawn.
    pub(super) fn has_drawn(&mut self, wake: &Wake) {
        if let (slots, frames @ 1..) = &mut self.opened_again
            && !slots.is_empty()
        {
            *frames -= 1;
            wake();
        }
    }

    /// Keeps what has changed, and forgets what is saved or closed.
    pub(super) fn keep(
        &mut self,
        templates: &Templates,
        jobs: &FileJobs,
        wake: &Wake,
        now: f64,
        notices: &mut Notices,
    ) {
        let Some(backups) = self.backups.clone() else {
            return;
        };
        self.take_up_written(templates, now, notices);
        if self.writing.is_some() {
            return;
        }
        if backups.has_lost() {
            for kept in self.kept.values_mut() {
                kept.changes = None;
            }
        }
        let forgotten = self.settled(templates);
        let due = self.due(templates, jobs, &backups, now);
        let confirmed = match &mut self.opened_again {
            (slots, 0) => std::mem::take(slots),
            _ => Vec::new(),
        };
        if due.is_empty() && forgotten.is_empty() && confirmed.is_empty() {
            return;
        }
        self.not_before = now + DELAY_SECONDS;
        let (held, kept): (Vec<Held>, Vec<_>) = due.into_iter().unzip();
        let carried_out = backups.carry_out(BackupChanges {
            confirmed,
            forgotten,
            kept,
        });
        let work = async move { held.into_iter().zip(carried_out.await).collect() };
        self.writing = Some(Job::start(Arc::clone(wake), work));
    }

    /// Removes and returns the slots of templates that need no backup any more: they are closed, or saved.
    fn settled(&mut self, templates: &Templates) -> Vec<Slot> {
        let needs_it = |id: &TemplateId| templates.get(*id).is_some_and(is_wanted);
        self.kept
            .extract_if(.., |id, _| !needs_it(id))
            .map(|(_, kept)| kept.slot)
            .collect()
    }

    fn take_up_written(&mut self, templates: &Templates, now: f64, notices: &mut Notices) {
        let Some(writing) = self.writing.take() else {
            return;
        };
        let written = match writing.poll() {
            Err(writing) => {
                self.writing = Some(writing);
                return;
            }
            Ok(written) => written.unwrap_or_default(),
        };
        for ((id, changes, in_front), result) in written {
            // A template that was closed meanwhile has no place any more.
            let Some(kept) = self.kept.get_mut(&id) else {
                continue;
            };
            match result {
                Ok(()) => {
                    kept.changes = Some(changes);
                    kept.in_front = in_front;
                    kept.failed = None;
                }
                Err(error) => kept.failed = Some((error, now + RETRY_SECONDS)),
            }
        }
        self.tell_what_is_kept(templates, notices);
    }

    fn tell_what_is_kept(&mut self, templates: &Templates, notices: &mut Notices) {
        let kept = &self.kept;
        let failed =
            |(id, kept): (&TemplateId, &Kept)| Some((*id, kept.failed.as_ref()?.0.clone()));
        let failed: Vec<_> = kept.iter().filter_map(failed).collect();
        let whose = match failed.as_slice() {
            [] => return self.can_keep_again(notices),
            all if all.len() == kept.len() => String::new(),
            [(id, _)] => {
                let template = templates.get(*id);
                template.map_or_else(String::new, |template| format!(" of {}", template.name()))
            }
            some => format!(" of {} templates", some.len()),
        };
        self.tell_not_kept(&whose, &failed[0].1, notices);
    }

    /// Slot of this template; a new one at its first backup.
    fn slot(&mut self, id: TemplateId, backups: &Backups) -> Slot {
        let fresh = || Kept {
            slot: backups.new_slot(),
            changes: None,
            in_front: false,
            failed: None,
        };
        self.kept.entry(id).or_insert_with(fresh).slot
    }

    /// Begins to save an open template, which is kept until its file holds it. None where there is nothing that could be
    /// lost, or no place to keep it in.
    pub(super) fn begin_save(
        &mut self,
        id: TemplateId,
        templates: &Templates,
    ) -> Option<(Arc<Backups>, Save)> {
        let template = templates.get(id).filter(|template| is_wanted(template))?;
        let front = templates.active().map(OpenTemplate::id);
        let backup = template.backup(front == Some(id));
        let backups = self.backups.clone()?;
        let slot = self.slot(id, &backups);
        let save = backups.begin_save(slot, backup);
        Some((backups, save))
    }

    /// Backups of all templates that have changed since their last one and may be written now.
    fn due(
        &mut self,
        templates: &Templates,
        jobs: &FileJobs,
        backups: &Backups,
        now: f64,
    ) -> Vec<(Held, (Slot, Backup))> {
        let front = templates.active().map(OpenTemplate::id);
        let mut due = Vec::new();
        for template in templates.all() {
            if self.due_at(template, front).is_some_and(|at| at <= now) {
                let id = template.id();
                let saving = jobs.being_saved(id).cloned();
                let in_front = front == Some(id);
                let backup = Backup {
                    saving,
                    ..template.backup(in_front)
                };
                let held = (id, template.changes(), in_front);
                due.push((held, (self.slot(id, backups), backup)));
            }
        }
        due
    }

    /// In how many seconds something has to be kept; `None` if everything is, or is being written.
    pub(super) fn next_in(&self, templates: &Templates, now: f64) -> Option<f32> {
        if self.backups.is_none() || self.writing.is_some() {
            return None;
        }
        if matches!(&self.opened_again, (slots, 0) if !slots.is_empty()) {
            return Some(0.0);
        }
        let front = templates.active().map(OpenTemplate::id);
        let due_at = |template: &OpenTemplate| self.due_at(template, front);
        let next = templates.all().iter().filter_map(due_at).reduce(f64::min)?;
        #[expect(clippy::cast_possible_truncation, reason = "a few seconds")]
        let seconds = (next - now).max(0.0) as f32;
        Some(seconds)
    }

    /// Forgets everything that was kept but what is withheld: nobody wants it any more.
    pub(in crate::editor) fn forget_all(&self) {
        if let Some(backups) = &self.backups {
            let withheld: Vec<_> = self.withheld.iter().map(|(slot, _)| *slot).collect();
            backups.forget_all(&withheld);
        }
    }

    /// True if every unsaved change of `template` is in its backup.
    pub(super) fn has_all_of(&self, template: &OpenTemplate) -> bool {
        let kept = self.kept.get(&template.id()).and_then(|kept| kept.changes);
        !is_wanted(template) || kept == Some(template.changes())
    }

    /// Time at which `template` is due for a backup, in seconds of the clock; `None` if its backup is up to date.
    fn due_at(&self, template: &OpenTemplate, front: Option<TemplateId>) -> Option<f64> {
        let kept = self.kept.get(&template.id());
        let knows_front = kept.is_none_or(|kept| kept.in_front == (front == Some(template.id())));
        let is_due = is_wanted(template) && !(self.has_all_of(template) && knows_front);
        let retry = kept.and_then(|kept| kept.failed.as_ref());
        is_due.then(|| retry.map_or(0.0, |(_, at)| *at).max(self.not_before))
    }
}

/// True if a template needs a backup.
fn is_wanted(template: &OpenTemplate) -> bool {
    KEEPS_SAVED || template.is_unsaved()
}
