//! Lists of tens of thousands of items and values of megabytes: a form shows what is in view, and all of it can be edited.

use egui::{Event, Key, accesskit::Role};
use egui_kittest::kittest::NodeT;
use job_template_editor::template::section::Section;

use crate::desk::{Form, at};

/// Upper bound of the rows drawn at once; the window has room for fewer.
const MOST_ROWS: usize = 80;

fn tags(count: usize) -> String {
    let tags: Vec<_> = (1..=count)
        .map(|index| format!("{{\"Key\":\"k{index}\",\"Value\":\"v\"}}"))
        .collect();
    format!("{{\"tags\":[{}]}}", tags.join(","))
}

fn count_of(form: &Form, role: Role) -> usize {
    let nodes = form.0.root().children_recursive();
    nodes
        .filter(|node| node.accesskit_node().role() == role)
        .count()
}

#[test]
fn of_a_long_list_the_rows_in_view_are_drawn() {
    let mut form = Form::new(Section::Tags, &tags(30_000));
    assert!(form.shows("Key, tag 1") && !form.shows("Key, tag 20000"));
    assert!(count_of(&form, Role::TextInput) <= 2 * MOST_ROWS);
    form.fill("Value, tag 2", "another");
    assert!(form.json().contains(r#"{"Key":"k2","Value":"another"}"#));
    form.click("Remove tag 1");
    assert_eq!(form.template().count(&at("/tags")), 29_999);
    assert_eq!(form.value("Key, tag 1"), "k2");
}

#[test]
fn who_is_led_to_a_row_out_of_view_finds_it_and_goes_on_from_there() {
    let mut form = Form::new(Section::Tags, &tags(30_000));
    form.template().look_at(at("/tags/19999/Key"));
    form.0.run();
    assert_eq!(form.focused().as_deref(), Some("Key, tag 20000"));
    for name in ["Value, tag 20000", "Key, tag 20001", "Value, tag 20001"] {
        form.0.key_press(Key::Tab);
        form.0.run();
        assert_eq!(form.focused().as_deref(), Some(name));
    }
    form.0.key_press_modifiers(egui::Modifiers::SHIFT, Key::Tab);
    form.0.run();
    assert_eq!(form.focused().as_deref(), Some("Key, tag 20001"));
    assert!(count_of(&form, Role::TextInput) <= 2 * MOST_ROWS);
}

#[test]
fn long_lists_of_blocks_are_drawn_in_part_too() {
    let criteria = r#"{"failureType":"FAILED","action":"CANCEL","thresholdPercentage":5,"minNumberOfExecutedThings":1},"#;
    let text = format!(
        "{{\"abortConfig\":{{\"criteriaList\":[{}{{}}]}}}}",
        criteria.repeat(5000)
    );
    let mut form = Form::new(Section::AbortCriteria, &text);
    assert!(form.shows("Threshold, abort criterion 1"));
    assert!(count_of(&form, Role::TextInput) <= 2 * MOST_ROWS);
    form.template()
        .look_at(at("/abortConfig/criteriaList/4000/thresholdPercentage"));
    form.0.run();
    assert_eq!(
        form.focused().as_deref(),
        Some("Threshold, abort criterion 4001")
    );
}

#[test]
fn a_thousand_unknown_members_take_a_few_lines() {
    let members: Vec<_> = (0..5000).map(|index| format!("\"m{index}\":1")).collect();
    let text = format!("{{\"jobTemplateId\":\"i\",{}}}", members.join(","));
    let mut form = Form::new(Section::Identity, &text);
    form.template().reveal();
    form.0.run();
    assert!(form.shows_text("has no member \"m3\""));
    assert!(!form.shows_text("has no member \"m300\""));
    assert!(form.shows_text("more members that are not known"));
}

#[test]
fn a_long_value_is_edited_where_it_stands() {
    let long = "word ".repeat(200_000);
    let text = format!("{{\"description\":\"{long}\"}}");
    let mut form = Form::new(Section::Identity, &text);
    assert!(form.value("Description").chars().count() < 200_000);
    form.focus("Description");
    form.input("Description").type_text("first ");
    form.0.run();
    let json = form.json();
    assert_eq!(json.len(), text.len() + "first ".len());
    assert!(json.starts_with("{\"description\":\"first word word"));
    form.0.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    form.0.run();
    form.input("Description").type_text("short");
    form.0.run();
    assert_eq!(form.json(), r#"{"description":"short"}"#);
    assert_eq!(form.value("Description"), "short");
}

#[test]
fn what_is_pasted_is_kept_however_long_it_is() {
    let mut form = Form::new(Section::Identity, r#"{"description":"ab"}"#);
    form.focus("Description");
    form.0.key_press(Key::Home);
    form.0.key_press(Key::ArrowRight);
    form.0.run();
    let long = "x".repeat(300_000);
    form.0.input_mut().events.push(Event::Paste(long.clone()));
    form.0.run();
    assert_eq!(form.json(), format!("{{\"description\":\"a{long}b\"}}"));
    form.input("Description").type_text("!");
    form.0.run();
    assert_eq!(form.json(), format!("{{\"description\":\"a{long}!b\"}}"));
}
