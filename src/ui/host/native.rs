//! The desktop and its window.

use egui::{Context, Id, RawInput, ViewportCommand};

use crate::editor::{Editor, FileMessage, Message};
use crate::storage::FileRef;
use crate::ui::widgets::TextAction;

/// What the window is called.
pub(in crate::ui) fn set_title(ctx: &Context, title: &str) {
    ctx.send_viewport_cmd(ViewportCommand::Title(title.to_owned()));
}

/// Does this in the text that has the focus, as if its keys had been pressed.
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

/// Nothing: a window has all its input from the system.
pub(in crate::ui) const fn add_input(_input: &mut RawInput) {}

/// Nothing: what ends the program when it is opened again is found by its backups.
pub(in crate::ui) const fn begins_to_draw() {}

/// Nothing: a window is shown by the system.
pub(in crate::ui) const fn has_drawn() {}

/// Nothing: a window begins with all it has.
pub(in crate::ui) const fn take_up(_editor: &mut Editor) {}

/// Nothing: a window asks before it closes.
pub(in crate::ui) const fn follow(_editor: &Editor) {}

/// In which frame the clipboard was asked for.
fn clipboard_asked() -> Id {
    Id::unique("the clipboard was asked for")
}

/// How many frames later it is no longer waited for: there was no text on it.
const FRAMES: u64 = 3;

/// Asks what is on the clipboard.
pub(in crate::ui) fn read_clipboard(ctx: &Context) {
    let frame = ctx.cumulative_frame_nr();
    ctx.data_mut(|data| data.insert_temp(clipboard_asked(), frame));
    ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
}

/// What the surroundings ask for since the last time.
pub(in crate::ui) fn messages(ctx: &Context) -> Vec<Message> {
    let asked = ctx.data(|data| data.get_temp::<u64>(clipboard_asked()));
    let Some(asked) = asked else {
        return Vec::new();
    };
    let pasted: Vec<Message> = ctx.input_mut(|input| {
        let pasted = input
            .events
            .extract_if(.., |event| matches!(event, egui::Event::Paste(_)));
        let text = pasted.map(|event| match event {
            egui::Event::Paste(text) => text,
            _ => String::new(),
        });
        text.map(|text| FileMessage::OpenPasted(text).into())
            .collect()
    });
    let is_over = ctx.cumulative_frame_nr() > asked + FRAMES;
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

/// Where the program can be found by others: nowhere.
pub(in crate::ui) const fn address() -> Option<String> {
    None
}
