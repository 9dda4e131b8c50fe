//! The whole window without a screen.

use std::sync::Arc;
use std::time::Duration;

use egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2,
    RawInput, Rect, TouchPhase, pos2, vec2,
};
use job_template_editor::editor::open::OpenTemplate;
use job_template_editor::editor::{Command, Settings};
use job_template_editor::storage::FileRef;
use job_template_editor::storage::dialogs::SystemDialogs;
use job_template_editor::template::section::Section;
use job_template_editor::ui::app::App;

use crate::clock;

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

/// Keys that are typed, and steps of the wheel.
const KEYS: usize = 20;
const WHEEL_STEPS: usize = 10;

/// Where the form, the JSON and the list of problems stand.
const FORM: Pos2 = pos2(500.0, 300.0);
const JSON: Pos2 = pos2(1000.0, 300.0);
const PROBLEMS: Pos2 = pos2(600.0, 740.0);

/// A window of 1280 × 800 with one template, its JSON and its problems.
pub struct Window {
    ctx: Context,
    app: App,
    _folder: tempfile::TempDir,
    seconds: f64,
}

impl Window {
    pub fn open(text: &str) -> Self {
        let mut window = Self::start(text);
        window.until_checked();
        window
    }

    /// A window that begins to open the text.
    fn start(text: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the template");
        let path = folder.path().join("growth.jobtemplate.json");
        std::fs::write(&path, text).expect("the template's file");
        let ctx = Context::default();
        let files = vec![FileRef::new(path)];
        let app = App::with_settings(&ctx, Settings::default(), Arc::new(SystemDialogs), files);
        Self {
            ctx,
            app,
            _folder: folder,
            seconds: 0.0,
        }
    }

    /// True until the template is open and checked.
    pub fn is_waiting(&self) -> bool {
        let template = self.app.editor().active();
        template.is_none_or(OpenTemplate::is_checking)
    }

    /// Times of the slowest frames while the text of this shape is opened, shown in each section, scrolled and typed into.
    pub fn slowest(text: &str) -> [(&'static str, Duration); 4] {
        let mut window = Self::start(text);
        let opening = window.until_checked();
        let mut showing = Duration::ZERO;
        let mut scrolling = Duration::ZERO;
        for section in SECTIONS {
            window.app.editor_mut().run(Command::GoTo(section));
            for _ in 0..SETTLING {
                showing = showing.max(window.frame(Vec::new()));
            }
            for place in [FORM, JSON, PROBLEMS] {
                for _ in 0..WHEEL_STEPS {
                    let frame = window.frame(vec![Event::PointerMoved(place), wheel()]);
                    scrolling = scrolling.max(frame);
                }
            }
        }
        let mut typing = Duration::ZERO;
        for event in click(JSON) {
            typing = typing.max(window.frame(vec![event]));
        }
        let before = window.text();
        for _ in 0..KEYS {
            typing = typing.max(window.frame(vec![Event::Text("7".to_owned())]));
        }
        typing = typing.max(window.until_checked());
        assert_eq!(
            window.text().len(),
            before.len() + KEYS,
            "something was not typed"
        );
        [
            ("opened", opening),
            ("shown", showing),
            ("scrolled", scrolling),
            ("typed into", typing),
        ]
    }

    fn text(&self) -> Arc<str> {
        let template = self.app.editor().active().expect("the template is open");
        Arc::clone(template.text())
    }

    /// Time of the slowest frame until the text is open and checked, and a few frames more.
    fn until_checked(&mut self) -> Duration {
        let mut slowest = Duration::ZERO;
        let mut rest = SETTLING;
        while rest > 0 {
            slowest = slowest.max(self.frame(Vec::new()));
            if self.is_waiting() {
                std::thread::sleep(Duration::from_millis(1));
            } else {
                rest -= 1;
            }
        }
        slowest
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
        let begin = clock();
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.frame(ui));
        let shapes = std::mem::take(&mut output.shapes);
        std::hint::black_box(self.ctx.tessellate(shapes, output.pixels_per_point));
        let time = clock().saturating_sub(begin);
        // There is no screen to put them on.
        output.textures_delta.clear();
        time
    }
}

fn wheel() -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, -3.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }
}

fn click(pos: Pos2) -> [Event; 3] {
    let button = |pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    [Event::PointerMoved(pos), button(true), button(false)]
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
