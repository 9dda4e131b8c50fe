//! Files that are dropped on the page. egui has no more of them than their content; the page wants to write them, too.

use std::cell::RefCell;

use js_sys::Reflect;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::DragEvent;

use super::handle::FileHandle;
use super::known;
use crate::runtime;
use crate::storage::FileRef;

thread_local! {
    static DROPPED: RefCell<Vec<FileRef>> = RefCell::default();
}

#[wasm_bindgen]
extern "C" {
    type Item;

    #[wasm_bindgen(method, getter)]
    fn kind(this: &Item) -> String;

    #[wasm_bindgen(method, js_name = getAsFile)]
    fn get_as_file(this: &Item) -> Option<web_sys::File>;

    #[wasm_bindgen(method, catch, js_name = getAsFileSystemHandle)]
    fn get_as_file_system_handle(this: &Item) -> Result<js_sys::Promise, JsValue>;
}

/// Waits for files from now on; `wake` is called when some are there.
pub fn listen(wake: impl Fn() + Clone + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    // Before egui, which lets nobody else see it.
    runtime::listen(&window, "drop", move |event: DragEvent| {
        event.prevent_default();
        for item in items(&event) {
            let wake = wake.clone();
            // Both have to be asked for now: when the event is over, the browser has nothing any more.
            let (file, handle) = (item.get_as_file(), item.get_as_file_system_handle());
            runtime::spawn(async move {
                if let Some(file) = file_ref(file, handle).await {
                    DROPPED.with_borrow_mut(|dropped| dropped.push(file));
                    wake();
                }
            });
        }
    });
}

/// Returns the files dropped since the last call.
pub fn take() -> Vec<FileRef> {
    DROPPED.take()
}

fn items(event: &DragEvent) -> Vec<Item> {
    let Some(data) = event.data_transfer() else {
        return Vec::new();
    };
    let items = data.items();
    let item = |index| Reflect::get_u32(&items, index).ok();
    let all = (0..items.length()).filter_map(item);
    let all = all.map(JsValue::unchecked_into::<Item>);
    all.filter(|item| item.kind() == "file").collect()
}

async fn file_ref(
    file: Option<web_sys::File>,
    handle: Result<js_sys::Promise, JsValue>,
) -> Option<FileRef> {
    if let Ok(handle) = handle
        && let Ok(handle) = wasm_bindgen_futures::JsFuture::from(handle).await
        && !handle.is_null()
    {
        return Some(known::in_place(handle.unchecked_into::<FileHandle>()).await);
    }
    file.map(known::handed_over)
}
