//! What is not saved yet is kept outside of the program within a second, so that a crash, a power cut or a session that
//! ends loses nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Editor;
use super::job::Job;
use super::notice::Level;
use super::open::{OpenTemplate, TemplateId};
use crate::storage::{Backup, Backups, Batch, FileRef, KEEPS_SAVED, Left, Save, Slot, WriteError};

/// How long a change waits before it is kept, so that typing makes no write of every key.
const DELAY_SECONDS: f64 = 0.5;
/// How long a disk that takes nothing is left alone.
const RETRY_SECONDS: f64 = 15.0;
/// In how many frames a template that was opened again must have been drawn to count as one that can be worked with.
const FRAMES_TO_CONFIRM: u32 = 3;

/// Which changes are kept, and where.
#[derive(Debug, Default)]
pub(super) struct Safety {
    backups: Option<Arc<Backups>>,
    kept: BTreeMap<TemplateId, Kept>,
    writing: Option<Job<Vec<Written>>>,
    /// When the next ones may be written at the earliest.
    not_before: f64,
    /// What was opened again and has to be drawn so many times yet.
    opened_again: (Vec<Slot>, u32),
    /// How the user was told that not everything can be kept, until it is.
    told: Option<String>,
}

/// What is kept of a template.
#[derive(Debug)]
struct Kept {
    slot: Slot,
    /// [`OpenTemplate::changes`] as it was then; `None` while nothing is.
    changes: Option<u64>,
    /// Whether it is known to be the one that is shown.
    in_front: bool,
    /// Why it could not be kept, and when that may be tried again.
    failed: Option<(WriteError, f64)>,
}

/// What is to be written.
#[derive(Debug)]
struct Due {
    id: TemplateId,
    slot: Slot,
    changes: u64,
    backup: Backup,
}

/// What became of a write.
#[derive(Debug)]
struct Written {
    id: TemplateId,
    changes: u64,
    in_front: bool,
    result: Result<(), WriteError>,
}

impl Safety {
    fn has_all_of(&self, template: &OpenTemplate) -> bool {
        let kept = self.kept.get(&template.id()).and_then(|kept| kept.changes);
        !is_wanted(template) || kept == Some(template.changes())
    }

    /// Where this template is kept.
    fn slot(&mut self, id: TemplateId, backups: &Backups) -> Slot {
        let fresh = || Kept {
            slot: backups.new_slot(),
            changes: None,
            in_front: false,
            failed: None,
        };
        self.kept.entry(id).or_insert_with(fresh).slot
    }

    /// When what has changed of `template` is to be written; `None` if nothing has.
    fn due_at(&self, template: &OpenTemplate, front: Option<TemplateId>) -> Option<f64> {
        let kept = self.kept.get(&template.id());
        let knows_front = kept.is_none_or(|kept| kept.in_front == (front == Some(template.id())));
        let is_due = is_wanted(template) && !(self.has_all_of(template) && knows_front);
        let retry = kept.and_then(|kept| kept.failed.as_ref());
        is_due.then(|| retry.map_or(0.0, |(_, at)| *at).max(self.not_before))
    }
}

/// Whether a template is worth keeping.
fn is_wanted(template: &OpenTemplate) -> bool {
    KEEPS_SAVED || template.is_unsaved()
}

impl Editor {
    /// Keeps what is not saved in `backups` from now on, and opens what ended programs have left there.
    pub fn keep_in(&mut self, backups: Backups, left: Left) {
        let Left {
            backups: again,
            changed,
            put_aside,
            unreadable,
        } = left;
        let is_unsaved = |(_, backup): &&(Slot, Backup)| backup.is_unsaved();
        let count = again.iter().filter(is_unsaved).count();
        let older = again.iter().filter(|(slot, _)| changed.contains(slot));
        let older: Vec<FileRef> = older
            .filter_map(|(_, backup)| backup.file.clone())
            .collect();
        let slots = again.iter().map(|(slot, _)| *slot).collect();
        // Who works already is not taken away from it.
        let mut front = self.active;
        let is_free = front.is_none();
        for (slot, backup) in again {
            let id = self.new_id();
            let name = self.unused_name(&backup.name);
            let in_front = backup.in_front;
            let template = OpenTemplate::restored(id, &Backup { name, ..backup });
            let kept = Kept {
                slot,
                changes: Some(template.changes()),
                in_front,
                failed: None,
            };
            self.safety.kept.insert(id, kept);
            self.show(template);
            if is_free && in_front {
                front = Some(id);
            }
        }
        self.active = front.or(self.active);
        self.safety.backups = Some(Arc::new(backups));
        self.can_keep_again();
        self.safety.opened_again = (slots, FRAMES_TO_CONFIRM);
        match count {
            0 => {}
            1 => self.notify(
                Level::Info,
                "A template that was not saved when the program ended is open again",
            ),
            _ => self.notify(
                Level::Info,
                format!(
                    "{count} templates that were not saved when the program ended are open again"
                ),
            ),
        }
        for file in older {
            let place = file.place();
            self.notify(
                Level::Info,
                format!("This file was written after its unsaved changes were kept, saving asks which of the two to keep: {place}"),
            );
        }
        for path in put_aside {
            let path = path.display();
            self.notify(
                Level::Failed,
                format!("A template that was not saved could not be opened again, it is kept here: {path}"),
            );
        }
        if unreadable > 0 {
            self.notify(
                Level::Failed,
                "Another version of this editor has kept work in this browser that this one can't read, reload the page to get the newest version; the work stays kept",
            );
        }
    }

    /// Says that unsaved changes do not outlast the program.
    pub fn can_not_keep(&mut self, error: &WriteError) {
        self.tell_not_kept("", error);
    }

    /// Tells it once; `whose` are the changes, such as ` of reboot-1`. What it says now takes the place of what it said.
    fn tell_not_kept(&mut self, whose: &str, error: &WriteError) {
        let words = format!("Unsaved changes{whose} would be lost in a crash, save often: {error}");
        if self.safety.told.as_ref() != Some(&words) {
            self.can_keep_again();
            self.notify(Level::Failed, words.clone());
            self.safety.told = Some(words);
        }
    }

    /// Takes back that they do not.
    fn can_keep_again(&mut self) {
        if let Some(told) = self.safety.told.take() {
            self.notices.retain(|notice| notice.message != told);
        }
    }

    /// Whether there is a place to keep changes in.
    pub const fn can_keep(&self) -> bool {
        self.safety.backups.is_some()
    }

    /// Whether every unsaved change is kept.
    pub fn has_kept_all(&self) -> bool {
        self.templates
            .iter()
            .all(|template| self.safety.has_all_of(template))
    }

    /// Takes note that what is open was drawn.
    pub fn has_drawn(&mut self) {
        if let (slots, frames @ 1..) = &mut self.safety.opened_again
            && !slots.is_empty()
        {
            *frames -= 1;
            (self.wake)();
        }
    }

    /// Keeps what has changed, and forgets what is saved or closed.
    pub(super) fn keep_backups(&mut self) {
        let Some(backups) = self.safety.backups.clone() else {
            return;
        };
        self.take_up_written();
        if self.safety.writing.is_some() {
            return;
        }
        if backups.has_lost() {
            for kept in self.safety.kept.values_mut() {
                kept.changes = None;
            }
        }
        let now = self.seconds();
        let settled = self.settled();
        let due = self.due(&backups, now);
        let confirmed = match &mut self.safety.opened_again {
            (slots, 0) => std::mem::take(slots),
            _ => Vec::new(),
        };
        if !due.is_empty() || !settled.is_empty() || !confirmed.is_empty() {
            self.safety.not_before = now + DELAY_SECONDS;
            let revision = |due: &Due| (due.id, due.changes, due.backup.in_front);
            let revisions: Vec<_> = due.iter().map(revision).collect();
            let batch = Batch {
                confirmed,
                forgotten: settled,
                kept: due.into_iter().map(|due| (due.slot, due.backup)).collect(),
            };
            let carried_out = backups.carry_out(batch);
            let work = async move {
                let results = carried_out.await;
                let written = |((id, changes, in_front), result)| Written {
                    id,
                    changes,
                    in_front,
                    result,
                };
                revisions.into_iter().zip(results).map(written).collect()
            };
            self.safety.writing = Some(Job::start(Arc::clone(&self.wake), work));
        }
    }

    /// What is kept of templates that need it no longer: they are closed, or saved.
    fn settled(&mut self) -> Vec<Slot> {
        let Self {
            safety, templates, ..
        } = self;
        let is_open = |id: &TemplateId| {
            templates
                .iter()
                .any(|template| template.id() == *id && is_wanted(template))
        };
        safety
            .kept
            .extract_if(.., |id, _| !is_open(id))
            .map(|(_, kept)| kept.slot)
            .collect()
    }

    fn take_up_written(&mut self) {
        let Some(writing) = self.safety.writing.take() else {
            return;
        };
        let written = match writing.poll() {
            Err(writing) => {
                self.safety.writing = Some(writing);
                return;
            }
            Ok(written) => written.unwrap_or_default(),
        };
        let again = self.seconds() + RETRY_SECONDS;
        for Written {
            id,
            changes,
            in_front,
            result,
        } in written
        {
            // A template that was closed meanwhile has no place any more.
            let Some(kept) = self.safety.kept.get_mut(&id) else {
                continue;
            };
            match result {
                Ok(()) => {
                    kept.changes = Some(changes);
                    kept.in_front = in_front;
                    kept.failed = None;
                }
                Err(error) => kept.failed = Some((error, again)),
            }
        }
        self.tell_what_is_kept();
    }

    fn tell_what_is_kept(&mut self) {
        let kept = &self.safety.kept;
        let failed =
            |(id, kept): (&TemplateId, &Kept)| Some((*id, kept.failed.as_ref()?.0.clone()));
        let failed: Vec<_> = kept.iter().filter_map(failed).collect();
        let whose = match failed.as_slice() {
            [] => return self.can_keep_again(),
            all if all.len() == kept.len() => String::new(),
            [(id, _)] => {
                let template = self.template(*id);
                template.map_or_else(String::new, |template| format!(" of {}", template.name()))
            }
            some => format!(" of {} templates", some.len()),
        };
        self.tell_not_kept(&whose, &failed[0].1);
    }

    /// Begins to save an open template, which is kept until its file holds it. None where there is nothing that could be
    /// lost, or no place to keep it in.
    pub(super) fn begin_save(&mut self, id: TemplateId) -> Option<(Arc<Backups>, Save)> {
        let template = self.template(id).filter(|template| is_wanted(template))?;
        let backup = template.backup(self.active == Some(id));
        let backups = self.safety.backups.clone()?;
        let slot = self.safety.slot(id, &backups);
        let save = backups.begin_save(slot, backup);
        Some((backups, save))
    }

    /// What has changed since it was kept.
    fn due(&mut self, backups: &Backups, now: f64) -> Vec<Due> {
        let Self {
            safety,
            templates,
            active,
            files,
            ..
        } = self;
        let mut due = Vec::new();
        for template in templates {
            if safety.due_at(template, *active).is_some_and(|at| at <= now) {
                let id = template.id();
                let saving = files.being_saved(id).cloned();
                due.push(Due {
                    id,
                    slot: safety.slot(id, backups),
                    changes: template.changes(),
                    backup: Backup {
                        saving,
                        ..template.backup(*active == Some(id))
                    },
                });
            }
        }
        due
    }

    /// In how many seconds something has to be kept; `None` if everything is, or is being written.
    pub(super) fn next_backup_in(&self, now: f64) -> Option<f32> {
        let safety = &self.safety;
        if safety.backups.is_none() || safety.writing.is_some() {
            return None;
        }
        if matches!(&safety.opened_again, (slots, 0) if !slots.is_empty()) {
            return Some(0.0);
        }
        let due_at = |template: &OpenTemplate| safety.due_at(template, self.active);
        let next = self.templates.iter().filter_map(due_at).reduce(f64::min)?;
        #[expect(clippy::cast_possible_truncation, reason = "a few seconds")]
        let seconds = (next - now).max(0.0) as f32;
        Some(seconds)
    }

    /// Forgets everything that was kept: nobody wants it any more.
    pub fn forget_backups(&self) {
        if let Some(backups) = &self.safety.backups {
            backups.forget_all();
        }
    }
}
