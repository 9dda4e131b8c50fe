//! The browser's own dialogs. A browser only shows them for a few seconds after what the user has done.

use futures::channel::oneshot;
use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{Event, HtmlInputElement};

use super::{Chosen, Dialogs, FileRef, Later};
use crate::storage::web::handle::{
    FileHandle, is_supported, object, show_open_file_picker, show_save_file_picker,
};
use crate::storage::web::{error_name, known};

/// The browser's dialogs.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDialogs;

impl Dialogs for SystemDialogs {
    fn open(&self) -> Later<Chosen<Vec<FileRef>>> {
        if !is_supported() {
            return choose_files();
        }
        let options = object(&[("multiple", true.into()), ("types", types())]);
        Box::pin(async move {
            match show_open_file_picker(&options).await {
                Ok(handles) => {
                    let mut files = Vec::new();
                    for handle in Array::from(&handles).iter() {
                        files.push(known::in_place(handle.unchecked_into()).await);
                    }
                    Chosen::Yes(files)
                }
                Err(error) if is_no(&error) => Chosen::Cancelled,
                Err(_) if !has_user_acted() => Chosen::NotNow,
                Err(_) => choose_files().await,
            }
        })
    }

    fn save(&self, name: String, _beside: Option<FileRef>) -> Later<Chosen<FileRef>> {
        if !is_supported() {
            return Box::pin(async move { Chosen::Yes(known::downloaded(&name)) });
        }
        let options = object(&[("suggestedName", name.as_str().into()), ("types", types())]);
        Box::pin(async move {
            match show_save_file_picker(&options).await {
                Ok(handle) => {
                    Chosen::Yes(known::in_place(handle.unchecked_into::<FileHandle>()).await)
                }
                Err(error) if is_no(&error) => Chosen::Cancelled,
                Err(_) if !has_user_acted() => Chosen::NotNow,
                // Inside of other pages' frames, for one, there is no such dialog.
                Err(_) => Chosen::Yes(known::downloaded(&name)),
            }
        })
    }
}

fn is_no(error: &JsValue) -> bool {
    error_name(error) == "AbortError"
}

/// True if the user has just done something, without which no browser shows a dialog; also in browsers that do not
/// tell.
fn has_user_acted() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    let activation = navigator.and_then(|navigator| get(&navigator, "userActivation"));
    let is_active = activation.and_then(|activation| get(&activation, "isActive"));
    is_active.is_none_or(|is_active| is_active.is_truthy())
}

fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = js_sys::Reflect::get(object, &name.into()).ok()?;
    (!value.is_undefined()).then_some(value)
}

fn types() -> JsValue {
    let accept = object(&[(
        "application/json",
        Array::of1(&JsValue::from_str(".json")).into(),
    )]);
    let templates = object(&[("description", "Job template".into()), ("accept", accept)]);
    Array::of1(&templates).into()
}

/// The dialog that every browser has: it hands files over to be read.
fn choose_files() -> Later<Chosen<Vec<FileRef>>> {
    let document = web_sys::window().and_then(|window| window.document());
    let input = document.and_then(|document| document.create_element("input").ok());
    let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else {
        return Box::pin(async { Chosen::Cancelled });
    };
    input.set_type("file");
    input.set_multiple(true);
    input.set_accept(".json,application/json");
    let (sender, answer) = oneshot::channel();
    let mut sender = Some(sender);
    let answered = Closure::<dyn FnMut(Event)>::new(move |_event| {
        if let Some(sender) = sender.take() {
            // Nobody waits any more if this fails.
            let _ = sender.send(());
        }
    });
    for event in ["change", "cancel"] {
        // An element takes listeners for every event.
        let _ = input.add_event_listener_with_callback(event, answered.as_ref().unchecked_ref());
    }
    input.click();
    Box::pin(async move {
        let _answered = answered;
        let _ = answer.await;
        let files = input.files();
        let count = files.as_ref().map_or(0, web_sys::FileList::length);
        let file = |index| files.as_ref()?.get(index);
        match (0..count)
            .filter_map(file)
            .map(known::handed_over)
            .collect()
        {
            files if count > 0 => Chosen::Yes(files),
            _ => Chosen::Cancelled,
        }
    })
}
