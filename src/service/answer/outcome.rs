//! Outcome of a call.

use std::fmt;
use std::time::Duration;

use http::HeaderMap;

use super::advice::is_throttled;
use super::{FieldMessage, Permission, Unclear};

/// Outcome of one operation; `T` is what a success of that operation says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<T> {
    /// The service did what it was asked for.
    Done {
        /// The answer as it was read.
        answer: T,
        /// The answer as it came.
        raw: RawAnswer,
    },
    /// The service said no.
    Refused(Refused),
    /// No answer that tells.
    Unclear(Unclear),
}

impl<T> Outcome<T> {
    /// Advice on what to do now, where there is some.
    pub fn advice(&self) -> Option<&str> {
        match self {
            Self::Done { .. } => None,
            Self::Refused(refused) => refused.advice.as_deref(),
            Self::Unclear(unclear) => Some(unclear.advice),
        }
    }

    /// The answer as it came, as far as one did.
    pub fn raw(&self) -> Option<&RawAnswer> {
        match self {
            Self::Done { raw, .. } | Self::Refused(Refused { raw, .. }) => Some(raw),
            Self::Unclear(Unclear { raw, .. }) => raw.as_ref(),
        }
    }

    /// True if a call that changes something may have been carried out although no answer confirms it.
    pub fn is_in_doubt(&self) -> bool {
        match self {
            Self::Done { .. } => false,
            Self::Refused(refused) => refused.status >= 500,
            Self::Unclear(unclear) => unclear.cause.may_have_been_carried_out(),
        }
    }
}

impl<T: fmt::Display> fmt::Display for Outcome<T> {
    /// The outcome in one sentence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done { answer, .. } => answer.fmt(f),
            Self::Refused(refused) => refused.fmt(f),
            Self::Unclear(Unclear { cause, .. }) => cause.fmt(f),
        }
    }
}

/// Answer as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as far as it was read.
    pub bytes: Vec<u8>,
    /// The same, with U+FFFD where it is not UTF-8.
    pub text: String,
}

impl RawAnswer {
    /// The answer with this body.
    pub fn new(status: u16, headers: HeaderMap, bytes: Vec<u8>) -> Self {
        Self {
            status,
            headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }
}

/// Refusal by the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The HTTP status.
    pub status: u16,
    /// The error's name, such as `ConflictException`.
    pub code: Option<String>,
    /// The service's message, or one made from its answer.
    pub message: String,
    /// Messages about single members.
    pub fields: Vec<FieldMessage>,
    /// Permissions that the sender may lack; empty if the refusal is not about permissions.
    pub permissions: Vec<Permission>,
    /// Advice to the user.
    pub advice: Option<String>,
    /// Pause that the service asks for before the next try (`Retry-After`).
    pub retry_after: Option<Duration>,
    /// The answer as it came.
    pub raw: RawAnswer,
}

impl Refused {
    /// True if the call may succeed later: throttled, or an error of the service's own (status 500 and up).
    pub fn is_worth_another_try(&self) -> bool {
        is_throttled(self.status, self.code.as_deref()) || self.status >= 500
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            code,
            status,
            message,
            ..
        } = self;
        match code {
            Some(code) => write!(f, "{code} ({status}): {message}"),
            None => f.write_str(message),
        }
    }
}
