//! Menus of the menu bar, and their commands.

use super::Command;
use crate::editor::pane::Pane;
use crate::template::section::Section;

/// A menu of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Templates and their files.
    File,
    /// Undo, the clipboard, formatting and fixes.
    Edit,
    /// Panes, colours and zoom.
    View,
    /// The palette, and ways to problems, templates and sections.
    Go,
    /// Shortcuts and documentation.
    Help,
}

impl Menu {
    /// All menus from left to right.
    pub const ALL: &'static [Self] = &[Self::File, Self::Edit, Self::View, Self::Go, Self::Help];

    /// Label in the menu bar.
    pub const fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Go => "Go",
            Self::Help => "Help",
        }
    }

    /// Its commands in groups.
    pub fn commands(self) -> Vec<Vec<Command>> {
        let mut groups = self.groups();
        for group in &mut groups {
            group.retain(|command| command.is_here());
        }
        groups.retain(|group| !group.is_empty());
        groups
    }

    fn groups(self) -> Vec<Vec<Command>> {
        use Command as C;
        let panes = Pane::ALL.iter().copied().map(C::TogglePane);
        match self {
            Self::File => vec![
                vec![C::New, C::Start, C::Open, C::OpenClipboard],
                vec![C::Save, C::SaveAs, C::SaveAll],
                vec![C::Submit],
                vec![C::Close, C::CloseAll, C::Quit],
            ],
            Self::Edit => vec![
                vec![C::Undo, C::Redo],
                vec![C::Cut, C::Copy, C::Paste],
                vec![C::CopyJson, C::CopyAwsCli, C::CopyLink],
                vec![C::FormatJson, C::FixAllSafe],
            ],
            Self::View => vec![
                std::iter::once(C::ToggleSections).chain(panes).collect(),
                vec![C::LightTheme, C::DarkTheme, C::SystemTheme],
                vec![C::ZoomIn, C::ZoomOut, C::ZoomReset],
            ],
            Self::Go => vec![
                vec![C::Palette],
                vec![C::NextProblem, C::PreviousProblem],
                vec![C::NextTemplate, C::PreviousTemplate],
                Section::ALL.iter().copied().map(C::GoTo).collect(),
            ],
            Self::Help => vec![vec![C::Shortcuts, C::ServiceDocumentation]],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Commands that stand in no menu on purpose, and why.
    const IN_NO_MENU: &[(Command, &str)] = &[];

    #[test]
    fn every_command_stands_in_one_menu_unless_it_is_said_why_not() {
        for command in Command::all() {
            let items = Menu::ALL.iter().flat_map(|menu| menu.groups().concat());
            let count = items.filter(|item| *item == command).count();
            let is_exception = IN_NO_MENU.iter().any(|(other, _)| *other == command);
            assert_eq!(count, usize::from(!is_exception), "{command:?}");
        }
    }
}
