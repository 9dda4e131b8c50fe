//! Lets the browser ask before the page is left: unsaved changes are kept, but the file is not written.

use std::cell::Cell;

use web_sys::Event;

use crate::editor::Editor;
use crate::runtime;

thread_local! {
    static WOULD_LOSE: Cell<bool> = const { Cell::new(false) };
}

/// Lets the browser ask while a file is unsaved, an operation is running, or a change is not stored in the browser yet.
pub(super) fn warn() {
    if let Some(window) = web_sys::window() {
        runtime::listen(&window, "beforeunload", |event: Event| {
            if WOULD_LOSE.get() {
                event.prevent_default();
            }
        });
    }
}

pub(super) fn follow(editor: &Editor) {
    let is_unsaved_file = |template: &crate::editor::open::OpenTemplate| {
        template.is_unsaved() && template.on_disk().is_some()
    };
    let has_unsaved = editor.templates().iter().any(is_unsaved_file);
    WOULD_LOSE.set(has_unsaved || editor.is_submitting() || !editor.has_kept_all());
}
