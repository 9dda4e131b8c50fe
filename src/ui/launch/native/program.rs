//! The app in its window, with the settings of both.

use egui::Context;

use super::remembered::{Opened, Remembered};

/// The app as eframe runs it, with its settings file.
pub(super) struct Program<A> {
    app: A,
    /// Tells the user something.
    tell: fn(&mut A, String),
    /// `None` where the settings can't be stored.
    remembered: Option<Remembered>,
}

impl<A> Program<A> {
    /// The app with its opened settings.
    pub(super) fn new(
        mut app: A,
        tell: fn(&mut A, String),
        ctx: &Context,
        settings: Opened,
    ) -> Self {
        let Opened { file, notice } = settings;
        if let Some(words) = notice {
            tell(&mut app, words);
        }
        let remembered = file.map(|file| Remembered::new(ctx, file));
        Self {
            app,
            tell,
            remembered,
        }
    }
}

impl<A: eframe::App> eframe::App for Program<A> {
    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        if let Some(remembered) = &mut self.remembered {
            remembered.see(frame);
            if let Some(words) = remembered.take_failure() {
                (self.tell)(&mut self.app, words);
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
