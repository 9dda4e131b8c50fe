//! Dialogs through the desktop portal, or what stands in for it.

use std::time::{Duration, Instant};

use rfd::{AsyncFileDialog, FileHandle};

use super::{Chosen, Dialogs, FileRef, Later};

/// Shortest time in which a user can close a dialog; one that ends sooner was never shown.
const QUICKEST_USER: Duration = Duration::from_millis(250);

/// The system's dialogs.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDialogs;

impl Dialogs for SystemDialogs {
    fn open(&self) -> Later<Chosen<Vec<FileRef>>> {
        let dialog = dialog().set_title("Open job templates");
        Box::pin(async move {
            let asked = Instant::now();
            let files = dialog.pick_files().await;
            chosen(
                files.map(|files| files.iter().map(file_ref).collect()),
                asked,
            )
        })
    }

    fn save(&self, name: String, beside: Option<FileRef>) -> Later<Chosen<FileRef>> {
        let mut dialog = dialog().set_title("Save job template").set_file_name(name);
        if let Some(folder) = beside.as_ref().and_then(|file| file.path().parent()) {
            dialog = dialog.set_directory(folder);
        }
        Box::pin(async move {
            let asked = Instant::now();
            let file = dialog.save_file().await;
            chosen(file.as_ref().map(file_ref), asked)
        })
    }
}

fn dialog() -> AsyncFileDialog {
    AsyncFileDialog::new()
        .add_filter("Job template", &["json"])
        .add_filter("All files", &["*"])
}

fn file_ref(handle: &FileHandle) -> FileRef {
    FileRef::new(handle.path())
}

/// Result of a dialog that was opened at `asked`. Without a portal and zenity, rfd answers as if it had been closed,
/// but at once.
fn chosen<T>(files: Option<T>, asked: Instant) -> Chosen<T> {
    match files {
        Some(files) => Chosen::Yes(files),
        None if cfg!(target_os = "linux") && asked.elapsed() < QUICKEST_USER => Chosen::NoDialog,
        None => Chosen::Cancelled,
    }
}
