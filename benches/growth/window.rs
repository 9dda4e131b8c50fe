//! The whole window without a screen.

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, vec2};
use job_template_editor::editor::{Command, Settings};
use job_template_editor::storage::FileRef;
use job_template_editor::storage::dialogs::SystemDialogs;
use job_template_editor::template::section::Section;
use job_template_editor::ui::app::App;

/// The sections whose forms grow with the text.
const SECTIONS: [Section; 6] = [
    Section::Identity,
    Section::JobDocument,
    Section::AbortCriteria,
    Section::MaintenanceWindows,
    Section::SoftwarePackages,
    Section::Tags,
];

/// Frames after which animations are over and heights are known.
const SETTLING: usize = 12;

/// Frames of which the fastest counts: other programs take turns with this one.
const FRAMES: usize = 8;

/// A window of 1280 × 800 with one template, its JSON and its problems.
pub struct Window {
    ctx: Context,
    app: App,
    _folder: tempfile::TempDir,
    seconds: f64,
}

impl Window {
    pub fn open(text: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the template");
        let path = folder.path().join("growth.jobtemplate.json");
        std::fs::write(&path, text).expect("the template's file");
        let ctx = Context::default();
        let files = vec![FileRef::new(path)];
        let app = App::with_settings(&ctx, Settings::default(), Arc::new(SystemDialogs), files);
        let mut window = Self {
            ctx,
            app,
            _folder: folder,
            seconds: 0.0,
        };
        while window.app.editor().templates().is_empty() {
            window.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(1));
        }
        window
    }

    /// Time of a frame in the slowest section, at its top and scrolled down.
    pub fn slowest_frame(&mut self) -> Duration {
        let mut slowest = Duration::ZERO;
        for section in SECTIONS {
            self.app.editor_mut().run(Command::GoTo(section));
            for key in [None, Some(Key::F8)] {
                self.frame(key.map(press).into_iter().collect());
                for _ in 0..SETTLING {
                    self.frame(Vec::new());
                }
                let least = (0..FRAMES).map(|_| self.frame(Vec::new())).min();
                slowest = slowest.max(least.unwrap_or_default());
            }
        }
        slowest
    }

    /// One pass and its triangles.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.seconds += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(self.seconds),
            focused: true,
            events,
            ..RawInput::default()
        };
        let begin = Instant::now();
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.frame(ui));
        let shapes = std::mem::take(&mut output.shapes);
        std::hint::black_box(self.ctx.tessellate(shapes, output.pixels_per_point));
        let time = begin.elapsed();
        // There is no screen to put them on.
        output.textures_delta.clear();
        time
    }
}

fn press(key: Key) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    }
}
