//! Start of the program: in a desktop window, or on a page of the browser.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(not(target_arch = "wasm32"))]
pub use native::{begin, options, run_native};
#[cfg(target_arch = "wasm32")]
pub use web::run_web;
