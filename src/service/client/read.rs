//! From what was received to the outcome of an operation.

use crate::service::answer::{
    Asked, Cause, Outcome, RawAnswer, Unclear, is_declared, is_from_s3, read_refusal,
};
use crate::service::operation::{Misread, Operation};
use crate::service::transport::{End, Limits, Received, SendError};

/// Reading of the answer to one try of an operation.
pub(super) struct Reading<'a, O> {
    pub(super) operation: &'a O,
    pub(super) limits: &'a Limits,
    /// True if the call was signed.
    pub(super) signed: bool,
    /// True if earlier tries failed, which may have been carried out.
    pub(super) after_failures: bool,
}

impl<O: Operation> Reading<'_, O> {
    /// The outcome of the try.
    pub(super) fn outcome(&self, received: Result<Received, SendError>) -> Outcome<O::Answer> {
        let received = match received {
            Ok(received) => received,
            Err(error) => return self.unclear(self.unanswered(error), None),
        };
        let raw = RawAnswer::of(&received);
        if let Some(cause) = self.obstacle(&received) {
            return self.unclear(cause, Some(raw));
        }
        if received.status >= 400 || is_declared(&received) {
            return self.refused(&received, raw);
        }
        match self.operation.read(&raw) {
            Ok(answer) => Outcome::Done { answer, raw },
            Err(misread) => self.unclear(misread_cause(misread, raw.status), Some(raw)),
        }
    }

    /// Reason why the answer can't be read as one of the service; `None` if it can.
    fn obstacle(&self, received: &Received) -> Option<Cause> {
        let &Received {
            status, ref end, ..
        } = received;
        Some(match (end, status) {
            (End::CutOff, _) => Cause::CutOff { status },
            (End::TimedOut, _) => Cause::Unfinished {
                status,
                limit: self.limits.whole,
            },
            (End::TooLarge, _) => Cause::TooLarge {
                status,
                limit_bytes: self.limits.body_bytes,
            },
            (End::Whole, 300..=399) => Cause::Redirect {
                location: location(received),
            },
            (End::Whole, 200..=599) if is_from_s3(received, self.signed) => Cause::FromS3 {
                status,
                signed: self.signed,
            },
            (End::Whole, 200..=299 | 400..=599) => return None,
            (End::Whole, _) => Cause::NotUnderstood { status },
        })
    }

    fn refused(&self, received: &Received, raw: RawAnswer) -> Outcome<O::Answer> {
        let asked = Asked {
            needed: &self.operation.permissions(),
            after_failures: self.after_failures,
            advice: &|setback| self.operation.advice(setback),
        };
        Outcome::Refused(read_refusal(received, raw, &asked))
    }

    fn unclear(&self, cause: Cause, raw: Option<RawAnswer>) -> Outcome<O::Answer> {
        Outcome::Unclear(Unclear {
            advice: cause.advice(|setback| self.operation.advice(setback)),
            cause,
            raw,
        })
    }

    fn unanswered(&self, error: SendError) -> Cause {
        match error {
            SendError::NotConnected { reason } => Cause::NotConnected { reason },
            SendError::TimedOut => Cause::TimedOut {
                limit: self.limits.whole,
            },
            SendError::Lost { reason } => Cause::Lost { reason },
            SendError::Unreadable { reason } => Cause::Unreadable { reason },
            SendError::Blocked { is_there } => Cause::Blocked { is_there },
            SendError::Redirected => Cause::Redirect { location: None },
        }
    }
}

fn misread_cause(misread: Misread, status: u16) -> Cause {
    match misread {
        Misread::NotUnderstood => Cause::NotUnderstood { status },
        Misread::AboutAnother(named) => Cause::AboutAnother { status, named },
    }
}

fn location(received: &Received) -> Option<String> {
    let location = received.headers.get(http::header::LOCATION)?;
    Some(String::from_utf8_lossy(location.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests;
