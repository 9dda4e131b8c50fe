//! Time of a frame of the code editor: drawn and tessellated at 1280×800, with and without a keystroke in it.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Context, Event, Id, Key, Modifiers, Pos2, RawInput, Rect, vec2};
use job_template_editor::ui::code::{CodeEditor, Fold};
use job_template_editor::ui::theme;

/// A window with an editor in it, whose text is kept as the program would.
struct Window {
    context: Context,
    text: String,
    folded: usize,
    time: f64,
    frames: u64,
}

impl Window {
    /// `folded` bytes in the middle of the text are hidden; the cursor stands before them.
    fn new(text: String, folded: usize) -> Self {
        let context = Context::default();
        theme::install(&context);
        context.memory_mut(|memory| memory.request_focus(Id::unique("code")));
        let mut window = Self {
            context,
            text,
            folded,
            time: 0.0,
            frames: 0,
        };
        let middle = (window.text.len() - folded) / 2;
        window.frame(Vec::new(), Some(middle));
        window.frame(Vec::new(), None);
        window
    }

    fn frame(&mut self, events: Vec<Event>, cursor: Option<usize>) {
        self.time += 0.016;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let text = &mut self.text;
        let folded = self.folded;
        let output = self.context.run_ui(input, |ui| {
            let end = text.len() / 2 + folded / 2;
            let fold = Fold {
                range: end - folded..end,
                label: "… 36,512 bytes",
            };
            let folds = if folded == 0 {
                &[]
            } else {
                std::slice::from_ref(&fold)
            };
            let editor = CodeEditor::new(Id::unique("code"), "JSON", text).folds(folds);
            let response = editor.reveal(cursor.map(|at| at..at)).show(ui);
            if let Some(edit) = response.edit {
                text.replace_range(edit.range, &edit.text);
            }
        });
        black_box(
            self.context
                .tessellate(output.shapes, output.pixels_per_point),
        );
    }

    fn rest(&mut self) {
        self.frame(Vec::new(), None);
    }

    /// Types a letter, or takes the last one back.
    fn type_one(&mut self) {
        self.frames += 1;
        let event = if self.frames.is_multiple_of(2) {
            Event::Key {
                key: Key::Backspace,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: Modifiers::NONE,
            }
        } else {
            Event::Text("x".to_owned())
        };
        self.frame(vec![event], None);
    }
}

/// A job document of about so many bytes, as a person would write it.
fn document(bytes: usize) -> String {
    let mut text = String::from("{\n  \"version\": \"1.0\",\n  \"steps\": [\n");
    for step in 0.. {
        if text.len() >= bytes {
            break;
        }
        let action = format!(
            "    {{\n      \"action\": {{\n        \"name\": \"step-{step}\",\n        \"type\": \"runHandler\",\n        \
             \"input\": {{ \"handler\": \"install.sh\", \"args\": [\"--package\", \"fw-{step}\", true] }}\n      }}\n    }},\n"
        );
        text.push_str(&action);
    }
    text.push_str("  ]\n}\n");
    text
}

/// The same on one line, as a string of JSON.
fn one_line(bytes: usize) -> String {
    let escaped = document(bytes).replace('"', "\\\"").replace('\n', "\\n");
    format!("\"document\": \"{escaped}\"")
}

fn frames(criterion: &mut Criterion) {
    let texts = [
        ("document of 32 kB", document(32_000), 0),
        ("text of 1 MB", document(1_000_000), 0),
        ("line of 37 kB", one_line(32_000), 0),
        ("line of 37 kB, folded", one_line(32_000), 36_000),
    ];
    for (name, text, folded) in texts {
        let mut group = criterion.benchmark_group(name);
        let mut window = Window::new(text, folded);
        group.bench_function("unchanged", |bencher| bencher.iter(|| window.rest()));
        group.bench_function("a keystroke", |bencher| bencher.iter(|| window.type_one()));
        group.finish();
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
