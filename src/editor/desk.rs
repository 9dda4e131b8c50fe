//! The window as the editor knows it: what stands over it, and what only it can do.

use super::command::Command;
use super::overlay::Overlays;

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
    pub(super) overlays: Overlays,
    pub(super) outbox: Vec<Outgoing>,
    pub(super) room: Room,
    /// True while a pane is shown in place of the form, where there is room for one only.
    pub(super) is_pane_in_front: bool,
}
