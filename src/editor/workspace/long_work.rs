//! Work on long texts, which no frame waits for: reading and checking them, and changes that take as long.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Templates, Workspace};
use crate::editor::job::{Job, Stopped, Wake};
use crate::editor::notice::{Level, Notices, Topic};
use crate::editor::open::{Amendment, OpenTemplate, Revision, TemplateId};
use crate::runtime::{self, HAS_WINDOW};
use crate::template::problem::Problem;

/// A change, with the number of problems that it mends if that is to be told; `None` if there is nothing to change.
pub(super) type Change = Option<(Amendment, Option<usize>)>;

/// The work under way: for each template at most one check, and one change.
#[derive(Debug, Default)]
pub(super) struct LongWork {
    checks: BTreeMap<TemplateId, Check>,
    changes: BTreeMap<TemplateId, Changing>,
}

/// Check of a text.
#[derive(Debug)]
struct Check {
    text: Arc<str>,
    job: Job<Revision>,
}

/// Making of a change for a state of the template.
#[derive(Debug)]
struct Changing {
    /// [`OpenTemplate::changes`] as it was.
    changes: u64,
    /// Said if there is nothing to change.
    otherwise: &'static str,
    job: Job<Change>,
}

impl Workspace {
    /// Changes the active template by what `make` comes to: at once if the text is short, else when it is there, unless
    /// the text has become another one by then. `doing` is said meanwhile, and `otherwise` if there is nothing to change.
    pub(super) fn change_active(
        &mut self,
        make: impl FnOnce() -> Change + Send + 'static,
        doing: &str,
        otherwise: &'static str,
        notices: &mut Notices,
    ) {
        let now = self.begin.elapsed().as_secs_f64();
        let Some(template) = self.templates.active_mut() else {
            return;
        };
        if !template.is_long() {
            return change(template, make(), otherwise, now, notices);
        }
        notices.tell_of(Topic::Fixes, Level::Info, doing);
        let changing = Changing {
            changes: template.changes(),
            otherwise,
            job: Job::start(Arc::clone(&self.wake), runtime::blocking(make)),
        };
        self.long_work.changes.insert(template.id(), changing);
    }

    pub(super) fn take_up_long_work(&mut self, notices: &mut Notices) {
        let now = self.begin.elapsed().as_secs_f64();
        let Self {
            templates,
            long_work,
            wake,
            ..
        } = self;
        long_work.take_up_changes(templates, now, notices);
        long_work.take_up_checks(templates);
        long_work.begin_checks(templates, wake);
    }
}

impl LongWork {
    fn take_up_changes(&mut self, templates: &mut Templates, now: f64, notices: &mut Notices) {
        for (id, changing) in std::mem::take(&mut self.changes) {
            let made = match changing.job.poll() {
                Err(job) => {
                    self.changes.insert(id, Changing { job, ..changing });
                    continue;
                }
                Ok(made) => made,
            };
            let Some(template) = templates.get_mut(id) else {
                continue;
            };
            match made {
                Ok(made) if template.changes() == changing.changes => {
                    change(template, made, changing.otherwise, now, notices);
                }
                Ok(_) | Err(Stopped) => notices.tell_of(
                    Topic::Fixes,
                    Level::Failed,
                    "Nothing was done: the text has become another one meanwhile",
                ),
            }
        }
    }

    fn take_up_checks(&mut self, templates: &mut Templates) {
        for (id, Check { text, job }) in std::mem::take(&mut self.checks) {
            match job.poll() {
                Err(job) => {
                    self.checks.insert(id, Check { text, job });
                }
                Ok(Ok(revision)) => {
                    if let Some(template) = templates.get_mut(id) {
                        template.take_up(revision);
                    }
                }
                Ok(Err(Stopped)) => {}
            }
        }
    }

    /// Begins to check each text that was not, once no earlier one of its template is being checked.
    fn begin_checks(&mut self, templates: &Templates, wake: &Wake) {
        for template in templates.all() {
            let Some(check) = template.check() else {
                continue;
            };
            if let Some(earlier) = self.checks.get(&template.id()) {
                // A page waits for a pause before it begins, which starts anew with each key.
                if !HAS_WINDOW && !Arc::ptr_eq(&earlier.text, template.text()) {
                    earlier.job.cancel();
                }
                continue;
            }
            let text = Arc::clone(template.text());
            let job = Job::start(Arc::clone(wake), runtime::blocking(check));
            self.checks.insert(template.id(), Check { text, job });
        }
    }
}

/// Makes a change, or says why there is none.
fn change(
    template: &mut OpenTemplate,
    made: Change,
    otherwise: &str,
    now: f64,
    notices: &mut Notices,
) {
    let Some((amendment, mended)) = made else {
        return notices.tell_of(Topic::Fixes, Level::Info, otherwise);
    };
    if let Err(refused) = template.apply(amendment, now) {
        return notices.tell_of(Topic::Fixes, Level::Failed, refused.to_string());
    }
    match mended {
        None => notices.withdraw(Topic::Fixes),
        // How many are left is found out later.
        Some(mended) if template.is_checking() => {
            notices.tell_of(Topic::Fixes, Level::Done, format!("{mended} fixed"));
        }
        Some(mended) => {
            let problems = template.problems();
            let is_cut = problems.iter().any(Problem::tells_of_more);
            let more = if is_cut { "more than " } else { "" };
            let left = problems.len() - usize::from(is_cut);
            let words = format!("{mended} fixed, {more}{left} left");
            notices.tell_of(Topic::Fixes, Level::Done, words);
        }
    }
}
