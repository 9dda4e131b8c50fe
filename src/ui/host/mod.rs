//! Host of the program, a desktop window or a browser page, and what only it can do. Both have the same functions.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(not(target_arch = "wasm32"))]
pub(super) use native::{
    APP_ID, act_on_text, add_input, address, begins_to_draw, dropped, follow, has_drawn, keys_file,
    messages, read_clipboard, set_title, take_up,
};
#[cfg(target_arch = "wasm32")]
pub(super) use web::{
    act_on_text, add_input, address, begins_to_draw, dropped, follow, has_drawn, keys_file,
    messages, read_clipboard, run, set_title, take_up,
};
