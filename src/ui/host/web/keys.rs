//! Keys that the browser would take for itself, such as Ctrl+K for its search, are the program's while the page has the
//! focus, also where there is nothing to do for them: who presses Ctrl+S wants no copy of the page. Those that it never gives away have other keys here, see [`Keyboard`](crate::editor::Keyboard).

use egui::{Key, KeyboardShortcut, Modifiers};
use web_sys::KeyboardEvent;

use super::page;
use crate::editor::{Command, Keyboard, digit_of, is_pressed};
use crate::runtime;

/// Keeps the browser from acting on the program's keys.
pub(super) fn take_from_browser() {
    let Some(window) = web_sys::window() else {
        return;
    };
    let shortcuts: Vec<KeyboardShortcut> = Command::shortcuts().map(|(keys, _)| keys).collect();
    runtime::listen(&window, "keydown", move |event: KeyboardEvent| {
        if page::shows_editor() && shortcuts.iter().any(|keys| is_meant(keys, &event)) {
            event.prevent_default();
        }
    });
}

fn is_meant(shortcut: &KeyboardShortcut, event: &KeyboardEvent) -> bool {
    let (ctrl, meta) = (event.ctrl_key(), event.meta_key());
    let modifiers = Keyboard::here().meant(Modifiers {
        alt: event.alt_key(),
        ctrl,
        shift: event.shift_key(),
        mac_cmd: meta,
        command: ctrl || meta,
    });
    let place = Key::from_name(&event.code());
    let key = Key::from_name(&event.key()).or(place);
    [key, place.and_then(digit_of)]
        .into_iter()
        .flatten()
        .any(|key| is_pressed(shortcut, key, modifiers))
}
