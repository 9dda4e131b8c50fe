//! Notices: short messages over the window that need no answer.

use web_time::Instant;

use super::message::NoticeMessage;
use super::open::TemplateId;
use crate::storage::Slot;

/// Kind of a notice, which decides its look and whether it closes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Something is done.
    Done,
    /// Something worth knowing.
    Info,
    /// Something worth knowing later, too; stays until it is closed.
    News,
    /// Something could not be done; stays until it is closed.
    Failed,
}

impl Level {
    const fn is_passing(self) -> bool {
        matches!(self, Self::Done | Self::Info)
    }
}

/// Subject of which there is one notice at a time: a newer one takes its place, and it can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    /// Copying to the clipboard.
    Clipboard,
    /// Backups of unsaved changes.
    Backups,
    /// Number of fixes made.
    Fixes,
    /// Submission of a template.
    Submission(TemplateId),
    /// The user's own keys.
    Keys,
    /// Reason why a command did nothing.
    Unavailable,
}

/// A short message over the window.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Kind of the notice.
    pub level: Level,
    /// One sentence, a path or URL last.
    pub message: String,
    /// The backup that it offers to open, if it does.
    pub opens: Option<Slot>,
    topic: Option<Topic>,
    since: f64,
}

/// Seconds after which a passing notice closes by itself.
const SECONDS: f64 = 5.0;

impl Notice {
    /// Seconds until it closes by itself; `None` if it stays until it is closed.
    fn remaining(&self, now: f64) -> Option<f32> {
        #[expect(clippy::cast_possible_truncation, reason = "a few seconds")]
        let seconds = (self.since + SECONDS - now).max(0.0) as f32;
        self.level.is_passing().then_some(seconds)
    }
}

/// The notices that are shown.
#[derive(Debug)]
pub(super) struct Notices {
    /// The oldest first.
    shown: Vec<Notice>,
    begin: Instant,
}

impl Notices {
    pub(super) const fn new(begin: Instant) -> Self {
        Self {
            shown: Vec::new(),
            begin,
        }
    }

    pub(super) fn shown(&self) -> &[Notice] {
        &self.shown
    }

    pub(super) fn handle(&mut self, message: NoticeMessage) {
        match message {
            NoticeMessage::Tell(level, words) => self.tell(level, words),
            NoticeMessage::NothingCopied => self.tell_of(
                Topic::Clipboard,
                Level::Failed,
                "The browser does not let the page write to the clipboard, nothing was copied",
            ),
            NoticeMessage::Close(index) => {
                if index < self.shown.len() {
                    self.shown.remove(index);
                }
            }
        }
    }

    /// Tells something. Who is told the same again sees it once.
    pub(super) fn tell(&mut self, level: Level, message: impl Into<String>) {
        self.push(None, level, message.into(), None);
    }

    /// Offers to open the backup in `slot`.
    pub(super) fn offer(&mut self, slot: Slot, message: String) {
        self.push(None, Level::Failed, message, Some(slot));
    }

    /// Tells something of `topic`, in place of what was told of it before.
    pub(super) fn tell_of(&mut self, topic: Topic, level: Level, message: impl Into<String>) {
        self.withdraw(topic);
        self.push(Some(topic), level, message.into(), None);
    }

    /// Takes back what was told of `topic`.
    pub(super) fn withdraw(&mut self, topic: Topic) {
        self.shown.retain(|notice| notice.topic != Some(topic));
    }

    /// Lets those go that have been shown long enough.
    pub(super) fn let_old_go(&mut self) {
        let now = self.begin.elapsed().as_secs_f64();
        let is_left = |notice: &Notice| notice.remaining(now).is_none_or(|seconds| seconds > 0.0);
        self.shown.retain(is_left);
    }

    /// In how many seconds the next one goes by itself.
    pub(super) fn next_change_in(&self) -> Option<f32> {
        let now = self.begin.elapsed().as_secs_f64();
        let remaining = self.shown.iter().filter_map(|notice| notice.remaining(now));
        remaining.min_by(f32::total_cmp)
    }

    fn push(&mut self, topic: Option<Topic>, level: Level, message: String, opens: Option<Slot>) {
        self.shown
            .retain(|other| other.message != message || other.opens != opens);
        self.shown.push(Notice {
            level,
            message,
            opens,
            topic,
            since: self.begin.elapsed().as_secs_f64(),
        });
    }
}
