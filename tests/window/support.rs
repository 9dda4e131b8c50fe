//! The whole window, with dialogs that answer what a test tells them.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, Node};
use job_template_editor::editor::{Editor, Settings};
use job_template_editor::storage::FileRef;
use job_template_editor::storage::dialogs::{Chosen, Dialogs, Later};
use job_template_editor::ui::app::App;

/// What the dialogs will answer, in order; with nothing left they are closed without a choice.
#[derive(Default)]
pub struct ScriptedDialogs(Mutex<VecDeque<Chosen<Vec<FileRef>>>>);

impl ScriptedDialogs {
    /// The next dialog chooses this file.
    pub fn choose(&self, path: &Path) {
        self.0
            .lock()
            .unwrap()
            .push_back(Chosen::Yes(vec![FileRef::new(path)]));
    }

    /// The next dialog is not there.
    pub fn fail(&self) {
        self.0.lock().unwrap().push_back(Chosen::NoDialog);
    }

    fn next(&self) -> Chosen<Vec<FileRef>> {
        self.0
            .lock()
            .unwrap()
            .pop_front()
            .unwrap_or(Chosen::Cancelled)
    }
}

impl Dialogs for ScriptedDialogs {
    fn open(&self) -> Later<Chosen<Vec<FileRef>>> {
        let answer = self.next();
        Box::pin(async move { answer })
    }

    fn save(&self, _name: String, _beside: Option<FileRef>) -> Later<Chosen<FileRef>> {
        let answer = match self.next() {
            Chosen::Yes(mut files) => Chosen::Yes(files.remove(0)),
            Chosen::Cancelled => Chosen::Cancelled,
            Chosen::NoDialog => Chosen::NoDialog,
            Chosen::NotNow => Chosen::NotNow,
        };
        Box::pin(async move { answer })
    }
}

/// The window in a test.
pub struct Window {
    pub harness: Harness<'static, App>,
    pub dialogs: Arc<ScriptedDialogs>,
}

impl Window {
    pub fn open(files: &[&Path]) -> Self {
        Self::with_settings(Settings::default(), files)
    }

    pub fn with_settings(settings: Settings, files: &[&Path]) -> Self {
        let dialogs = Arc::new(ScriptedDialogs::default());
        let answers = Arc::clone(&dialogs);
        let files: Vec<FileRef> = files.iter().map(|path| FileRef::new(*path)).collect();
        let count = files.len();
        let harness = Harness::builder()
            .with_size([1280.0, 800.0])
            .build_eframe(move |creation| {
                App::with_settings(&creation.egui_ctx, settings, answers, files)
            });
        let mut window = Self { harness, dialogs };
        window.until(|editor| editor.templates().len() == count || !editor.notices().is_empty());
        window
    }

    pub fn editor(&self) -> &Editor {
        self.harness.state().editor()
    }

    /// Runs frames until `reached`; what runs on other threads gets its time.
    pub fn until(&mut self, reached: impl Fn(&Editor) -> bool) {
        let begin = Instant::now();
        loop {
            self.harness.run_steps(1);
            if reached(self.editor()) {
                break;
            }
            assert!(
                begin.elapsed() < Duration::from_mins(1),
                "it was never reached"
            );
            std::thread::sleep(Duration::from_millis(2));
        }
        self.harness.run_steps(2);
    }

    pub fn press(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(3);
    }

    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run_steps(3);
    }

    pub fn sees(&self, words: &str) -> bool {
        self.harness
            .query_all_by_label_contains(words)
            .next()
            .is_some()
    }

    /// The input that a screen reader calls so.
    pub fn field<'w>(&'w self, label: &'w str) -> Node<'w> {
        let is_input = |role| matches!(role, Role::TextInput | Role::MultilineTextInput);
        self.harness
            .get_by(move |node| is_input(node.role()) && node.label().as_deref() == Some(label))
    }

    /// Puts the focus into the field and types.
    pub fn type_into(&mut self, label: &str, text: &str) {
        self.field(label).focus();
        self.harness.run_steps(2);
        self.field(label).type_text(text);
        self.harness.run_steps(3);
    }

    /// The text of the active template.
    pub fn text(&self) -> String {
        self.editor().active().unwrap().text().to_string()
    }
}

/// A folder of its own for a test, and a template in it.
pub fn template_file(text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fleet.jobtemplate.json");
    std::fs::write(&path, text).unwrap();
    (folder, path)
}
