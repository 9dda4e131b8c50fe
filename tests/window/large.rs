//! Texts too long to be checked within a frame: typed into at once, while the forms wait for the check.

use std::fs;
use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use job_template_editor::editor::open::{Amendment, OpenTemplate};
use job_template_editor::editor::{Command, Question, Reply};
use job_template_editor::editor::{DeskMessage, Editor, TemplateMessage};
use job_template_editor::template::pointer::Pointer;

use crate::support::{Window, template_file};

const LARGEST: usize = 8 << 20;

/// A template of about the largest size that is opened, with one error in it.
fn large() -> String {
    let start = r#"{"jobTemplateId": "large", "description": "d", "document": "{}", "unknown": ["#;
    let items = "1,\n".repeat((LARGEST - 200) / 3);
    format!("{start}\n{items}1]}}\n")
}

fn is_checking(editor: &Editor) -> bool {
    editor.active().is_none_or(OpenTemplate::is_checking)
}

/// A window in which the text is open and checked.
fn checked(path: &Path) -> Window {
    let mut window = Window::open(&[path]);
    window.until(|editor| !is_checking(editor));
    window
}

fn description(window: &Window) -> (String, bool) {
    let field = window.field("Description");
    let node = field.accesskit_node();
    (node.value().unwrap_or_default(), node.is_disabled())
}

/// Puts the cursor to the start of the JSON and types; one frame for each key.
fn type_into_json(window: &mut Window, keys: &str) {
    window.field("Template as JSON").focus();
    window.harness.run_steps(1);
    for key in keys.chars() {
        window.harness.event(egui::Event::Text(key.to_string()));
        window.harness.step();
    }
}

fn readings(window: &Window) -> u64 {
    window.editor().active().unwrap().readings()
}

#[test]
fn it_is_there_before_it_is_checked_and_its_form_comes_with_the_check() {
    let (_folder, path) = template_file(&large());
    let mut window = Window::open(&[&path]);
    let template = window.editor().active().unwrap();
    assert_eq!(template.text().len(), large().len());
    if template.is_checking() {
        assert!(window.sees("Checking …"));
        assert!(template.problems().is_empty() && template.form().is_none());
    }
    window.until(|editor| !is_checking(editor));
    assert!(!window.sees("Checking …"));
    assert_eq!(description(&window), ("d".to_owned(), false));
    let template = window.editor().active().unwrap();
    assert_eq!(template.counts().errors, 1, "{:?}", template.problems());
    assert_eq!((template.readings(), template.is_unsaved()), (1, false));
}

#[test]
fn keys_come_in_at_once_and_the_form_waits_read_only_for_the_newest_text() {
    let (_folder, path) = template_file(&large());
    let mut window = checked(&path);
    window.field("Template as JSON").focus();
    window.press(Modifiers::COMMAND, Key::Home);
    let keys = "          ";
    for (index, key) in keys.chars().enumerate() {
        window.harness.event(egui::Event::Text(key.to_string()));
        window.harness.step();
        let typed = large().len() + index + 1;
        assert_eq!(window.text().len(), typed, "the key is there in its frame");
    }
    // No check of such a text is done within a frame.
    assert!(is_checking(window.editor()));
    window.harness.step();
    if is_checking(window.editor()) {
        assert!(window.sees("Checking …"));
        assert_eq!(description(&window), ("d".to_owned(), true));
    }
    window.until(|editor| !is_checking(editor));
    assert_eq!(description(&window), ("d".to_owned(), false));
    let revision = window.editor().active().unwrap().revision();
    assert_eq!(**revision.text(), format!("{keys}{}", large()));
    // Of ten texts that came one after the other, most were never checked.
    assert!(readings(&window) <= 11, "{}", readings(&window));
}

#[test]
fn nothing_is_checked_twice_and_nothing_without_a_change() {
    let (_folder, path) = template_file(&large());
    let mut window = checked(&path);
    let before = readings(&window);
    window.harness.run_steps(5);
    window.harness.state_mut().editor_mut().run(Command::Start);
    window.harness.state_mut().editor_mut().run(Command::Start);
    window.harness.run_steps(5);
    assert_eq!(readings(&window), before);
    type_into_json(&mut window, " ");
    window.until(|editor| !is_checking(editor));
    assert_eq!(readings(&window), before + 1);
    type_into_json(&mut window, " ");
    // Back to a text that was checked.
    window.press(Modifiers::COMMAND, Key::Z);
    window.until(|editor| !is_checking(editor));
    assert!(readings(&window) <= before + 2);
}

#[test]
fn an_undo_while_it_is_checked_brings_the_earlier_text_back() {
    let (_folder, path) = template_file(&large());
    let mut window = checked(&path);
    let editor = window.harness.state_mut().editor_mut();
    let another = Amendment::text(Pointer::root().child("description"), "another");
    editor.handle(TemplateMessage::Amend(another));
    assert!(is_checking(editor));
    window.harness.step();
    window.press(Modifiers::COMMAND, Key::Z);
    window.until(|editor| !is_checking(editor));
    assert_eq!(description(&window), ("d".to_owned(), false));
    assert_eq!(window.text(), large());
    assert!(!window.editor().active().unwrap().is_unsaved());
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    window.until(|editor| !is_checking(editor));
    assert_eq!(description(&window), ("another".to_owned(), false));
}

#[test]
fn no_member_is_changed_where_it_stood_before() {
    let (_folder, path) = template_file(&large());
    let mut window = checked(&path);
    type_into_json(&mut window, " ");
    let editor = window.harness.state_mut().editor_mut();
    editor.handle(TemplateMessage::Amend(Amendment::text(
        Pointer::root().child("description"),
        "lost",
    )));
    assert!(is_checking(editor) && !editor.active().unwrap().text().contains("lost"));
    let told = &editor.notices()[0].message;
    assert!(told.ends_with("try again in a moment"), "{told}");
    assert!(!Command::FormatJson.is_available(window.editor()));
    assert!(!Command::FixAllSafe.is_available(window.editor()));
}

#[test]
fn it_can_be_saved_and_closed_while_it_is_checked() {
    let (_folder, path) = template_file(&large());
    let mut window = checked(&path);
    type_into_json(&mut window, " ");
    assert!(is_checking(window.editor()));
    let typed = window.text();
    window.harness.state_mut().editor_mut().run(Command::Save);
    window.until(|editor| !editor.active().unwrap().is_unsaved());
    assert_eq!(fs::read_to_string(&path).unwrap(), typed);
    type_into_json(&mut window, " ");
    window.harness.state_mut().editor_mut().run(Command::Close);
    window.until(|editor| matches!(editor.question(), Some(Question::Unsaved { .. })));
    let editor = window.harness.state_mut().editor_mut();
    editor.handle(DeskMessage::Reply(Reply::Discard));
    assert!(window.editor().templates().is_empty());
    window.harness.run_steps(3);
    assert!(
        window
            .editor()
            .notices()
            .iter()
            .all(|notice| !notice.message.contains("Checking"))
    );
}

#[test]
fn nothing_is_sent_before_it_is_checked() {
    let (_folder, path) = template_file(&large());
    let mut window = checked(&path);
    type_into_json(&mut window, " ");
    let editor = window.harness.state_mut().editor_mut();
    editor.run(Command::Submit);
    assert!(is_checking(editor));
    let sheet = editor.shown_sheet().unwrap();
    assert_eq!(editor.call(sheet).unwrap_err(), "Checking …");
    window.until(|editor| !is_checking(editor));
    let editor = window.editor();
    let sheet = editor.shown_sheet().unwrap();
    assert_ne!(editor.call(sheet).err(), Some("Checking …".to_owned()));
}

#[test]
fn the_field_that_had_the_focus_has_it_again_after_the_check() {
    let (_folder, path) = template_file(&large());
    let mut window = checked(&path);
    window.field("Description").focus();
    window.harness.run_steps(2);
    window.field("Description").type_text("e");
    window.harness.run_steps(1);
    window.until(|editor| !is_checking(editor));
    window.harness.run_steps(4);
    let field = window.field("Description");
    assert!(field.accesskit_node().is_focused());
    assert!(description(&window).0.contains('e'));
}

#[test]
fn keys_typed_into_a_form_during_the_check_come_in_after_it() {
    let (_folder, path) = template_file(&large());
    let mut window = checked(&path);
    window.field("Description").focus();
    window.harness.run_steps(2);
    let before = description(&window).0;
    for key in "abcdefghijklmnop".chars() {
        offer(&mut window, vec![egui::Event::Text(key.to_string())]);
    }
    for _ in 0..1_000 {
        offer(&mut window, Vec::new());
        if description(&window).0.len() == before.len() + 16 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let typed = description(&window).0;
    assert!(typed.contains("abcdefghijklmnop"), "{before:?} {typed:?}");
}

/// Draws a frame with what is left of the events for it, as the program does.
fn offer(window: &mut Window, events: Vec<egui::Event>) {
    let ctx = window.harness.ctx.clone();
    let mut input = egui::RawInput {
        events,
        ..egui::RawInput::default()
    };
    let app = window.harness.state_mut();
    eframe::App::raw_input_hook(app, &ctx, &mut input);
    window.harness.input_mut().events.extend(input.events);
    window.harness.step();
}

#[test]
fn all_fixes_of_a_long_text_are_made_without_waiting_for_them() {
    let tags = "{\"Key\": \"k\", \"Value\": \"v\"},\n".repeat(25_000);
    let text = format!(
        "{{\"jobTemplateId\": \"large\", \"document\": \"{{}}\", \"Description\": \"d\", \"tags\": [{tags}{{\"Key\": \"k\"}}]}}"
    );
    let (_folder, path) = template_file(&text);
    let mut window = checked(&path);
    assert!(Command::FixAllSafe.is_available(window.editor()));
    window
        .harness
        .state_mut()
        .editor_mut()
        .run(Command::FixAllSafe);
    assert_eq!(window.text(), text, "no frame has waited");
    window.harness.step();
    window.until(|editor| editor.active().unwrap().is_unsaved());
    window.until(|editor| !is_checking(editor));
    assert!(window.sees("fixed"), "{:?}", window.editor().notices());
    assert!(window.text().contains("\"description\": \"d\""));

    window.press(Modifiers::COMMAND, Key::Z);
    window.until(|editor| !is_checking(editor));
    assert_eq!(window.text(), text);
    window
        .harness
        .state_mut()
        .editor_mut()
        .run(Command::FixAllSafe);
    type_into_json(&mut window, " ");
    window.until(|editor| {
        let mut notices = editor.notices().iter();
        notices.any(|notice| notice.message.contains("another one meanwhile"))
    });
    assert!(window.text().contains("\"Description\": \"d\""));
}
