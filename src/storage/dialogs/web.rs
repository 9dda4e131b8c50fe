//! A browser's file chooser gives content, not paths; opening and saving through it is not built yet.

use super::{Chosen, Dialogs, FileRef, Later};

/// The browser's dialogs.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDialogs;

impl Dialogs for SystemDialogs {
    fn open(&self) -> Later<Chosen<Vec<FileRef>>> {
        Box::pin(async { Chosen::NoDialog })
    }

    fn save(&self, _name: String, _beside: Option<FileRef>) -> Later<Chosen<FileRef>> {
        Box::pin(async { Chosen::NoDialog })
    }
}
