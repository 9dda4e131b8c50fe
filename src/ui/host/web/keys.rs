//! Shortcuts that the browser would take for itself, such as Ctrl+K for its search, are the program's while the page
//! has the focus, even without effect: whoever presses Ctrl+S wants no copy of the page. Those that the browser never
//! gives away have other keys here, see [`Keyboard`](crate::editor::Keyboard).

use egui::{Key, Modifiers};
use web_sys::KeyboardEvent;

use super::page;
use crate::editor::Keymap;
use crate::runtime;

/// Keeps the browser from acting on the program's keys.
pub(super) fn take_from_browser(keymap: Keymap) {
    let Some(window) = web_sys::window() else {
        return;
    };
    runtime::listen(&window, "keydown", move |event: KeyboardEvent| {
        if page::shows_editor() && is_meant(&keymap, &event) {
            event.prevent_default();
        }
    });
}

fn is_meant(keymap: &Keymap, event: &KeyboardEvent) -> bool {
    let (ctrl, meta) = (event.ctrl_key(), event.meta_key());
    let held = keymap.keyboard().meant(Modifiers {
        alt: event.alt_key(),
        ctrl,
        shift: event.shift_key(),
        mac_cmd: meta,
        command: ctrl || meta,
    });
    let place = Key::from_name(&event.code());
    let key = Key::from_name(&event.key()).or(place);
    key.is_some_and(|key| keymap.pressed(key, place, held).next().is_some())
}
