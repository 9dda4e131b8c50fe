//! Opens the editor in a window of the desktop.

mod program;
mod remembered;

use std::path::PathBuf;
use std::sync::Arc;

use crate::editor::{Editor, Level, NoticeMessage, Settings};
use crate::storage::dialogs::SystemDialogs;
use crate::storage::{Backups, FileRef, SettingsFile, clean_up_beside};
use crate::ui::app::{App, NAME};
use program::Program;

/// Name under which the desktop knows the program and its settings are stored.
const APP_ID: &str = "job-template-editor";

/// Opens the window with these files and returns when it is closed.
///
/// # Errors
/// If there is no display, or no OpenGL on it.
pub fn run_native(files: Vec<PathBuf>) -> eframe::Result {
    // Opened before eframe reads the file, so that a broken one is moved out of its way.
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
    let stored = file.get(Settings::KEY);
    stored.is_none_or(|stored| Settings::read(stored).is_some())
}

fn tell(app: &mut App, words: String) {
    let tell = NoticeMessage::Tell(Level::Failed, words);
    app.editor_mut().handle(tell);
}

/// Options with which eframe opens the window.
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
        // eframe would write the file in place, not atomically.
        persist_window: false,
        ..Default::default()
    }
}

/// The app in a window that has just been opened: with these files, and with the unsaved changes of the last run.
pub fn begin(creation: &eframe::CreationContext<'_>, files: Vec<PathBuf>) -> App {
    let files: Vec<_> = files.into_iter().map(FileRef::new).collect();
    let mut app = App::new(creation, Arc::new(SystemDialogs), files.clone());
    keep_backups(app.editor_mut());
    let recent = app.editor().settings().recent.iter();
    clean_up_beside(recent.map(|recent| &recent.file).chain(&files));
    app
}

/// Keeps backups of unsaved changes, beside the settings.
fn keep_backups(editor: &mut Editor) {
    let Some(folder) = eframe::storage_dir(APP_ID) else {
        return;
    };
    match Backups::open(&folder.join("unsaved")) {
        Ok((backups, left)) => editor.keep_in(backups, left),
        Err(error) => editor.can_not_keep(&error),
    }
}
