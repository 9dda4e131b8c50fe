//! Where futures run, on a thread of their own natively and in the browser's event loop on the web, and what time it is
//! there.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(not(target_arch = "wasm32"))]
pub use native::{Background, block_on, blocking, now, sleep, spawn};
#[cfg(target_arch = "wasm32")]
pub use web::{Background, now, sleep, spawn, words};
