//! What has happened and may be read in passing.

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Something is done.
    Done,
    /// Worth knowing.
    Info,
    /// Worth knowing for who comes back later; stays until it is closed.
    News,
    /// Something could not be done; stays until it is closed.
    Failed,
}

impl Level {
    const fn is_passing(self) -> bool {
        matches!(self, Self::Done | Self::Info)
    }
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

/// How long a notice stays that passes.
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
        self.level.is_passing() && now - self.since > SECONDS
    }

    /// How many more seconds it stays; `None` if until it is closed.
    pub(super) fn remaining(&self, now: f64) -> Option<f32> {
        #[expect(clippy::cast_possible_truncation, reason = "a few seconds")]
        let seconds = (self.since + SECONDS - now).max(0.0) as f32;
        self.level.is_passing().then_some(seconds)
    }
}
