//! The browser's event loop.

use std::{
    future::Future,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use futures::future::{AbortHandle, abortable};

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

/// Waits.
pub async fn sleep(duration: Duration) {
    gloo_timers::future::sleep(duration).await;
}

/// The time now, from the browser's clock: the standard library's has none to read here.
pub fn now() -> SystemTime {
    let since_epoch = web_time::SystemTime::now().duration_since(web_time::UNIX_EPOCH);
    UNIX_EPOCH + since_epoch.unwrap_or_default()
}
