//! What is not saved outlasts the program.

use std::path::Path;

use egui::{Key, Modifiers};
use job_template_editor::storage::Backups;

use crate::support::{Window, template_file};

const TEMPLATE: &str = r#"{"jobTemplateId": "fleet", "description": "d", "document": "{}"}"#;

/// A window that keeps what is not saved in `folder`.
fn window(folder: &Path, files: &[&Path]) -> Window {
    let mut window = Window::open(files);
    let (backups, left) = Backups::open(folder).unwrap();
    let editor = window.harness.state_mut().editor_mut();
    editor.keep_in(backups, left);
    window.harness.run_steps(3);
    window
}

/// How many templates are kept in `folder`.
fn kept(folder: &Path) -> usize {
    let files = std::fs::read_dir(folder).unwrap().flat_map(|entry| {
        let files = std::fs::read_dir(entry.unwrap().path()).unwrap();
        files.map(|file| file.unwrap().path())
    });
    let is_backup = |path: &std::path::PathBuf| path.extension().is_some_and(|end| end == "json");
    files.filter(is_backup).count()
}

/// Runs frames until `count` templates are kept.
fn until_kept(window: &mut Window, folder: &Path, count: usize) {
    window.until(|_| kept(folder) == count);
}

#[test]
fn a_crash_loses_neither_text_nor_field_nor_file() {
    let kept_in = tempfile::tempdir().unwrap();
    let (_folder, path) = template_file(TEMPLATE);
    let mut first = window(kept_in.path(), &[&path]);
    first.type_into("Description", "!");
    first.press(Modifiers::COMMAND, Key::Num6);
    first.click("Add timeout");
    first.type_into("In progress for", "1e");
    let text = first.text();
    first.until(|editor| editor.next_change_in().is_none());
    until_kept(&mut first, kept_in.path(), 1);
    drop(first);

    let mut second = window(kept_in.path(), &[]);
    assert!(second.sees("A template that was not saved when the program ended is open again"));
    assert_eq!(second.text(), text);
    let template = second.editor().active().unwrap();
    assert!(template.is_unsaved());
    assert_eq!(template.on_disk().unwrap().file.path(), path);
    assert_eq!(template.drafts().pointers().count(), 1);
    second.press(Modifiers::COMMAND, Key::S);
    second.until(|editor| !editor.notices().is_empty());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn what_is_saved_or_given_up_does_not_come_back() {
    let kept_in = tempfile::tempdir().unwrap();
    let (_folder, path) = template_file(TEMPLATE);
    let mut first = window(kept_in.path(), &[&path]);
    first.type_into("Description", "!");
    until_kept(&mut first, kept_in.path(), 1);
    first.press(Modifiers::COMMAND, Key::S);
    until_kept(&mut first, kept_in.path(), 0);
    first.type_into("Description", "?");
    until_kept(&mut first, kept_in.path(), 1);
    first.press(Modifiers::COMMAND, Key::Q);
    first.click("Don't save");
    drop(first);
    let second = window(kept_in.path(), &[]);
    assert!(second.editor().templates().is_empty());
}

#[test]
fn a_folder_that_takes_nothing_is_told_once() {
    let kept_in = tempfile::tempdir().unwrap();
    let mut window = window(kept_in.path(), &[]);
    std::fs::remove_dir_all(kept_in.path()).unwrap();
    window.press(Modifiers::COMMAND, Key::N);
    for key in ["a", "b"] {
        window.type_into("Template ID", key);
        window.until(|editor| editor.next_change_in().is_none());
        window.until(|editor| !editor.notices().is_empty());
    }
    assert!(window.sees("Unsaved changes would be lost in a crash"));
    assert_eq!(window.editor().notices().len(), 1);
}
