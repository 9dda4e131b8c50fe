//! Sending a call and receiving its answer, whole or not.

use std::time::Duration;

use http::HeaderMap;

#[cfg(not(target_arch = "wasm32"))]
mod native;
mod receive;
#[cfg(not(target_arch = "wasm32"))]
mod trust;
#[cfg(target_arch = "wasm32")]
mod web;
#[cfg(not(target_arch = "wasm32"))]
mod words;

#[cfg(not(target_arch = "wasm32"))]
pub use native::send;
#[cfg(target_arch = "wasm32")]
pub use web::send;

/// Limits of a call: its time, and the size of its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Until the connection stands; browsers do not tell when it does.
    pub connect: Duration,
    /// Until the last byte of the answer.
    pub whole: Duration,
    /// The most that is read of a body, in bytes.
    pub body_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            whole: Duration::from_secs(30),
            body_bytes: 1024 * 1024,
        }
    }
}

/// Certificate authorities to trust in place of the system's: a file of PEM certificates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaBundle {
    /// The file.
    pub path: String,
    /// Setting that names it, such as `AWS_CA_BUNDLE`.
    pub origin: String,
}

/// An answer of which at least the head arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as far as it was read.
    pub body: Vec<u8>,
    /// End of the body: complete, or the reason why it is not.
    pub end: End,
}

/// End of the reading of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// With its last byte.
    Whole,
    /// With a lost connection.
    CutOff,
    /// At the limit of what is read.
    TooLarge,
    /// At the time limit.
    TimedOut,
}

/// No answer at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendError {
    /// No connection: nothing was sent.
    NotConnected {
        /// What keeps it from being made.
        reason: String,
    },
    /// The time was over after the call had been sent.
    TimedOut,
    /// The connection was lost after the call had been sent.
    Lost {
        /// What happened to it.
        reason: String,
    },
    /// What came is none of HTTP's, or has a longer head than is read.
    Unreadable {
        /// What is wrong with it.
        reason: String,
    },
    /// The browser kept the answer, or the call, to itself and does not say which.
    Blocked {
        /// True if something answers there; then the endpoint does not allow calls from pages.
        is_there: bool,
    },
    /// The endpoint points elsewhere; a browser does not tell where.
    Redirected,
}
