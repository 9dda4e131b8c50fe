//! What is selected in a field that someone comes to.

use egui::Modifiers;
use job_template_editor::template::section::Section;

use crate::desk::{Form, at};

const ROLLOUT: &str = r#"{"jobExecutionsRolloutConfig":{"maximumPerMinute":50,"exponentialRate":{"baseRatePerMinute":5,"incrementFactor":2,"rateIncreaseCriteria":{"numberOfNotifiedThings":100}}}}"#;
const MAXIMUM: &str = "Maximum per minute";
const BASE: &str = "Base rate per minute";

#[test]
fn typing_after_tab_replaces_what_was_in_the_field() {
    let mut form = Form::new(Section::Rollout, ROLLOUT);
    form.focus(MAXIMUM);
    form.tab_to(BASE, Modifiers::NONE);
    form.type_here("5");
    assert_eq!(form.value(BASE), "5");
    // What was typed stays where typing goes on.
    form.type_here("7");
    assert_eq!(form.value(BASE), "57");
    form.tab_to(MAXIMUM, Modifiers::SHIFT);
    form.type_here("9");
    assert_eq!(form.value(MAXIMUM), "9");
}

#[test]
fn what_is_no_number_yet_is_replaced_too() {
    let mut form = Form::new(Section::Rollout, ROLLOUT);
    form.fill(BASE, "1e");
    form.focus(MAXIMUM);
    form.tab_to(BASE, Modifiers::NONE);
    form.type_here("8");
    assert_eq!(form.value(BASE), "8");
    assert!(!form.shows_text("is not a number"));
}

#[test]
fn whoever_is_led_to_a_field_replaces_what_is_in_it() {
    let mut form = Form::new(Section::Rollout, ROLLOUT);
    let base = at("/jobExecutionsRolloutConfig/exponentialRate/baseRatePerMinute");
    form.template().look_at(base.clone());
    form.0.run();
    form.type_here("6");
    assert_eq!(form.value(BASE), "6");
    // Someone who is there already goes on typing.
    form.template().look_at(base);
    form.0.run();
    form.type_here("0");
    assert_eq!(form.value(BASE), "60");
}

#[test]
fn a_click_puts_the_cursor_where_it_is() {
    let mut form = Form::new(Section::Rollout, ROLLOUT);
    form.click(BASE);
    form.type_here("5");
    assert_eq!(form.value(BASE), "55");
}

#[test]
fn the_cells_of_a_table_are_replaced_as_well() {
    let mut form = Form::new(
        Section::Tags,
        r#"{"tags":[{"Key":"team","Value":"fleet"}]}"#,
    );
    form.focus("Key, tag 1");
    form.tab_to("Value, tag 1", Modifiers::NONE);
    form.type_here("edge");
    form.tab_to("Key, tag 1", Modifiers::SHIFT);
    form.type_here("owner");
    assert_eq!(form.json(), r#"{"tags":[{"Key":"owner","Value":"edge"}]}"#);
}

#[test]
fn a_long_sentence_is_replaced_and_the_job_document_is_not() {
    let mut form = Form::new(
        Section::Identity,
        r#"{"jobTemplateId":"a","description":"Reboots a device"}"#,
    );
    form.focus("Template ID");
    form.tab_to("Description", Modifiers::NONE);
    form.type_here("Starts it");
    assert_eq!(form.value("Description"), "Starts it");

    let mut form = Form::new(Section::JobDocument, r#"{"document":"{\"a\":1}"}"#);
    form.tab_to("Job document", Modifiers::NONE);
    form.type_here(" ");
    assert_eq!(form.value("Job document").len(), r#"{"a":1} "#.len());
}
