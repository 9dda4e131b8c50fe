//! Host of the program, a desktop window or a browser page, and what only it can do. Both have the same functions.

use egui::{Context, Event};

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

/// Takes the pasted texts that are wanted out of this frame's input.
pub(super) fn take_pastes(ctx: &Context, is_wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let is_paste = |event: &mut Event| matches!(event, Event::Paste(text) if is_wanted(text));
    let taken: Vec<_> = ctx.input_mut(|input| input.events.extract_if(.., is_paste).collect());
    let text = |event| match event {
        Event::Paste(text) => Some(text),
        _ => None,
    };
    taken.into_iter().filter_map(text).collect()
}
