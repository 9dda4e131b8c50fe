//! The browser's event loop.

use std::{
    future::Future,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use futures::future::{AbortHandle, abortable};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, EventTarget};

/// Requirement on futures that run in the background: none on the only thread there is.
pub trait Background {}

impl<T> Background for T {}

/// Starts `future`; aborting the handle drops it where it waits.
pub fn spawn(future: impl Future<Output = ()> + 'static) -> AbortHandle {
    let (future, handle) = abortable(future);
    wasm_bindgen_futures::spawn_local(async move {
        // An aborted future has nothing left to say.
        let _ = future.await;
    });
    handle
}

/// Does long work between two frames, after a pause in which nothing took its place: there is no other thread.
pub async fn blocking<T>(work: impl FnOnce() -> T) -> T {
    const PAUSE: Duration = Duration::from_millis(400);
    sleep(PAUSE).await;
    work()
}

/// Message of an error that the browser has thrown.
pub fn error_message(error: &JsValue) -> String {
    let message = error
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()))
        .or_else(|| {
            error
                .dyn_ref::<web_sys::DomException>()
                .map(web_sys::DomException::message)
        })
        .or_else(|| error.as_string());
    message.unwrap_or_else(|| "the browser does not say why".to_owned())
}

/// Acts on every `event` of `target` from now on, before egui does. `E` is what the browser makes of such an event.
pub fn listen<E: JsCast + 'static>(
    target: &EventTarget,
    event: &str,
    mut act: impl FnMut(E) + 'static,
) {
    let listener =
        Closure::<dyn FnMut(Event)>::new(move |event: Event| act(event.unchecked_into()));
    // Every target takes listeners for every event.
    let _ = target.add_event_listener_with_callback_and_bool(
        event,
        listener.as_ref().unchecked_ref(),
        true,
    );
    listener.forget();
}

/// User agent of the browser; `None` if it tells none.
pub fn user_agent() -> Option<String> {
    web_sys::window()?.navigator().user_agent().ok()
}

/// Waits for `duration`.
pub async fn sleep(duration: Duration) {
    gloo_timers::future::sleep(duration).await;
}

/// The time now, from the browser's clock: the standard library's has none to read here.
pub fn now() -> SystemTime {
    let since_epoch = web_time::SystemTime::now().duration_since(web_time::UNIX_EPOCH);
    UNIX_EPOCH + since_epoch.unwrap_or_default()
}
