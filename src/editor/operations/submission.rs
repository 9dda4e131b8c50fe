//! Submission of one template: its state and its result.

use std::collections::BTreeSet;
use std::sync::Arc;

use url::Url;
use web_time::Instant;

use super::super::job::Job;
use super::super::message::OperationId;
use super::super::open::{OpenTemplate, Revision, TemplateId};
use super::super::workspace::Templates;
use super::sending::{Finished, Sent, Shared};
use crate::service::answer::Outcome;
use crate::service::client::Progress;
use crate::service::lookup::Lookup;
use crate::service::operation::CreatedTemplate;
use crate::service::request::Request;
use crate::template::json::Tree;
use crate::template::problem::{Code, Problem, Severity, Source};

/// Result of a submission.
#[derive(Clone, Debug)]
pub enum Answered {
    /// The service has answered, or nobody knows.
    Outcome(Outcome<CreatedTemplate>),
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
    /// Until its result is taken.
    pub(super) job: Option<Job<Finished>>,
    pub(super) since: Instant,
    pub(super) progress: Shared<Progress>,
    /// Request and client, once credentials are found.
    pub(super) sent: Shared<Arc<Sent>>,
    /// The address of the call.
    pub(super) url: Url,
    /// The job template's id.
    pub(super) name: String,
    pub(super) is_looking: bool,
}

impl Running {
    /// Progress of the call; `None` while credentials are being found.
    pub fn progress(&self) -> Option<Progress> {
        self.progress.get()
    }

    /// Seconds since it began.
    pub fn seconds(&self) -> f32 {
        self.since.elapsed().as_secs_f32()
    }

    /// True if it only looks whether the template exists.
    pub const fn is_looking(&self) -> bool {
        self.is_looking
    }

    /// The job template's id.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// Submission of a template, which the submit sheet shows.
#[derive(Debug)]
pub struct Submission {
    pub(super) id: OperationId,
    pub(super) template: TemplateId,
    pub(super) state: SubmissionState,
    /// Request sent last and its client, to look for the template later.
    pub(super) sent: Option<Arc<Sent>>,
    waived: BTreeSet<Code>,
    /// The text that was sent.
    text: Option<Revision>,
    /// As whom it was sent.
    sender: Option<String>,
}

impl Submission {
    pub(super) const fn new(id: OperationId, template: TemplateId) -> Self {
        Self {
            id,
            template,
            state: SubmissionState::Before,
            sent: None,
            waived: BTreeSet::new(),
            text: None,
            sender: None,
        }
    }

    /// Its name within this run.
    pub const fn id(&self) -> OperationId {
        self.id
    }

    /// The template it submits.
    pub const fn template(&self) -> TemplateId {
        self.template
    }

    /// State of the submission.
    pub const fn state(&self) -> &SubmissionState {
        &self.state
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

    /// The job template's id, as it was sent.
    pub fn name(&self) -> Option<String> {
        let sent = || {
            self.sent_tree()?
                .root()
                .get("jobTemplateId")?
                .string()
                .map(std::borrow::Cow::into_owned)
        };
        self.running()
            .map(|running| running.name.clone())
            .or_else(sent)
    }

    /// True if the text of `template` is no longer the one that was sent.
    pub fn has_changed(&self, template: &OpenTemplate) -> bool {
        let sent = self.text.as_ref().map(Revision::text);
        sent.is_some_and(|sent| sent != template.revision().text())
    }

    /// The errors that the user accepts for this submission.
    pub const fn waived(&self) -> &BTreeSet<Code> {
        &self.waived
    }

    /// The text that was sent, or is on its way; `None` while nothing was.
    pub const fn sent(&self) -> Option<&Revision> {
        self.text.as_ref()
    }

    /// As whom the last request was signed, once that is known.
    pub fn sender(&self) -> Option<&str> {
        self.sender.as_deref()
    }

    /// True if the service can be asked for the template that was sent.
    pub const fn can_look(&self) -> bool {
        self.sent.is_some() && !self.is_running()
    }

    pub(super) fn sent_tree(&self) -> Option<&Tree> {
        self.text.as_ref()?.tree()
    }

    pub(super) fn waive(&mut self, code: Code, waived: bool) {
        if waived {
            self.waived.insert(code);
        } else {
            self.waived.remove(&code);
        }
    }

    /// Starts the call with this text.
    pub(super) fn begin(&mut self, running: Running, text: Option<Revision>) {
        self.sent = None;
        self.sender = None;
        self.text = text;
        self.state = SubmissionState::Running(Box::new(running));
    }

    /// Takes the result of the running call, once it is there.
    pub(super) fn poll(&mut self) -> Option<Finished> {
        let SubmissionState::Running(running) = &mut self.state else {
            return None;
        };
        match running.job.take()?.poll() {
            Ok(finished) => Some(finished.unwrap_or_else(|_| running.stopped())),
            Err(waiting) => {
                running.job = Some(waiting);
                None
            }
        }
    }

    /// Stops the call that is on its way, if one is.
    pub(super) fn stop(&mut self) -> Option<Finished> {
        let running = self.running()?;
        if let Some(job) = &running.job {
            job.cancel();
        }
        Some(running.stopped())
    }

    pub(super) fn finish(&mut self, finished: Finished) {
        let Finished {
            answered,
            sent,
            sender,
        } = finished;
        self.sent = sent.or_else(|| self.sent.take());
        self.sender = sender.or_else(|| self.sender.take());
        self.state = SubmissionState::Answered(Box::new(answered));
    }

    /// The errors that keep the template from being sent: those not waived.
    pub(in crate::editor) fn blocking<'t>(&self, templates: &'t Templates) -> Vec<&'t Problem> {
        let template = templates.get(self.template);
        let problems = template.map(OpenTemplate::problems).unwrap_or_default();
        let stands = |problem: &&Problem| {
            let waived = problem.is_waivable() && self.waived.contains(&problem.code);
            problem.severity == Severity::Error && problem.source != Source::Answer && !waived
        };
        problems.iter().filter(stands).collect()
    }

    pub(super) fn request(&self, templates: &Templates) -> Result<Request, String> {
        let template = templates
            .get(self.template)
            .ok_or("The template is closed")?;
        if !template.drafts().is_empty() {
            return Err("A field holds something that is no value yet".to_owned());
        }
        let waived: Vec<Code> = self.waived.iter().copied().collect();
        Request::of(template.revision().read(), &waived).map_err(|errors| match errors.as_slice() {
            [one] => one.message.to_string(),
            several => format!("{} errors keep the template from being sent", several.len()),
        })
    }
}

impl Running {
    /// Result of a call whose answer is no longer awaited.
    fn stopped(&self) -> Finished {
        Finished {
            answered: Answered::Cancelled,
            sent: self.sent.get(),
            sender: None,
        }
    }
}
