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

#[test]
#[cfg(unix)]
fn a_name_takes_one_short_line_wherever_it_stands() {
    use egui::{Key, Modifiers};
    use job_template_editor::editor::SettingsMessage;
    use job_template_editor::storage::FileRef;

    const LONGEST: usize = 120;
    let is_long = |window: &Window| {
        let nodes = window.harness.query_all_by(|node| {
            let label = node.label().unwrap_or_default();
            label.contains("fleet") && label.chars().count() > LONGEST && !label.contains('/')
        });
        nodes.map(|node| format!("{node:?}")).collect::<Vec<_>>()
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder
        .path()
        .join(format!("fleet{}.json", "\n ".repeat(120)));
    fs::write(&path, "{}").unwrap();
    let mut window = Window::open(&[&path]);
    assert_eq!(is_long(&window), Vec::<String>::new());
    let title = window.editor().title(window.editor().active().unwrap());
    assert!(title.ends_with("n .json"), "its end stays: {title}");

    // The question whether to save it.
    window.type_into("Description", "1");
    window.press(Modifiers::COMMAND, Key::W);
    assert!(window.sees("before it is closed?"));
    let asked = window.harness.get_by_label_contains("before it is closed?");
    assert!(asked.rect().height() < 60.0, "{:?}", asked.rect());
    assert_eq!(is_long(&window), Vec::<String>::new());
    window.click("Don't save");

    // Recent files, and the notice that there is no such file.
    assert!(window.sees("Open fleet"));
    assert_eq!(is_long(&window), Vec::<String>::new());
    let deep = folder.path().join("deep/".repeat(600)).join("fleet.json");
    let editor = window.harness.state_mut().editor_mut();
    editor.handle(SettingsMessage::ForgetRecent(FileRef::new(&path)));
    editor.handle(FileMessage::OpenFiles(vec![FileRef::new(&deep)]));
    window.until(|editor| !editor.notices().is_empty());
    window.harness.run_steps(3);
    let notice = window.harness.get_by_label_contains("fleet.json");
    assert!(notice.rect().height() < 140.0, "{:?}", notice.rect());
}
