//! Write, check and submit AWS IoT job templates.

pub mod check;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod editor;
pub mod format;
pub mod runtime;
pub mod service;
pub mod storage;
pub mod template;
pub mod ui;
