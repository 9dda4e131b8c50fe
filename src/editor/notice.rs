//! What has happened and may be read in passing.

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Something is done.
    Done,
    /// Worth knowing.
    Info,
    /// Something could not be done; stays until it is closed.
    Failed,
}

/// A short message over the window.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// How it is meant.
    pub level: Level,
    /// One sentence, a path or URL last.
    pub message: String,
    since: f64,
}

/// How long a notice stays that is no failure.
const SECONDS: f64 = 5.0;

impl Notice {
    pub(super) const fn new(level: Level, message: String, since: f64) -> Self {
        Self {
            level,
            message,
            since,
        }
    }

    /// Whether it has been shown long enough.
    pub(super) fn is_over(&self, now: f64) -> bool {
        self.level != Level::Failed && now - self.since > SECONDS
    }

    /// How many more seconds it stays; `None` if until it is closed.
    pub(super) fn remaining(&self, now: f64) -> Option<f32> {
        #[expect(clippy::cast_possible_truncation, reason = "a few seconds")]
        let seconds = (self.since + SECONDS - now).max(0.0) as f32;
        (self.level != Level::Failed).then_some(seconds)
    }
}
