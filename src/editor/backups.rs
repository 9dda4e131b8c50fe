//! What is not saved yet is kept outside of the program within a second, so that a crash, a power cut or a session that
//! ends loses nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Editor;
use super::job::Job;
use super::notice::Level;
use super::open::{OpenTemplate, TemplateId};
use crate::storage::{Backup, Backups, Slot, WriteError};

/// How long after a change it is kept at the latest, if the disk is quick.
const DELAY_SECONDS: f64 = 0.5;

/// Which changes are kept, and where.
#[derive(Debug, Default)]
pub(super) struct Safety {
    backups: Option<Arc<Backups>>,
    kept: BTreeMap<TemplateId, Kept>,
    writing: Option<Job<Result<(), WriteError>>>,
    /// When the last ones were written.
    last: Option<f64>,
    /// Whether the user knows already that nothing can be kept.
    told: bool,
}

/// The state of a template that is kept.
#[derive(Clone, Copy, Debug)]
struct Kept {
    slot: Slot,
    /// [`OpenTemplate::changes`] as it was then.
    changes: u64,
}

impl Safety {
    fn is_due(&self, template: &OpenTemplate) -> bool {
        let kept = self.kept.get(&template.id()).map(|kept| kept.changes);
        template.is_unsaved() && kept != Some(template.changes())
    }
}

impl Editor {
    /// Keeps what is not saved in `backups` from now on, and opens what ended programs have left there.
    pub fn keep_in(&mut self, backups: Backups, left: Vec<(Slot, Backup)>) {
        let count = left.len();
        for (slot, backup) in left {
            let id = self.new_id();
            let template = OpenTemplate::restored(id, &backup);
            let changes = template.changes();
            self.safety.kept.insert(id, Kept { slot, changes });
            self.show(template);
        }
        self.safety.backups = Some(Arc::new(backups));
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
    }

    /// Says that unsaved changes do not outlast the program.
    pub fn can_not_keep(&mut self, error: &WriteError) {
        if !std::mem::replace(&mut self.safety.told, true) {
            self.notify(
                Level::Failed,
                format!("Unsaved changes would be lost in a crash, save often: {error}"),
            );
        }
    }

    /// Keeps what has changed, and forgets what is saved or closed.
    pub(super) fn keep_backups(&mut self) {
        let Some(backups) = self.safety.backups.clone() else {
            return;
        };
        if !self.has_kept() {
            return;
        }
        let settled: Vec<TemplateId> = self.safety.kept.keys().copied().collect();
        for id in settled {
            let is_unsaved = self.template(id).is_some_and(OpenTemplate::is_unsaved);
            if !is_unsaved && let Some(kept) = self.safety.kept.remove(&id) {
                backups.forget(kept.slot);
            }
        }
        let now = self.seconds();
        if self
            .next_backup_in(now)
            .is_some_and(|seconds| seconds <= 0.0)
        {
            self.safety.last = Some(now);
            self.start_keeping(backups);
        }
    }

    /// Takes up what has been written; false while it is still being written.
    fn has_kept(&mut self) -> bool {
        let Some(writing) = self.safety.writing.take() else {
            return true;
        };
        match writing.poll() {
            Err(writing) => {
                self.safety.writing = Some(writing);
                return false;
            }
            Ok(Ok(Err(error))) => self.can_not_keep(&error),
            Ok(Ok(Ok(())) | Err(_)) => {}
        }
        true
    }

    fn start_keeping(&mut self, backups: Arc<Backups>) {
        let safety = &mut self.safety;
        let mut due = Vec::new();
        for template in &self.templates {
            if safety.is_due(template) {
                let slot = safety.kept.get(&template.id()).map(|kept| kept.slot);
                let slot = slot.unwrap_or_else(|| backups.new_slot());
                let changes = template.changes();
                safety.kept.insert(template.id(), Kept { slot, changes });
                due.push((slot, template.backup()));
            }
        }
        safety.writing = Some(Job::start(Arc::clone(&self.wake), async move {
            due.iter()
                .try_for_each(|(slot, backup)| backups.keep(*slot, backup))
        }));
    }

    /// In how many seconds something has to be kept; `None` if everything is.
    pub(super) fn next_backup_in(&self, now: f64) -> Option<f32> {
        let safety = &self.safety;
        let waits = safety.backups.is_some()
            && safety.writing.is_none()
            && self
                .templates
                .iter()
                .any(|template| safety.is_due(template));
        let since = safety.last.map_or(DELAY_SECONDS, |last| now - last);
        #[expect(clippy::cast_possible_truncation, reason = "less than a second")]
        let seconds = (DELAY_SECONDS - since).max(0.0) as f32;
        waits.then_some(seconds)
    }

    /// Forgets everything that was kept: nobody wants it any more.
    pub fn forget_backups(&self) {
        if let Some(backups) = &self.safety.backups {
            backups.forget_all();
        }
    }
}
