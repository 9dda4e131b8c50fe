//! User interface: the theme, the widgets, one file per form section, the panes beside the form, the panels over it. It
//! reads the editor and sends messages.

pub mod app;
pub mod code;
mod focus;
pub mod forms;
mod host;
mod launch;
mod pace;
pub mod panels;
pub mod panes;
mod shell;
pub mod theme;
pub mod widgets;

#[cfg(target_arch = "wasm32")]
pub use launch::run_web;
#[cfg(not(target_arch = "wasm32"))]
pub use launch::{begin, options, run_native};
