//! Every action, described once: menus, toolbar, palette, shortcuts and the README's table read this. A new one gets a
//! row in the list, keys or none, a menu, and what it does.

mod key_text;
mod keymap;
mod list;
mod menu;
mod shortcut;

use super::open::OpenTemplate;
use super::pane::Place;
use super::{Editor, Submission};
use crate::runtime::HAS_WINDOW;

pub use key_text::UnusableKeys;
pub use keymap::{KeyFault, Keymap, OwnKeys};
pub use list::Command;
pub use menu::Menu;
pub use shortcut::Keyboard;

impl Command {
    /// True if its keys work in a window of the program's own only: a browser closes and zooms its pages itself.
    pub const fn is_for_windows(self) -> bool {
        matches!(
            self,
            Self::Quit | Self::ZoomIn | Self::ZoomOut | Self::ZoomReset
        )
    }

    /// True if the command exists where the program runs. A window has no address, a page can't end.
    const fn is_here(self) -> bool {
        if HAS_WINDOW {
            !matches!(self, Self::CopyLink)
        } else {
            !matches!(self, Self::Quit)
        }
    }

    /// True if the focused text carries it out. The system delivers its keys as cut, copy or paste events.
    pub const fn is_for_texts(self) -> bool {
        matches!(self, Self::Cut | Self::Copy | Self::Paste)
    }

    /// True if it can run now.
    pub fn is_available(self, editor: &Editor) -> bool {
        self.unavailable(editor).is_none()
    }

    /// Reason why it can't run now; `None` if it can. Commands about a template need one that is shown.
    pub fn unavailable(self, editor: &Editor) -> Option<&'static str> {
        const SAVED: &str = "Everything is saved already";
        let templates = editor.templates();
        let nothing_shown = if templates.is_empty() {
            "No template is open"
        } else {
            "No template is shown, go back to the open ones first"
        };
        let unless = |is_met: bool, reason| (!is_met).then_some(reason);
        let unless_shown = |is_met: fn(&OpenTemplate) -> bool, reason| match editor.shown() {
            Some(template) => unless(is_met(template), reason),
            None => Some(nothing_shown),
        };
        let is_checking = editor.shown().is_some_and(OpenTemplate::is_checking);
        let checking = is_checking.then_some("The text is being checked");
        let is_json = |template: &OpenTemplate| template.revision().tree().is_some();
        match self {
            Self::Save => {
                let has_some = |open: &OpenTemplate| open.is_unsaved() || open.on_disk().is_none();
                unless_shown(has_some, SAVED)
            }
            Self::SaveAs
            | Self::Close
            | Self::CopyJson
            | Self::Cut
            | Self::Copy
            | Self::Paste
            | Self::GoTo(_) => unless(editor.shown().is_some(), nothing_shown),
            Self::ToggleSections => unless(editor.shown().is_some(), nothing_shown).or(unless(
                editor.room().sections,
                "The window is too narrow for the list of sections",
            )),
            Self::TogglePane(pane) => {
                let has_room = pane.place() == Place::Beside || editor.room().below;
                unless(pane.is_available(editor), nothing_shown).or(unless(
                    has_room,
                    "The window is too low for what stands below the form",
                ))
            }
            Self::CloseAll | Self::Start => unless(!templates.is_empty(), nothing_shown),
            Self::SaveAll => unless(templates.iter().any(OpenTemplate::is_unsaved), SAVED),
            Self::Undo => unless_shown(|open| open.history().can_undo(), "Nothing to undo"),
            Self::Redo => unless_shown(|open| open.history().can_redo(), "Nothing to redo"),
            Self::FixAllSafe => checking.or(unless_shown(
                super::fixes::has_safe_fix,
                "Nothing to fix safely",
            )),
            Self::CopyAwsCli | Self::FormatJson => {
                checking.or(unless_shown(is_json, "The text is no JSON yet"))
            }
            Self::Submit => {
                let is_sending = editor.shown_sheet().is_some_and(Submission::is_running);
                let sending = is_sending.then_some("This template is being submitted");
                unless(editor.shown().is_some(), nothing_shown).or(sending)
            }
            Self::NextProblem | Self::PreviousProblem => {
                unless_shown(|open| !open.problems().is_empty(), "There are no problems")
            }
            Self::NextTemplate | Self::PreviousTemplate => {
                unless(templates.len() > 1, "No other template is open")
            }
            Self::CopyLink => {
                let no_address = "There is no address for links here";
                unless(editor.shown().is_some(), nothing_shown)
                    .or(unless(editor.address.is_some(), no_address))
            }
            Self::Quit
            | Self::New
            | Self::Open
            | Self::OpenClipboard
            | Self::Palette
            | Self::LightTheme
            | Self::DarkTheme
            | Self::SystemTheme
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Shortcuts
            | Self::ServiceDocumentation => None,
        }
    }
}
