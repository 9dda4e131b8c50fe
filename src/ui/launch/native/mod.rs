//! Opens the editor in a window of the desktop.

mod program;
mod remembered;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::editor::{Editor, Level, NoticeMessage, OwnKeys, Settings, SettingsMessage};
use crate::storage::dialogs::SystemDialogs;
use crate::storage::{Backups, FileRef, ReadErrorKind, SettingsFile, clean_up_beside, read};
use crate::ui::app::{App, NAME};
use crate::ui::host::{APP_ID, keys_file};
use program::Program;
use remembered::Remembered;

/// Opens the window with these files and returns when it is closed.
///
/// # Errors
/// If there is no display, or no OpenGL on it.
pub fn run_native(files: Vec<PathBuf>) -> eframe::Result {
    // Opened before eframe reads the file, so that a broken one is moved out of its way.
    let (file, told) = remembered::open(are_readable);
    let begin = |creation: &eframe::CreationContext<'_>| {
        let mut app = begin(creation, files);
        if let Some(words) = told {
            tell(&mut app, words);
        }
        let remembered = file.map(|file| Remembered::new(&creation.egui_ctx, file));
        Program { app, remembered }
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
    if let Some(file) = keys_file() {
        take_keys(app.editor_mut(), &file);
    }
    keep_backups(app.editor_mut());
    let recent = app.editor().settings().recent.iter();
    clean_up_beside(recent.map(|recent| &recent.file).chain(&files));
    app
}

/// Takes the user's own keys from `file`, which is there to be edited; without it there are none.
fn take_keys(editor: &mut Editor, file: &Path) {
    let keys: Result<OwnKeys, String> = match read(file) {
        Ok(opened) => serde_json::from_str(&opened.text)
            .map_err(|error| format!("The keys can't be read, {error}: {}", file.display())),
        Err(error) if error.kind == ReadErrorKind::Missing => Ok(OwnKeys::new()),
        Err(error) => Err(error.to_string()),
    };
    match keys {
        Ok(keys) => editor.handle(SettingsMessage::Keys(keys)),
        Err(words) => editor.handle(NoticeMessage::Tell(Level::Failed, words)),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::Command;

    /// What is told, and the keys that save, with this text in the file of keys.
    fn begun_with(text: Option<&str>) -> (Vec<String>, String) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("keys.json");
        if let Some(text) = text {
            std::fs::write(&file, text).unwrap();
        }
        let wake = Arc::new(|| {});
        let mut editor = Editor::new(Settings::default(), Arc::new(SystemDialogs), wake);
        take_keys(&mut editor, &file);
        let told = editor.notices().iter();
        let told = told.map(|notice| notice.message.clone()).collect();
        let keys = editor.keymap().shortcut(Command::Save).unwrap();
        (told, keys.format(&egui::ModifierNames::NAMES, false))
    }

    #[test]
    fn keys_of_the_user_come_from_a_file_of_their_own() {
        let (told, keys) = begun_with(None);
        assert_eq!((told.len(), &*keys), (0, "Ctrl+S"));
        let (told, keys) = begun_with(Some("{\"save\": \"Ctrl+Alt+S\"}"));
        assert_eq!((told.len(), &*keys), (0, "Ctrl+Alt+S"));
        let (told, keys) = begun_with(Some("{\"save\": }"));
        assert!(told[0].starts_with("The keys can't be read"), "{told:?}");
        assert_eq!(keys, "Ctrl+S");
        let (told, _) = begun_with(Some("{\"brew\": \"Ctrl+B\"}"));
        assert_eq!(told, ["Keys of your own: no command is called “brew”"]);
    }
}
