//! The document around the canvas.

use std::cell::Cell;

use egui::Context;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Event, HtmlCanvasElement};

use super::queue;
use crate::editor::{FileMessage, Level, Message, NoticeMessage, Settings};
use crate::format::link;
use crate::runtime;

pub(super) fn canvas() -> Option<HtmlCanvasElement> {
    let canvas = web_sys::window()?.document()?.get_element_by_id("editor")?;
    canvas.dyn_into().ok()
}

/// True while the editor is shown; the page may show an error in its place.
pub(super) fn shows_editor() -> bool {
    canvas().is_some_and(|canvas| !canvas.hidden())
}

/// Sets the page's title.
pub(in crate::ui) fn set_title(_ctx: &Context, title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// None: a page keeps the user's own keys with its settings.
pub(in crate::ui) const fn keys_file() -> Option<std::path::PathBuf> {
    None
}

/// Address of the page without the part behind `#`.
pub(in crate::ui) fn address() -> Option<String> {
    let href = web_sys::window()?.location().href().ok()?;
    Some(href.split('#').next().unwrap_or(&href).to_owned())
}

/// Settings stored by the last page, else the defaults.
pub(super) fn settings() -> Settings {
    let stored = eframe::web::storage::local_storage_get(Settings::KEY);
    stored
        .and_then(|stored| Settings::read(&stored))
        .unwrap_or_default()
}

/// Sends a custom event to the page's own script.
pub(super) fn tell(event: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Some(window) = web_sys::window()
        && let Ok(event) = CustomEvent::new_with_event_init_dict(event, &init)
    {
        // No listener cancels the event.
        let _ = window.dispatch_event(&event);
    }
}

thread_local! {
    static HAS_LINK: Cell<bool> = const { Cell::new(true) };
}

/// Listens to events of the page's own script, and to a new link in the address.
pub(super) fn listen(ctx: &Context) {
    on("hashchange", ctx, || HAS_LINK.set(true));
    on("editor-updated", ctx, || {
        queue::push(NoticeMessage::Tell(
            Level::News,
            "There is a new version of the editor, reload the page to use it".to_owned(),
        ));
    });
}

/// Acts on an event of the window.
pub(super) fn on(event: &str, ctx: &Context, act: impl Fn() + 'static) {
    let waker = ctx.clone();
    if let Some(window) = web_sys::window() {
        runtime::listen(&window, event, move |_event: Event| {
            act();
            waker.request_repaint();
        });
    }
}

/// Takes a template out of the address, so that a reload does not open it once more.
pub(super) fn take_link() -> Option<Message> {
    if !HAS_LINK.replace(false) {
        return None;
    }
    let window = web_sys::window()?;
    let hash = window.location().hash().ok()?;
    let packed = hash.strip_prefix(link::PREFIX)?;
    if let (Some(address), Ok(history)) = (address(), window.history()) {
        // If this fails, a reload opens the template once more.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
    Some(FileMessage::OpenLink(packed.to_owned()).into())
}
