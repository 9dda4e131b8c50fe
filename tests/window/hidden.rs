//! What names and values hide is shown as what it is, wherever it stands.

use std::fs;

use egui_kittest::kittest::Queryable;
use job_template_editor::editor::{Command, FileMessage};

use super::support::Window;

const HOSTILE: &str = "{\"jobTemplateId\": \"t\", \"description\": \"d\u{2028}\", \"document\": \"{}\", \
     \"na\u{202e}me\\n\u{200b}\": 1, \"abortConfig\": {\"criteriaList\": [{\"failureType\": \"F\u{202e}\"}]}, \
     \"tags\": [{\"Key\": \"k\", \"Value\": \"v\u{202e}\u{200b}\"}]}";

/// Labels that a screen reader, or an eye, would read otherwise than they are.
fn hiding(window: &Window) -> Vec<String> {
    let hides = |text: &str| {
        text.chars()
            .any(|c| matches!(c, '\u{202e}' | '\u{200b}' | '\u{2028}' | '\u{1b}'))
    };
    let nodes = window
        .harness
        .query_all_by(move |node| node.label().is_some_and(|label| hides(&label)));
    nodes.map(|node| format!("{node:?}")).collect()
}

#[test]
fn names_and_messages_are_shown_as_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let name = if cfg!(windows) {
        "evil\u{202e}.json"
    } else {
        "evil\u{202e}\n\u{1b}[31m.json"
    };
    let path = folder.path().join(name);
    fs::write(&path, HOSTILE).unwrap();
    let mut window = Window::open(&[&path]);
    assert!(window.sees("evil\\u{202e}"), "in the tab");
    assert_eq!(hiding(&window), Vec::<String>::new());

    window.harness.run_steps(5);
    assert!(
        window.sees("U+202E (right-to-left override)"),
        "in the problems"
    );
    assert!(
        window.sees("na\\u{202e}me\\n\\u{200b}"),
        "the member nobody knows"
    );
    assert_eq!(hiding(&window), Vec::<String>::new());

    // Recent files, and the notice that one is gone.
    fs::remove_file(&path).unwrap();
    let editor = window.harness.state_mut().editor_mut();
    editor.run(Command::Close);
    let file = job_template_editor::storage::FileRef::new(&path);
    editor.handle(FileMessage::OpenFiles(vec![file]));
    window.until(|editor| !editor.notices().is_empty());
    assert_eq!(hiding(&window), Vec::<String>::new());
}
