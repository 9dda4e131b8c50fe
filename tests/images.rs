//! Ten looks that words can't check, drawn by the software renderer: `apt-get install mesa-vulkan-drivers`, then
//! `cargo test --features image-tests --test images`. After a change that is meant, `UPDATE_SNAPSHOTS=1` before it
//! records them anew.

#![expect(clippy::unwrap_used, reason = "a test that can not go on says so")]

use std::path::Path;
use std::sync::Arc;

use egui::Vec2;
use egui_kittest::{Harness, SnapshotOptions, image_snapshot_options};
use job_template_editor::editor::{
    Command, ConnectionSettings, Editor, FileMessage, Settings, Signer, Theme,
};
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

const USUAL: Vec2 = Vec2::new(1100.0, 640.0);
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

    /// Compares the window with the picture of this name, once nothing moves any more.
    fn looks_like(mut self, name: &str) {
        self.0.run_steps(60);
        let ctx = &self.0.ctx;
        let visuals = &ctx.style_of(ctx.theme()).visuals;
        let ground = eframe::App::clear_color(self.0.state(), visuals);
        let mut picture = self.0.render().unwrap();
        for pixel in picture.pixels_mut() {
            pixel.0 = over(ground, pixel.0);
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/images");
        image_snapshot_options(&picture, name, &SnapshotOptions::new().output_path(folder));
    }
}

/// The pixel on the ground that a window is cleared with, and a picture is not.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, which is what is wanted"
)]
fn over(ground: [f32; 4], [red, green, blue, alpha]: [u8; 4]) -> [u8; 4] {
    let through = 1.0 - f32::from(alpha) / 255.0;
    let on = |pixel: u8, ground: f32| (f32::from(pixel) + 255.0 * ground * through).round() as u8;
    let [ground_red, ground_green, ground_blue, _] = ground;
    [
        on(red, ground_red),
        on(green, ground_green),
        on(blue, ground_blue),
        255,
    ]
}

fn starter(name: &str) -> &'static str {
    let mut all = starter::ALL.iter();
    all.find(|starter| starter.name == name)
        .map_or("", |starter| starter.text)
}

#[test]
fn the_start_page() {
    Window::new(Theme::Light, USUAL).looks_like("start-light");
}

#[test]
fn the_start_page_at_night() {
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
    window.looks_like("problems-light");
}

#[test]
fn the_json_with_what_nobody_would_see() {
    let text = WRONG.replace("\\u200b", "\u{200b}");
    let window = Window::new(Theme::Dark, USUAL).open(&text);
    window.looks_like("json-dark");
}

#[test]
fn the_sheet_for_submitting() {
    // With a region of its own it shows the same whatever the machine is set up for.
    let settings = Settings {
        theme: Theme::Light,
        connection: ConnectionSettings {
            region: "eu-central-1".to_owned(),
            signer: Signer::Nobody,
            ..ConnectionSettings::default()
        },
        ..Settings::default()
    };
    let window = Window::with(settings, USUAL).open(starter("reboot"));
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
    window
        .run(Command::FormatJson)
        .run(Command::Close)
        .looks_like("question-light");
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
