//! What the program runs in, a window of the desktop or a page of the browser, and what only that can do. One face for
//! both.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(not(target_arch = "wasm32"))]
pub(super) use native::{
    act_on_text, add_input, address, begins_to_draw, dropped, follow, has_drawn, messages,
    read_clipboard, set_title, take_up,
};
#[cfg(target_arch = "wasm32")]
pub(super) use web::{
    act_on_text, add_input, address, begins_to_draw, dropped, follow, has_drawn, messages,
    read_clipboard, run, set_title, take_up,
};
