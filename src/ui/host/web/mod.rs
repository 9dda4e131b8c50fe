//! A page of the browser and its canvas.

mod canvas;
mod clipboard;
#[cfg(feature = "exposed-widgets")]
mod exposed;
mod keys;
mod leaving;
mod opening;
mod page;
mod queue;
mod stop;

use egui::Context;

use crate::editor::{Editor, Keyboard, Keymap};
use crate::runtime;
use crate::storage::FileRef;
use crate::storage::{drops, wake_when_lost};

pub(in crate::ui) use opening::{begins_to_draw, has_drawn, take_up};
pub(in crate::ui) use page::{address, keys_file, set_title};
pub(in crate::ui) use queue::{act_on_text, add_input, messages, read_clipboard};

/// Makes the program once there is a canvas to draw on.
type Make = fn(&eframe::CreationContext<'_>) -> Box<dyn eframe::App>;

/// Starts the program on the page's canvas. Returns at once; the program runs on.
pub(in crate::ui) fn run(make: Make) {
    stop::tell_when_the_program_ends();
    runtime::spawn(async move {
        if let Err(why) = begin(make).await {
            stop::can_not_begin(&why);
        }
    });
}

async fn begin(make: Make) -> Result<(), String> {
    let canvas = page::canvas().ok_or("The page has no canvas")?;
    stop::tell_when_the_canvas_is_lost(&canvas);
    opening::begin();
    // The database answers while the window is being made.
    runtime::spawn(opening::open(page::settings()));
    eframe::WebRunner::new()
        .start(
            canvas,
            canvas::options(),
            Box::new(move |creation| {
                listen(&creation.egui_ctx);
                Ok(make(creation))
            }),
        )
        .await
        .map_err(|error| runtime::error_message(&error))?;
    canvas::keep_typed_text_private();
    Ok(())
}

/// Listens to events of the page that egui leaves out.
fn listen(ctx: &Context) {
    let waker = ctx.clone();
    drops::listen(move || waker.request_repaint());
    let waker = ctx.clone();
    wake_when_lost(move || waker.request_repaint());
    keys::take_from_browser(Keymap::new(Keyboard::here(), &page::settings().keys));
    leaving::warn();
    page::listen(ctx);
    ctx.add_plugin(clipboard::Clipboard);
    opening::listen(ctx);
    #[cfg(feature = "exposed-widgets")]
    ctx.add_plugin(exposed::Exposed);
}

/// The files that were dropped on the page.
pub(in crate::ui) fn dropped(ctx: &Context) -> Vec<FileRef> {
    // egui's have no more than the content.
    ctx.input_mut(|input| input.raw.dropped_files.clear());
    drops::take()
}

/// Takes note of what is open, for when the page is left or the program ends.
pub(in crate::ui) fn follow(editor: &Editor) {
    leaving::follow(editor);
    queue::follow(editor);
    stop::follow(editor);
}
