//! Exit codes of commands, for scripts.

use std::process::ExitCode;

/// Result of a command; the greatest of several counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// As wished.
    Success = 0,
    /// The template has errors, or the service said no.
    Refused = 1,
    /// The call is wrong, something can't be read or written, or there are no credentials.
    Unusable = 2,
    /// The service gave no answer that can be used.
    Unanswered = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
