//! What is not saved outlasts the program.

use std::fs;
use std::path::Path;

use egui::{Key, Modifiers};
use job_template_editor::editor::open::DocumentChoice;
use job_template_editor::editor::{Editor, Message};
use job_template_editor::storage::Backups;

use crate::support::{Window, template_file};

const TEMPLATE: &str =
    r#"{"jobTemplateId": "fleet", "description": "d", "document": "{\"a\": 1}"}"#;

/// A window that keeps what is not saved in `folder`.
fn window(folder: &Path, files: &[&Path]) -> Window {
    let mut window = Window::open(files);
    let (backups, left) = Backups::open(folder).unwrap();
    let editor = window.harness.state_mut().editor_mut();
    editor.keep_in(backups, left);
    window.harness.run_steps(5);
    window
}

fn until_all_is_kept(window: &mut Window) {
    window.until(Editor::has_kept_all);
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
    until_all_is_kept(&mut first);
    drop(first);

    let mut second = window(kept_in.path(), &[]);
    assert!(second.sees("A template that was not saved when the program ended is open again"));
    assert_eq!(second.text(), text);
    let template = second.editor().active().unwrap();
    assert!(template.is_unsaved());
    assert_eq!(template.on_disk().unwrap().file.path(), path);
    assert_eq!(template.drafts().pointers().count(), 1);
    second.press(Modifiers::COMMAND, Key::S);
    second.until(|editor| editor.notices().len() == 2);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_save_is_known_after_a_crash_and_so_is_what_lost_a_choice() {
    let kept_in = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.json");
    let mut first = window(kept_in.path(), &[]);
    let editor = first.harness.state_mut().editor_mut();
    editor.handle(Message::OpenText {
        name: "dropped".to_owned(),
        text: TEMPLATE.to_owned(),
    });
    editor.handle(Message::ChooseDocument(DocumentChoice::S3Object));
    first.harness.run_steps(3);
    first.press(Modifiers::COMMAND, Key::Num6);
    first.click("Add timeout");
    first.type_into("In progress for", "-");
    until_all_is_kept(&mut first);
    first.dialogs.choose(&path);
    first.press(Modifiers::COMMAND, Key::S);
    first.until(|editor| editor.active().unwrap().on_disk().is_some());
    assert!(!first.text().contains("\"document\""));
    until_all_is_kept(&mut first);
    drop(first);

    let mut second = window(kept_in.path(), &[]);
    let template = second.editor().active().unwrap();
    assert_eq!(template.on_disk().unwrap().file.path(), path);
    let editor = second.harness.state_mut().editor_mut();
    editor.handle(Message::ChooseDocument(DocumentChoice::Inline));
    assert!(second.text().contains(r#""document": "{\"a\": 1}""#));
    second.press(Modifiers::COMMAND, Key::S);
    second.until(|editor| editor.notices().len() == 2);
    assert!(second.editor().question().is_none());
}

#[test]
fn what_is_saved_or_given_up_does_not_come_back() {
    let kept_in = tempfile::tempdir().unwrap();
    let (_folder, path) = template_file(TEMPLATE);
    for save in [true, false] {
        let mut first = window(kept_in.path(), &[&path]);
        first.type_into("Description", "!");
        until_all_is_kept(&mut first);
        if save {
            first.press(Modifiers::COMMAND, Key::S);
            first.until(|editor| !editor.active().unwrap().is_unsaved());
            first.harness.run_steps(3);
            until_all_is_kept(&mut first);
        } else {
            first.press(Modifiers::COMMAND, Key::Q);
            first.click("Don't save");
        }
        drop(first);
        let second = window(kept_in.path(), &[]);
        assert!(second.editor().templates().is_empty());
    }
}

#[test]
fn a_folder_that_takes_nothing_is_told_once() {
    let kept_in = tempfile::tempdir().unwrap();
    let mut window = window(kept_in.path(), &[]);
    fs::remove_dir_all(kept_in.path()).unwrap();
    window.press(Modifiers::COMMAND, Key::N);
    window.type_into("Template ID", "a");
    window.until(|editor| !editor.notices().is_empty());
    assert!(window.sees("Unsaved changes would be lost in a crash"));
    let error = job_template_editor::storage::WriteError {
        name: "again".to_owned(),
        kind: job_template_editor::storage::WriteErrorKind::Full,
    };
    window.harness.state_mut().editor_mut().can_not_keep(&error);
    assert_eq!(window.editor().notices().len(), 1);
    assert!(!window.editor().has_kept_all(), "it is tried again");
}
