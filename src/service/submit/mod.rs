//! Submitting: sign, send, try again where that helps, and look when nobody knows.

use std::time::Duration;

use serde_json::{Map, Value};

use crate::runtime;

use super::{
    answer::{self, Created, Outcome, Permission, Refused},
    credentials::Credentials,
    operation::Call,
    request::Request,
    sign::{SignError, Signer},
    target::{Target, TargetError},
    transport::{self, Limits},
};

/// Whose name stands under a request.
#[derive(Clone, Debug)]
pub enum Authority {
    /// Nobody's.
    Unsigned,
    /// That of these credentials.
    Signed(Credentials),
}

impl Authority {
    /// Whose name it is, for people: never more of a key than its last four characters. `None` if nobody's.
    pub fn name(&self) -> Option<String> {
        let Self::Signed(credentials) = self else {
            return None;
        };
        let key = credentials.access_key_id();
        let shown = key
            .char_indices()
            .rev()
            .nth(3)
            .map_or(key, |(at, _)| &key[at..]);
        let account = credentials
            .account_id()
            .map(|account| format!(", account {account}"))
            .unwrap_or_default();
        Some(format!("{} (key …{shown}{account})", credentials.origin()))
    }

    fn signer(self, target: &Target) -> Result<Option<Signer>, TargetError> {
        match self {
            Self::Unsigned => Ok(None),
            Self::Signed(credentials) => {
                let region = target.region().ok_or(TargetError::NoRegionToSignFor)?;
                Ok(Some(Signer::new(credentials, region.clone())))
            }
        }
    }
}

/// One template on its way to one target.
#[derive(Clone, Debug)]
pub struct Submission {
    call: Call,
    permissions: Vec<Permission>,
    signer: Option<Signer>,
}

/// How patient a submission is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// The limits of each call.
    pub limits: Limits,
    /// How often the call is made at most.
    pub tries: u32,
    /// The longest pause after the first try; it doubles after each further one.
    pub first_pause: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            tries: 3,
            first_pause: Duration::from_secs(1),
        }
    }
}

/// Where a submission is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Waiting for the answer.
    Sending {
        /// Which try this is, from 1.
        attempt: u32,
        /// How many there are at most.
        of: u32,
    },
    /// Waiting before another try.
    Waiting {
        /// The try that comes next.
        attempt: u32,
        /// How many there are at most.
        of: u32,
        /// For how long.
        pause: Duration,
        /// What the service said.
        because: String,
    },
}

/// What looking for a template found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sighting {
    /// A template with the id exists.
    Found {
        /// What the service says of it.
        found: Created,
        /// The members that are not what was sent, of those that the service tells.
        differing: Vec<String>,
    },
    /// There is no such template.
    Missing,
    /// The answer does not tell.
    Unclear(Outcome),
}

/// The call that a submission would make, before it is signed: for the eyes of the user and for dry runs.
///
/// # Errors
/// When the target cannot be used, or not for a signed call.
pub fn preview(request: &Request, target: &Target, signed: bool) -> Result<Call, TargetError> {
    let url = if signed {
        target.url_to_sign(request.id())?.0
    } else {
        target.url(request.id())?
    };
    Ok(Call::create(request, url))
}

impl Submission {
    /// Puts a template on its way; nothing is sent yet.
    ///
    /// # Errors
    /// When the target cannot be used, or not for a signed call.
    pub fn new(
        request: &Request,
        target: &Target,
        authority: Authority,
    ) -> Result<Self, TargetError> {
        let call = preview(request, target, matches!(authority, Authority::Signed(_)))?;
        let signer = authority.signer(target)?;
        Ok(Self {
            call,
            permissions: Permission::to_create(request),
            signer,
        })
    }

    /// Sends it. Throttling and failures of the service are answered with another try, nothing else is.
    ///
    /// Dropping the future closes the connection.
    ///
    /// # Errors
    /// When it cannot be signed; nothing was sent then.
    pub async fn send(
        &self,
        patience: &Patience,
        mut on_progress: impl FnMut(Progress),
    ) -> Result<Outcome, SignError> {
        let of = patience.tries;
        let mut attempt = 1;
        loop {
            on_progress(Progress::Sending { attempt, of });
            let outcome = self
                .make(&self.call, &patience.limits, &self.permissions)
                .await?;
            match outcome {
                Outcome::Refused(refused) if attempt < of && refused.is_worth_another_try() => {
                    let pause = pause_after(attempt, patience);
                    attempt += 1;
                    on_progress(Progress::Waiting {
                        attempt,
                        of,
                        pause,
                        because: refused.message,
                    });
                    runtime::sleep(pause).await;
                }
                Outcome::Refused(refused) if attempt > 1 => {
                    return Ok(Outcome::Refused(after_failures(refused)));
                }
                outcome => return Ok(outcome),
            }
        }
    }

    /// Looks whether the template exists, once: for when an answer did not tell.
    ///
    /// # Errors
    /// When the call cannot be signed; nothing was sent then.
    pub async fn look(&self, limits: &Limits) -> Result<Sighting, SignError> {
        let call = Call::describe(self.call.url.clone());
        let outcome = self
            .make(&call, limits, &[Permission::DescribeJobTemplate])
            .await?;
        Ok(match outcome {
            Outcome::Created(found) => Sighting::Found {
                differing: differing(self.call.body.as_deref(), &found.raw.text),
                found,
            },
            Outcome::Refused(refused) if refused.status == 404 => Sighting::Missing,
            outcome => Sighting::Unclear(outcome),
        })
    }

    async fn make(
        &self,
        call: &Call,
        limits: &Limits,
        needed: &[Permission],
    ) -> Result<Outcome, SignError> {
        let sign = |signer: &Signer| signer.sign(call, runtime::now());
        let signed = self.signer.as_ref().map(sign).transpose()?;
        let received = transport::send(signed.as_ref().unwrap_or(call), limits).await;
        Ok(answer::read(received, limits, needed))
    }
}

/// The members that were sent and are not so in `told`. What the service leaves out or adds is no difference.
fn differing(sent: Option<&str>, told: &str) -> Vec<String> {
    let object = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
    let (sent, told) = (object(sent.unwrap_or_default()), object(told));
    let differs = |(name, sent): (String, Value)| {
        let is_told = told.get(&name).is_none_or(|told| is_within(&sent, told));
        (!is_told).then_some(name)
    };
    sent.into_iter().filter_map(differs).collect()
}

/// Whether all of `sent` that is in `told` at all is the same there.
fn is_within(sent: &Value, told: &Value) -> bool {
    match (sent, told) {
        (_, Value::Null) => true,
        (Value::Object(sent), Value::Object(told)) => sent
            .iter()
            .all(|(name, sent)| told.get(name).is_none_or(|told| is_within(sent, told))),
        (Value::Array(sent), Value::Array(told)) => {
            sent.len() == told.len()
                && sent
                    .iter()
                    .zip(told)
                    .all(|(sent, told)| is_within(sent, told))
        }
        (Value::Number(sent), Value::Number(told)) => sent.as_f64() == told.as_f64(),
        _ => sent == told,
    }
}

/// A template that exists after a try that failed was most likely made by that try.
fn after_failures(refused: Refused) -> Refused {
    if refused.status != 409 {
        return refused;
    }
    let advice =
        "An earlier try may have created it although it was answered with an error: look at it";
    Refused {
        advice: Some(advice.to_owned()),
        ..refused
    }
}

/// Between half of the pause and all of it, so that many clients do not come back at once.
fn pause_after(attempt: u32, patience: &Patience) -> Duration {
    let longest = patience.first_pause * 2_u32.saturating_pow(attempt - 1);
    longest.mul_f64(fastrand::f64().mul_add(0.5, 0.5))
}

#[cfg(test)]
mod tests;
