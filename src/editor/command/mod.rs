//! Every action, described once: menus, toolbar, palette, shortcuts and the README's table read this. A new one gets a
//! row in the list, keys or none, a menu, and what it does.

mod key_text;
mod keymap;
mod list;
mod menu;
mod shortcut;

use super::open::OpenTemplate;
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

    /// True if it can run now: commands about a template need one that is shown. One that can't run leaves its keys to
    /// others.
    pub fn is_available(self, editor: &Editor) -> bool {
        let shown = editor.shown();
        match self {
            Self::Save => {
                shown.is_some_and(|template| template.is_unsaved() || template.on_disk().is_none())
            }
            Self::SaveAs
            | Self::Close
            | Self::CopyJson
            | Self::Cut
            | Self::Copy
            | Self::Paste
            | Self::GoTo(_)
            | Self::ToggleSections => shown.is_some(),
            Self::TogglePane(pane) => pane.is_available(editor),
            Self::CloseAll | Self::Start => !editor.templates().is_empty(),
            Self::SaveAll => editor.templates().iter().any(OpenTemplate::is_unsaved),
            Self::Undo => shown.is_some_and(|template| template.history().can_undo()),
            Self::Redo => shown.is_some_and(|template| template.history().can_redo()),
            Self::FixAllSafe => shown.is_some_and(super::fixes::has_safe_fix),
            Self::CopyAwsCli | Self::FormatJson => {
                shown.is_some_and(|template| template.revision().tree().is_some())
            }
            Self::Submit => {
                shown.is_some() && !editor.shown_sheet().is_some_and(Submission::is_running)
            }
            Self::NextProblem | Self::PreviousProblem => {
                shown.is_some_and(|template| !template.problems().is_empty())
            }
            Self::NextTemplate | Self::PreviousTemplate => editor.templates().len() > 1,
            Self::CopyLink => shown.is_some() && editor.address.is_some(),
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
            | Self::ServiceDocumentation => true,
        }
    }
}
