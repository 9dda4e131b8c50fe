//! Settings, panel sizes and window geometry, kept from one run to the next in the file, and under the keys, that
//! eframe reads when it opens the window.

use std::sync::Arc;

use egui::Context;
use egui_winit::winit::window::Window;
use egui_winit::{WindowGeometry, WindowSettings};

use crate::storage::SettingsFile;
use crate::ui::host::APP_ID;

/// eframe's name for the settings file.
const FILE: &str = "app.ron";
/// eframe's key for the window's geometry.
const WINDOW: &str = "window";
/// eframe's key for egui's memory: sizes of panels, scroll offsets.
const EGUI: &str = "egui";

/// Opens the settings of this user, unless `is_readable` says that they are broken: `None` if they can't be opened. Comes
/// with what the user has to be told: where broken settings were put, or why none are stored.
pub(super) fn open(
    is_readable: impl FnOnce(&SettingsFile) -> bool,
) -> (Option<SettingsFile>, Option<String>) {
    let Some(folder) = eframe::storage_dir(APP_ID) else {
        return (None, None);
    };
    match SettingsFile::open(&folder.join(FILE), is_readable) {
        Ok((file, aside)) => {
            let told = aside.map(|path| {
                let path = path.display();
                format!("The settings could not be read, the editor begins with its own; they are kept here: {path}")
            });
            (Some(file), told)
        }
        Err(error) => (None, Some(format!("Settings are not remembered: {error}"))),
    }
}

/// Writes settings, panel sizes and window geometry while the program runs.
pub(super) struct Remembered {
    file: SettingsFile,
    ctx: Context,
    window: Option<Arc<Window>>,
    /// Geometry of the window while it is neither maximized nor fullscreen.
    geometry: Option<WindowGeometry>,
    /// True once the user was told that settings can't be stored.
    has_notified: bool,
}

impl Remembered {
    pub(super) fn new(ctx: &Context, file: SettingsFile) -> Self {
        let window: Option<WindowSettings> = eframe::get_value(&file, WINDOW);
        Self {
            file,
            ctx: ctx.clone(),
            window: None,
            geometry: window.map(|window| window.normal_geometry()),
            has_notified: false,
        }
    }

    /// Takes the window from eframe, once there is one.
    pub(super) fn see(&mut self, frame: &eframe::Frame) {
        if self.window.is_some() {
            return;
        }
        self.window = frame.winit_window().cloned();
        if let (Some(window), None) = (&self.window, self.geometry)
            && !window.is_maximized()
            && window.fullscreen().is_none()
        {
            let zoom = self.ctx.zoom_factor();
            self.geometry = Some(WindowGeometry::from_window(zoom, window));
        }
    }

    /// Begins to write settings, panel sizes and geometry in the background.
    pub(super) fn save(&mut self, app: &mut impl eframe::App) {
        if let Some(window) = &self.window {
            let zoom = self.ctx.zoom_factor();
            let settings = WindowSettings::from_window(zoom, window, self.geometry);
            self.geometry = Some(settings.normal_geometry());
            eframe::set_value(&mut self.file, WINDOW, &settings);
        }
        let Self { file, ctx, .. } = self;
        ctx.memory(|memory| eframe::set_value(file, EGUI, memory));
        app.save(file);
        file.write();
    }

    /// Waits until all is written.
    pub(super) fn finish(&mut self) {
        if let Err(error) = self.file.finish() {
            // The window is closed, so the log is the only place for it.
            log::warn!("Settings are not remembered: {error}");
        }
    }

    /// Reason why the settings can't be stored, at most once in a run.
    pub(super) fn take_failure(&mut self) -> Option<String> {
        let error = self.file.take_failure()?;
        let words = format!("Settings are not remembered: {error}");
        (!std::mem::replace(&mut self.has_notified, true)).then_some(words)
    }
}

impl eframe::Storage for SettingsFile {
    fn get_string(&self, key: &str) -> Option<String> {
        self.get(key).map(str::to_owned)
    }

    fn set_string(&mut self, key: &str, value: String) {
        self.set(key, value);
    }

    fn remove_string(&mut self, key: &str) {
        self.remove(key);
    }

    fn flush(&mut self) {
        self.write();
    }
}

#[cfg(test)]
mod tests {
    use egui::{Id, Panel, PanelState};

    use super::*;

    const SETTINGS: &str = "settings";

    struct Nothing;

    impl eframe::App for Nothing {
        fn ui(&mut self, _ui: &mut egui::Ui, _frame: &mut eframe::Frame) {}

        fn save(&mut self, storage: &mut dyn eframe::Storage) {
            storage.set_string(SETTINGS, "{}".to_owned());
        }
    }

    #[test]
    fn the_sizes_of_panels_are_remembered_beside_the_settings() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let open = || SettingsFile::open(&path, |_| true).unwrap().0;
        let ctx = Context::default();
        let mut id = Id::NULL;
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            id = ui.make_persistent_id("sections");
            Panel::left("sections").default_size(321.0).show(ui, |_| {});
        });
        output.textures_delta.clear();
        let size = PanelState::load(&ctx, id).unwrap().size();
        let mut remembered = Remembered::new(&ctx, open());
        remembered.save(&mut Nothing);
        remembered.finish();
        let file = open();
        assert_eq!(file.get(SETTINGS), Some("{}"));
        let memory: egui::Memory = eframe::get_value(&file, EGUI).unwrap();
        let next = Context::default();
        next.memory_mut(|present| *present = memory);
        let again = PanelState::load(&next, id).unwrap();
        assert_eq!(again.size(), size);
    }
}
