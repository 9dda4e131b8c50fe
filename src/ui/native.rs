//! The window of the desktop program.

use std::path::PathBuf;
use std::sync::Arc;

use super::app::{App, NAME};
use crate::storage::FileRef;
use crate::storage::dialogs::SystemDialogs;

/// Under which name the desktop knows the program and its settings are kept.
const APP_ID: &str = "job-template-editor";

/// Opens the window with these files and returns when it is closed.
///
/// # Errors
/// When there is no display, or no OpenGL on it.
pub fn run_native(files: Vec<PathBuf>) -> eframe::Result {
    let mut viewport = egui::ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title(NAME)
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([480.0, 400.0])
        .with_drag_and_drop(true);
    if let Ok(icon) =
        eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon/icon-256.png"))
    {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        ..Default::default()
    };
    let files = files.into_iter().map(FileRef::new).collect();
    eframe::run_native(
        APP_ID,
        options,
        Box::new(|creation| Ok(Box::new(App::new(creation, Arc::new(SystemDialogs), files)))),
    )
}
