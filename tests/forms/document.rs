//! The job document.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use egui_kittest::kittest::Queryable;
use job_template_editor::template::section::Section;

use crate::desk::Form;

const DOCUMENT: &str = "Job document";

#[test]
fn the_document_is_written_as_it_is_and_kept_as_a_string() {
    let mut form = Form::new(Section::JobDocument, "{}");
    form.fill(DOCUMENT, r#"{"operation": "reboot", "after": 1e1}"#);
    assert_eq!(
        form.json(),
        r#"{"document":"{\"operation\": \"reboot\", \"after\": 1e1}"}"#
    );
    form.click("Minify");
    assert_eq!(
        form.json(),
        r#"{"document":"{\"operation\":\"reboot\",\"after\":1e1}"}"#
    );
    assert!(form.shows("34 of 32,768 bytes"));
    form.click("Format");
    assert_eq!(
        form.json(),
        r#"{"document":"{\n  \"operation\": \"reboot\",\n  \"after\": 1e1\n}"}"#
    );
    form.template().undo();
    form.0.run();
    assert_eq!(
        form.value(DOCUMENT),
        r#"{"operation":"reboot","after":1e1}"#
    );
}

#[test]
fn typing_after_the_layout_has_changed_takes_nothing_away() {
    let mut form = Form::new(Section::JobDocument, r#"{"document":"{\"a\":1}"}"#);
    form.click("Format");
    let type_one = |form: &mut Form| {
        let before = form.value(DOCUMENT);
        form.0.event(egui::Event::Text(" ".to_owned()));
        form.0.run();
        let after = form.value(DOCUMENT);
        assert_eq!(after.len(), before.len() + 1, "{after}");
    };
    type_one(&mut form);
    form.template().undo();
    form.0.run();
    type_one(&mut form);
}

#[test]
fn a_document_that_is_no_json_says_where() {
    let mut form = Form::new(Section::JobDocument, "{}");
    form.fill(DOCUMENT, "{\n  \"a\": ,\n}");
    assert!(form.shows_text("Line 2:"));
    for tool in ["Format", "Minify"] {
        assert!(form.0.get_by_label(tool).accesskit_node().is_disabled());
    }
    form.fill(DOCUMENT, "{\n  \"a\": 1\n}");
    assert!(!form.shows_text("not JSON"));
}

#[test]
fn a_placeholder_goes_where_the_cursor_is() {
    let mut form = Form::new(Section::JobDocument, r#"{"document":"{\"url\":\"\"}"}"#);
    form.focus(DOCUMENT);
    form.0.key_press_modifiers(Modifiers::COMMAND, Key::End);
    form.0.run();
    for _ in 0..2 {
        form.0.key_press(Key::ArrowLeft);
        form.0.run();
    }
    form.click("Insert placeholder…");
    form.click("Code signature");
    assert_eq!(
        form.value(DOCUMENT),
        r#"{"url":"${aws:iot:code-sign-signature:s3://eu-west-1.my-bucket/firmware.bin@VERSION}"}"#
    );
    form.0
        .get_by_role_and_label(Role::MultilineTextInput, DOCUMENT)
        .type_text("x");
    form.0.run();
    assert_eq!(form.value(DOCUMENT), r#"{"url":"x"}"#);
}

#[test]
fn whoever_is_led_into_the_document_finds_the_place_selected() {
    let mut form = Form::new(
        Section::JobDocument,
        r#"{"document":"{\"steps\":[{\"a\":null},2]}"}"#,
    );
    let problems = form.template().problems();
    let within = problems.iter().find(|problem| problem.document.is_some());
    let look = within.unwrap().look();
    assert_eq!(look, "/document/steps/0/a");
    form.template().look_at(look);
    form.0.run();
    form.input(DOCUMENT).type_text("1");
    form.0.run();
    assert_eq!(form.value(DOCUMENT), r#"{"steps":[{"a":1},2]}"#);
}

#[test]
fn choosing_another_source_keeps_what_was_written() {
    let mut form = Form::new(Section::JobDocument, r#"{"document":"{}"}"#);
    form.click("S3 object");
    form.fill("S3 object", "s3://bucket/key");
    assert_eq!(form.json(), r#"{"documentSource":"s3://bucket/key"}"#);
    form.fill("S3 object", "");
    form.click("Written here");
    assert_eq!(form.json(), r#"{"document":"{}"}"#);
    let arn = "arn:aws:iot:eu-west-1:123456789012:job/reboot";
    form.fill("Job ARN", arn);
    assert_eq!(
        form.json(),
        format!(r#"{{"jobArn":"{arn}","document":"{{}}"}}"#)
    );
}

#[test]
fn a_document_that_is_an_object_is_shown_and_mended() {
    let text = r#"{"document":{"operation":"reboot"}}"#;
    let mut form = Form::new(Section::JobDocument, text);
    assert_eq!(form.value(DOCUMENT), r#"{"operation":"reboot"}"#);
    assert_eq!(form.json(), text);
}
