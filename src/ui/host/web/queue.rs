//! Messages and input events that wait for the program's next frame.

use std::cell::{Cell, RefCell};

use egui::{Context, RawInput};
use wasm_bindgen_futures::JsFuture;

use super::{opening, page};
use crate::editor::open::{OpenTemplate, TemplateId};
use crate::editor::{Editor, FileMessage, Level, Message, NoticeMessage};
use crate::runtime;
use crate::ui::widgets::TextAction;

thread_local! {
    static MESSAGES: RefCell<Vec<Message>> = const { RefCell::new(Vec::new()) };
    static SHOWN: Cell<Option<TemplateId>> = const { Cell::new(None) };
    static INPUT: RefCell<Vec<egui::Event>> = const { RefCell::new(Vec::new()) };
}

/// Remembers which template is shown.
pub(super) fn follow(editor: &Editor) {
    SHOWN.set(editor.active().map(OpenTemplate::id));
}

pub(super) fn push(message: impl Into<Message>) {
    MESSAGES.with_borrow_mut(|messages| messages.push(message.into()));
}

/// Messages from outside the widgets since the last frame.
pub(in crate::ui) fn messages(_ctx: &Context) -> Vec<Message> {
    let mut messages = MESSAGES.take();
    // The link comes after the backups, so that its template is the one shown.
    if opening::is_complete() {
        messages.extend(page::take_link());
    }
    messages
}

/// Adds the input events that wait: egui's own part of the page leaves them out.
pub(in crate::ui) fn add_input(input: &mut RawInput) {
    input.events.append(&mut INPUT.take());
}

/// Does `action` in the focused text, as if its keys had been pressed.
pub(in crate::ui) fn act_on_text(ctx: &Context, action: TextAction) {
    match action {
        TextAction::Cut => add(ctx, egui::Event::Cut),
        TextAction::Copy => add(ctx, egui::Event::Copy),
        TextAction::Paste => {
            // Fields have the same ids in every template, so the template is compared, too.
            let place = |ctx: &Context| (SHOWN.get(), ctx.memory(egui::Memory::focused));
            let asked = place(ctx);
            with_clipboard(ctx, move |ctx, text| {
                if place(ctx) == asked {
                    add(ctx, egui::Event::Paste(text));
                } else {
                    push(NoticeMessage::Tell(
                        Level::Failed,
                        "Nothing was pasted: by the time the browser let the page read the clipboard, the cursor was elsewhere".to_owned(),
                    ));
                }
            });
        }
    }
}

/// Requests the clipboard's text, which arrives as a message.
pub(in crate::ui) fn read_clipboard(ctx: &Context) {
    with_clipboard(ctx, |_ctx, text| push(FileMessage::OpenPasted(text)));
}

fn with_clipboard(ctx: &Context, act: impl FnOnce(&Context, String) + 'static) {
    let ctx = ctx.clone();
    runtime::spawn(async move {
        match clipboard().await {
            Some(text) => act(&ctx, text),
            None => push(NoticeMessage::Tell(Level::Failed,
                "The browser does not let the page read the clipboard, paste with the keyboard or allow it for this page".to_owned(),
            )),
        }
        ctx.request_repaint();
    });
}

fn add(ctx: &Context, event: egui::Event) {
    INPUT.with_borrow_mut(|input| input.push(event));
    ctx.request_repaint();
}

/// Text on the clipboard; `None` when the browser does not let the page read it.
async fn clipboard() -> Option<String> {
    let window = web_sys::window().filter(web_sys::Window::is_secure_context)?;
    let text = JsFuture::from(window.navigator().clipboard().read_text());
    let text = text.await.ok()?.as_string()?;
    Some(text.replace("\r\n", "\n"))
}
