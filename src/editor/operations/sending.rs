//! Calls in the background: to create a template, and to look for it.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use url::Url;
use web_time::Instant;

use super::super::job::{Job, Wake};
use super::submission::{Answered, Running};
use crate::runtime::Background;
use crate::service::client::{Client, Progress};
use crate::service::credentials::{Credentials, CredentialsError};
use crate::service::lookup::Lookup;
use crate::service::operation::{CreateJobTemplate, DescribeJobTemplate};

/// Request that was sent and its client, to look for the template later.
#[derive(Debug)]
pub(super) struct Sent {
    client: Client,
    creation: CreateJobTemplate,
    url: Url,
}

/// Result of a call in the background, with what was sent to look for it later.
#[derive(Debug)]
pub(super) struct Finished {
    pub(super) answered: Answered,
    pub(super) sent: Option<Arc<Sent>>,
    /// As whom it was sent, once that is known.
    pub(super) sender: Option<String>,
}

impl Finished {
    pub(super) const fn not_sent(why: String) -> Self {
        Self {
            answered: Answered::NotSent(why),
            sent: None,
            sender: None,
        }
    }
}

/// Value that a job in the background sets and the window reads.
pub(super) struct Shared<T>(Arc<Mutex<Option<T>>>);

impl<T: Clone> Shared<T> {
    /// The value that was set last, if one was.
    pub(super) fn get(&self) -> Option<T> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn set(&self, value: T) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
    }
}

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Clone + fmt::Debug> fmt::Debug for Shared<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(out)
    }
}

/// Finds credentials, then creates the template at `url`.
pub(super) fn create(
    client: impl Future<Output = Result<Client, CredentialsError>> + Background + 'static,
    creation: CreateJobTemplate,
    url: Url,
    wake: Wake,
) -> Running {
    let name = creation.request.id().to_owned();
    let address = url.clone();
    run(name, address, false, wake, |told| async move {
        let client = match client.await {
            Ok(client) => client,
            Err(error) => return Finished::not_sent(error.to_string()),
        };
        let sender = client.authority.as_ref().map(Credentials::name);
        let sent = Arc::new(Sent {
            client,
            creation,
            url,
        });
        told.sent.set(Arc::clone(&sent));
        let result = sent.client.run(&sent.creation, |now| told.progress(now));
        Finished {
            answered: match result.await {
                Ok(outcome) => Answered::Outcome(outcome),
                Err(error) => Answered::NotSent(error.to_string()),
            },
            sent: Some(sent),
            sender,
        }
    })
}

/// Asks whether the template that was sent exists.
pub(super) fn look(sent: Arc<Sent>, wake: Wake) -> Running {
    let name = sent.creation.request.id().to_owned();
    let address = sent.url.clone();
    run(name, address, true, wake, |told| async move {
        told.sent.set(Arc::clone(&sent));
        let request = &sent.creation.request;
        let describe = DescribeJobTemplate {
            id: request.id().to_owned(),
        };
        let result = sent.client.run(&describe, |now| told.progress(now)).await;
        Finished {
            answered: match result {
                Ok(described) => Answered::Looked(Lookup::of(described, request)),
                Err(error) => Answered::NotSent(error.to_string()),
            },
            sent: Some(sent),
            sender: None,
        }
    })
}

/// Progress that a job reports while it runs.
struct Told {
    progress: Shared<Progress>,
    sent: Shared<Arc<Sent>>,
    wake: Wake,
}

impl Told {
    fn progress(&self, now: Progress) {
        self.progress.set(now);
        (self.wake)();
    }
}

fn run<F: Future<Output = Finished> + Background + 'static>(
    name: String,
    url: Url,
    is_looking: bool,
    wake: Wake,
    work: impl FnOnce(Told) -> F,
) -> Running {
    let told = Told {
        progress: Shared::default(),
        sent: Shared::default(),
        wake: Arc::clone(&wake),
    };
    let (progress, sent) = (told.progress.clone(), told.sent.clone());
    Running {
        job: Some(Job::start(wake, work(told))),
        since: Instant::now(),
        progress,
        sent,
        url,
        name,
        is_looking,
    }
}
