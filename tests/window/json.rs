//! The JSON and the forms side by side.

use egui::{Key, Modifiers};

use crate::support::{Window, template_file};

const JSON: &str = "Template as JSON";
const TEXT: &str = "{\"jobTemplateId\": \"a\", \"description\": \"d\", \"document\": \"{}\"}";

/// A window whose cursor stands behind the opening brace of the JSON.
fn typing() -> (tempfile::TempDir, Window) {
    let (folder, path) = template_file(TEXT);
    let mut window = Window::open(&[&path]);
    window.field(JSON).focus();
    window.harness.run_steps(2);
    window.press(Modifiers::NONE, Key::Home);
    window.press(Modifiers::NONE, Key::ArrowRight);
    (folder, window)
}

fn type_text(window: &mut Window, text: &str) {
    window.field(JSON).type_text(text);
    window.harness.run_steps(3);
}

#[test]
fn a_form_shows_what_is_typed_and_undo_leaves_the_focus_in_the_json() {
    let (_folder, mut window) = typing();
    for _ in 0..3 {
        window.press(Modifiers::COMMAND, Key::ArrowRight);
    }
    type_text(&mut window, "x");
    let typed = window.text();
    assert_ne!(typed, TEXT);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.text(), TEXT);
    assert!(window.field(JSON).is_focused());
    window.press(Modifiers::COMMAND, Key::Y);
    assert_eq!(window.text(), typed);
    assert!(window.field(JSON).is_focused());
}

#[test]
fn broken_json_stays_and_the_form_keeps_its_last_good_state() {
    let (_folder, mut window) = typing();
    type_text(&mut window, "\"tags\"");
    assert!(window.sees("Line 1: A colon must follow the member's name"));
    assert!(window.sees("Read-only while the JSON has an error"));
    assert_eq!(window.field("Description").value().as_deref(), Some("d"));
    type_text(&mut window, ": [], ");
    assert!(!window.sees("Go to error"));
    assert!(window.text().starts_with("{\"tags\": [], "));
}

#[test]
fn the_cursor_leads_to_its_field() {
    let (_folder, mut window) = typing();
    window.press(Modifiers::NONE, Key::ArrowRight);
    window.press(Modifiers::NONE, Key::F12);
    window.harness.run_steps(3);
    assert!(window.field("Template ID").is_focused());
}

#[test]
fn tab_leads_through_the_json_and_changes_nothing() {
    let (_folder, path) = template_file(TEXT);
    let mut window = Window::open(&[&path]);
    let mut passes = 0;
    for _ in 0..120 {
        window.press(Modifiers::NONE, Key::Tab);
        passes += usize::from(window.field(JSON).is_focused());
    }
    assert!(passes > 1, "Tab has come here and gone on");
    assert_eq!(window.text(), TEXT);
}

#[test]
fn undo_puts_the_cursor_where_the_change_was() {
    let (_folder, mut window) = typing();
    let at = TEXT.find("d\",").unwrap();
    for _ in 1..at {
        window.press(Modifiers::NONE, Key::ArrowRight);
    }
    type_text(&mut window, "QQ");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.text(), TEXT);
    type_text(&mut window, "Z");
    assert_eq!(window.text(), TEXT.replace("\"d\",", "\"Zd\","));
}

#[test]
fn a_section_is_shown_while_the_json_is_broken() {
    let (_folder, mut window) = typing();
    type_text(&mut window, "\"tags\"");
    window.press(Modifiers::COMMAND, Key::Num1);
    assert!(window.sees("Template ID"));
    window.press(Modifiers::COMMAND, Key::Num2);
    assert!(!window.sees("Template ID"));
}
