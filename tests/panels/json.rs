//! The JSON beside the form.

use egui::{Key, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use job_template_editor::editor::open::Amendment;
use job_template_editor::editor::{Command, Message, Outgoing, Place, TemplateMessage};
use job_template_editor::template::pointer::Pointer;
use job_template_editor::ui::panes::Panes;

use super::Desk;
use super::desk::desk;

const TEXT: &str = "Template as JSON";

type Pane = Harness<'static, Desk<Panes>>;

fn pane(text: &str) -> Pane {
    let mut harness =
        desk(|ui, editor, panes: &mut Panes, out| panes.place_ui(ui, editor, Place::Beside, out));
    harness.state_mut().open(text);
    harness.run_ok();
    harness.get_by_label(TEXT).focus();
    harness.run_ok();
    harness
}

fn member(name: &str) -> Pointer {
    Pointer::root().child(name)
}

fn type_text(harness: &mut Pane, text: &str) {
    harness.get_by_label(TEXT).type_text(text);
    harness.run_ok();
}

/// What is shown, line by line.
fn shown(harness: &Pane) -> String {
    harness
        .query_all_by_role(Role::TextRun)
        .filter_map(|run| run.accesskit_node().value())
        .collect()
}

#[test]
fn what_is_typed_reaches_the_template_and_what_a_form_changes_comes_back() {
    let mut harness = pane("{}");
    harness.key_press(Key::ArrowRight);
    harness.run_ok();
    type_text(&mut harness, "\"description\": ");
    type_text(&mut harness, "\"a\"");
    assert_eq!(harness.state().text(), r#"{"description": "a"}"#);

    let typed = Amendment::text(member("description"), "from the form");
    harness
        .state_mut()
        .editor
        .handle(TemplateMessage::Amend(typed));
    harness.run_ok();
    assert!(shown(&harness).contains("from the form"));

    for text in [r#"{"description": "a"}"#, "{}"] {
        harness
            .state_mut()
            .editor
            .handle(Message::Run(Command::Undo));
        harness.run_ok();
        assert_eq!(harness.state().text(), text);
        assert_eq!(shown(&harness), text);
    }
}

#[test]
fn while_the_text_is_no_json_the_error_is_told_and_leads_to_its_place() {
    let mut harness = pane("{\n  \"description\": \n}\n");
    harness.get_by_label_contains("Line 3: A value must stand here");
    harness.get_by_label("Go to error").click();
    harness.run_ok();
    assert!(harness.get_by_label(TEXT).is_focused());
    type_text(&mut harness, "\"x\"");
    assert_eq!(harness.state().text(), "{\n  \"description\": \n\"x\"}\n");
    assert!(harness.query_by_label("Go to error").is_none());
}

#[test]
fn a_long_document_is_folded_until_it_is_entered() {
    let text = format!(
        r#"{{"description": "d", "document": "{}"}}"#,
        "x".repeat(500)
    );
    let mut harness = pane(&text);
    assert!(shown(&harness).ends_with("\"document\": \"… 500 bytes\"}"));

    // What is typed before it, JSON or not, leaves it folded.
    harness.key_press(Key::ArrowRight);
    harness.run_ok();
    type_text(&mut harness, "\"");
    assert!(shown(&harness).contains("… 500 bytes"));
    harness.key_press(Key::Backspace);
    harness.run_ok();

    harness.key_press(Key::End);
    harness.run_ok();
    for _ in 0..3 {
        harness.key_press(Key::ArrowLeft);
        harness.run_ok();
    }
    assert!(shown(&harness).contains("xxx"));
}

#[test]
fn the_cursor_leads_to_the_field_and_the_field_to_the_text() {
    let mut harness = pane(r#"{"description": "d", "tags": [{"Key": "k", "Value": "v"}]}"#);
    harness.key_press(Key::End);
    for _ in 0..4 {
        harness.key_press(Key::ArrowLeft);
    }
    harness.key_press(Key::F12);
    harness.run_ok();
    let look = harness.state().template().look().cloned();
    assert_eq!(look.unwrap(), "/tags/0/Value");

    harness.state_mut().editor.handle(TemplateMessage::Looked);
    harness.run_ok();
    // Someone else has the focus: the member is selected, so that it is seen.
    harness.get_by_label("Copy JSON").focus();
    harness.run_ok();
    harness
        .state_mut()
        .editor
        .handle(TemplateMessage::LookAt(member("description")));
    harness.run_ok();
    assert!(harness.get_by_label("Copy JSON").is_focused());
    harness.state_mut().editor.handle(TemplateMessage::Looked);
    harness.get_by_label(TEXT).focus();
    harness.run_ok();
    type_text(&mut harness, "\"x\": 1");
    assert!(harness.state().text().starts_with(r#"{"x": 1, "#));
}

#[test]
fn the_json_is_copied_as_it_is() {
    let mut harness = pane("{ }\r\n");
    harness.get_by_label("Copy JSON").click();
    harness.run_ok();
    assert_eq!(
        harness.state().outgoing,
        [Outgoing::Copy("{ }\r\n".to_owned())]
    );
}
