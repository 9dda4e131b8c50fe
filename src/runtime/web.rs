//! The browser's event loop.

use std::{
    future::Future,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use futures::future::{AbortHandle, abortable};
use wasm_bindgen::{JsCast as _, JsValue};

/// What can run in the background: everything, on the only thread there is.
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

/// What the browser says went wrong, in its own words.
pub fn words(error: &JsValue) -> String {
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

/// Waits.
pub async fn sleep(duration: Duration) {
    gloo_timers::future::sleep(duration).await;
}

/// The time now, from the browser's clock: the standard library's has none to read here.
pub fn now() -> SystemTime {
    let since_epoch = web_time::SystemTime::now().duration_since(web_time::UNIX_EPOCH);
    UNIX_EPOCH + since_epoch.unwrap_or_default()
}
