//! Sending a call and receiving its answer, whole or not.

use std::time::Duration;

use super::answer::{Cause, RawAnswer};

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

/// An answer of which at least the head arrived, and the reason why it is not complete, if it is not.
pub type Received = (RawAnswer, Option<Cause>);
