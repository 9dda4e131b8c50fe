//! The keys that commands have by default, and which there are to be had: a browser keeps some for itself.

use egui::os::OperatingSystem;
use egui::{Key, KeyboardShortcut, Modifiers};

use super::Command;
use super::key_text;
use crate::runtime;

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
    let number = place.name().parse();
    number.is_ok_and(|digit: u8| digit > 0).then_some(place)
}

/// All keys of a command on `keyboard`; those to show come first.
pub(super) fn default_keys(
    command: Command,
    keyboard: Keyboard,
) -> impl Iterator<Item = KeyboardShortcut> {
    let desktop = command.desktop_keys();
    let desktop = desktop.split_whitespace();
    let desktop = desktop.filter_map(|keys| key_text::read(keys, Keyboard::Desktop).ok());
    let keys: Vec<_> = desktop
        .filter_map(|keys| command.keys_on(keyboard, keys))
        .collect();
    keys.into_iter()
}

impl Command {
    /// The keys on `keyboard` for those on a desktop. What is left to the browser is left to it by all keys.
    const fn keys_on(
        self,
        keyboard: Keyboard,
        desktop: KeyboardShortcut,
    ) -> Option<KeyboardShortcut> {
        // What is held instead of the command key: Alt writes special characters on a Mac, Ctrl does not.
        let (held, held_shift) = match keyboard {
            Keyboard::Desktop => return Some(desktop),
            Keyboard::Browser => (Modifiers::ALT, ALT_SHIFT),
            Keyboard::MacBrowser => (Modifiers::CTRL, CTRL_SHIFT),
        };
        if self.is_for_windows() {
            return None;
        }
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_asks_for_no_keys_that_browsers_never_give_away() {
        let ctrl = |keys: &KeyboardShortcut| keys.modifiers == Modifiers::COMMAND;
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

    #[test]
    fn every_key_in_the_list_is_one() {
        for command in Command::all() {
            let written = command.desktop_keys().split_whitespace().count();
            let read = default_keys(command, Keyboard::Desktop).count();
            assert_eq!(read, written, "{command:?}");
        }
    }
}
