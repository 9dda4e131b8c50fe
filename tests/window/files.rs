//! Opening, saving and closing: nothing unsaved goes without being asked about.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Key, Modifiers};
use job_template_editor::editor::open::{Amendment, OpenTemplate};
use job_template_editor::editor::{
    Closing, Command, DeskMessage, FileMessage, Message, Question, Reply, TemplateMessage,
};
use job_template_editor::format::link;
use job_template_editor::storage::FileRef;
use job_template_editor::template::pointer::Pointer;

use crate::support::{Window, template_file};

/// A file let go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

const TEMPLATE: &str = "{\r\n    \"jobTemplateId\":\"fleet\",\r\n    \"description\":\"d\",\r\n    \"document\":\"{}\"\r\n}";

#[test]
fn a_file_saved_without_a_change_keeps_its_bytes_and_a_change_touches_one_member() {
    let (_folder, path) = template_file(TEMPLATE);
    let mut window = Window::open(&[&path]);
    window.press(Modifiers::COMMAND, Key::S);
    assert_eq!(fs::read_to_string(&path).unwrap(), TEMPLATE);
    window.type_into("Description", "!");
    assert!(window.editor().active().unwrap().is_unsaved());
    window.press(Modifiers::COMMAND, Key::S);
    window.until(|editor| !editor.active().unwrap().is_unsaved());
    let saved = fs::read_to_string(&path).unwrap();
    assert_eq!(saved.replace("d!", "d").replace("!d", "d"), TEMPLATE);
    assert!(window.sees("Saved: "));
}

#[test]
fn closing_asks_before_anything_unsaved_is_lost() {
    let (_folder, path) = template_file(TEMPLATE);
    let mut window = Window::open(&[&path]);
    window.type_into("Description", "x");
    window.press(Modifiers::COMMAND, Key::W);
    assert!(matches!(
        window.editor().question(),
        Some(Question::Unsaved(Closing { quit: false, .. }))
    ));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.editor().question().is_none());
    assert_eq!(window.editor().templates().len(), 1);
    window.press(Modifiers::COMMAND, Key::W);
    window.click("Save");
    window.until(|editor| editor.templates().is_empty());
    assert!(
        fs::read_to_string(&path).unwrap().contains("dx")
            || fs::read_to_string(&path).unwrap().contains("xd")
    );
}

#[test]
fn closing_all_and_thinking_better_of_it_closes_none() {
    let (_folder, saved) = template_file(TEMPLATE);
    let (_other, changed) = template_file(TEMPLATE);
    let mut window = Window::open(&[&saved, &changed]);
    window.type_into("Description", "x");
    let close_all = |window: &mut Window| {
        let close_all = Message::Run(Command::CloseAll);
        window.harness.state_mut().editor_mut().handle(close_all);
        window.harness.run_steps(2);
    };
    close_all(&mut window);
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.editor().templates().len(), 2);
    close_all(&mut window);
    window.click("Don't save");
    assert!(window.editor().templates().is_empty());
}

#[test]
fn a_field_that_holds_no_value_is_named_when_the_rest_is_saved() {
    let text = TEMPLATE.replacen(
        '{',
        "{\"timeoutConfig\": {\"inProgressTimeoutInMinutes\": 90},",
        1,
    );
    let (_folder, path) = template_file(&text);
    let mut window = Window::open(&[&path]);
    window.press(Modifiers::COMMAND, Key::Num6);
    let pointer = Pointer::parse("/timeoutConfig/inProgressTimeoutInMinutes").unwrap();
    let typed = Amendment::number(pointer, "abc");
    window
        .harness
        .state_mut()
        .editor_mut()
        .handle(TemplateMessage::Amend(typed));
    window.press(Modifiers::COMMAND, Key::S);
    window.until(|editor| !editor.notices().is_empty());
    let notice = &window.editor().notices()[0].message;
    assert!(
        notice.contains("with 90 for Timeout") && notice.contains("“abc” is no value"),
        "{notice}"
    );
}

#[test]
fn closing_without_saving_leaves_the_file_alone() {
    let (_folder, path) = template_file(TEMPLATE);
    let mut window = Window::open(&[&path]);
    window.type_into("Description", "x");
    window.press(Modifiers::COMMAND, Key::W);
    window.click("Don't save");
    assert!(window.editor().templates().is_empty());
    assert_eq!(fs::read_to_string(&path).unwrap(), TEMPLATE);
}

#[test]
fn a_file_that_someone_else_changed_is_not_written_over_unasked() {
    let (_folder, path) = template_file(TEMPLATE);
    let mut window = Window::open(&[&path]);
    fs::write(&path, "{\"description\": \"theirs\"}").unwrap();
    window.type_into("Description", "x");
    window.press(Modifiers::COMMAND, Key::S);
    window.until(|editor| editor.question().is_some());
    assert!(matches!(
        window.editor().question(),
        Some(Question::ChangedOnDisk { .. })
    ));
    window
        .harness
        .state_mut()
        .editor_mut()
        .handle(DeskMessage::Reply(Reply::Reload));
    window.until(|editor| !editor.active().unwrap().is_unsaved());
    assert_eq!(window.text(), "{\"description\": \"theirs\"}");
    assert!(!window.editor().active().unwrap().is_unsaved());
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(
        window.text().contains("fleet"),
        "undo brings the own text back"
    );
}

#[test]
fn saving_a_new_template_asks_where_and_a_place_that_can_not_be_written_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(&[]);
    window.press(Modifiers::COMMAND, Key::N);
    window.type_into("Template ID", "new-one");
    window
        .dialogs
        .choose(&folder.path().join("nowhere/at-all.json"));
    window.press(Modifiers::COMMAND, Key::S);
    window.until(|editor| editor.question().is_some());
    assert!(window.editor().active().unwrap().is_unsaved());
    assert!(window.sees("There is no such folder"));
    let path = folder.path().join("new-one.jobtemplate.json");
    window.dialogs.choose(&path);
    window.click("Save as…");
    window.until(|editor| !editor.active().unwrap().is_unsaved());
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "{\n  \"jobTemplateId\": \"new-one\"\n}\n"
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_is_read_only_can_be_tried_again_or_left() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = template_file(TEMPLATE);
    let mut window = Window::open(&[&path]);
    window.type_into("Description", "x");
    let allow = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    allow(0o444);
    for _ in 0..2 {
        window.press(Modifiers::COMMAND, Key::S);
        window.until(|editor| editor.question().is_some());
        assert!(window.sees("The file is read-only"));
        assert_eq!(fs::read_to_string(&path).unwrap(), TEMPLATE);
        window.press(Modifiers::NONE, Key::Escape);
        assert!(window.editor().active().unwrap().is_unsaved());
    }
    window.press(Modifiers::COMMAND, Key::S);
    window.until(|editor| editor.question().is_some());
    allow(0o644);
    window.click("Try again");
    window.until(|editor| !editor.active().unwrap().is_unsaved());
    assert_ne!(fs::read_to_string(&path).unwrap(), TEMPLATE);
}

#[test]
fn several_new_templates_are_saved_one_after_the_other_and_then_closed() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(&[]);
    let names = ["one", "two", "three"];
    for name in names {
        window.press(Modifiers::COMMAND, Key::N);
        window.type_into("Template ID", name);
        window.dialogs.choose(&folder.path().join(name));
    }
    let close = Message::Run(Command::CloseAll);
    window.harness.state_mut().editor_mut().handle(close);
    window.harness.run_steps(3);
    window.click("Save all");
    window.until(|editor| editor.templates().is_empty());
    for name in names {
        let saved = fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(saved.contains(name), "{saved}");
    }
}

#[test]
fn giving_up_one_of_several_saves_leaves_the_others_open_for_good() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(&[]);
    for name in ["one", "two"] {
        window.press(Modifiers::COMMAND, Key::N);
        window.type_into("Template ID", name);
    }
    window.press(Modifiers::COMMAND, Key::Q);
    // The dialog is closed without a choice.
    window.click("Save all");
    window.until(|editor| !editor.is_saving());
    assert_eq!(window.editor().templates().len(), 2);
    window.dialogs.choose(&folder.path().join("two"));
    window.press(Modifiers::COMMAND, Key::S);
    window.until(|editor| !editor.active().unwrap().is_unsaved());
    assert_eq!(
        window.editor().templates().len(),
        2,
        "saving closes nothing"
    );
}

#[test]
fn without_dialogs_a_path_is_typed() {
    let (_folder, path) = template_file(TEMPLATE);
    let mut window = Window::open(&[]);
    window.dialogs.fail();
    window.press(Modifiers::COMMAND, Key::O);
    window.until(|editor| editor.question().is_some());
    let reply = Reply::Path(path.display().to_string());
    window
        .harness
        .state_mut()
        .editor_mut()
        .handle(DeskMessage::Reply(reply));
    window.until(|editor| editor.templates().len() == 1);
    assert_eq!(window.text(), TEMPLATE);
}

#[test]
fn a_typed_path_overwrites_no_other_file_unasked() {
    let (folder, path) = template_file(TEMPLATE);
    let other = folder.path().join("other.json");
    fs::write(&other, "precious").unwrap();
    let mut window = Window::open(&[&path]);
    window.type_into("Description", "x");
    for overwrite in [false, true] {
        window.dialogs.fail();
        window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
        window.until(|editor| editor.question().is_some());
        let Some(Question::Path { suggestion, .. }) = window.editor().question() else {
            panic!("a path is asked for");
        };
        assert_eq!(Path::new(suggestion), path);
        let reply = DeskMessage::Reply(Reply::Path(other.display().to_string()));
        window.harness.state_mut().editor_mut().handle(reply);
        window.until(|editor| matches!(editor.question(), Some(Question::Exists { .. })));
        assert_eq!(fs::read_to_string(&other).unwrap(), "precious");
        if overwrite {
            window.click("Overwrite");
        } else {
            window.press(Modifiers::NONE, Key::Escape);
        }
    }
    window.until(|editor| !editor.active().unwrap().is_unsaved());
    assert_eq!(fs::read_to_string(&other).unwrap(), window.text());
    assert_eq!(fs::read_to_string(&path).unwrap(), TEMPLATE);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_file_and_keeps_nothing_else_waiting() {
    let (folder, path) = template_file(TEMPLATE);
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let mut window = Window::open(&[]);
    let files = [&pipe, &path].map(FileRef::new).to_vec();
    window
        .harness
        .state_mut()
        .editor_mut()
        .handle(FileMessage::OpenFiles(files));
    window.until(|editor| editor.templates().len() == 1);
    window.type_into("Description", "x");
    window.press(Modifiers::COMMAND, Key::S);
    window.until(|editor| !editor.active().unwrap().is_unsaved());
    assert!(window.sees("This is a pipe or a socket, choose a file"));
    window.dialogs.choose(&pipe);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.until(|editor| editor.question().is_some());
    assert!(window.sees("This is a pipe or a socket, save elsewhere"));
}

#[test]
fn files_of_the_same_name_are_told_apart_by_their_folders() {
    let folder = tempfile::tempdir().unwrap();
    let paths = ["a", "b"].map(|name| {
        fs::create_dir(folder.path().join(name)).unwrap();
        let path = folder.path().join(name).join("same.json");
        fs::write(&path, TEMPLATE).unwrap();
        path
    });
    let window = Window::open(&[&paths[0], &paths[1]]);
    assert!(window.sees("same.json – a") && window.sees("same.json – b"));
}

#[test]
fn files_that_can_not_be_opened_are_named_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let big = folder.path().join("big.json");
    fs::File::create(&big).unwrap().set_len(1 << 30).unwrap();
    let utf16 = folder.path().join("utf16.json");
    fs::write(&utf16, b"\xff\xfe{\0}\0").unwrap();
    for (path, reason) in [
        (folder.path().to_owned(), "folder"),
        (folder.path().join("none.json"), "no such file"),
        (big, "larger than 8 MiB"),
        (utf16, "UTF-16"),
    ] {
        let window = Window::open(&[&path]);
        assert!(window.editor().templates().is_empty());
        let notice = &window.editor().notices()[0].message;
        assert!(
            notice.contains(reason) && notice.ends_with(&path.display().to_string()),
            "{notice}"
        );
    }
}

#[test]
fn what_is_no_json_opens_as_text_to_mend() {
    let (_folder, path) = template_file("{\"description\": \"d\",}");
    let window = Window::open(&[&path]);
    assert_eq!(window.text(), "{\"description\": \"d\",}");
    assert_eq!(window.editor().active().unwrap().counts().errors, 1);
}

#[test]
fn dropped_files_open_and_one_that_is_open_already_is_shown() {
    let (_folder, path) = template_file(TEMPLATE);
    let (_other, second) = template_file(TEMPLATE);
    let mut window = Window::open(&[&path]);
    let dropped = [&path, &second].map(|path| Arc::new(Dropped(path.clone())) as _);
    window.harness.input_mut().dropped_files = dropped.to_vec();
    window.until(|editor| editor.templates().len() == 2);
    assert_eq!(window.editor().settings().recent.len(), 2);
}

#[test]
fn the_window_does_not_close_over_unsaved_work() {
    let (_folder, path) = template_file(TEMPLATE);
    let mut window = Window::open(&[&path]);
    window.type_into("Description", "x");
    window.press(Modifiers::COMMAND, Key::Q);
    assert!(matches!(
        window.editor().question(),
        Some(Question::Unsaved(Closing { quit: true, .. }))
    ));
}

#[test]
fn json_that_is_pasted_while_nothing_has_the_focus_opens_and_is_not_saved_yet() {
    let mut window = Window::open(&[]);
    window
        .harness
        .event(egui::Event::Paste("no template".to_owned()));
    window.harness.run_steps(3);
    assert!(window.sees("There is no JSON object on the clipboard"));
    window
        .harness
        .event(egui::Event::Paste(TEMPLATE.to_owned()));
    window.until(|editor| editor.active().is_some());
    assert_eq!(window.text(), TEMPLATE);
    window.press(Modifiers::COMMAND, Key::W);
    assert!(matches!(
        window.editor().question(),
        Some(Question::Unsaved(_))
    ));
}

#[test]
fn what_is_pasted_into_a_field_stays_there() {
    let (_folder, path) = template_file(TEMPLATE);
    let mut window = Window::open(&[&path]);
    window.field("Description").focus();
    window.harness.run_steps(2);
    window.harness.event(egui::Event::Paste("{}".to_owned()));
    window.harness.run_steps(3);
    assert_eq!(window.editor().templates().len(), 1);
    assert!(window.text().contains("{}d") || window.text().contains("d{}"));
}

#[test]
fn a_link_to_a_template_opens_it_and_a_broken_one_is_told() {
    let mut window = Window::open(&[]);
    let link = link::to("https://example.com/", TEMPLATE).unwrap();
    let packed = link.split_once(link::PREFIX).unwrap().1;
    let editor = window.harness.state_mut().editor_mut();
    editor.handle(FileMessage::OpenLink(packed[1..].to_owned()));
    editor.handle(FileMessage::OpenLink(packed.to_owned()));
    window.harness.run_steps(3);
    assert!(window.sees("The link is not complete"));
    assert_eq!(window.text(), TEMPLATE);
    assert!(window.editor().active().unwrap().is_unsaved());
}

#[test]
fn templates_without_files_are_called_apart() {
    let mut window = Window::open(&[]);
    for _ in 0..3 {
        window.press(Modifiers::COMMAND, Key::N);
    }
    window.click("Close untitled-2");
    window.press(Modifiers::COMMAND, Key::N);
    for starter in [0, 0] {
        let editor = window.harness.state_mut().editor_mut();
        editor.handle(FileMessage::OpenStarter(starter));
    }
    window.harness.run_steps(3);
    let names: Vec<_> = window
        .editor()
        .templates()
        .iter()
        .map(OpenTemplate::name)
        .collect();
    assert_eq!(
        names,
        [
            "untitled-1",
            "untitled-3",
            "untitled-2",
            "minimal",
            "minimal-2"
        ]
    );
}
