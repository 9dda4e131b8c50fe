//! Client of the service: signs, sends, reads, and tries again where that helps.

mod pages;
mod read;
mod retry;

pub use pages::Pages;
pub use retry::RetryPolicy;

use std::time::Duration;

use super::answer::{Cause, Outcome, Refused, Unclear};
use super::call::Call;
use super::credentials::Credentials;
use super::endpoint::{Endpoint, EndpointError};
use super::operation::Operation;
use super::sign::{SignError, signed};
use super::transport::{self, CaBundle, Limits, Received};
use crate::runtime;

/// Client of the service: where its calls go, as whom, and how long it waits.
#[derive(Clone, Debug)]
pub struct Client {
    /// Endpoint that calls go to.
    pub endpoint: Endpoint,
    /// Credentials that calls are signed with; `None` for unsigned calls.
    pub authority: Option<Credentials>,
    /// Limits of each call.
    pub limits: Limits,
    /// Retry policy of each call.
    pub retries: RetryPolicy,
    /// Whom to trust in place of the system's certificate authorities.
    pub ca_bundle: Option<CaBundle>,
}

/// Progress of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Waiting for the answer.
    Sending {
        /// Number of this try, from 1.
        attempt: u32,
        /// The most tries.
        of: u32,
    },
    /// Waiting before another try.
    Waiting {
        /// The try that comes next.
        attempt: u32,
        /// The most tries.
        of: u32,
        /// Length of the pause.
        pause: Duration,
        /// True if the service asked for this pause (`Retry-After`).
        is_asked_for: bool,
        /// Reason for another try, to be shown.
        because: String,
    },
}

/// Reason why nothing was sent.
#[derive(Debug, thiserror::Error)]
pub enum NotSent {
    /// The endpoint cannot be used.
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
    /// The call cannot be signed.
    #[error(transparent)]
    Sign(#[from] SignError),
}

impl Client {
    /// A client with the usual limits and retries.
    pub fn new(endpoint: Endpoint, authority: Option<Credentials>) -> Self {
        Self {
            endpoint,
            authority,
            limits: Limits::default(),
            retries: RetryPolicy::default(),
            ca_bundle: None,
        }
    }

    /// Carries out `operation`, and tries again as the retry policy and the operation allow.
    ///
    /// Dropping the future closes the connection.
    ///
    /// # Errors
    /// If the endpoint cannot be used or the call not be signed; nothing was sent then.
    pub async fn run<O: Operation>(
        &self,
        operation: &O,
        mut on_progress: impl FnMut(Progress),
    ) -> Result<Outcome<O::Answer>, NotSent> {
        let call = operation.call_at(&self.endpoint, self.authority.is_some())?;
        let of = self.retries.tries;
        let mut attempt = 1;
        loop {
            on_progress(Progress::Sending { attempt, of });
            let received = match &self.authority {
                Some(credentials) => {
                    let region = self.endpoint.region();
                    let region = region.ok_or(EndpointError::NoRegionToSignFor)?;
                    self.send(&signed(&call, credentials, region, runtime::now())?)
                        .await
                }
                None => self.send(&call).await,
            };
            let outcome = read::outcome(operation, received, self.authority.is_some(), attempt > 1);
            let Some(pause) = self
                .retries
                .pause(attempt, operation.changes_nothing(), &outcome)
            else {
                return Ok(outcome);
            };
            attempt += 1;
            on_progress(Progress::Waiting {
                attempt,
                of,
                pause: pause.length,
                is_asked_for: pause.is_asked_for,
                because: reason(outcome),
            });
            runtime::sleep(pause.length).await;
        }
    }

    async fn send(&self, call: &Call) -> Result<Received, Cause> {
        transport::send(call, &self.limits, self.ca_bundle.as_ref()).await
    }
}

/// Why there is another try, in the service's words where it said something.
fn reason<T>(outcome: Outcome<T>) -> String {
    match outcome {
        Outcome::Done { .. } => String::new(),
        Outcome::Refused(Refused { message, .. }) => message,
        Outcome::Unclear(Unclear { cause, .. }) => cause.to_string(),
    }
}

#[cfg(test)]
#[path = "../../../tests/support/faulty_server.rs"]
mod faulty_server;
#[cfg(test)]
mod tests;
