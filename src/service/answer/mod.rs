//! What the service's answers mean.

mod advice;
mod created;
mod fields;
mod outcome;
mod permission;
mod refusal;
mod saying;

pub use fields::FieldMessage;
pub use outcome::{Cause, Created, Outcome, RawAnswer, Refused, Unclear};
pub use permission::Permission;

use super::transport::{End, Limits, Received, SendError};

/// What became of a call that names a template; `needed` is what its sender must be allowed.
pub fn read(
    received: Result<Received, SendError>,
    limits: &Limits,
    needed: &[Permission],
) -> Outcome {
    match received {
        Ok(received) => read_received(&received, limits, needed),
        Err(error) => Outcome::Unclear(Unclear {
            cause: unanswered(error, limits),
            raw: None,
        }),
    }
}

fn unanswered(error: SendError, limits: &Limits) -> Cause {
    match error {
        SendError::NotConnected { reason } => Cause::NotConnected { reason },
        SendError::TimedOut => Cause::TimedOut {
            limit: limits.whole,
        },
        SendError::Lost { reason } => Cause::Lost { reason },
        SendError::Blocked { is_there } => Cause::Blocked { is_there },
        SendError::Redirected => Cause::Redirect { location: None },
    }
}

fn read_received(received: &Received, limits: &Limits, needed: &[Permission]) -> Outcome {
    let raw = RawAnswer::of(received);
    let unclear = |cause| {
        Outcome::Unclear(Unclear {
            cause,
            raw: Some(raw.clone()),
        })
    };
    let status = received.status;
    match received.end {
        End::Whole => {}
        End::CutOff | End::TimedOut => return unclear(Cause::CutOff { status }),
        End::TooLarge => {
            return unclear(Cause::TooLarge {
                status,
                limit_bytes: limits.body_bytes,
            });
        }
    }
    match status {
        200..=299 => read_success(received, &raw, needed)
            .unwrap_or_else(|| unclear(Cause::NotUnderstood { status })),
        300..=399 => unclear(Cause::Redirect {
            location: location(received),
        }),
        400..=599 => Outcome::Refused(refusal::read(received, &raw, needed)),
        _ => unclear(Cause::NotUnderstood { status }),
    }
}

/// A template made, or an error that came with a status of success; `None` when it is neither.
fn read_success(received: &Received, raw: &RawAnswer, needed: &[Permission]) -> Option<Outcome> {
    if refusal::is_declared(received) {
        return Some(Outcome::Refused(refusal::read(received, raw, needed)));
    }
    created::read(&received.body, raw).map(Outcome::Created)
}

fn location(received: &Received) -> Option<String> {
    let location = received.headers.get(http::header::LOCATION)?;
    Some(String::from_utf8_lossy(location.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests;
