//! Copying to the clipboard, with a notice when the browser refuses; egui's own part of the page gives none.

use std::cell::RefCell;

use egui::{Context, FullOutput, OutputCommand};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, HtmlDocument};

use super::queue;
use crate::editor::NoticeMessage;
use crate::runtime;

thread_local! {
    /// Text that the next copy event puts on the clipboard.
    static COPIED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// egui plugin that takes copied text out of egui's output, copies it, and says when that failed.
#[derive(Debug, Default)]
pub(super) struct Clipboard;

impl egui::Plugin for Clipboard {
    fn debug_name(&self) -> &'static str {
        "clipboard"
    }

    fn setup(&mut self, _ctx: &Context) {
        let Some(window) = web_sys::window() else {
            return;
        };
        runtime::listen(&window, "copy", |event: ClipboardEvent| {
            if let Some(text) = COPIED.take()
                && let Some(data) = event.clipboard_data()
                && data.set_data("text/plain", &text).is_ok()
            {
                event.prevent_default();
                event.stop_immediate_propagation();
            }
        });
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        let commands = &mut output.platform_output.commands;
        let is_copy = |command: &mut OutputCommand| matches!(command, OutputCommand::CopyText(_));
        for command in commands.extract_if(.., is_copy) {
            if let OutputCommand::CopyText(text) = command {
                let ctx = ctx.clone();
                runtime::spawn(async move {
                    if !copy(text).await {
                        queue::push(NoticeMessage::NothingCopied);
                        ctx.request_repaint();
                    }
                });
            }
        }
    }
}

async fn copy(text: String) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    // Without HTTPS there is only the old way, a copy event.
    if window.is_secure_context() {
        let written = window.navigator().clipboard().write_text(&text);
        if JsFuture::from(written).await.is_ok() {
            return true;
        }
    }
    let document = window
        .document()
        .and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    COPIED.replace(Some(text));
    let is_done =
        document.is_some_and(|document| document.exec_command("copy").unwrap_or_default());
    // Text that no copy event has taken must not go into a later one.
    let is_left = COPIED.take().is_some();
    is_done && !is_left
}
