//! Every action, described once: menus, toolbar, palette, shortcuts and the README's table read this.

mod menu;
mod shortcut;

use super::Editor;
use super::open::OpenTemplate;
use crate::runtime::HAS_WINDOW;
use crate::template::section::Section;

pub use menu::Menu;
pub use shortcut::{Keyboard, digit_of, is_pressed};

/// Something that can be done from anywhere in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Begin an empty template.
    New,
    /// Show the starter templates and recent files.
    Start,
    /// Open files.
    Open,
    /// Open the JSON that is on the clipboard.
    OpenClipboard,
    /// Write the template to its file.
    Save,
    /// Write the template to another file.
    SaveAs,
    /// Write every changed template that has a file.
    SaveAll,
    /// Close the template.
    Close,
    /// Close all templates.
    CloseAll,
    /// End the program.
    Quit,
    /// Take back the last change.
    Undo,
    /// Make the last undone change again.
    Redo,
    /// Put what is selected on the clipboard and take it out.
    Cut,
    /// Put what is selected on the clipboard.
    Copy,
    /// Put in what is on the clipboard.
    Paste,
    /// Make all fixes that can't change what was meant.
    FixAllSafe,
    /// Copy the JSON of the template.
    CopyJson,
    /// Copy the AWS CLI call.
    CopyAwsCli,
    /// Copy an address that opens the template.
    CopyLink,
    /// Lay the JSON out with one entry a line.
    FormatJson,
    /// Show the submit sheet.
    Submit,
    /// Search commands, fields and templates.
    Palette,
    /// Go to the next problem.
    NextProblem,
    /// Go to the problem before.
    PreviousProblem,
    /// Go to the next template.
    NextTemplate,
    /// Go to the template before.
    PreviousTemplate,
    /// Go to a section.
    GoTo(Section),
    /// Show or hide the list of sections.
    ToggleSections,
    /// Show or hide the JSON.
    ToggleJson,
    /// Show or hide the problems.
    ToggleProblems,
    /// Light colours.
    LightTheme,
    /// Dark colours.
    DarkTheme,
    /// The system's colours.
    SystemTheme,
    /// Everything larger.
    ZoomIn,
    /// Everything smaller.
    ZoomOut,
    /// Everything at its own size.
    ZoomReset,
    /// Show all shortcuts.
    Shortcuts,
    /// Open the service's page about job templates.
    ServiceDocumentation,
}

impl Command {
    /// All that have no parameter, in the order of the menus, then the sections.
    pub fn all() -> impl Iterator<Item = Self> {
        Menu::ALL
            .iter()
            .flat_map(|menu| menu.commands().into_iter().flatten())
    }

    /// Whether its keys are for a window of the program's own: a browser closes and zooms its pages itself.
    pub const fn is_for_windows(self) -> bool {
        matches!(
            self,
            Self::Quit | Self::ZoomIn | Self::ZoomOut | Self::ZoomReset
        )
    }

    /// Whether there is such a thing where the program runs. A window has no address, a page can't end.
    const fn is_here(self) -> bool {
        if HAS_WINDOW {
            !matches!(self, Self::CopyLink)
        } else {
            !matches!(self, Self::Quit)
        }
    }

    /// What menus, buttons and the palette call it; `…` where it opens more.
    pub fn label(self) -> &'static str {
        match self {
            Self::New => "New template",
            Self::Start => "Starter templates",
            Self::Open => "Open…",
            Self::OpenClipboard => "Open from clipboard",
            Self::Save => "Save",
            Self::SaveAs => "Save as…",
            Self::SaveAll => "Save all",
            Self::Close => "Close",
            Self::CloseAll => "Close all",
            Self::Quit => "Quit",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::Cut => "Cut",
            Self::Copy => "Copy",
            Self::Paste => "Paste",
            Self::FixAllSafe => "Fix all safe ones",
            Self::CopyJson => "Copy JSON",
            Self::CopyAwsCli => "Copy as AWS CLI",
            Self::CopyLink => "Copy link",
            Self::FormatJson => "Format JSON",
            Self::Submit => "Submit…",
            Self::Palette => "Search…",
            Self::NextProblem => "Next problem",
            Self::PreviousProblem => "Previous problem",
            Self::NextTemplate => "Next template",
            Self::PreviousTemplate => "Previous template",
            Self::GoTo(section) => section.label(),
            Self::ToggleSections => "Sections",
            Self::ToggleJson => "JSON",
            Self::ToggleProblems => "Problems",
            Self::LightTheme => "Light",
            Self::DarkTheme => "Dark",
            Self::SystemTheme => "Follow the system",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::ZoomReset => "Actual size",
            Self::Shortcuts => "Keyboard shortcuts",
            Self::ServiceDocumentation => "AWS IoT documentation",
        }
    }

    /// One sentence about what it does.
    pub fn help(self) -> &'static str {
        match self {
            Self::New => "Begin an empty template",
            Self::Start => "Show the starter templates and recent files",
            Self::Open => "Open job templates from files",
            Self::OpenClipboard => "Open the JSON that is on the clipboard",
            Self::Save => "Write the template to its file",
            Self::SaveAs => "Write the template to another file",
            Self::SaveAll => "Write every changed template to its file",
            Self::Close => "Close this template; asks before anything is lost",
            Self::CloseAll => "Close all templates; asks before anything is lost",
            Self::Quit => "End the program; asks before anything is lost",
            Self::Undo => "Take back the last change, in whichever form or text it was made",
            Self::Redo => "Make the change again that was undone last",
            Self::Cut => "Move what is selected to the clipboard",
            Self::Copy => "Copy what is selected",
            Self::Paste => "Put in what is on the clipboard",
            Self::FixAllSafe => "Make all fixes that can't change what was meant",
            Self::CopyJson => "Copy the JSON that would be saved",
            Self::CopyAwsCli => "Copy a call of the AWS CLI that creates this template",
            Self::CopyLink => {
                "Copy an address that opens this template; it stands in the address itself, and is sent nowhere"
            }
            Self::FormatJson => {
                "Lay the JSON out with one entry a line; values keep their spelling"
            }
            Self::Submit => "Show what would be created and where",
            Self::Palette => "Search commands, fields and templates",
            Self::NextProblem => "Show the next problem at its field",
            Self::PreviousProblem => "Show the problem before at its field",
            Self::NextTemplate => "Show the next open template",
            Self::PreviousTemplate => "Show the open template before this one",
            Self::GoTo(section) => section.purpose(),
            Self::ToggleSections => "Show or hide the list of sections",
            Self::ToggleJson => "Show or hide the JSON beside the form",
            Self::ToggleProblems => "Show or hide the list of problems",
            Self::LightTheme => "Use light colours",
            Self::DarkTheme => "Use dark colours",
            Self::SystemTheme => "Use light or dark colours as the system does",
            Self::ZoomIn => "Draw everything larger",
            Self::ZoomOut => "Draw everything smaller",
            Self::ZoomReset => "Draw everything at its own size",
            Self::Shortcuts => "Show what can be done by keyboard",
            Self::ServiceDocumentation => {
                "Open the service's page about job templates in the browser"
            }
        }
    }

    /// What the text that has the focus is asked to do. The system hands its keys over as what they mean.
    pub const fn text_action(self) -> Option<TextAction> {
        match self {
            Self::Cut => Some(TextAction::Cut),
            Self::Copy => Some(TextAction::Copy),
            Self::Paste => Some(TextAction::Paste),
            _ => None,
        }
    }

    /// Whether it can be done now. What can't neither runs nor takes its keys.
    pub fn is_available(self, editor: &Editor) -> bool {
        let active = editor.active();
        match self {
            Self::Save => {
                active.is_some_and(|template| template.is_unsaved() || template.on_disk().is_none())
            }
            Self::SaveAs
            | Self::Close
            | Self::CloseAll
            | Self::CopyJson
            | Self::Cut
            | Self::Copy
            | Self::Paste
            | Self::GoTo(_)
            | Self::ToggleSections
            | Self::ToggleJson
            | Self::ToggleProblems
            | Self::Start => active.is_some(),
            Self::SaveAll => editor.templates().iter().any(OpenTemplate::is_unsaved),
            Self::Undo => active.is_some_and(|template| template.history().can_undo()),
            Self::Redo => active.is_some_and(|template| template.history().can_redo()),
            Self::FixAllSafe => active.is_some_and(super::fixes::has_safe_fix),
            Self::CopyAwsCli | Self::FormatJson => {
                active.is_some_and(|template| template.revision().tree().is_some())
            }
            Self::Submit => {
                let is_shown = |id| {
                    let sheet = editor.sheet().filter(|sheet| sheet.is_running());
                    sheet.is_some_and(|sheet| sheet.template() == id && !sheet.is_hidden())
                };
                active.is_some_and(|template| !is_shown(template.id()))
            }
            Self::NextProblem | Self::PreviousProblem => {
                active.is_some_and(|template| !template.problems().is_empty())
            }
            Self::NextTemplate | Self::PreviousTemplate => editor.templates().len() > 1,
            Self::CopyLink => active.is_some() && editor.address.is_some(),
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

/// What is done with the selection of a text, by keys or by a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextAction {
    /// Move it to the clipboard.
    Cut,
    /// Copy it to the clipboard.
    Copy,
    /// Put what is on the clipboard in its place.
    Paste,
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_commands_share_words() {
        let mut labels = HashSet::new();
        for command in Command::all() {
            assert!(
                labels.insert(command.label()),
                "{command:?} shares its label"
            );
            assert!(!command.help().is_empty());
        }
    }
}
