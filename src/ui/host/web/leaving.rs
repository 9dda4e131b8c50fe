//! Before the page is left: what stands in no file yet is kept, but somebody may wait for the file.

use std::cell::Cell;

use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::Event;

use super::page;
use crate::editor::Editor;

thread_local! {
    static HAS_UNSAVED_FILE: Cell<bool> = const { Cell::new(false) };
}

/// Lets the browser ask before the page is left with a file that is not saved, or a template on its way.
pub(super) fn warn() {
    let on_leave = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        if HAS_UNSAVED_FILE.get() {
            event.prevent_default();
        }
    });
    if let Some(window) = page::window() {
        // A window takes listeners for every event.
        let _ = window
            .add_event_listener_with_callback("beforeunload", on_leave.as_ref().unchecked_ref());
    }
    on_leave.forget();
}

pub(super) fn follow(editor: &Editor) {
    let is_unsaved_file = |template: &crate::editor::open::OpenTemplate| {
        template.is_unsaved() && template.on_disk().is_some()
    };
    let has_unsaved = editor.templates().iter().any(is_unsaved_file);
    HAS_UNSAVED_FILE.set(has_unsaved || editor.is_submitting() || !editor.has_kept_all());
}
