//! Runtime for futures, on a thread of their own natively and in the browser's event loop on the web, and its clock.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(not(target_arch = "wasm32"))]
pub use native::{Background, block_on, blocking, now, sleep, spawn, user_agent};
#[cfg(target_arch = "wasm32")]
pub use web::{Background, blocking, error_message, listen, now, sleep, spawn, user_agent};

/// True if the program has a window of its own, which it can close and zoom, rather than a page of a browser.
pub const HAS_WINDOW: bool = cfg!(not(target_arch = "wasm32"));

/// Seconds since 1970.
pub fn seconds_since_1970() -> i64 {
    let since = now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
