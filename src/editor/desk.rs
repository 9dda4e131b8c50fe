//! The window as the editor knows it: what stands over it, and what only it can do.

use super::command::Command;
use super::overlay::{Overlay, Overlays};
use super::question::Question;

/// Task that only the window can do for the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outgoing {
    /// Put this on the clipboard.
    Copy(String),
    /// Cut, copy or paste in the text that had the focus last.
    Text(Command),
    /// Read the clipboard, and say what was on it.
    ReadClipboard,
    /// Open this page in the browser.
    OpenUrl(&'static str),
    /// Close the window; nothing would be lost.
    CloseWindow,
}

/// What the window is large enough for, beside the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// True if the list of sections has a column of its own.
    pub sections: bool,
    /// True if what stands beside the form has a column of its own; else it is a tab in place of the form.
    pub beside: bool,
    /// True if there is height for what stands below the form.
    pub below: bool,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            sections: true,
            beside: true,
            below: true,
        }
    }
}

/// Overlays, the room in the window, and the tasks for it.
#[derive(Debug, Default)]
pub(super) struct Desk {
    overlays: Overlays,
    outbox: Vec<Outgoing>,
    pub(super) room: Room,
    /// True while a pane is shown in place of the form, where there is room for one only.
    pub(super) is_pane_in_front: bool,
}

impl Desk {
    /// All overlays, from the lowest to the top.
    pub(super) const fn overlays(&self) -> &Overlays {
        &self.overlays
    }

    pub(super) fn open(&mut self, overlay: Overlay) {
        self.overlays.open(overlay);
    }

    pub(super) fn close(&mut self, overlay: &Overlay) {
        self.overlays.close(overlay);
    }

    /// Asks, unless the same is being asked already.
    pub(super) fn ask(&mut self, question: Question) {
        let question = Overlay::Question(question);
        if !self.overlays.contains(&question) {
            self.open(question);
        }
    }

    /// The question that is to be answered next.
    pub(super) fn question(&self) -> Option<&Question> {
        self.overlays.question()
    }

    /// Takes the question that is to be answered next.
    pub(super) fn take_question(&mut self) -> Option<Question> {
        self.overlays.take_question()
    }

    /// Has the window do something.
    pub(super) fn send(&mut self, outgoing: Outgoing) {
        self.outbox.push(outgoing);
    }

    /// Takes the tasks for the window.
    pub(super) fn take_outgoing(&mut self) -> Vec<Outgoing> {
        std::mem::take(&mut self.outbox)
    }
}
