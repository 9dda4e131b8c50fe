//! Keys that the browser would take for itself, such as Ctrl+K for its search, are the program's while the page has the
//! focus. Those that it never gives away have other keys here, see [`Keyboard`](crate::editor::Keyboard).

use egui::{Key, KeyboardShortcut, Modifiers};
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::KeyboardEvent;

use super::page;
use crate::editor::Command;

/// Keeps the browser from acting on the program's keys.
pub(super) fn take_from_browser() {
    let shortcuts: Vec<KeyboardShortcut> = Command::all()
        .filter(|command| command.text_action().is_none())
        .flat_map(|command| {
            command
                .shortcut()
                .into_iter()
                .chain(command.other_shortcut())
        })
        .collect();
    let on_key = Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        if shortcuts
            .iter()
            .any(|shortcut| is_pressed(shortcut, &event))
        {
            event.prevent_default();
        }
    });
    if let Some(window) = page::window() {
        // A window takes listeners for every event.
        let _ = window.add_event_listener_with_callback_and_bool(
            "keydown",
            on_key.as_ref().unchecked_ref(),
            true,
        );
    }
    on_key.forget();
}

fn is_pressed(shortcut: &KeyboardShortcut, event: &KeyboardEvent) -> bool {
    let (ctrl, meta) = (event.ctrl_key(), event.meta_key());
    let modifiers = Modifiers {
        alt: event.alt_key(),
        ctrl,
        shift: event.shift_key(),
        mac_cmd: meta,
        command: ctrl || meta,
    };
    let key = Key::from_name(&event.key()).or_else(|| Key::from_name(&event.code()));
    key == Some(shortcut.logical_key)
        && modifiers.alt == shortcut.modifiers.alt
        && modifiers.matches_logically(shortcut.modifiers)
}
