//! Submission of one template: its state and its result.

use std::sync::{Arc, Mutex, PoisonError};

use url::Url;

use super::super::job::Job;
use super::super::message::OperationId;
use super::super::open::{OpenTemplate, Revision, TemplateId};
use super::super::workspace::Templates;
use super::sending::Sent;
use crate::service::answer::Outcome;
use crate::service::client::Progress;
use crate::service::credentials::Credentials;
use crate::service::lookup::Lookup;
use crate::service::operation::TemplateNames;
use crate::service::request::{Request, is_against};
use crate::template::problem::{Code, Problem, Source};

/// Why a template is not sent yet.
const CHECKING: &str = "Checking …";

/// Result of a submission.
#[derive(Clone, Debug)]
pub enum Answered {
    /// The service has answered, or nobody knows.
    Outcome(Outcome<TemplateNames>),
    /// It could not be sent: the endpoint, the credentials or the signature.
    NotSent(String),
    /// It was cancelled; the template may have been created all the same.
    Cancelled,
    /// Result of looking for the template.
    Looked(Lookup),
}

/// State of a submission.
#[derive(Debug)]
pub enum SubmissionState {
    /// It has not been sent.
    Before,
    /// It is being sent, or its answer is awaited.
    Running(Box<Running>),
    /// There is an answer.
    Answered(Box<Answered>),
}

/// Call on its way.
#[derive(Debug)]
pub struct Running {
    /// True if it only looks whether the template exists.
    pub is_looking: bool,
    /// Until its result is taken.
    pub(super) job: Option<Job<Answered>>,
    pub(super) report: Arc<Mutex<Report>>,
    /// The address of the call.
    pub(super) url: Url,
}

/// Report of a job that runs.
#[derive(Clone, Debug, Default)]
pub(super) struct Report {
    pub(super) progress: Option<Progress>,
    /// Request and client, once credentials are found.
    pub(super) sent: Option<Arc<Sent>>,
}

impl Running {
    /// Progress of the call; `None` while credentials are being found.
    pub fn progress(&self) -> Option<Progress> {
        self.report().progress
    }

    /// Seconds since it began.
    pub fn seconds(&self) -> f32 {
        self.job.as_ref().map_or(0.0, Job::seconds)
    }

    fn report(&self) -> Report {
        let report = self.report.lock();
        report.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Submission of a template, which the submit sheet shows.
#[derive(Debug)]
pub struct Submission {
    /// Its name within this run.
    pub id: OperationId,
    /// The template it submits.
    pub template: TemplateId,
    /// State of the submission.
    pub state: SubmissionState,
    /// The errors that the user accepts for it.
    pub waived: Vec<Code>,
    /// The job template's id as it was sent; empty while nothing was.
    pub name: String,
    /// The text that was sent, or is on its way; `None` while nothing was.
    pub text: Option<Arc<Revision>>,
    /// Request sent last and its client, to look for the template later.
    pub(super) sent: Option<Arc<Sent>>,
}

impl Submission {
    pub(super) const fn new(id: OperationId, template: TemplateId) -> Self {
        Self {
            id,
            template,
            state: SubmissionState::Before,
            waived: Vec::new(),
            name: String::new(),
            text: None,
            sent: None,
        }
    }

    /// The call that is on its way, if one is.
    pub fn running(&self) -> Option<&Running> {
        match &self.state {
            SubmissionState::Running(running) => Some(running),
            _ => None,
        }
    }

    /// The result, if there is one.
    pub fn answered(&self) -> Option<&Answered> {
        match &self.state {
            SubmissionState::Answered(answered) => Some(answered),
            _ => None,
        }
    }

    /// True while a call is running.
    pub const fn is_running(&self) -> bool {
        matches!(self.state, SubmissionState::Running(_))
    }

    /// True if the text of `template` is no longer the one that was sent.
    pub fn has_changed(&self, template: &OpenTemplate) -> bool {
        let sent = self.text.as_ref().map(|sent| sent.text());
        sent.is_some_and(|sent| sent != template.text())
    }

    /// As whom the last request was signed, once that is known.
    pub fn sender(&self) -> Option<String> {
        let authority = &self.sent.as_ref()?.client.authority;
        authority.as_ref().map(Credentials::name)
    }

    /// True if the service can be asked for the template that was sent.
    pub const fn can_look(&self) -> bool {
        self.sent.is_some() && !self.is_running()
    }

    pub(super) fn waive(&mut self, code: Code, waived: bool) {
        self.waived.retain(|other| *other != code);
        self.waived.extend(waived.then_some(code));
    }

    /// Takes the result of the running call, once it is there.
    pub(super) fn poll(&mut self) -> Option<Answered> {
        let SubmissionState::Running(running) = &mut self.state else {
            return None;
        };
        match running.job.take()?.poll() {
            Ok(answered) => Some(answered.unwrap_or(Answered::Cancelled)),
            Err(waiting) => {
                running.job = Some(waiting);
                None
            }
        }
    }

    /// Stops the call that is on its way. Returns whether one was.
    pub(super) fn stop(&self) -> bool {
        if let Some(job) = self.running().and_then(|running| running.job.as_ref()) {
            job.cancel();
        }
        self.is_running()
    }

    pub(super) fn finish(&mut self, answered: Answered) {
        if let Some(sent) = self.running().and_then(|running| running.report().sent) {
            self.sent = Some(sent);
        }
        self.state = SubmissionState::Answered(Box::new(answered));
    }

    /// The errors that keep the template from being sent: those not waived.
    pub(in crate::editor) fn blocking<'t>(&self, templates: &'t Templates) -> Vec<&'t Problem> {
        let template = templates.get(self.template);
        let problems = template.map(OpenTemplate::problems).unwrap_or_default();
        let stands = |problem: &&Problem| {
            problem.source != Source::Answer && is_against(problem, &self.waived)
        };
        problems.iter().filter(stands).collect()
    }

    pub(super) fn request(&self, templates: &Templates) -> Result<Request, String> {
        let template = templates
            .get(self.template)
            .ok_or("The template is closed")?;
        if template.is_checking() {
            return Err(CHECKING.to_owned());
        }
        if !template.drafts().is_empty() {
            return Err("A field holds something that is no value yet".to_owned());
        }
        let request = Request::of(template.revision().read(), &self.waived);
        request.map_err(|errors| match errors.as_slice() {
            [one] => one.message.to_string(),
            several => format!("{} errors keep the template from being sent", several.len()),
        })
    }
}
