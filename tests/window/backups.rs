//! What is not saved outlasts the program.

use std::fs;
use std::path::Path;

use egui::{Key, Modifiers};
use job_template_editor::editor::open::DocumentChoice;
use job_template_editor::editor::{
    DeskMessage, Editor, FileMessage, Question, Reply, Settings, TemplateMessage,
};
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
    editor.handle(FileMessage::OpenText {
        name: "dropped".to_owned(),
        text: TEMPLATE.to_owned(),
    });
    editor.handle(TemplateMessage::ChooseDocument(DocumentChoice::S3Object));
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
    editor.handle(TemplateMessage::ChooseDocument(DocumentChoice::Inline));
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
    let below = kept_in.path().join("below");
    let mut window = window(&below, &[]);
    fs::remove_dir_all(&below).unwrap();
    fs::write(&below, "").unwrap();
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

#[test]
fn a_file_that_others_wrote_after_the_crash_is_told_and_not_written_over_unasked() {
    let kept_in = tempfile::tempdir().unwrap();
    let (_folder, path) = template_file(TEMPLATE);
    let mut first = window(kept_in.path(), &[&path]);
    first.type_into("Description", "!");
    until_all_is_kept(&mut first);
    drop(first);
    fs::write(&path, "{}").unwrap();

    let mut second = window(kept_in.path(), &[]);
    assert!(second.sees("This file was written after its unsaved changes were kept"));
    second.press(Modifiers::COMMAND, Key::S);
    second.until(|editor| editor.question().is_some());
    assert_eq!(fs::read_to_string(&path).unwrap(), "{}");
}

#[test]
fn a_file_that_holds_what_was_left_by_now_is_not_opened_again() {
    let kept_in = tempfile::tempdir().unwrap();
    let (_folder, path) = template_file(TEMPLATE);
    let mut first = window(kept_in.path(), &[&path]);
    first.type_into("Description", "!");
    let text = first.text();
    until_all_is_kept(&mut first);
    drop(first);
    fs::write(&path, text).unwrap();
    let second = window(kept_in.path(), &[]);
    assert!(second.editor().templates().is_empty());
    assert!(second.editor().notices().is_empty());
}

#[test]
fn a_save_leaves_nothing_to_be_opened_again_the_moment_it_is_done() {
    let kept_in = tempfile::tempdir().unwrap();
    let (_folder, path) = template_file(TEMPLATE);
    let mut first = window(kept_in.path(), &[&path]);
    first.type_into("Description", "!");
    until_all_is_kept(&mut first);
    first.type_into("Description", "?");
    let text = first.text();
    first.press(Modifiers::COMMAND, Key::S);
    // The window learns nothing of it any more.
    while fs::read_to_string(&path).unwrap() != text || kept(kept_in.path()) > 0 {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    drop(first);
    let second = window(kept_in.path(), &[]);
    assert!(second.editor().templates().is_empty());
}

/// How many backups there are.
fn kept(folder: &Path) -> usize {
    let folders = fs::read_dir(folder).unwrap().flatten();
    let files = folders.filter_map(|folder| fs::read_dir(folder.path()).ok());
    let names = files.flatten().flatten().map(|file| file.file_name());
    names
        .filter(|name| name.to_string_lossy().ends_with(".json"))
        .count()
}

#[test]
fn a_folder_that_somebody_deletes_is_made_again_with_all_that_is_unsaved() {
    let kept_in = tempfile::tempdir().unwrap();
    let below = kept_in.path().join("below");
    let mut first = window(&below, &[]);
    for id in ["one", "two"] {
        first.press(Modifiers::COMMAND, Key::N);
        first.type_into("Template ID", id);
        until_all_is_kept(&mut first);
        if id == "one" {
            fs::remove_dir_all(&below).unwrap();
        }
    }
    while kept(&below) < 2 {
        first.harness.run_steps(1);
    }
    drop(first);
    let second = window(&below, &[]);
    assert_eq!(second.editor().templates().len(), 2);
}

#[cfg(unix)]
#[test]
fn a_file_name_that_is_no_text_outlasts_a_crash_and_is_remembered() {
    use std::os::unix::ffi::OsStrExt;
    let kept_in = tempfile::tempdir().unwrap();
    let (folder, path) = template_file(TEMPLATE);
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.jobtemplate.json");
    let odd = folder.path().join(name);
    fs::rename(path, &odd).unwrap();
    let mut first = window(kept_in.path(), &[&odd]);
    first.type_into("Description", "!");
    let text = first.text();
    until_all_is_kept(&mut first);
    let settings = serde_json::to_string(first.editor().settings()).unwrap();
    let settings: Settings = serde_json::from_str(&settings).unwrap();
    assert_eq!(settings.recent[0].file.path(), odd);
    drop(first);

    let mut second = window(kept_in.path(), &[]);
    let template = second.editor().active().unwrap();
    assert_eq!(template.on_disk().unwrap().file.path(), odd);
    // Without dialogs, a name that can't be typed is suggested.
    second.dialogs.fail();
    second.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    second.until(|editor| editor.question().is_some());
    let Some(Question::Path { suggestion, .. }) = second.editor().question().cloned() else {
        panic!("a path is asked for");
    };
    let editor = second.harness.state_mut().editor_mut();
    editor.handle(DeskMessage::Reply(Reply::Path(suggestion)));
    second.until(|editor| !editor.active().unwrap().is_unsaved());
    assert_eq!(fs::read_to_string(&odd).unwrap(), text);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn what_many_starts_did_not_outlast_is_not_opened_unasked_and_never_lost() {
    let kept_in = tempfile::tempdir().unwrap();
    let (_folder, path) = template_file(TEMPLATE);
    let mut first = window(kept_in.path(), &[&path]);
    first.type_into("Description", "!");
    let text = first.text();
    until_all_is_kept(&mut first);
    drop(first);
    let is_withheld = || !Backups::open(kept_in.path()).unwrap().1.withheld.is_empty();
    while !is_withheld() {}

    // Who does not ask for it ends the program with it kept.
    let mut second = window(kept_in.path(), &[]);
    assert!(second.sees("so they were not opened again"));
    assert!(second.editor().templates().is_empty());
    second.press(Modifiers::COMMAND, Key::Q);
    second.harness.run_steps(3);
    drop(second);

    let mut third = window(kept_in.path(), &[]);
    third.click("Open it");
    third.harness.run_steps(5);
    assert_eq!(third.text(), text);
    assert!(third.editor().active().unwrap().is_unsaved());
    assert!(third.editor().notices().is_empty());
    // It can be worked with, and so opens again as others do.
    third.until(Editor::has_kept_all);
    while is_withheld() {
        third.harness.run_steps(1);
    }
    drop(third);
    let fourth = window(kept_in.path(), &[]);
    assert_eq!(fourth.text(), text);
}
