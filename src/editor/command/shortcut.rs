//! The keys that commands have by default, and which there are to be had: a browser keeps some for itself.

use egui::os::OperatingSystem;
use egui::{Key, KeyboardShortcut, Modifiers};

use super::Command;
use crate::runtime;
use crate::template::section::Section;

const COMMAND: Modifiers = Modifiers::COMMAND;
const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const ALT_SHIFT: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);
const CTRL_SHIFT: Modifiers = Modifiers::CTRL.plus(Modifiers::SHIFT);

/// Environment in which keys are pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Keyboard {
    /// In a window of the program's own.
    #[default]
    Desktop,
    /// In a page of a browser.
    Browser,
    /// In a page of a browser on a Mac.
    MacBrowser,
}

impl Keyboard {
    /// All of them.
    #[cfg(test)]
    pub(super) const ALL: [Self; 3] = [Self::Desktop, Self::Browser, Self::MacBrowser];

    /// Modifiers as they are meant on this keyboard: in a browser on a Mac egui takes Ctrl for ⌘, too.
    pub fn meant(self, modifiers: Modifiers) -> Modifiers {
        match self {
            Self::MacBrowser => Modifiers {
                command: modifiers.mac_cmd,
                ..modifiers
            },
            Self::Desktop | Self::Browser => modifiers,
        }
    }

    /// True if it has ⌘ beside Ctrl.
    pub(super) const fn has_command_key(self) -> bool {
        match self {
            Self::Desktop => cfg!(target_os = "macos"),
            Self::Browser => false,
            Self::MacBrowser => true,
        }
    }

    /// The one where the program runs.
    pub fn here() -> Self {
        match runtime::user_agent() {
            None => Self::Desktop,
            Some(agent) => match OperatingSystem::from_user_agent(&agent) {
                OperatingSystem::Mac | OperatingSystem::IOS => Self::MacBrowser,
                _ => Self::Browser,
            },
        }
    }
}

/// The keys of the digits 1 to 9.
const NUMBER_KEYS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// True if `key` with `modifiers` is the shortcut `keys`. Ctrl and Alt together write characters on some keyboards, so
/// Alt counts even where Ctrl is asked for.
pub(super) fn is_pressed(keys: KeyboardShortcut, key: Key, modifiers: Modifiers) -> bool {
    key == keys.logical_key
        && modifiers.alt == keys.modifiers.alt
        && modifiers.matches_logically(keys.modifiers)
}

/// The digit on a key, by the place that the key has. Some keyboards, such as French ones, write digits with Shift only:
/// whoever presses such a key with Ctrl or Alt means the digit, unless what it writes has a meaning of its own.
pub(super) fn digit_of(place: Key) -> Option<Key> {
    NUMBER_KEYS.contains(&place).then_some(place)
}

/// All keys of a command on `keyboard`; those to show come first.
pub(super) fn default_keys(
    command: Command,
    keyboard: Keyboard,
) -> impl Iterator<Item = KeyboardShortcut> {
    let first = command.shortcut_on(keyboard);
    // What is left to the browser is left to it by all keys.
    first.into_iter().chain(first.and(command.other_shortcut()))
}

impl Command {
    fn shortcut_on(self, keyboard: Keyboard) -> Option<KeyboardShortcut> {
        // What is held instead of the command key: Alt writes special characters on a Mac, Ctrl does not.
        let (held, held_shift) = match keyboard {
            Keyboard::Desktop => return self.desktop_shortcut(),
            Keyboard::Browser => (Modifiers::ALT, ALT_SHIFT),
            Keyboard::MacBrowser => (Modifiers::CTRL, CTRL_SHIFT),
        };
        if self.is_for_windows() {
            return None;
        }
        let desktop = self.desktop_shortcut()?;
        let modifiers = match self {
            // Windows and tabs of the browser, which no page may take.
            Self::New | Self::Close | Self::GoTo(_) => held,
            // These are taken on every system where Ctrl goes with them.
            Self::NextTemplate | Self::PreviousTemplate => Modifiers::ALT,
            // Tools for developers and profiles.
            Self::CopyJson | Self::FormatJson => held_shift,
            Self::TogglePane(_) if desktop.modifiers.shift => held_shift,
            _ => return Some(desktop),
        };
        Some(KeyboardShortcut::new(modifiers, desktop.logical_key))
    }

    /// `COMMAND` is ⌘ on a Mac and Ctrl elsewhere.
    fn desktop_shortcut(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::New => (COMMAND, Key::N),
            Self::Open => (COMMAND, Key::O),
            Self::Save => (COMMAND, Key::S),
            Self::SaveAs => (COMMAND_SHIFT, Key::S),
            Self::Close => (COMMAND, Key::W),
            Self::Quit => (COMMAND, Key::Q),
            Self::Undo => (COMMAND, Key::Z),
            Self::Redo => (COMMAND_SHIFT, Key::Z),
            Self::Cut => (COMMAND, Key::X),
            Self::Copy => (COMMAND, Key::C),
            Self::Paste => (COMMAND, Key::V),
            Self::FixAllSafe => (COMMAND_SHIFT, Key::F),
            Self::CopyJson => (COMMAND_SHIFT, Key::C),
            Self::FormatJson => (COMMAND_SHIFT, Key::I),
            Self::Submit => (COMMAND, Key::Enter),
            Self::Palette => (COMMAND, Key::K),
            Self::NextProblem => (Modifiers::NONE, Key::F8),
            Self::PreviousProblem => (Modifiers::SHIFT, Key::F8),
            Self::NextTemplate => (COMMAND, Key::PageDown),
            Self::PreviousTemplate => (COMMAND, Key::PageUp),
            Self::GoTo(section) => (COMMAND, number_key(section)?),
            Self::ToggleSections => (COMMAND, Key::B),
            Self::TogglePane(pane) => return pane.default_keys(),
            Self::ZoomIn => (COMMAND, Key::Plus),
            Self::ZoomOut => (COMMAND, Key::Minus),
            Self::ZoomReset => (COMMAND, Key::Num0),
            Self::Shortcuts => (Modifiers::NONE, Key::F1),
            Self::Start
            | Self::OpenClipboard
            | Self::SaveAll
            | Self::CloseAll
            | Self::CopyAwsCli
            | Self::CopyLink
            | Self::LightTheme
            | Self::DarkTheme
            | Self::SystemTheme
            | Self::ServiceDocumentation => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// Other keys that mean the same.
    const fn other_shortcut(self) -> Option<KeyboardShortcut> {
        match self {
            Self::Redo => Some(KeyboardShortcut::new(COMMAND, Key::Y)),
            Self::ZoomIn => Some(KeyboardShortcut::new(COMMAND, Key::Equals)),
            _ => None,
        }
    }
}

/// Ctrl+1 is the first section, Ctrl+9 the ninth.
fn number_key(section: Section) -> Option<Key> {
    Section::ALL
        .iter()
        .position(|other| *other == section)
        .and_then(|index| NUMBER_KEYS.get(index).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_asks_for_no_keys_that_browsers_never_give_away() {
        let ctrl = |keys: &KeyboardShortcut| keys.modifiers == COMMAND;
        let taken = [
            Key::N,
            Key::T,
            Key::W,
            Key::Q,
            Key::PageUp,
            Key::PageDown,
            Key::Tab,
            Key::Plus,
            Key::Equals,
            Key::Minus,
            Key::Num0,
        ];
        for command in Command::all().filter(|command| *command != Command::Quit) {
            for keyboard in [Keyboard::Browser, Keyboard::MacBrowser] {
                let mut keys = default_keys(command, keyboard);
                let is_taken = keys.any(|keys| ctrl(&keys) && taken.contains(&keys.logical_key));
                assert!(!is_taken, "{command:?} on {keyboard:?}");
            }
        }
    }
}
