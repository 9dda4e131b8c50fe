//! Lists: items come, go and change places.

use egui_kittest::kittest::NodeT;
use egui_kittest::kittest::Queryable;
use job_template_editor::template::section::Section;

use crate::desk::{Form, at};

#[test]
fn every_new_criterion_is_for_another_failure() {
    let mut form = Form::new(Section::AbortCriteria, "{}");
    form.click("Add abort criteria");
    form.click("Add abort criterion");
    form.choose("Failure type, abort criterion 2", "Timed out");
    form.fill("Threshold, abort criterion 2", "2.5");
    form.fill("Executed things, abort criterion 2", "100");
    form.click("Move abort criterion 2 up");
    assert_eq!(
        form.json(),
        concat!(
            r#"{"abortConfig":{"criteriaList":["#,
            r#"{"failureType":"TIMED_OUT","action":"CANCEL","thresholdPercentage":2.5,"minNumberOfExecutedThings":100},"#,
            r#"{"failureType":"FAILED","action":"CANCEL","thresholdPercentage":10,"minNumberOfExecutedThings":20}]}}"#
        )
    );
    form.click("Duplicate abort criterion 1");
    form.click("Add abort criterion");
    let add = form.0.get_by_label("Add abort criterion");
    assert!(add.accesskit_node().is_disabled());
    form.click("Remove abort criterion 4");
    assert_eq!(form.template().count(&at("/abortConfig/criteriaList")), 3);
}

#[test]
fn retries_are_counted_for_each_failure() {
    let mut form = Form::new(Section::RetryCriteria, "{}");
    form.click("Add retry criteria");
    form.fill("Retries, retry criterion 1", "3");
    form.click("Add retry criterion");
    assert_eq!(
        form.json(),
        r#"{"jobExecutionsRetryConfig":{"criteriaList":[{"failureType":"FAILED","numberOfRetries":3},{"failureType":"TIMED_OUT","numberOfRetries":2}]}}"#
    );
    form.choose("Failure type, retry criterion 2", "Failed");
    assert!(form.shows("Failure type FAILED stands in an earlier criterion already"));
}

#[test]
fn tags_are_a_table() {
    let mut form = Form::new(Section::Tags, "{}");
    form.click("Add tags");
    assert_eq!(form.focused().as_deref(), Some("Key, tag 1"));
    form.fill("Key, tag 1", "team");
    form.fill("Value, tag 1", "fleet");
    form.click("Add tag");
    assert_eq!(form.focused().as_deref(), Some("Key, tag 2"));
    form.fill("Key, tag 2", "aws:x");
    form.fill("Value, tag 2", "y");
    assert!(form.shows("Tag key \"aws:x\" begins with aws:, which AWS keeps for its own tags"));
    form.fill("Key, tag 2", "cost center");
    form.click("Duplicate tag 1");
    form.click("Move tag 2 down");
    form.click("Remove tag 1");
    assert_eq!(
        form.json(),
        r#"{"tags":[{"Key":"cost center","Value":"y"},{"Key":"team","Value":"fleet"}]}"#
    );
    form.template().undo();
    form.0.run();
    assert_eq!(form.template().count(&at("/tags")), 3);
}

#[test]
fn a_full_list_takes_no_more() {
    let tags: Vec<_> = (0..50)
        .map(|index| format!(r#"{{"Key":"k{index}","Value":""}}"#))
        .collect();
    let form = Form::new(
        Section::Tags,
        &format!(r#"{{"tags":[{}]}}"#, tags.join(",")),
    );
    for label in ["Add tag", "Duplicate tag 1"] {
        assert!(
            form.0.get_by_label(label).accesskit_node().is_disabled(),
            "{label}"
        );
    }
}

#[test]
fn packages_are_a_list_of_texts() {
    let mut form = Form::new(Section::SoftwarePackages, "{}");
    form.click("Add software packages");
    let arn = "arn:aws:iot:eu-west-1:123456789012:package/agent/version/1";
    form.fill("Package version 1", arn);
    form.click("Add package version");
    form.fill("Package version 2", "x");
    assert_eq!(
        form.json(),
        format!(r#"{{"destinationPackageVersions":["{arn}","x"]}}"#)
    );
    form.click("Remove package version 2");
    assert_eq!(form.template().count(&at("/destinationPackageVersions")), 1);
}

#[test]
fn a_window_says_when_it_opens_next() {
    let mut form = Form::new(Section::MaintenanceWindows, "{}");
    form.click("Add maintenance windows");
    assert!(form.shows_text("on Monday (UTC)"));
    assert!(form.shows("Mon 2026-01-12 02:00"));
    assert!(form.shows("Mon 2026-01-12 03:00"));
    form.fill("Opens at, maintenance window 1", "cron(30 4 1 * ? *)");
    assert!(form.shows("Sun 2026-02-01 04:30"));
    form.fill("Stays open for, maintenance window 1", "120");
    assert_eq!(
        form.json(),
        r#"{"maintenanceWindows":[{"startTime":"cron(30 4 1 * ? *)","durationInMinutes":120}]}"#
    );
    form.fill("Opens at, maintenance window 1", "cron(0 2 1 1 ? 2020)");
    assert!(form.shows_text("No start lies ahead"));
    form.fill("Opens at, maintenance window 1", "every night");
    assert!(!form.shows_text("Next starts"));
}

#[test]
fn an_item_of_another_type_keeps_its_line_as_it_is() {
    let text = r#"{"tags":["team",{"Key":"x","Value":7,"more":1}]}"#;
    let mut form = Form::new(Section::Tags, text);
    assert_eq!(form.value("Tag 1"), r#""team""#);
    form.fill("Tag 1", "typed in vain");
    assert_eq!(form.json(), text);
    assert!(form.shows("“Tag” has no member \"more\""));
    form.click(r#"Set "7""#);
    form.click("Remove tag 1");
    assert_eq!(
        form.json(),
        r#"{"tags":[{"Key":"x","Value":"7","more":1}]}"#
    );
}
