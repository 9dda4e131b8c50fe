//! From the start of a process to its first frame on the screen: the editor with a template, beside an empty window of
//! eframe with the same options. Needs a display.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measurement that can not begin says so"
)]

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use job_template_editor::ui::app::App;
use job_template_editor::ui::{begin, options};

/// Starts of each program; the two take turns.
const ROUNDS: usize = 20;
const TEMPLATE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/assets/starters/firmware-download.jobtemplate.json"
);
/// Tells a process of this program what to open.
const WINDOW: &str = "FIRST_FRAME_WINDOW";

fn main() {
    if let Ok(kind) = std::env::var(WINDOW) {
        open(&kind);
        return;
    }
    let home = tempfile::tempdir().expect("a folder for settings");
    let kinds = ["empty", "editor"];
    // The first start of each reads the program from the disk.
    let mut times = kinds.map(|kind| {
        start(kind, home.path());
        Vec::new()
    });
    for _ in 0..ROUNDS {
        for (kind, times) in kinds.iter().zip(&mut times) {
            times.push(start(kind, home.path()));
        }
    }
    let [empty, editor] = times.map(median);
    println!(
        "first frame: empty window {empty:.1?}, editor {editor:.1?}, {:.2} times",
        editor.as_secs_f64() / empty.as_secs_f64()
    );
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Time from the start of the process until it says that its first frame is drawn.
fn start(kind: &str, home: &Path) -> Duration {
    let since = Instant::now();
    let mut process = Command::new(std::env::current_exe().expect("this program has a path"))
        .env(WINDOW, kind)
        .env("HOME", home)
        .env("XDG_DATA_HOME", home)
        .stdout(Stdio::piped())
        .spawn()
        .expect("this program can be started again");
    let mut said = [0];
    let stdout = process.stdout.as_mut().expect("it was asked for");
    stdout
        .read_exact(&mut said)
        .expect("the window opens, if there is a display");
    let elapsed = since.elapsed();
    process.wait().expect("the window closes");
    elapsed
}

fn open(kind: &str) {
    let is_editor = kind == "editor";
    let opened = eframe::run_native(
        "first-frame",
        options(),
        Box::new(move |creation| {
            let app = is_editor.then(|| begin(creation, vec![TEMPLATE.into()]));
            Ok(Box::new(Probe { app, frames: 0 }))
        }),
    );
    opened.expect("a window can be opened");
}

/// Says when its first frame with all there is to show is on the screen, and ends.
struct Probe {
    app: Option<App>,
    frames: usize,
}

impl Probe {
    /// True if the template is open, where there is one.
    fn is_open(&self) -> bool {
        self.app
            .as_ref()
            .is_none_or(|app| app.editor().active().is_some())
    }
}

impl eframe::App for Probe {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        if self.frames > 0 {
            println!();
            std::process::exit(0);
        }
        if let Some(app) = &mut self.app {
            app.logic(ctx, frame);
        }
        ctx.request_repaint();
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.frames += usize::from(self.is_open());
        match &mut self.app {
            Some(app) => app.ui(ui, frame),
            None => {
                egui::CentralPanel::default().show(ui, |ui| ui.label("An empty window"));
            }
        }
    }
}
