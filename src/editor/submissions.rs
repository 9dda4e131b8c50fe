//! Submitting: what will be sent, its way, and the answer. One at a time, and never by itself.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use super::authority::authority;
use super::desk::Desk;
use super::job::{Job, Wake};
use super::message::{OperationMessage, TypedKey};
use super::notice::{Level, Notices};
use super::open::{OpenTemplate, Revision, TemplateId};
use super::overlay::Overlay;
use super::settings::{Settings, Signer, TargetSettings};
use super::sheet::{Answered, ProfileConfigured, Running, Sheet, SheetState, Submission, Way};
use super::workspace::Templates;
use crate::service::answer::{FieldMessage, Outcome};
use crate::service::call::Call;
use crate::service::client::{Client, Progress};
use crate::service::credentials::{self, SecretText, TypedCredentials};
use crate::service::endpoint::Endpoint;
use crate::service::lookup::Lookup;
use crate::service::operation::{CreateJobTemplate, DescribeJobTemplate, Operation};
use crate::service::request::Request;
use crate::template::problem::{Code, Problem, Severity, Source};

/// What is sent to the service, and with which typed keys.
pub(super) struct Submissions {
    sheet: Option<Sheet>,
    /// Keys typed in for this run.
    typed: TypedCredentials,
    wake: Wake,
}

impl Submissions {
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            sheet: None,
            typed: TypedCredentials::default(),
            wake,
        }
    }

    /// The submit sheet, shown or put away.
    pub(super) const fn sheet(&self) -> Option<&Sheet> {
        self.sheet.as_ref()
    }

    pub(super) const fn typed(&self) -> &TypedCredentials {
        &self.typed
    }

    /// Whether a template is on its way.
    pub(super) fn is_running(&self) -> bool {
        self.sheet.as_ref().is_some_and(Sheet::is_running)
    }

    pub(super) fn handle(
        &mut self,
        message: OperationMessage,
        templates: &mut Templates,
        desk: &mut Desk,
        notices: &mut Notices,
        settings: &Settings,
    ) {
        match message {
            OperationMessage::Send => self.send(templates, desk, notices, &settings.target),
            OperationMessage::CancelSend => self.cancel(desk),
            OperationMessage::LookForTemplate => self.look(),
            OperationMessage::CloseSheet => self.close_sheet(desk, &settings.target),
            OperationMessage::Waive(code, waived) => self.waive(code, waived),
            OperationMessage::TypeKey(key, text) => *self.typed_mut(key) = text,
        }
    }

    const fn typed_mut(&mut self, key: TypedKey) -> &mut SecretText {
        match key {
            TypedKey::AccessKeyId => &mut self.typed.access_key_id,
            TypedKey::SecretAccessKey => &mut self.typed.secret_access_key,
            TypedKey::SessionToken => &mut self.typed.session_token,
        }
    }

    /// What would be sent now, or why nothing can be.
    pub(super) fn call(
        &self,
        templates: &Templates,
        settings: &TargetSettings,
    ) -> Result<Call, String> {
        let sheet = self.sheet.as_ref().ok_or("There is nothing to submit")?;
        let request = request(sheet, templates)?;
        let endpoint = self.target(settings)?;
        CreateJobTemplate { request }
            .call_at(&endpoint, settings.is_signed())
            .map_err(|error| error.to_string())
    }

    /// The errors that keep the sheet's template from being sent: those not waived.
    pub(super) fn blocking<'t>(&self, templates: &'t Templates) -> Vec<&'t Problem> {
        let Some(sheet) = &self.sheet else {
            return Vec::new();
        };
        let template = templates.get(sheet.template);
        let problems = template.map(OpenTemplate::problems).unwrap_or_default();
        let stands = |problem: &&Problem| {
            let waived = problem.is_waivable() && sheet.waived.contains(&problem.code);
            problem.severity == Severity::Error && problem.source != Source::Answer && !waived
        };
        problems.iter().filter(stands).collect()
    }

    /// Shows the sheet of a template; while something is on its way, or its answer was not seen yet, the sheet of that.
    pub(super) fn show(
        &mut self,
        id: TemplateId,
        templates: &mut Templates,
        desk: &mut Desk,
        settings: &TargetSettings,
    ) {
        let is_unseen =
            |sheet: &Sheet| is_put_away(sheet, desk) && templates.get(sheet.template).is_some();
        if let Some(sheet) = &self.sheet
            && (sheet.is_running() || is_unseen(sheet))
        {
            desk.open(Overlay::Submit(sheet.template));
            return templates.activate(sheet.template);
        }
        if let Some(template) = templates.get_mut(id) {
            template.reveal();
        }
        self.put_away(desk, settings);
        self.sheet = Some(Sheet {
            template: id,
            waived: BTreeSet::new(),
            state: SheetState::Before,
            found: ProfileConfigured::default(),
            finding: Some(self.find_configured(settings)),
            submission: None,
            sender: None,
            sent: None,
        });
        desk.open(Overlay::Submit(id));
    }

    /// Forgets the sheet. Typed keys stay in memory for this run, as long as they are what signs.
    fn put_away(&mut self, desk: &mut Desk, settings: &TargetSettings) {
        if let Some(sheet) = self.sheet.take() {
            desk.close(&Overlay::Submit(sheet.template));
        }
        if settings.signer != Signer::Typed {
            self.typed = TypedCredentials::default();
        }
    }

    /// Forgets the sheet of a template that is closed by now, unless something is on its way.
    pub(super) fn forget_closed(
        &mut self,
        templates: &Templates,
        desk: &mut Desk,
        settings: &TargetSettings,
    ) {
        let is_closed =
            |sheet: &Sheet| !sheet.is_running() && templates.get(sheet.template).is_none();
        if self.sheet.as_ref().is_some_and(is_closed) {
            self.put_away(desk, settings);
        }
    }

    /// Reads the shared files and the environment, for the profile that is chosen now.
    fn find_configured(&self, settings: &TargetSettings) -> Job<ProfileConfigured> {
        let profile = settings.profile();
        Job::start(Arc::clone(&self.wake), async move {
            // What is wrong with the files is told when credentials are asked for; the names are wanted all the same.
            let configured = match credentials::configured(profile.as_deref()).await {
                Ok(configured) => configured,
                Err(_) => credentials::configured(None).await.unwrap_or_default(),
            };
            ProfileConfigured {
                profile,
                configured,
            }
        })
    }

    /// Where templates go: to the region that is typed, else to the configured one.
    fn target(&self, settings: &TargetSettings) -> Result<Endpoint, String> {
        let mut settings = settings.clone();
        let configured = self.sheet.as_ref().and_then(Sheet::configured_region);
        if let Some(region) = configured.filter(|_| settings.region.trim().is_empty()) {
            region.name().clone_into(&mut settings.region);
        }
        settings.target()
    }

    /// Puts the sheet away; what is on its way goes on, and a notice tells of its answer.
    pub(super) fn close_sheet(&mut self, desk: &mut Desk, settings: &TargetSettings) {
        match &self.sheet {
            Some(sheet) if sheet.is_running() => desk.close(&Overlay::Submit(sheet.template)),
            _ => self.put_away(desk, settings),
        }
    }

    fn waive(&mut self, code: Code, waived: bool) {
        if let Some(sheet) = &mut self.sheet {
            if waived {
                sheet.waived.insert(code);
            } else {
                sheet.waived.remove(&code);
            }
        }
    }

    /// Sends what the sheet shows, unless something is on its way already.
    fn send(
        &mut self,
        templates: &mut Templates,
        desk: &mut Desk,
        notices: &mut Notices,
        settings: &TargetSettings,
    ) {
        let Some(sheet) = &self.sheet else { return };
        if sheet.is_running() {
            return;
        }
        let prepared = request(sheet, templates)
            .and_then(|request| Ok((CreateJobTemplate { request }, self.target(settings)?)))
            .and_then(|(creation, endpoint)| {
                // Whether the endpoint can be used is known before anyone is asked for credentials.
                creation
                    .call_at(&endpoint, settings.is_signed())
                    .map_err(|error| error.to_string())?;
                Ok((creation, endpoint))
            });
        let (creation, endpoint) = match prepared {
            Ok(prepared) => prepared,
            Err(why) => {
                return self.answer(Answered::NotSent(why), templates, desk, notices, settings);
            }
        };
        let text = templates.get(sheet.template).map(OpenTemplate::revision);
        let text = text.cloned();
        let running = self.start(creation, endpoint, settings.clone());
        if let Some(sheet) = &mut self.sheet {
            sheet.submission = None;
            sheet.sender = None;
            sheet.sent = text;
            sheet.state = SheetState::Running(Box::new(running));
        }
    }

    /// Starts to find credentials, and to send.
    fn start(
        &self,
        creation: CreateJobTemplate,
        endpoint: Endpoint,
        settings: TargetSettings,
    ) -> Running {
        let typed = self.typed.load();
        let progress = Arc::new(Mutex::new(None));
        let (shown, wake) = (Arc::clone(&progress), Arc::clone(&self.wake));
        let sent = Arc::new(Mutex::new(None));
        let sending = Arc::clone(&sent);
        let job = Job::start(Arc::clone(&self.wake), async move {
            let authority = match authority(&settings.signer, typed, &endpoint).await {
                Ok(authority) => authority,
                Err(why) => {
                    return Way {
                        answered: Answered::NotSent(why),
                        submission: None,
                        sender: None,
                    };
                }
            };
            let sender = authority.name();
            let mut client = Client::new(endpoint, authority);
            client.ca_bundle = credentials::ca_bundle(settings.profile().as_deref()).await;
            let submission = Arc::new(Submission { client, creation });
            *sending.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&submission));
            let on_progress = |now: Progress| {
                *shown.lock().unwrap_or_else(PoisonError::into_inner) = Some(now);
                wake();
            };
            let Submission { client, creation } = &*submission;
            let answered = match client.run(creation, on_progress).await {
                Ok(outcome) => Answered::Outcome(outcome),
                Err(error) => Answered::NotSent(error.to_string()),
            };
            Way {
                answered,
                submission: Some(submission),
                sender,
            }
        });
        Running {
            job,
            progress,
            sent,
            looking: false,
        }
    }

    /// Stops what is on its way; the service may have it already.
    pub(super) fn cancel(&mut self, desk: &mut Desk) {
        let Some(sheet) = &mut self.sheet else { return };
        if let SheetState::Running(running) = &sheet.state {
            running.job.cancel();
            let sent = running.sent.lock();
            let sent = sent.unwrap_or_else(PoisonError::into_inner).take();
            sheet.submission = sent.or(sheet.submission.take());
            sheet.state = SheetState::Answered(Box::new(Answered::Cancelled));
            desk.open(Overlay::Submit(sheet.template));
        }
    }

    /// Asks the service whether the template exists.
    fn look(&mut self) {
        let wake = Arc::clone(&self.wake);
        let Some(sheet) = &mut self.sheet else { return };
        let Some(submission) = sheet.submission.clone().filter(|_| !sheet.is_running()) else {
            return;
        };
        let sent = Arc::new(Mutex::new(Some(Arc::clone(&submission))));
        let job = Job::start(wake, async move {
            let Submission { client, creation } = &*submission;
            let request = &creation.request;
            let describe = DescribeJobTemplate {
                id: request.id().to_owned(),
            };
            let answered = match client.run(&describe, |_| {}).await {
                Ok(described) => Answered::Looked(Lookup::of(described, request)),
                Err(error) => Answered::NotSent(error.to_string()),
            };
            Way {
                answered,
                submission: Some(submission),
                sender: None,
            }
        });
        sheet.state = SheetState::Running(Box::new(Running {
            job,
            progress: Arc::default(),
            sent,
            looking: true,
        }));
    }

    pub(super) fn take_up(
        &mut self,
        templates: &mut Templates,
        desk: &mut Desk,
        notices: &mut Notices,
        settings: &TargetSettings,
    ) {
        self.take_up_configured(settings);
        let Some(sheet) = self.sheet.as_mut().filter(|sheet| sheet.is_running()) else {
            return;
        };
        let SheetState::Running(running) = std::mem::replace(&mut sheet.state, SheetState::Before)
        else {
            return;
        };
        let Running {
            job,
            progress,
            sent,
            looking,
        } = *running;
        match job.poll() {
            Err(job) => {
                sheet.state = SheetState::Running(Box::new(Running {
                    job,
                    progress,
                    sent,
                    looking,
                }));
            }
            Ok(Ok(Way {
                answered,
                submission,
                sender,
            })) => {
                sheet.submission = submission;
                sheet.sender = sender.or(sheet.sender.take());
                self.answer(answered, templates, desk, notices, settings);
            }
            Ok(Err(_)) => self.answer(Answered::Cancelled, templates, desk, notices, settings),
        }
    }

    /// Takes up what is configured for the profile, and reads it anew for another one.
    fn take_up_configured(&mut self, settings: &TargetSettings) {
        let Some(sheet) = &mut self.sheet else { return };
        if let Some(finding) = sheet.finding.take() {
            match finding.poll() {
                Ok(found) => sheet.found = found.unwrap_or_default(),
                Err(waiting) => sheet.finding = Some(waiting),
            }
        } else if sheet.found.profile != settings.profile() {
            let finding = self.find_configured(settings);
            if let Some(sheet) = &mut self.sheet {
                sheet.finding = Some(finding);
            }
        }
    }

    /// Shows the answer, and what it says of single members at those.
    fn answer(
        &mut self,
        answered: Answered,
        templates: &mut Templates,
        desk: &mut Desk,
        notices: &mut Notices,
        settings: &TargetSettings,
    ) {
        let Some(sheet) = &mut self.sheet else { return };
        let id = sheet.template;
        let sent = sheet.sent.as_ref().and_then(Revision::tree).cloned();
        let fields = match &answered {
            Answered::Outcome(Outcome::Refused(refused)) => refused.fields.as_slice(),
            _ => &[],
        };
        let problems: Vec<Problem> = fields.iter().map(problem).collect();
        let is_created = matches!(&answered, Answered::Outcome(Outcome::Done { .. }));
        let level = level(&answered);
        let said = words(&answered);
        sheet.state = SheetState::Answered(Box::new(answered));
        let is_put_away = is_put_away(sheet, desk);
        let shown = templates.shown().map(OpenTemplate::id);
        match templates.get(id).map(OpenTemplate::name) {
            // Who has gone on editing is not interrupted.
            Some(name) if is_put_away => {
                notices.tell(level, format!("{said}, see the submit sheet of {name}"));
            }
            _ if is_created => notices.tell(Level::Done, said),
            // Nobody sees the sheet of a template that is closed.
            None => {
                let id = sent
                    .as_ref()
                    .and_then(|sent| sent.root().get("jobTemplateId")?.string());
                let id = id.unwrap_or_default();
                notices.tell(level, format!("{said}, which was about {id}"));
                self.put_away(desk, settings);
            }
            Some(name) if shown != Some(id) => {
                notices.tell(level, format!("{said}, see the submit sheet of {name}"));
            }
            Some(_) => {}
        }
        if let Some(template) = templates.get_mut(id) {
            template.set_answers(problems, sent.as_ref());
        }
    }
}

/// Whether the sheet was put away while its request went on, and has not been shown since.
fn is_put_away(sheet: &Sheet, desk: &Desk) -> bool {
    !desk.overlays().contains(&Overlay::Submit(sheet.template))
}

fn request(sheet: &Sheet, templates: &Templates) -> Result<Request, String> {
    let template = templates
        .get(sheet.template)
        .ok_or("The template is closed")?;
    if !template.drafts().is_empty() {
        return Err("A field holds something that is no value yet".to_owned());
    }
    let waived: Vec<Code> = sheet.waived.iter().copied().collect();
    Request::of(template.revision().read(), &waived).map_err(|errors| match errors.as_slice() {
        [one] => one.message.to_string(),
        several => format!("{} errors keep the template from being sent", several.len()),
    })
}

/// How what came of a submission is told to who does not see the sheet; it stays until it is closed.
const fn level(answered: &Answered) -> Level {
    match answered {
        Answered::Outcome(Outcome::Done { .. })
        | Answered::Looked(Lookup::Found { .. } | Lookup::Missing) => Level::News,
        Answered::Outcome(_)
        | Answered::Looked(Lookup::Unclear(_))
        | Answered::NotSent(_)
        | Answered::Cancelled => Level::Failed,
    }
}

/// What came of a submission in one sentence.
fn words(answered: &Answered) -> String {
    match answered {
        Answered::Outcome(outcome) => outcome.to_string(),
        Answered::Looked(Lookup::Unclear(outcome)) => outcome.to_string(),
        Answered::NotSent(why) => why.clone(),
        Answered::Cancelled => "Cancelled".to_owned(),
        Answered::Looked(Lookup::Found { differing, .. }) if differing.is_empty() => {
            "The template exists".to_owned()
        }
        Answered::Looked(Lookup::Found { .. }) => "Another template has this id".to_owned(),
        Answered::Looked(Lookup::Missing) => "There is no such template so far".to_owned(),
    }
}

/// What the service said of a member, next to our own problems.
fn problem(said: &FieldMessage) -> Problem {
    Problem {
        severity: Severity::Error,
        code: Code::RefusedByService,
        pointer: said.pointer.clone(),
        range: 0..0,
        document: None,
        message: said.message.clone().into(),
        help: Some("The service said so when the template was last submitted".into()),
        source: Source::Answer,
        fix: None,
    }
}
