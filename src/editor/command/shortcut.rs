//! Which keys a command has, and which there are to be had: a browser keeps some for itself.

use std::sync::OnceLock;

use egui::os::OperatingSystem;
use egui::{Key, KeyboardShortcut, Modifiers};

use super::Command;
use crate::runtime;
use crate::template::section::Section;

const COMMAND: Modifiers = Modifiers::COMMAND;
const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const ALT_SHIFT: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);
const CTRL_SHIFT: Modifiers = Modifiers::CTRL.plus(Modifiers::SHIFT);

/// Where the keys are pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Keyboard {
    /// In a window of the program's own.
    Desktop,
    /// In a page of a browser.
    Browser,
    /// In a page of a browser on a Mac.
    MacBrowser,
}

impl Keyboard {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Desktop, Self::Browser, Self::MacBrowser];

    /// What is held, as it is meant on this keyboard: in a browser egui takes Ctrl for ⌘ on a Mac, too.
    pub fn meant(self, modifiers: Modifiers) -> Modifiers {
        match self {
            Self::MacBrowser => Modifiers {
                command: modifiers.mac_cmd,
                ..modifiers
            },
            Self::Desktop | Self::Browser => modifiers,
        }
    }

    /// This one.
    pub fn here() -> Self {
        static HERE: OnceLock<Keyboard> = OnceLock::new();
        *HERE.get_or_init(|| match runtime::user_agent() {
            None => Self::Desktop,
            Some(agent) => match OperatingSystem::from_user_agent(&agent) {
                OperatingSystem::Mac | OperatingSystem::IOS => Self::MacBrowser,
                _ => Self::Browser,
            },
        })
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

/// Whether `key` with `modifiers` is meant by `keys`. Ctrl and Alt together write characters on some keyboards, so Alt
/// counts even where Ctrl is asked for.
pub fn is_pressed(keys: &KeyboardShortcut, key: Key, modifiers: Modifiers) -> bool {
    key == keys.logical_key
        && modifiers.alt == keys.modifiers.alt
        && modifiers.matches_logically(keys.modifiers)
}

/// The digit on a key, by the place that the key has. Some keyboards, such as French ones, write digits with Shift only:
/// whoever presses such a key with Ctrl or Alt means the digit, unless what it writes has a meaning of its own.
pub fn digit_of(place: Key) -> Option<Key> {
    NUMBER_KEYS.contains(&place).then_some(place)
}

impl Command {
    /// Every key for a command here, and what it does; without those that the system hands over as what they mean.
    pub fn shortcuts() -> impl Iterator<Item = (KeyboardShortcut, Self)> {
        let commands = Self::all().filter(|command| command.text_action().is_none());
        commands.flat_map(|command| command.keys().map(move |keys| (keys, command)))
    }

    /// All keys for it here.
    pub fn keys(self) -> impl Iterator<Item = KeyboardShortcut> {
        self.keys_on(Keyboard::here())
    }

    fn keys_on(self, keyboard: Keyboard) -> impl Iterator<Item = KeyboardShortcut> {
        let first = self.shortcut_on(keyboard);
        // What is left to the browser is left to it by all keys.
        first.into_iter().chain(first.and(self.other_shortcut()))
    }

    /// The keys for it here.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        self.shortcut_on(Keyboard::here())
    }

    /// The keys for it on `keyboard`.
    pub fn shortcut_on(self, keyboard: Keyboard) -> Option<KeyboardShortcut> {
        // What is held instead of the command key: Alt writes special characters on a Mac, Ctrl does not.
        let (held, held_shift) = match keyboard {
            Keyboard::Desktop => return self.desktop_shortcut(),
            Keyboard::Browser => (Modifiers::ALT, ALT_SHIFT),
            Keyboard::MacBrowser => (Modifiers::CTRL, CTRL_SHIFT),
        };
        if self.is_for_windows() {
            return None;
        }
        let key = self.desktop_shortcut()?.logical_key;
        let modifiers = match self {
            // Windows and tabs of the browser, which no page may take.
            Self::New | Self::Close | Self::GoTo(_) => held,
            // These are taken on every system where Ctrl goes with them.
            Self::NextTemplate | Self::PreviousTemplate => Modifiers::ALT,
            // Tools for developers and profiles.
            Self::CopyJson | Self::FormatJson | Self::ToggleProblems => held_shift,
            _ => return self.desktop_shortcut(),
        };
        Some(KeyboardShortcut::new(modifiers, key))
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
            Self::ToggleJson => (COMMAND, Key::J),
            Self::ToggleProblems => (COMMAND_SHIFT, Key::M),
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
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_commands_share_keys() {
        let mut keys = HashSet::new();
        for command in Command::all() {
            for keyboard in Keyboard::ALL {
                for shortcut in command.keys_on(keyboard) {
                    assert!(
                        keys.insert((keyboard, shortcut.modifiers, shortcut.logical_key)),
                        "{command:?} shares its keys"
                    );
                }
            }
        }
    }

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
                let mut keys = command.keys_on(keyboard);
                let is_taken = keys.any(|keys| ctrl(&keys) && taken.contains(&keys.logical_key));
                assert!(!is_taken, "{command:?} on {keyboard:?}");
            }
        }
    }
}
