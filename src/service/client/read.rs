//! From what was received to the outcome of an operation.

use crate::service::answer::{
    Cause, Outcome, RawAnswer, Unclear, is_declared, is_from_s3, read_refusal,
};
use crate::service::operation::{Misread, Operation};
use crate::service::transport::Received;

/// Outcome of one try of `operation`, `signed` or not; `after_failures` of earlier tries it may have been carried out.
pub(super) fn outcome<O: Operation>(
    operation: &O,
    received: Result<Received, Cause>,
    signed: bool,
    after_failures: bool,
) -> Outcome<O::Answer> {
    let unclear = |cause: Cause, raw| {
        let own = operation.advice_in_doubt(matches!(cause, Cause::Blocked { .. }));
        Outcome::Unclear(Unclear {
            advice: cause.advice(own),
            cause,
            raw,
        })
    };
    let (raw, incomplete) = match received {
        Ok(received) => received,
        Err(cause) => return unclear(cause, None),
    };
    let status = raw.status;
    if let Some(cause) = incomplete.or_else(|| obstacle(&raw, signed)) {
        return unclear(cause, Some(raw));
    }
    if status >= 400 || is_declared(&raw) {
        let own = operation.advice_after_refusal(status, after_failures);
        return Outcome::Refused(read_refusal(raw, &operation.permissions(), own));
    }
    match operation.read(&raw) {
        Ok(answer) => Outcome::Done { answer, raw },
        Err(Misread::NotUnderstood) => unclear(Cause::NotUnderstood { status }, Some(raw)),
        Err(Misread::AboutAnother(named)) => {
            unclear(Cause::AboutAnother { status, named }, Some(raw))
        }
    }
}

/// Reason why a complete answer can't be read as one of the service; `None` if it can.
fn obstacle(answer: &RawAnswer, signed: bool) -> Option<Cause> {
    let status = answer.status;
    match status {
        300..=399 => {
            let location = answer.headers.get(http::header::LOCATION);
            let words =
                |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into();
            Some(Cause::Redirect {
                location: location.map(words),
            })
        }
        200..=599 if is_from_s3(answer, signed) => Some(Cause::FromS3 { status, signed }),
        200..=299 | 400..=599 => None,
        _ => Some(Cause::NotUnderstood { status }),
    }
}

#[cfg(test)]
mod tests;
