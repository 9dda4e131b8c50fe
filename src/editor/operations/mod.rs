//! Operations under way: each about its template, each with its own progress, cancel and answer. Nothing is sent by
//! itself.

mod sending;
mod submission;
mod tell;

use std::mem;
use std::sync::Arc;

use url::Url;

use super::connection::LiveConnection;
use super::desk::Desk;
use super::job::Wake;
use super::message::{OperationId, OperationMessage};
use super::notice::{Notices, Topic};
use super::open::{OpenTemplate, Revision, TemplateId};
use super::overlay::Overlay;
use super::workspace::Templates;
use crate::service::call::Call;
use crate::service::connection::{Connection, Signer};
use crate::service::credentials::TypedCredentials;
use crate::service::endpoint::Endpoint;
use crate::service::operation::{CreateJobTemplate, Operation};

pub use submission::{Answered, Running, Submission, SubmissionState};

/// Region that is signed for at an emulator, where none is chosen: it makes no difference there.
const TEST_REGION: &str = "us-east-1";

/// All submissions: at most one for each template.
pub(super) struct Operations {
    submissions: Vec<Submission>,
    next_id: u64,
    wake: Wake,
}

/// Parts of the editor that operations act on.
pub(super) struct Parts<'e> {
    pub(super) templates: &'e mut Templates,
    pub(super) desk: &'e mut Desk,
    pub(super) notices: &'e mut Notices,
    pub(super) connection: &'e mut LiveConnection,
}

impl Operations {
    pub(super) const fn new(wake: Wake) -> Self {
        Self {
            submissions: Vec::new(),
            next_id: 0,
            wake,
        }
    }

    /// All, in the order in which they were begun.
    pub(super) fn all(&self) -> &[Submission] {
        &self.submissions
    }

    /// The one about this template.
    pub(super) fn about(&self, template: TemplateId) -> Option<&Submission> {
        let is_about = |submission: &&Submission| submission.template == template;
        self.submissions.iter().find(is_about)
    }

    /// True while anything is being sent.
    pub(super) fn is_running(&self) -> bool {
        self.submissions.iter().any(Submission::is_running)
    }

    fn get(&self, id: OperationId) -> Option<&Submission> {
        self.submissions
            .iter()
            .find(|submission| submission.id == id)
    }

    fn get_mut(&mut self, id: OperationId) -> Option<&mut Submission> {
        self.submissions
            .iter_mut()
            .find(|submission| submission.id == id)
    }

    pub(super) fn handle(&mut self, message: OperationMessage, parts: &mut Parts<'_>) {
        match message {
            OperationMessage::Send(id) => self.send(id, parts),
            OperationMessage::Cancel(id) => self.cancel(id, parts),
            OperationMessage::Show(id) => self.show_again(id, parts),
            OperationMessage::LookForTemplate(id) => self.look(id),
            OperationMessage::CloseSheet(id) => self.close_sheet(id, parts),
            OperationMessage::Waive(id, code, waived) => {
                if let Some(submission) = self.get_mut(id) {
                    submission.waive(code, waived);
                }
            }
            OperationMessage::UseTestKeys(id) => self.use_test_keys(id, parts),
            OperationMessage::Connect(settings) => parts.connection.connection.settings = settings,
            OperationMessage::TypeKey(key, text) => {
                parts.connection.connection.typed.set(key, text);
            }
        }
    }

    /// Shows the sheet of a template: of what is on its way, of the answer that was not seen yet, or a new one.
    pub(super) fn show(&mut self, template: TemplateId, parts: &mut Parts<'_>) {
        let overlay = Overlay::Submit(template);
        let is_put_away = !parts.desk.overlays.contains(&overlay);
        let unseen = |submission: &Submission| submission.is_running() || is_put_away;
        if !self.about(template).is_some_and(unseen) {
            self.begin(template, parts);
        }
        parts.desk.overlays.open(overlay);
    }

    /// Replaces what was about the template by a new submission.
    fn begin(&mut self, template: TemplateId, parts: &mut Parts<'_>) {
        if let Some(template) = parts.templates.get_mut(template) {
            template.reveal();
        }
        parts.connection.look_up();
        self.submissions
            .retain(|submission| submission.template != template);
        self.next_id += 1;
        let id = OperationId(self.next_id);
        self.submissions.push(Submission::new(id, template));
    }

    /// Shows the sheet of an operation over its template, as far as that is still open.
    fn show_again(&self, id: OperationId, parts: &mut Parts<'_>) {
        if let Some(submission) = self.get(id) {
            parts
                .desk
                .overlays
                .open(Overlay::Submit(submission.template));
            parts.templates.activate(submission.template);
        }
    }

    /// Puts the sheet away; what is on its way goes on, and a notice tells of its answer.
    fn close_sheet(&mut self, id: OperationId, parts: &mut Parts<'_>) {
        if let Some(submission) = self.get(id) {
            let template = submission.template;
            self.close_sheet_of(template, parts);
        }
    }

    pub(super) fn close_sheet_of(&mut self, template: TemplateId, parts: &mut Parts<'_>) {
        parts.desk.overlays.close(&Overlay::Submit(template));
        self.submissions
            .retain(|submission| submission.template != template || submission.is_running());
        let connection = &mut parts.connection.connection;
        if connection.settings.signer != Signer::Typed {
            // Keys that do not sign are forgotten.
            connection.typed = TypedCredentials::default();
        }
    }

    /// Forgets what is about templates that are closed by now, unless it is on its way.
    pub(super) fn forget_closed(&mut self, parts: &mut Parts<'_>) {
        let is_closed = |submission: &&Submission| {
            !submission.is_running() && parts.templates.get(submission.template).is_none()
        };
        let closed = self.submissions.iter().filter(is_closed);
        let closed: Vec<_> = closed.map(|submission| submission.template).collect();
        for template in closed {
            self.close_sheet_of(template, parts);
        }
    }

    /// Sends what the sheet shows, unless it is on its way already.
    fn send(&mut self, id: OperationId, parts: &mut Parts<'_>) {
        let Some(submission) = self.get(id).filter(|submission| !submission.is_running()) else {
            return;
        };
        let connection = &parts.connection.connection;
        let prepared = submission.prepare(parts.templates, connection);
        let (creation, endpoint, call) = match prepared {
            Ok((_, _, call)) if self.is_on_its_way(&call.url) => {
                let why = "A template with this ID is on its way to the same address";
                return self.answer(id, Answered::NotSent(why.to_owned()), parts);
            }
            Ok(prepared) => prepared,
            Err(why) => return self.answer(id, Answered::NotSent(why), parts),
        };
        let text = parts.templates.get(submission.template);
        let text = text.map(OpenTemplate::revision).map(Arc::clone);
        let name = creation.request.id().to_owned();
        let client = connection.client(endpoint);
        let running = sending::create(client, creation, call.url, Arc::clone(&self.wake));
        if let Some(submission) = self.get_mut(id) {
            *submission = Submission {
                state: SubmissionState::Running(Box::new(running)),
                waived: mem::take(&mut submission.waived),
                name,
                text,
                ..Submission::new(id, submission.template)
            };
        }
    }

    fn is_on_its_way(&self, url: &Url) -> bool {
        let mut running = self.submissions.iter().filter_map(Submission::running);
        running.any(|running| running.url == *url)
    }

    /// Stops what is on its way; the service may have it already.
    fn cancel(&mut self, id: OperationId, parts: &mut Parts<'_>) {
        if let Some(submission) = self.get(id).filter(|submission| submission.stop()) {
            parts
                .desk
                .overlays
                .open(Overlay::Submit(submission.template));
            self.answer(id, Answered::Cancelled, parts);
        }
    }

    /// Stops all that is on its way.
    pub(super) fn cancel_all(&mut self, parts: &mut Parts<'_>) {
        let ids: Vec<_> = self.submissions.iter().map(|it| it.id).collect();
        for id in ids {
            self.cancel(id, parts);
        }
    }

    /// Asks the service whether the template exists.
    fn look(&mut self, id: OperationId) {
        let wake = Arc::clone(&self.wake);
        if let Some(submission) = self.get_mut(id)
            && let Some(sent) = submission.sent.clone().filter(|_| submission.can_look())
        {
            submission.state = SubmissionState::Running(Box::new(sending::look(sent, wake)));
        }
    }

    /// Goes back to the sheet with keys that every emulator accepts; nothing is sent by that.
    fn use_test_keys(&mut self, id: OperationId, parts: &mut Parts<'_>) {
        let Some(submission) = self.get(id).filter(|submission| !submission.is_running()) else {
            return;
        };
        let template = submission.template;
        let Connection {
            settings,
            configured,
            typed,
        } = &mut parts.connection.connection;
        settings.signer = Signer::Typed;
        if settings.region.trim().is_empty() && configured.region.is_none() {
            TEST_REGION.clone_into(&mut settings.region);
        }
        if typed.load().is_err() {
            *typed = TypedCredentials::new("test", "test", "");
        }
        self.begin(template, parts);
        parts.desk.overlays.open(Overlay::Submit(template));
    }

    /// Takes up the answers that have come.
    pub(super) fn take_up(&mut self, parts: &mut Parts<'_>) {
        parts.connection.take_up();
        let finished = |submission: &mut Submission| Some((submission.id, submission.poll()?));
        let all: Vec<_> = self.submissions.iter_mut().filter_map(finished).collect();
        for (id, answered) in all {
            self.answer(id, answered, parts);
        }
        // Who sees the sheet needs no notice of it.
        let shown = parts.templates.shown().map(OpenTemplate::id);
        if let Some(template) = shown.filter(|template| parts.is_seen(*template)) {
            parts.notices.withdraw(Topic::Submission(template));
        }
    }

    /// Shows the answer, and what it says of single members at those.
    fn answer(&mut self, id: OperationId, answered: Answered, parts: &mut Parts<'_>) {
        let Some(submission) = self.get_mut(id) else {
            return;
        };
        let template = submission.template;
        submission.finish(answered);
        let Some(answered) = submission.answered() else {
            return;
        };
        if let Some(open) = parts.templates.get_mut(template) {
            let sent = submission.text.as_deref().and_then(Revision::tree);
            open.set_answers(tell::problems(answered), sent);
        }
        if parts.is_seen(template) {
            return;
        }
        let said = tell::words(answered);
        // Who has gone on editing is not interrupted. Nobody sees the sheet of a template that is closed.
        let name = parts.templates.get(template).map(OpenTemplate::name);
        let words = if let Some(name) = name {
            format!("{said}, see the submit sheet of {name}")
        } else {
            format!("{said}, which was about {}", submission.name)
        };
        let topic = Topic::Submission(template);
        parts.notices.tell_of(topic, tell::level(answered), words);
    }
}

impl Parts<'_> {
    /// True if the sheet of the template is in view.
    fn is_seen(&self, template: TemplateId) -> bool {
        let is_open = self.desk.overlays.contains(&Overlay::Submit(template));
        is_open && self.templates.shown().map(OpenTemplate::id) == Some(template)
    }
}

impl Submission {
    /// Request that would be sent now, its endpoint and its call; the error says why nothing can be.
    pub(in crate::editor) fn prepare(
        &self,
        templates: &Templates,
        connection: &Connection,
    ) -> Result<(CreateJobTemplate, Endpoint, Call), String> {
        let request = self.request(templates)?;
        let endpoint = connection.endpoint().map_err(|error| error.to_string())?;
        let creation = CreateJobTemplate { request };
        // Whether the endpoint can be used is known before anyone is asked for credentials.
        let call = creation.call_at(&endpoint, connection.settings.is_signed());
        let call = call.map_err(|error| error.to_string())?;
        Ok((creation, endpoint, call))
    }
}
