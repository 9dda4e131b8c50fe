//! Submitting: what will be sent, its way, and the answer. One at a time, and never by itself.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use super::Editor;
use super::authority::authority;
use super::job::Job;
use super::notice::Level;
use super::open::{OpenTemplate, Revision, TemplateId};
use super::settings::Signer;
use super::sheet::{Answered, ProfileConfigured, Running, Sheet, SheetState, Submission, Way};
use crate::service::answer::{FieldMessage, Outcome};
use crate::service::call::Call;
use crate::service::client::{Client, Progress};
use crate::service::credentials::{self, TypedCredentials};
use crate::service::endpoint::Endpoint;
use crate::service::lookup::Lookup;
use crate::service::operation::{CreateJobTemplate, DescribeJobTemplate, Operation};
use crate::service::request::Request;
use crate::template::problem::{Code, Problem, Severity, Source};

impl Editor {
    /// What would be sent now, or why nothing can be.
    ///
    /// # Errors
    /// The first thing that stands against it, as a sentence.
    pub fn call(&self) -> Result<Call, String> {
        let sheet = self.sheet.as_ref().ok_or("There is nothing to submit")?;
        let request = self.request(sheet)?;
        let target = self.target()?;
        CreateJobTemplate { request }
            .call_at(&target, self.settings.target.is_signed())
            .map_err(|error| error.to_string())
    }

    /// The errors that keep the sheet's template from being sent: those not waived.
    pub fn blocking(&self) -> Vec<&Problem> {
        let Some(sheet) = &self.sheet else {
            return Vec::new();
        };
        let problems = self
            .template(sheet.template)
            .map(OpenTemplate::problems)
            .unwrap_or_default();
        let stands = |problem: &&Problem| {
            let waived = problem.is_waivable() && sheet.waived.contains(&problem.code);
            problem.severity == Severity::Error && problem.source != Source::Answer && !waived
        };
        problems.iter().filter(stands).collect()
    }

    fn request(&self, sheet: &Sheet) -> Result<Request, String> {
        let template = self
            .template(sheet.template)
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

    /// Shows the sheet of a template; while something is on its way, or its answer was not seen yet, the sheet of that.
    pub(super) fn show_sheet(&mut self, id: TemplateId) {
        let is_unseen = |sheet: &Sheet| sheet.hidden && self.template(sheet.template).is_some();
        if self.is_submitting() || self.sheet.as_ref().is_some_and(is_unseen) {
            return self.bring_sheet_back();
        }
        if let Some(template) = self.template_mut(id) {
            template.reveal();
        }
        let finding = self.find_configured();
        self.put_typed_away();
        let typed = std::mem::take(&mut self.typed);
        self.sheet = Some(Sheet {
            template: id,
            typed,
            waived: BTreeSet::new(),
            state: SheetState::Before,
            found: ProfileConfigured::default(),
            finding: Some(finding),
            submission: None,
            sender: None,
            sent: None,
            hidden: false,
        });
    }

    /// Takes the sheet away. Typed keys stay in memory for this run, as long as they are what signs.
    fn put_typed_away(&mut self) {
        if let Some(sheet) = self.sheet.take() {
            self.typed = sheet.typed;
        }
        if self.settings.target.signer != Signer::Typed {
            self.typed = TypedCredentials::default();
        }
    }

    /// Reads the shared files and the environment, for the profile that is chosen now.
    fn find_configured(&self) -> Job<ProfileConfigured> {
        let profile = self.settings.target.profile();
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
    fn target(&self) -> Result<Endpoint, String> {
        let mut settings = self.settings.target.clone();
        let configured = self.sheet.as_ref().and_then(Sheet::configured_region);
        if let Some(region) = configured.filter(|_| settings.region.trim().is_empty()) {
            region.name().clone_into(&mut settings.region);
        }
        settings.target()
    }

    fn bring_sheet_back(&mut self) {
        if let Some(sheet) = &mut self.sheet {
            sheet.hidden = false;
            let id = sheet.template;
            self.activate(id);
        }
    }

    /// Puts the sheet away; what is on its way goes on, and a notice tells of its answer.
    pub(super) fn close_sheet(&mut self) {
        match &mut self.sheet {
            Some(sheet) if sheet.is_running() => sheet.hidden = true,
            _ => self.put_typed_away(),
        }
    }

    pub(super) fn waive(&mut self, code: Code, waived: bool) {
        if let Some(sheet) = &mut self.sheet {
            if waived {
                sheet.waived.insert(code);
            } else {
                sheet.waived.remove(&code);
            }
        }
    }

    /// Sends what the sheet shows, unless something is on its way already.
    pub(super) fn send(&mut self) {
        let Some(sheet) = &self.sheet else { return };
        if sheet.is_running() {
            return;
        }
        let settings = self.settings.target.clone();
        let prepared = self
            .request(sheet)
            .and_then(|request| Ok((request, self.target()?)));
        let typed = sheet.typed.load();
        let progress = Arc::new(Mutex::new(None));
        let (request, endpoint) = match prepared {
            Ok(prepared) => prepared,
            Err(why) => return self.answer(Answered::NotSent(why)),
        };
        // Whether the target can be used is known before anyone is asked for credentials.
        let creation = CreateJobTemplate { request };
        if let Err(error) = creation.call_at(&endpoint, settings.is_signed()) {
            return self.answer(Answered::NotSent(error.to_string()));
        }
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
        let id = sheet.template;
        let text = self
            .template(id)
            .map(|template| template.revision().clone());
        if let Some(sheet) = &mut self.sheet {
            sheet.submission = None;
            sheet.sender = None;
            sheet.sent = text;
            sheet.state = SheetState::Running(Box::new(Running {
                job,
                progress,
                sent,
                looking: false,
            }));
        }
    }

    /// Stops what is on its way; the service may have it already.
    pub(super) fn cancel_sending(&mut self) {
        let Some(sheet) = &mut self.sheet else { return };
        if let SheetState::Running(running) = &sheet.state {
            running.job.cancel();
            let sent = running.sent.lock();
            let sent = sent.unwrap_or_else(PoisonError::into_inner).take();
            sheet.submission = sent.or(sheet.submission.take());
            sheet.hidden = false;
            sheet.state = SheetState::Answered(Box::new(Answered::Cancelled));
        }
    }

    /// Asks the service whether the template exists.
    pub(super) fn look_for_template(&mut self) {
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

    pub(super) fn take_up_submission(&mut self) {
        let Some(sheet) = &mut self.sheet else { return };
        if let Some(finding) = sheet.finding.take() {
            match finding.poll() {
                Ok(found) => sheet.found = found.unwrap_or_default(),
                Err(waiting) => sheet.finding = Some(waiting),
            }
        } else if sheet.found.profile != self.settings.target.profile() {
            let finding = self.find_configured();
            if let Some(sheet) = &mut self.sheet {
                sheet.finding = Some(finding);
            }
            return;
        }
        if !sheet.is_running() {
            return;
        }
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
                self.answer(answered);
            }
            Ok(Err(_)) => self.answer(Answered::Cancelled),
        }
    }

    /// Shows the answer, and what it says of single members at those.
    fn answer(&mut self, answered: Answered) {
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
        let is_hidden = sheet.hidden;
        match self.template(id).map(OpenTemplate::name) {
            // Who has gone on editing is not interrupted.
            Some(name) if is_hidden => {
                self.notify(level, format!("{said}, see the submit sheet of {name}"));
            }
            _ if is_created => self.notify(Level::Done, said),
            // Nobody sees the sheet of a template that is closed.
            None => {
                let id = sent
                    .as_ref()
                    .and_then(|sent| sent.root().get("jobTemplateId")?.string());
                let id = id.unwrap_or_default();
                self.notify(level, format!("{said}, which was about {id}"));
                self.put_typed_away();
            }
            Some(name) if self.active != Some(id) => {
                self.notify(level, format!("{said}, see the submit sheet of {name}"));
            }
            Some(_) => {}
        }
        if let Some(template) = self.template_mut(id) {
            template.set_answers(problems, sent.as_ref());
        }
    }
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
