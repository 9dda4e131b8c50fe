//! The submit sheet: how far it is, and what is known of its submission.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use super::job::Job;
use super::open::{OpenTemplate, Revision, TemplateId};
use crate::service::answer::Outcome;
use crate::service::client::{Client, Progress};
use crate::service::credentials::Configured;
use crate::service::lookup::Lookup;
use crate::service::operation::{CreateJobTemplate, CreatedTemplate};
use crate::service::region::Region;
use crate::template::problem::Code;

/// What came of a submission.
#[derive(Clone, Debug)]
pub enum Answered {
    /// The service has answered, or nobody knows.
    Outcome(Outcome<CreatedTemplate>),
    /// It could not be sent: the target, the credentials or the signature.
    NotSent(String),
    /// It was cancelled; the template may have been created all the same.
    Cancelled,
    /// What a look for the template has shown.
    Looked(Lookup),
}

/// How far a submission is.
#[derive(Debug)]
pub enum SheetState {
    /// It has not been sent.
    Before,
    /// It is on its way.
    Running(Box<Running>),
    /// There is an answer.
    Answered(Box<Answered>),
}

/// What was sent, and by which client: to look for it later.
#[derive(Debug)]
pub(super) struct Submission {
    pub(super) client: Client,
    pub(super) creation: CreateJobTemplate,
}

/// A submission on its way.
#[derive(Debug)]
pub struct Running {
    pub(super) job: Job<Way>,
    pub(super) progress: Arc<Mutex<Option<Progress>>>,
    /// What is on its way, to look for it when nobody waits for the answer any more.
    pub(super) sent: Arc<Mutex<Option<Arc<Submission>>>>,
    pub(super) looking: bool,
}

/// What the shared files and the environment say of a profile, or of the default one.
#[derive(Debug, Default)]
pub(super) struct ProfileConfigured {
    pub(super) profile: Option<String>,
    pub(super) configured: Configured,
}

/// What a job brings back: the answer, and the submission to look with.
#[derive(Debug)]
pub(super) struct Way {
    pub(super) answered: Answered,
    pub(super) submission: Option<Arc<Submission>>,
    pub(super) sender: Option<String>,
}

impl Running {
    /// What it is doing; `None` while credentials are being found.
    pub fn progress(&self) -> Option<Progress> {
        self.progress
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Seconds since it began.
    pub fn seconds(&self) -> f32 {
        self.job.seconds()
    }

    /// Whether it only looks whether the template exists.
    pub const fn is_looking(&self) -> bool {
        self.looking
    }
}

/// The submit sheet.
#[derive(Debug)]
pub struct Sheet {
    pub(super) template: TemplateId,
    pub(super) waived: BTreeSet<Code>,
    pub(super) state: SheetState,
    pub(super) found: ProfileConfigured,
    pub(super) finding: Option<Job<ProfileConfigured>>,
    pub(super) submission: Option<Arc<Submission>>,
    /// As whom it was sent.
    pub(super) sender: Option<String>,
    /// The text that was sent.
    pub(super) sent: Option<Revision>,
}

impl Sheet {
    /// Whether `template` is no longer what was sent.
    pub fn has_changed(&self, template: &OpenTemplate) -> bool {
        let sent = self.sent.as_ref().map(Revision::text);
        sent.is_some_and(|sent| sent != template.revision().text())
    }

    /// Which template it is about.
    pub const fn template(&self) -> TemplateId {
        self.template
    }

    /// How far it is.
    pub const fn state(&self) -> &SheetState {
        &self.state
    }

    /// Whether something is on its way.
    pub const fn is_running(&self) -> bool {
        matches!(self.state, SheetState::Running(_))
    }

    /// The errors that the user accepts for this submission.
    pub const fn waived(&self) -> &BTreeSet<Code> {
        &self.waived
    }

    /// The text that was sent, or is on its way; `None` while nothing was.
    pub const fn sent(&self) -> Option<&Revision> {
        self.sent.as_ref()
    }

    /// How long something has been on its way, in seconds.
    pub fn running_seconds(&self) -> Option<f32> {
        match &self.state {
            SheetState::Running(running) => Some(running.seconds()),
            _ => None,
        }
    }

    /// The profiles of the shared files.
    pub fn profiles(&self) -> &[String] {
        &self.found.configured.profiles
    }

    /// The region that the environment or the chosen profile names, for where none is typed.
    pub const fn configured_region(&self) -> Option<&Region> {
        self.found.configured.region.as_ref()
    }

    /// As whom the last request was signed, once that is known.
    pub fn sender(&self) -> Option<&str> {
        self.sender.as_deref()
    }

    /// Whether the last submission can be looked for.
    pub const fn can_look(&self) -> bool {
        self.submission.is_some() && !self.is_running()
    }
}
