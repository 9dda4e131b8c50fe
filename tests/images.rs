//! Ten looks that words can't check, drawn by the software renderer: `apt-get install mesa-vulkan-drivers`, then
//! `cargo test --features image-tests --test images`. After a change that is meant, `UPDATE_SNAPSHOTS=1` before it
//! records them anew.

use std::path::Path;
use std::sync::Arc;

use egui::Vec2;
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, SnapshotOptions};
use job_template_editor::editor::{Command, Editor, FileMessage, Settings, Theme};
use job_template_editor::format::starter;
use job_template_editor::storage::FileRef;
use job_template_editor::storage::dialogs::{Chosen, Dialogs, Later};
use job_template_editor::ui::app::App;

/// Nobody chooses anything.
struct NoDialogs;

impl Dialogs for NoDialogs {
    fn open(&self) -> Later<Chosen<Vec<FileRef>>> {
        Box::pin(async { Chosen::Cancelled })
    }

    fn save(&self, _: String, _: Option<FileRef>) -> Later<Chosen<FileRef>> {
        Box::pin(async { Chosen::Cancelled })
    }
}

const USUAL: Vec2 = Vec2::new(960.0, 600.0);
const NARROW: Vec2 = Vec2::new(420.0, 720.0);

/// A template with something wrong in each of the first sections.
const WRONG: &str = r#"{
  "jobTemplateId": "night shift",
  "description": "Restarts the gateways",
  "document": "{\n  \"operation\": \"restart\",\n  \"reason\": \"\u202ethgin\"\n}",
  "jobExecutionsRolloutConfig": {
    "maximumPerMinute": 5000
  },
  "tags": [
    { "Key": "aws:owner", "Value": "night\u200bshift" }
  ]
}
"#;

struct Window(Harness<'static, App>);

impl Window {
    fn new(theme: Theme, size: Vec2) -> Self {
        Self::with(
            Settings {
                theme,
                ..Settings::default()
            },
            size,
        )
    }

    fn with(settings: Settings, size: Vec2) -> Self {
        let harness = Harness::builder()
            .with_size(size)
            .with_options(
                SnapshotOptions::new()
                    .output_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/images")),
            )
            .wgpu()
            .build_eframe(move |creation| {
                App::with_settings(
                    &creation.egui_ctx,
                    settings,
                    Arc::new(NoDialogs),
                    Vec::new(),
                )
            });
        // A blinking cursor is seen in some frames only.
        let still = |style: &mut egui::Style| style.visuals.text_cursor.blink = false;
        harness.ctx.all_styles_mut(still);
        Self(harness)
    }

    fn editor(&mut self) -> &mut Editor {
        self.0.state_mut().editor_mut()
    }

    fn open(mut self, text: &str) -> Self {
        self.editor().handle(FileMessage::OpenText {
            name: "fleet.jobtemplate.json".to_owned(),
            text: text.to_owned(),
        });
        self.0.run_steps(4);
        self
    }

    fn run(mut self, command: Command) -> Self {
        self.editor().run(command);
        self.0.run_steps(4);
        self
    }

    fn click(mut self, label: &str) -> Self {
        self.0.get_by_label(label).click();
        self.0.run_steps(4);
        self
    }

    /// Compares the window with the picture of this name, once nothing moves any more.
    fn looks_like(mut self, name: &str) {
        self.0.run_steps(60);
        self.0.snapshot(name);
    }
}

fn starter(name: &str) -> &'static str {
    let mut all = starter::ALL.iter();
    all.find(|starter| starter.name == name)
        .map_or("", |starter| starter.text)
}

#[test]
fn the_start_page() {
    Window::new(Theme::Light, USUAL).looks_like("start-light");
    Window::new(Theme::Dark, USUAL).looks_like("start-dark");
}

#[test]
fn a_form_without_a_problem() {
    Window::new(Theme::Dark, USUAL)
        .open(starter("staged-rollout"))
        .looks_like("form-dark");
}

#[test]
fn a_form_with_problems_and_their_list() {
    let window = Window::new(Theme::Light, USUAL).open(WRONG);
    window
        .run(Command::ToggleProblems)
        .looks_like("problems-light");
}

#[test]
fn the_json_with_what_nobody_would_see() {
    let text = WRONG.replace("\\u200b", "\u{200b}");
    let window = Window::new(Theme::Dark, USUAL).open(&text);
    window.looks_like("json-dark");
}

#[test]
fn the_sheet_for_submitting() {
    let window = Window::new(Theme::Light, USUAL).open(starter("reboot"));
    window.run(Command::Submit).looks_like("submit-light");
}

#[test]
fn the_palette() {
    let window = Window::new(Theme::Dark, USUAL).open(starter("reboot"));
    window.run(Command::Palette).looks_like("palette-dark");
}

#[test]
fn a_question() {
    let window = Window::new(Theme::Light, USUAL).open(WRONG);
    window.run(Command::Close).looks_like("question-light");
}

#[test]
fn a_narrow_window() {
    Window::new(Theme::Light, NARROW)
        .open(WRONG)
        .looks_like("narrow-light");
}

#[test]
fn twice_as_large() {
    let settings = Settings {
        theme: Theme::Light,
        zoom: 2.0,
        ..Settings::default()
    };
    Window::with(settings, USUAL)
        .open(starter("reboot"))
        .looks_like("twice-light");
}
