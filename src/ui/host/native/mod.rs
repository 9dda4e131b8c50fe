//! The desktop and its window.

mod program;
mod remembered;

use std::path::PathBuf;
use std::sync::Arc;

use crate::editor::{Editor, FileMessage, Level, Message, NoticeMessage};
use crate::storage::dialogs::SystemDialogs;
use crate::storage::{Backups, FileRef, SettingsFile, clean_up_beside};
use crate::ui::app::{App, NAME, SETTINGS, read_settings};
use crate::ui::widgets::TextAction;
use egui::{Context, Id, RawInput, ViewportCommand};
use program::Program;

/// Under which name the desktop knows the program and its settings are kept.
const APP_ID: &str = "job-template-editor";

/// Opens the window with these files and returns when it is closed.
///
/// # Errors
/// When there is no display, or no OpenGL on it.
pub fn run_native(files: Vec<PathBuf>) -> eframe::Result {
    // eframe reads them, too: a broken file is out of its way.
    let settings = remembered::open(are_readable);
    let begin = |creation: &eframe::CreationContext<'_>| {
        let app = begin(creation, files);
        Program::new(app, tell, &creation.egui_ctx, settings)
    };
    eframe::run_native(
        APP_ID,
        options(),
        Box::new(|creation| Ok(Box::new(begin(creation)))),
    )
}

fn are_readable(file: &SettingsFile) -> bool {
    let stored = file.get(SETTINGS);
    stored.is_none_or(|stored| read_settings(stored).is_some())
}

fn tell(app: &mut App, words: String) {
    let tell = NoticeMessage::Tell(Level::Failed, words);
    app.editor_mut().handle(tell);
}

/// How the window is opened.
pub fn options() -> eframe::NativeOptions {
    let mut viewport = egui::ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title(NAME)
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([480.0, 400.0])
        .with_drag_and_drop(true);
    if let Ok(icon) =
        eframe::icon_data::from_png_bytes(include_bytes!("../../../../assets/icon/icon-256.png"))
    {
        viewport = viewport.with_icon(icon);
    }
    eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        // It would be written in place.
        persist_window: false,
        ..Default::default()
    }
}

/// The program in a window that has just been opened: with these files, and with what was not saved when it last ended.
pub fn begin(creation: &eframe::CreationContext<'_>, files: Vec<PathBuf>) -> App {
    let files: Vec<_> = files.into_iter().map(FileRef::new).collect();
    let mut app = App::new(creation, Arc::new(SystemDialogs), files.clone());
    keep_backups(app.editor_mut());
    let recent = app.editor().settings().recent.iter();
    clean_up_beside(recent.map(|recent| &recent.file).chain(&files));
    app
}

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

/// Lets unsaved changes outlast the program, beside its settings.
fn keep_backups(editor: &mut Editor) {
    let Some(folder) = eframe::storage_dir(APP_ID) else {
        return;
    };
    match Backups::open(&folder.join("unsaved")) {
        Ok((backups, left)) => editor.keep_in(backups, left),
        Err(error) => editor.can_not_keep(&error),
    }
}
