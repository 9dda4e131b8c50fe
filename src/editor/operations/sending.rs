//! Calls in the background: to create a template, and to look for it.

use std::sync::{Arc, Mutex, PoisonError};

use url::Url;

use super::super::job::{Job, Wake};
use super::submission::{Answered, Report, Running};
use crate::runtime::Background;
use crate::service::client::{Client, Progress};
use crate::service::credentials::CredentialsError;
use crate::service::lookup::Lookup;
use crate::service::operation::{CreateJobTemplate, DescribeJobTemplate};

/// Request that was sent and its client, to look for the template later.
#[derive(Debug)]
pub(super) struct Sent {
    pub(super) client: Client,
    creation: CreateJobTemplate,
    url: Url,
}

/// Finds credentials, then creates the template at `url`.
pub(super) fn create(
    client: impl Future<Output = Result<Client, CredentialsError>> + Background + 'static,
    creation: CreateJobTemplate,
    url: Url,
    wake: Wake,
) -> Running {
    start(url.clone(), false, wake, |reporter| async move {
        let client = match client.await {
            Ok(client) => client,
            Err(error) => return Answered::NotSent(error.to_string()),
        };
        let sent = Arc::new(Sent {
            client,
            creation,
            url,
        });
        reporter.report(|report| report.sent = Some(Arc::clone(&sent)));
        let result = sent.client.run(&sent.creation, reporter.progress()).await;
        result.map_or_else(not_sent, Answered::Outcome)
    })
}

/// Asks whether the template that was sent exists.
pub(super) fn look(sent: Arc<Sent>, wake: Wake) -> Running {
    start(sent.url.clone(), true, wake, |reporter| async move {
        let request = &sent.creation.request;
        let describe = DescribeJobTemplate {
            id: request.id().to_owned(),
        };
        let result = sent.client.run(&describe, reporter.progress()).await;
        let looked = |described| Answered::Looked(Lookup::of(described, request));
        result.map_or_else(not_sent, looked)
    })
}

fn not_sent(error: impl std::error::Error) -> Answered {
    Answered::NotSent(error.to_string())
}

/// Job's end of what it reports to the window.
struct Reporter {
    report: Arc<Mutex<Report>>,
    wake: Wake,
}

impl Reporter {
    fn report(&self, change: impl FnOnce(&mut Report)) {
        change(&mut self.report.lock().unwrap_or_else(PoisonError::into_inner));
        (self.wake)();
    }

    fn progress(&self) -> impl FnMut(Progress) {
        |now| self.report(|report| report.progress = Some(now))
    }
}

fn start<F: Future<Output = Answered> + Background + 'static>(
    url: Url,
    is_looking: bool,
    wake: Wake,
    work: impl FnOnce(Reporter) -> F,
) -> Running {
    let report = Arc::default();
    let reporter = Reporter {
        report: Arc::clone(&report),
        wake: Arc::clone(&wake),
    };
    Running {
        is_looking,
        job: Some(Job::start(wake, work(reporter))),
        report,
        url,
    }
}
