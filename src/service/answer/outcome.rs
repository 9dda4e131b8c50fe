//! What became of a submission.

use std::{fmt, time::Duration};

use super::{FieldMessage, Permission};
use crate::service::transport::Received;

/// What became of a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The service made the template.
    Created(Created),
    /// The service said no.
    Refused(Refused),
    /// No answer that tells.
    Unclear(Unclear),
}

impl Outcome {
    /// The command line's exit code: 0 created, 1 refused, 3 no usable answer.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Created(_) => 0,
            Self::Refused(_) => 1,
            Self::Unclear(_) => 3,
        }
    }

    /// The way out, where there is one to tell.
    pub fn advice(&self) -> Option<&str> {
        match self {
            Self::Created(_) => None,
            Self::Refused(refused) => refused.advice.as_deref(),
            Self::Unclear(unclear) => Some(unclear.cause.advice()),
        }
    }

    /// The answer as it came, as far as one did.
    pub fn raw(&self) -> Option<&RawAnswer> {
        match self {
            Self::Created(Created { raw, .. }) | Self::Refused(Refused { raw, .. }) => Some(raw),
            Self::Unclear(Unclear { raw, .. }) => raw.as_ref(),
        }
    }
}

impl fmt::Display for Outcome {
    /// What became of it in one sentence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Created(Created { arn, id, .. }) => match arn.as_ref().or(id.as_ref()) {
                Some(name) => write!(f, "Created {name}"),
                None => f.write_str("Created"),
            },
            Self::Refused(Refused {
                code: Some(code),
                status,
                message,
                ..
            }) => {
                write!(f, "{code} ({status}): {message}")
            }
            Self::Refused(Refused { message, .. }) => f.write_str(message),
            Self::Unclear(Unclear { cause, .. }) => cause.fmt(f),
        }
    }
}

/// An answer as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The body as it came.
    pub bytes: Vec<u8>,
    /// The same, with U+FFFD where it is not UTF-8.
    pub text: String,
}

impl RawAnswer {
    pub(super) fn of(received: &Received) -> Self {
        let text = String::from_utf8_lossy(&received.body).into_owned();
        Self {
            status: received.status,
            bytes: received.body.clone(),
            text,
        }
    }
}

/// A template that the service made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Created {
    /// Its ARN, where the service names it.
    pub arn: Option<String>,
    /// Its id, where the service names it.
    pub id: Option<String>,
    /// When it was made, where the service says it.
    pub created_at: Option<String>,
    /// The answer as it came.
    pub raw: RawAnswer,
}

/// The service's no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The HTTP status.
    pub status: u16,
    /// The error's name, such as `ConflictException`.
    pub code: Option<String>,
    /// What the service says, or what can be said of its answer.
    pub message: String,
    /// What it says of single members.
    pub fields: Vec<FieldMessage>,
    /// What the sender must be allowed to do, when the service did not let it.
    pub permissions: Vec<Permission>,
    /// What to do now.
    pub advice: Option<String>,
    /// The answer as it came.
    pub raw: RawAnswer,
}

impl Refused {
    /// Whether the service only asks for patience.
    pub fn is_worth_another_try(&self) -> bool {
        self.is_throttled() || self.status >= 500
    }

    /// Whether the service had too many calls to answer this one.
    pub fn is_throttled(&self) -> bool {
        self.status == 429
            || self
                .code
                .as_deref()
                .is_some_and(|code| code.starts_with("Throttl"))
    }
}

/// Nothing that tells whether the template exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// What happened instead.
    pub cause: Cause,
    /// What came of an answer.
    pub raw: Option<RawAnswer>,
}

/// Why an answer does not tell.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    /// Nothing was sent.
    #[error("No connection to the endpoint, nothing was sent: {reason}")]
    NotConnected {
        /// What the system says.
        reason: String,
    },
    /// A browser's silence.
    #[error("The browser hands on no answer: {}", if *.is_there {
        "something is there, but does not allow calls from web pages (CORS), or the connection was lost"
    } else {
        "the endpoint can't be reached from here, has no valid certificate, or something in the browser blocks it"
    })]
    Blocked {
        /// Whether something answers there.
        is_there: bool,
    },
    /// No answer in time.
    #[error("No answer within {} s", .limit.as_secs())]
    TimedOut {
        /// The time limit.
        limit: Duration,
    },
    /// No HTTP, or none any more.
    #[error("The connection ended without an answer: {reason}")]
    Lost {
        /// What the system says.
        reason: String,
    },
    /// Half an answer.
    #[error("The answer (status {status}) ended before it was complete")]
    CutOff {
        /// The HTTP status.
        status: u16,
    },
    /// More than any job template needs.
    #[error("The answer (status {status}) is longer than {limit_bytes} bytes: this is not AWS IoT")]
    TooLarge {
        /// The HTTP status.
        status: u16,
        /// How much was read.
        limit_bytes: usize,
    },
    /// Another address, which was not followed.
    #[error("The endpoint points elsewhere, which was not followed: {}", .location.as_deref().unwrap_or("it does not say where"))]
    Redirect {
        /// Where it points.
        location: Option<String>,
    },
    /// A success that names nothing.
    #[error("The answer (status {status}) is none that AWS IoT gives: check the endpoint")]
    NotUnderstood {
        /// The HTTP status.
        status: u16,
    },
}

impl Cause {
    /// Whether the template may exist now all the same, so that looking is better than sending again.
    pub fn may_have_been_created(&self) -> bool {
        match self {
            Self::NotConnected { .. } | Self::Redirect { .. } => false,
            Self::Blocked { .. } | Self::TimedOut { .. } | Self::Lost { .. } => true,
            Self::CutOff { status }
            | Self::TooLarge { status, .. }
            | Self::NotUnderstood { status } => !(300..500).contains(status),
        }
    }

    /// What to do now.
    fn advice(&self) -> &'static str {
        match self {
            Self::NotConnected { .. } => "Check the endpoint, the region and the network",
            Self::Redirect { location: None } => {
                "Ask who runs the endpoint for its address, and give that"
            }
            Self::Redirect { .. } => "Give that address as the endpoint if it is the right one",
            Self::Blocked { .. } => {
                "It may have been created all the same: look for it, or create it outside of the browser, with the AWS CLI or from the saved file"
            }
            _ if self.may_have_been_created() => {
                "It may have been created all the same: look before sending it again"
            }
            _ => "Check the endpoint",
        }
    }
}
