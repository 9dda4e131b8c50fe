//! The desktop and its window.

use std::path::PathBuf;

use egui::{Context, Id, RawInput, ViewportCommand};

use crate::editor::{Editor, FileMessage, Message};
use crate::storage::FileRef;
use crate::ui::widgets::TextAction;

/// Name under which the desktop knows the program and its settings are stored.
pub(in crate::ui) const APP_ID: &str = "job-template-editor";

/// File with the user's own keys.
pub(in crate::ui) fn keys_file() -> Option<PathBuf> {
    Some(eframe::storage_dir(APP_ID)?.join("keys.json"))
}

/// Sets the window's title.
pub(in crate::ui) fn set_title(ctx: &Context, title: &str) {
    ctx.send_viewport_cmd(ViewportCommand::Title(title.to_owned()));
}

/// Does `action` in the focused text, as if its keys had been pressed.
pub(in crate::ui) fn act_on_text(ctx: &Context, action: TextAction) {
    ctx.send_viewport_cmd(match action {
        TextAction::Cut => ViewportCommand::RequestCut,
        TextAction::Copy => ViewportCommand::RequestCopy,
        TextAction::Paste => ViewportCommand::RequestPaste,
    });
}

/// The files that were dropped on the window.
pub(in crate::ui) fn dropped(ctx: &Context) -> Vec<FileRef> {
    let dropped = ctx.input_mut(|input| std::mem::take(&mut input.raw.dropped_files));
    let file = |file: &egui::DroppedFileHandle| FileRef::new(file.path());
    dropped.iter().map(file).collect()
}

/// No-op on the desktop: the window has all its input from the system.
pub(in crate::ui) const fn add_input(_input: &mut RawInput) {}

/// No-op on the desktop: backups that end the program when they are opened are found at its start.
pub(in crate::ui) const fn begins_to_draw() {}

/// No-op on the desktop: the system shows the window.
pub(in crate::ui) const fn has_drawn() {}

/// No-op on the desktop: the window begins with its backups opened; a page opens them later.
pub(in crate::ui) const fn take_up(_editor: &mut Editor) {}

/// No-op on the desktop: the window asks before it closes.
pub(in crate::ui) const fn follow(_editor: &Editor) {}

/// Key under which egui's memory holds the frame in which the clipboard was requested.
fn clipboard_asked() -> Id {
    Id::unique("the clipboard was asked for")
}

/// Frames to wait for the clipboard's text; after that it held none.
const CLIPBOARD_FRAMES: u64 = 3;

/// Requests the clipboard's text, which [`messages`] returns in a later frame.
pub(in crate::ui) fn read_clipboard(ctx: &Context) {
    let frame = ctx.cumulative_frame_nr();
    ctx.data_mut(|data| data.insert_temp(clipboard_asked(), frame));
    ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
}

/// Messages from outside the widgets since the last frame: the pasted text, once the clipboard was requested.
pub(in crate::ui) fn messages(ctx: &Context) -> Vec<Message> {
    let asked = ctx.data(|data| data.get_temp::<u64>(clipboard_asked()));
    let Some(asked) = asked else {
        return Vec::new();
    };
    let pasted = super::take_pastes(ctx, |_| true).into_iter();
    let open = |text| FileMessage::OpenPasted(text).into();
    let pasted: Vec<Message> = pasted.map(open).collect();
    let is_over = ctx.cumulative_frame_nr() > asked + CLIPBOARD_FRAMES;
    if !pasted.is_empty() || is_over {
        ctx.data_mut(|data| data.remove::<u64>(clipboard_asked()));
    } else {
        ctx.request_repaint();
    }
    if pasted.is_empty() && is_over {
        return vec![FileMessage::OpenPasted(String::new()).into()];
    }
    pasted
}

/// Public address of the program: `None` for a window.
pub(in crate::ui) const fn address() -> Option<String> {
    None
}
