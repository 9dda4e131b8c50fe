//! Keymap: default shortcuts of commands, overridden by the user's settings.

use std::collections::BTreeMap;

use egui::{Event, Key, KeyboardShortcut, Modifiers};
use serde_json::Value;
use thiserror::Error;

use super::Command;
use super::key_text::{self, UnusableKeys};
use super::shortcut::{Keyboard, default_keys, digit_of, is_pressed};

/// Keys by the name of a command, as the settings hold them: such as `"Ctrl+Shift+P"`, or `""` for none. What can't be
/// read stays in them.
pub type OwnKeys = BTreeMap<String, Value>;

/// The keys of all commands, made from the defaults of a keyboard and the user's own.
#[derive(Clone, Debug)]
pub struct Keymap {
    keyboard: Keyboard,
    /// Shortcuts with Shift come first: Ctrl+Shift+Z also counts as Ctrl+Z.
    keys: Vec<(KeyboardShortcut, Command)>,
    faults: Vec<KeyFault>,
}

/// Entry of the settings that can't be followed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum KeyFault {
    /// No command has that name.
    #[error("no command is called “{0}”")]
    NoCommand(String),
    /// The system hands over the keys of this command as what they mean.
    #[error("{0} has the keys that the system gives it")]
    OfSystem(String),
    /// There are no such keys, or they are needed for typing.
    #[error("“{keys}” for {command} {why}")]
    Unusable {
        /// Name of the command.
        command: String,
        /// The entry in the settings.
        keys: String,
        /// Reason why it can't be used.
        why: UnusableKeys,
    },
    /// Another entry has taken the keys.
    #[error("“{keys}” for {command} runs {taken_by} already")]
    Taken {
        /// Name of the command that has no keys now.
        command: String,
        /// The entry in the settings.
        keys: String,
        /// Name of the command that has the keys.
        taken_by: String,
    },
}

impl Keymap {
    /// The keys on `keyboard`. Where the user's own keys are those of another command by default, the user's win.
    pub fn new(keyboard: Keyboard, own: &OwnKeys) -> Self {
        let mut map = Self {
            keyboard,
            keys: Vec::new(),
            faults: Vec::new(),
        };
        let mut settled = Vec::new();
        for (name, keys) in own {
            match map.read(name, keys) {
                Ok((command, keys)) => {
                    settled.push(command);
                    map.keys.extend(keys.map(|keys| (keys, command)));
                }
                Err(fault) => map.faults.push(fault),
            }
        }
        for command in Command::all().filter(|command| !settled.contains(command)) {
            for keys in default_keys(command, keyboard) {
                if map.command_with(keys).is_none() {
                    map.keys.push((keys, command));
                }
            }
        }
        map.keys.retain(|(_, command)| command.is_here());
        map.keys
            .sort_by_key(|(keys, _)| std::cmp::Reverse(keys.modifiers.shift));
        map
    }

    /// The command that an entry is about, and its keys.
    fn read(
        &self,
        name: &str,
        keys: &Value,
    ) -> Result<(Command, Option<KeyboardShortcut>), KeyFault> {
        let no_command = || KeyFault::NoCommand(name.to_owned());
        let command = Command::named(name).ok_or_else(no_command)?;
        if command.is_for_texts() {
            return Err(KeyFault::OfSystem(name.to_owned()));
        }
        let written = keys
            .as_str()
            .map_or_else(|| keys.to_string(), str::to_owned);
        if keys.is_string() && written.trim().is_empty() {
            return Ok((command, None));
        }
        let keys = key_text::read(&written, self.keyboard).map_err(|why| KeyFault::Unusable {
            command: name.to_owned(),
            keys: written.clone(),
            why,
        })?;
        match self.holder(keys) {
            Some(holder) => Err(KeyFault::Taken {
                command: name.to_owned(),
                keys: written,
                taken_by: holder.name().into_owned(),
            }),
            None => Ok((command, Some(keys))),
        }
    }

    /// Command that has these keys already: by another entry, or by the system.
    fn holder(&self, keys: KeyboardShortcut) -> Option<Command> {
        let mut of_system = Command::all().filter(|command| command.is_for_texts());
        self.command_with(keys).or_else(|| {
            of_system.find(|command| default_keys(*command, self.keyboard).any(|its| its == keys))
        })
    }

    fn command_with(&self, keys: KeyboardShortcut) -> Option<Command> {
        let mut all = self.keys.iter();
        let found = all.find(|(other, _)| *other == keys);
        found.map(|(_, command)| *command)
    }

    /// The keyboard it is for.
    pub const fn keyboard(&self) -> Keyboard {
        self.keyboard
    }

    /// Entries of the settings that could not be used.
    pub fn faults(&self) -> &[KeyFault] {
        &self.faults
    }

    /// All keys of a command; those to show are the first.
    pub fn keys(&self, command: Command) -> impl Iterator<Item = KeyboardShortcut> {
        let of_it = self.keys.iter().filter(move |(_, other)| *other == command);
        of_it.map(|(keys, _)| *keys)
    }

    /// The keys of a command that are shown beside it.
    pub fn shortcut(&self, command: Command) -> Option<KeyboardShortcut> {
        self.keys(command).next()
    }

    /// The commands that `key` means, which has this place on the keyboard, with what is held. Without those whose keys
    /// the system hands over as what they mean.
    pub fn pressed(
        &self,
        key: Key,
        place: Option<Key>,
        held: Modifiers,
    ) -> impl Iterator<Item = Command> {
        let keys = [Some(key), place.and_then(digit_of)];
        keys.into_iter().flatten().flat_map(move |key| {
            let is_meant = move |(keys, command): &&(KeyboardShortcut, Command)| {
                !command.is_for_texts() && is_pressed(*keys, key, held)
            };
            self.keys
                .iter()
                .filter(is_meant)
                .map(|(_, command)| *command)
        })
    }

    /// The commands that an event means: a press of their keys.
    pub fn meant_by(&self, event: &Event) -> impl Iterator<Item = Command> {
        let press = match event {
            Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } => Some((*key, *physical_key, *modifiers)),
            _ => None,
        };
        press
            .into_iter()
            .flat_map(|(key, place, held)| self.pressed(key, place, held))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::editor::pane::Pane;

    fn map(entries: &[(&str, &str)]) -> Keymap {
        let entry = |(name, keys): &(&str, &str)| ((*name).to_owned(), Value::from(*keys));
        Keymap::new(Keyboard::Desktop, &entries.iter().map(entry).collect())
    }

    fn shown(map: &Keymap, name: &str) -> Vec<String> {
        let keys = map.keys(Command::named(name).unwrap());
        let names = egui::ModifierNames::NAMES;
        keys.map(|keys| keys.format(&names, false)).collect()
    }

    fn press(map: &Keymap, modifiers: Modifiers, key: Key) -> Option<Command> {
        map.pressed(key, None, modifiers).next()
    }

    const CTRL: Modifiers = Modifiers {
        ctrl: true,
        command: true,
        ..Modifiers::NONE
    };

    #[test]
    fn no_two_commands_share_keys() {
        for keyboard in Keyboard::ALL {
            let mut seen = HashSet::new();
            for command in Command::all() {
                for keys in default_keys(command, keyboard) {
                    assert!(
                        seen.insert((keys.modifiers, keys.logical_key)),
                        "{command:?} shares its keys on {keyboard:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_users_own_keys_take_the_place_of_the_default_ones() {
        let map = map(&[("save", "Ctrl+Alt+S"), ("redo", "")]);
        assert_eq!(shown(&map, "save"), ["Ctrl+Alt+S"]);
        assert!(shown(&map, "redo").is_empty());
        assert_eq!(press(&map, CTRL, Key::S), None);
        assert_eq!(
            press(&map, CTRL | Modifiers::ALT, Key::S),
            Some(Command::Save)
        );
        assert_eq!(press(&map, CTRL, Key::Y), None);
        assert_eq!(map.faults(), []);
    }

    #[test]
    fn keys_that_two_commands_want_are_the_users() {
        let taken = map(&[("toggle-json", "Ctrl+Y")]);
        assert_eq!(
            press(&taken, CTRL, Key::Y),
            Some(Command::TogglePane(Pane::Json))
        );
        // The other one keeps what nobody else wants.
        assert_eq!(shown(&taken, "redo"), ["Ctrl+Shift+Z"]);
        assert_eq!(taken.faults(), []);

        let both = map(&[("open", "Ctrl+P"), ("search", "Ctrl+P")]);
        assert_eq!(press(&both, CTRL, Key::P), Some(Command::Open));
        assert_eq!(shown(&both, "search"), ["Ctrl+K"]);
        let told: Vec<_> = both.faults().iter().map(ToString::to_string).collect();
        assert_eq!(told, ["“Ctrl+P” for search runs open already"]);
    }

    #[test]
    fn what_cannot_be_followed_is_told_and_leaves_the_defaults() {
        for (name, keys, told) in [
            ("brew", "Ctrl+P", "no command is called “brew”"),
            (
                "copy",
                "Ctrl+P",
                "copy has the keys that the system gives it",
            ),
            ("save", "Ctrl+C", "“Ctrl+C” for save runs copy already"),
            (
                "save",
                "Ctrl+Foo",
                "“Ctrl+Foo” for save is no key: write it as in Ctrl+Shift+P or F5",
            ),
            (
                "save",
                "Shift+A",
                "“Shift+A” for save is needed for typing: hold Ctrl or Alt with it",
            ),
        ] {
            let map = map(&[(name, keys)]);
            let faults: Vec<_> = map.faults().iter().map(ToString::to_string).collect();
            assert_eq!(faults, [told]);
            assert_eq!(shown(&map, "save"), ["Ctrl+S"]);
        }
        let number = OwnKeys::from([("save".to_owned(), Value::from(5))]);
        let map = Keymap::new(Keyboard::Desktop, &number);
        assert_eq!(map.faults().len(), 1);
    }
}
