//! One whole pass of the window, from input to triangles, with a keystroke in every frame.

#![expect(
    clippy::expect_used,
    reason = "a measurement that can not begin says so"
)]
#![expect(
    clippy::print_stderr,
    reason = "criterion knows nothing of the worst frame"
)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Context, Event, Pos2, RawInput, Rect, vec2};
use job_template_editor::editor::open::OpenTemplate;
use job_template_editor::editor::{Command, Settings};
use job_template_editor::storage::FileRef;
use job_template_editor::storage::dialogs::SystemDialogs;
use job_template_editor::template::pointer::Pointer;
use job_template_editor::template::section::Section;
use job_template_editor::ui::app::App;
use job_template_editor::ui::forms::field_id;

mod templates;

const FRAMES: usize = 1000;

/// A window of 1280 × 800 with the largest template open.
struct Window {
    ctx: Context,
    app: App,
    folder: tempfile::TempDir,
    seconds: f64,
}

impl Window {
    fn open() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the template");
        let path = folder.path().join("largest.jobtemplate.json");
        std::fs::write(&path, templates::largest()).expect("the template's file");
        let ctx = Context::default();
        let app = App::with_settings(
            &ctx,
            Settings::default(),
            Arc::new(SystemDialogs),
            vec![FileRef::new(path)],
        );
        let mut window = Self {
            ctx,
            app,
            folder,
            seconds: 0.0,
        };
        while window.app.editor().templates().is_empty() {
            window.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(1));
        }
        for _ in 0..20 {
            window.frame(Vec::new());
        }
        window
    }

    /// One pass and its triangles.
    fn frame(&mut self, events: Vec<Event>) {
        self.seconds += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(self.seconds),
            events,
            ..RawInput::default()
        };
        let app = &mut self.app;
        let output = self.ctx.run_ui(input, |ui| app.frame(ui));
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }

    fn type_one(&mut self, frame: usize) {
        // Every other key takes back what the one before has typed, so that the text stays within its limits.
        let event = if frame.is_multiple_of(2) {
            Event::Text("x".to_owned())
        } else {
            Event::Key {
                key: egui::Key::Backspace,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: egui::Modifiers::NONE,
            }
        };
        self.frame(vec![event]);
    }

    fn focus(&self, member: &str) {
        let template = self.app.editor().active().expect("the template is open");
        let field = field_id(template.id(), &Pointer::root().child(member));
        self.ctx.memory_mut(|memory| memory.request_focus(field));
    }

    fn focus_description(&mut self) {
        self.app.editor_mut().run(Command::GoTo(Section::Identity));
        self.frame(Vec::new());
        self.focus("description");
        self.frame(Vec::new());
    }

    /// The middle of the job document.
    fn focus_document(&mut self) {
        self.app
            .editor_mut()
            .run(Command::GoTo(Section::JobDocument));
        for _ in 0..5 {
            self.frame(Vec::new());
        }
        self.focus("document");
        for _ in 0..5 {
            self.frame(Vec::new());
        }
        let down = Event::Key {
            key: egui::Key::ArrowDown,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: egui::Modifiers::NONE,
        };
        for _ in 0..500 {
            self.frame(vec![down.clone()]);
        }
    }
}

/// Median and worst of a thousand frames; a benchmark that only knows means would hide a frame that stutters.
fn spread(name: &str, window: &mut Window) {
    let before = window.app.editor().active().map(OpenTemplate::changes);
    let mut times: Vec<Duration> = (0..FRAMES)
        .map(|frame| {
            let begin = Instant::now();
            window.type_one(frame);
            begin.elapsed()
        })
        .collect();
    let after = window.app.editor().active().map(OpenTemplate::changes);
    assert_ne!(before, after, "{name}: nothing was typed");
    times.sort_unstable();
    eprintln!(
        "{name}: median {:?}, p99 {:?}, worst {:?}",
        times[FRAMES / 2],
        times[FRAMES * 99 / 100],
        times[FRAMES - 1]
    );
}

fn typing(criterion: &mut Criterion) {
    let mut window = Window::open();
    window.focus_description();
    spread("description", &mut window);
    let mut frame = 0;
    criterion.bench_function("window, a key in the description", |bencher| {
        bencher.iter(|| {
            frame += 1;
            window.type_one(frame);
        });
    });
    let mut window = Window::open();
    window.focus_document();
    spread("document", &mut window);
    criterion.bench_function("window, a key in the middle of the document", |bencher| {
        bencher.iter(|| {
            frame += 1;
            window.type_one(frame);
        });
    });
    criterion.bench_function("window, nothing done", |bencher| {
        bencher.iter(|| window.frame(Vec::new()));
    });
    drop(window.folder);
}

criterion_group!(benches, typing);
criterion_main!(benches);
