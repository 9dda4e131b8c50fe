//! Keys as one writes them: `Ctrl+Shift+P`.

use egui::{Key, KeyboardShortcut, Modifiers};
use thiserror::Error;

use super::shortcut::Keyboard;

/// Why keys can't be had for a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum UnusableKeys {
    /// There are no such keys.
    #[error("is no key: write it as in Ctrl+Shift+P or F5")]
    Unknown,
    /// A field needs them.
    #[error("is needed for typing: hold Ctrl or Alt with it")]
    Typing,
}

/// Reads keys. `Ctrl` is ⌘ on a Mac, where `Control` is the key of that name.
///
/// # Errors
/// There are no such keys, or they are needed for typing.
pub(super) fn read(text: &str, keyboard: Keyboard) -> Result<KeyboardShortcut, UnusableKeys> {
    let (held, key) = split(text).ok_or(UnusableKeys::Unknown)?;
    let key = key_named(key).ok_or(UnusableKeys::Unknown)?;
    let mut modifiers = Modifiers::NONE;
    for name in held.split('+').filter(|_| !held.is_empty()) {
        modifiers |= modifier(name.trim(), keyboard).ok_or(UnusableKeys::Unknown)?;
    }
    let is_function_key = key
        .name()
        .strip_prefix('F')
        .is_some_and(|number| number.parse::<u8>().is_ok());
    if modifiers.alt || modifiers.ctrl || modifiers.command || is_function_key {
        Ok(KeyboardShortcut::new(modifiers, key))
    } else {
        Err(UnusableKeys::Typing)
    }
}

/// Modifiers and key, which may be `+` itself.
fn split(text: &str) -> Option<(&str, &str)> {
    match text.trim().rsplit_once('+') {
        None => Some(("", text.trim())),
        Some((held, "")) => Some((held.strip_suffix('+')?, "+")),
        Some((held, key)) => Some((held, key.trim())),
    }
}

fn key_named(name: &str) -> Option<Key> {
    let is_it = |key: &&Key| key.name().eq_ignore_ascii_case(name);
    Key::from_name(name).or_else(|| Key::ALL.iter().find(is_it).copied())
}

fn modifier(name: &str, keyboard: Keyboard) -> Option<Modifiers> {
    Some(match name.to_lowercase().as_str() {
        "control" | "⌃" if keyboard.has_command_key() => Modifiers::CTRL,
        "ctrl" | "control" | "cmd" | "command" | "⌘" => Modifiers::COMMAND,
        "alt" | "option" | "⌥" => Modifiers::ALT,
        "shift" | "⇧" => Modifiers::SHIFT,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_shown_and_written() {
        let ctrl_shift = Modifiers::COMMAND | Modifiers::SHIFT;
        for (text, modifiers, key) in [
            ("Ctrl+Shift+P", ctrl_shift, Key::P),
            ("shift + cmd + p", ctrl_shift, Key::P),
            ("Ctrl++", Modifiers::COMMAND, Key::Plus),
            ("Ctrl+Plus", Modifiers::COMMAND, Key::Plus),
            ("Alt+PageDown", Modifiers::ALT, Key::PageDown),
            ("alt+pagedown", Modifiers::ALT, Key::PageDown),
            ("Alt+1", Modifiers::ALT, Key::Num1),
            ("F5", Modifiers::NONE, Key::F5),
            ("Shift+F8", Modifiers::SHIFT, Key::F8),
            ("Control+K", Modifiers::COMMAND, Key::K),
        ] {
            let keys = KeyboardShortcut::new(modifiers, key);
            assert_eq!(read(text, Keyboard::Browser), Ok(keys), "{text}");
        }
        let control = KeyboardShortcut::new(Modifiers::CTRL, Key::K);
        assert_eq!(read("Control+K", Keyboard::MacBrowser), Ok(control));
    }

    #[test]
    fn what_is_no_key_or_types_is_not_taken() {
        use UnusableKeys::{Typing, Unknown};
        for (text, why) in [
            ("Ctrl+", Unknown),
            ("+", Unknown),
            ("Ctrl", Unknown),
            ("Hyper+A", Unknown),
            ("Ctrl+Shift+", Unknown),
            ("Ctrl++A", Unknown),
            ("A", Typing),
            ("Shift+Tab", Typing),
            ("Enter", Typing),
            ("F", Typing),
        ] {
            assert_eq!(read(text, Keyboard::Desktop), Err(why), "{text}");
        }
    }
}
