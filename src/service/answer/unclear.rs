//! Answers that do not tell what became of the call.

use std::time::Duration;

use super::RawAnswer;

/// Lack of an answer that tells what became of the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// Reason why the outcome is not known.
    pub cause: Cause,
    /// Advice to the user.
    pub advice: &'static str,
    /// The answer as far as it arrived; `None` if none did.
    pub raw: Option<RawAnswer>,
}

/// Reason why an answer does not tell.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    /// No connection, so that the call was not sent.
    #[error("No connection to the endpoint, nothing was sent: {reason}")]
    NotConnected {
        /// What keeps it from being made.
        reason: String,
    },
    /// A browser's silence.
    #[error("The browser hands on no answer: {}", if *.is_there {
        "something is there, but does not allow calls from web pages (CORS), or the connection was lost"
    } else {
        "the endpoint can't be reached from here, has no valid certificate, or something in the browser blocks it"
    })]
    Blocked {
        /// True if something answers at the endpoint.
        is_there: bool,
    },
    /// No answer in time.
    #[error("No answer within {} s", .limit.as_secs())]
    TimedOut {
        /// The time limit.
        limit: Duration,
    },
    /// The end of the connection in place of an answer.
    #[error("The connection ended without an answer: {reason}")]
    Lost {
        /// What happened to it.
        reason: String,
    },
    /// What is none of HTTP's answers, or too long a one.
    #[error("The answer can't be read: {reason}")]
    Unreadable {
        /// What is wrong with it.
        reason: String,
    },
    /// Half an answer, because the connection was lost.
    #[error("The answer (status {status}) ended before it was complete")]
    CutOff {
        /// The HTTP status.
        status: u16,
    },
    /// Half an answer, because the rest did not come in time.
    #[error("The answer (status {status}) was not complete after {} s", .limit.as_secs())]
    Unfinished {
        /// The HTTP status.
        status: u16,
        /// The time limit.
        limit: Duration,
    },
    /// More than any answer of the service needs.
    #[error("The answer (status {status}) is longer than {limit_bytes} bytes: this is not AWS IoT")]
    TooLarge {
        /// The HTTP status.
        status: u16,
        /// The most that is read of a body, in bytes.
        limit_bytes: usize,
    },
    /// Another address, which was not followed.
    #[error("The endpoint points elsewhere, which was not followed: {}", .location.as_deref().unwrap_or("it does not say where"))]
    Redirect {
        /// The address in the answer's `Location` header, if it has one.
        location: Option<String>,
    },
    /// A success that says nothing of what was asked for.
    #[error("The answer (status {status}) is none that AWS IoT gives: check the endpoint")]
    NotUnderstood {
        /// The HTTP status.
        status: u16,
    },
    /// A success that is about something else.
    #[error("The answer (status {status}) is about another job template, {}", .named.escape_debug())]
    AboutAnother {
        /// The HTTP status.
        status: u16,
        /// The id or ARN that it names.
        named: String,
    },
    /// An answer of Amazon S3: emulators choose the service by the signature.
    #[error("That was not AWS IoT: the answer (status {status}) is S3's")]
    FromS3 {
        /// The HTTP status.
        status: u16,
        /// True if the call was signed.
        signed: bool,
    },
}

impl Cause {
    /// True if the call may have been carried out, so that looking is better than sending again.
    pub fn may_have_been_carried_out(&self) -> bool {
        match self {
            Self::NotConnected { .. } | Self::Redirect { .. } | Self::FromS3 { .. } => false,
            Self::Blocked { .. }
            | Self::TimedOut { .. }
            | Self::Lost { .. }
            | Self::Unreadable { .. } => true,
            Self::CutOff { status }
            | Self::Unfinished { status, .. }
            | Self::TooLarge { status, .. }
            | Self::AboutAnother { status, .. }
            | Self::NotUnderstood { status } => !(300..500).contains(status),
        }
    }

    /// True if the connection ended before the answer did; a call that changes nothing may be made again then.
    pub fn is_lost_on_the_way(&self) -> bool {
        matches!(self, Self::Lost { .. } | Self::CutOff { .. })
    }
}
