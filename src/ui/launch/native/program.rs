//! The app in its window, with the settings of both.

use egui::Context;

use super::remembered::Remembered;
use super::tell;
use crate::ui::app::App;

/// The app as eframe runs it, with its settings file.
pub(super) struct Program {
    pub(super) app: App,
    /// `None` where the settings can't be stored.
    pub(super) remembered: Option<Remembered>,
}

impl eframe::App for Program {
    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        if let Some(remembered) = &mut self.remembered {
            remembered.see(frame);
            if let Some(words) = remembered.take_failure() {
                tell(&mut self.app, words);
            }
        }
        self.app.logic(ctx, frame);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.app.ui(ui, frame);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        self.app.clear_color(visuals)
    }

    fn raw_input_hook(&mut self, ctx: &Context, input: &mut egui::RawInput) {
        self.app.raw_input_hook(ctx, input);
    }

    fn auto_save_interval(&self) -> std::time::Duration {
        self.app.auto_save_interval()
    }

    /// False, as eframe would write the file in place, not atomically.
    fn persist_egui_memory(&self) -> bool {
        false
    }

    /// Saves to the own settings file; eframe's storage stays as it was read, so that eframe writes nothing.
    fn save(&mut self, _read_only: &mut dyn eframe::Storage) {
        if let Some(remembered) = &mut self.remembered {
            remembered.save(&mut self.app);
        }
    }

    fn on_exit(&mut self, gl: Option<&eframe::glow::Context>) {
        self.app.on_exit(gl);
        if let Some(remembered) = &mut self.remembered {
            remembered.finish();
        }
    }
}
