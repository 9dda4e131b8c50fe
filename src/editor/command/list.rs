//! The one list of commands: for each its name in the settings, its keys on a desktop, its label and its help.

use std::borrow::Cow;

use crate::editor::pane::Pane;
use crate::template::section::Section;

/// Makes the commands from a row for each; those with a parameter follow.
macro_rules! commands {
    ($($command:ident $name:literal $keys:literal $label:literal $help:literal)*) => {
        /// Something that can be done from anywhere in the window.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command {
            $(#[doc = $help] $command,)*
            /// Show or hide a pane.
            TogglePane(Pane),
            /// Go to a section.
            GoTo(Section),
        }

        impl Command {
            const WITHOUT_PARAMETER: &[Self] = &[$(Self::$command),*];

            /// Name by which the settings know it; it stays what it is from version to version.
            pub fn name(self) -> Cow<'static, str> {
                match self {
                    $(Self::$command => $name.into(),)*
                    Self::TogglePane(pane) => format!("toggle-{}", pane.name()).into(),
                    Self::GoTo(section) => format!("go-to-{}", section.name()).into(),
                }
            }

            /// Keys on a desktop, between spaces; those to show come first.
            pub(super) fn desktop_keys(self) -> Cow<'static, str> {
                match self {
                    $(Self::$command => $keys.into(),)*
                    Self::TogglePane(pane) => pane.desktop_keys().into(),
                    Self::GoTo(section) => number_key(section).unwrap_or_default().into(),
                }
            }

            /// Label in menus, on buttons and in the palette; ends in `…` where it opens more.
            pub fn label(self) -> &'static str {
                match self {
                    $(Self::$command => $label,)*
                    Self::TogglePane(pane) => pane.title(),
                    Self::GoTo(section) => section.label(),
                }
            }

            /// One sentence about what it does.
            pub fn help(self) -> &'static str {
                match self {
                    $(Self::$command => $help,)*
                    Self::TogglePane(pane) => pane.toggle_help(),
                    Self::GoTo(section) => section.purpose(),
                }
            }
        }
    };
}

commands! {
    New "new-template" "Ctrl+N" "New template" "Begin an empty template"
    Start "starter-templates" "" "Starter templates" "Show the starter templates and recent files"
    Open "open" "Ctrl+O" "Open…" "Open job templates from files"
    OpenClipboard "open-from-clipboard" "" "Open from clipboard" "Open the JSON that is on the clipboard"
    Save "save" "Ctrl+S" "Save" "Write the template to its file"
    SaveAs "save-as" "Ctrl+Shift+S" "Save as…" "Write the template to another file"
    SaveAll "save-all" "" "Save all" "Write every changed template to its file"
    Submit "submit" "Ctrl+Enter" "Submit…" "Show what would be created and where"
    Close "close" "Ctrl+W" "Close" "Close this template; asks before anything is lost"
    CloseAll "close-all" "" "Close all" "Close all templates; asks before anything is lost"
    Quit "quit" "Ctrl+Q" "Quit" "End the program; asks before anything is lost"
    Undo "undo" "Ctrl+Z" "Undo" "Take back the last change, in whichever form or text it was made"
    Redo "redo" "Ctrl+Shift+Z Ctrl+Y" "Redo" "Make the change again that was undone last"
    Cut "cut" "Ctrl+X" "Cut" "Move what is selected to the clipboard"
    Copy "copy" "Ctrl+C" "Copy" "Copy what is selected"
    Paste "paste" "Ctrl+V" "Paste" "Put in what is on the clipboard"
    CopyJson "copy-json" "Ctrl+Shift+C" "Copy JSON" "Copy the JSON that would be saved"
    CopyAwsCli "copy-as-aws-cli" "" "Copy as AWS CLI" "Copy a call of the AWS CLI that creates this template"
    CopyLink "copy-link" "" "Copy link" "Copy an address that opens this template; it stands in the address itself, and is sent nowhere"
    FormatJson "format-json" "Ctrl+Shift+I" "Format JSON" "Lay the JSON out with one entry a line; values keep their spelling"
    FixAllSafe "fix-all-safe" "Ctrl+Shift+F" "Fix all safe ones" "Make all fixes that can't change what was meant"
    ToggleSections "toggle-sections" "Ctrl+B" "Sections" "Show or hide the list of sections"
    LightTheme "light-theme" "" "Light" "Use light colours"
    DarkTheme "dark-theme" "" "Dark" "Use dark colours"
    SystemTheme "system-theme" "" "Follow the system" "Use light or dark colours as the system does"
    ZoomIn "zoom-in" "Ctrl+Plus Ctrl+Equals" "Zoom in" "Draw everything larger"
    ZoomOut "zoom-out" "Ctrl+Minus" "Zoom out" "Draw everything smaller"
    ZoomReset "zoom-reset" "Ctrl+0" "Actual size" "Draw everything at its own size"
    Palette "search" "Ctrl+K" "Search…" "Search commands, fields and templates"
    NextProblem "next-problem" "F8" "Next problem" "Show the next problem at its field"
    PreviousProblem "previous-problem" "Shift+F8" "Previous problem" "Show the problem before at its field"
    NextTemplate "next-template" "Ctrl+PageDown" "Next template" "Show the next open template"
    PreviousTemplate "previous-template" "Ctrl+PageUp" "Previous template" "Show the open template before this one"
    Shortcuts "keyboard-shortcuts" "F1" "Keyboard shortcuts" "Show what can be done by keyboard"
    ServiceDocumentation "aws-iot-documentation" "" "AWS IoT documentation" "Open the service's page about job templates in the browser"
}

/// Ctrl+1 for the first section, Ctrl+9 for the ninth.
fn number_key(section: Section) -> Option<String> {
    let index = Section::ALL.iter().position(|other| *other == section)?;
    (index < 9).then(|| format!("Ctrl+{}", index + 1))
}

impl Command {
    /// All commands.
    pub fn all() -> impl Iterator<Item = Self> {
        let panes = Pane::ALL.iter().copied().map(Self::TogglePane);
        let sections = Section::ALL.iter().copied().map(Self::GoTo);
        let others = Self::WITHOUT_PARAMETER.iter().copied();
        others.chain(panes).chain(sections)
    }

    /// All commands that there are where the program runs.
    pub fn here() -> impl Iterator<Item = Self> {
        Self::all().filter(|command| command.is_here())
    }

    /// The command with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|command| command.name() == name)
    }
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

    #[test]
    fn every_command_is_found_by_its_name_in_kebab_case() {
        for command in Command::all() {
            let name = command.name();
            assert_eq!(Command::named(&name), Some(command), "{name}");
            let is_word =
                |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
            assert!(name.split('-').all(is_word), "{name}");
        }
        assert_eq!(Command::named("brew-coffee"), None);
    }
}
