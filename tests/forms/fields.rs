//! What every field does.

use egui::Key;
use egui_kittest::kittest::NodeT;
use egui_kittest::kittest::Queryable;
use job_template_editor::template::pointer::Pointer;
use job_template_editor::template::section::Section;

use crate::desk::{Form, at};

#[test]
fn a_required_field_is_quiet_until_it_was_left_empty() {
    let mut form = Form::new(Section::Identity, "{}");
    assert!(!form.shows_text("is missing"));
    form.focus("Template ID");
    form.leave();
    assert!(form.shows_text("is missing"));
    form.fill("Template ID", "reboot-1");
    assert!(!form.shows_text("is missing"));
}

#[test]
fn what_is_typed_into_a_number_stays_until_it_is_one() {
    let mut form = Form::new(
        Section::Timeout,
        r#"{"timeoutConfig":{"inProgressTimeoutInMinutes":60}}"#,
    );
    form.fill("In progress for", "1e");
    assert!(form.shows_text("“1e” is not a number"));
    assert_eq!(
        form.json(),
        r#"{"timeoutConfig":{"inProgressTimeoutInMinutes":60}}"#
    );
    form.fill("In progress for", "90");
    assert_eq!(
        form.json(),
        r#"{"timeoutConfig":{"inProgressTimeoutInMinutes":90}}"#
    );
    assert!(!form.shows_text("is not a number"));
    form.focus("In progress for");
    for _ in 0..2 {
        form.0.key_press(Key::Backspace);
        form.0.run();
    }
    assert_eq!(form.json(), r#"{"timeoutConfig":{}}"#);
}

#[test]
fn a_value_of_another_type_is_shown_until_it_is_mended() {
    let text = r#"{"presignedUrlConfig":{"roleArn":["x"],"expiresInSec":"60"}}"#;
    let mut form = Form::new(Section::PresignedUrls, text);
    assert_eq!(form.value("Expires after"), r#""60""#);
    assert_eq!(form.json(), text);
    form.click("Set 60");
    form.click("Clear Role ARN");
    assert_eq!(form.json(), r#"{"presignedUrlConfig":{"expiresInSec":60}}"#);
    form.fill("Role ARN", "arn:aws:iam::123456789012:role/presign");
    assert_eq!(
        form.json(),
        r#"{"presignedUrlConfig":{"roleArn":"arn:aws:iam::123456789012:role/presign","expiresInSec":60}}"#
    );
}

#[test]
fn a_problem_is_mended_where_it_shows() {
    let mut form = Form::new(
        Section::Rollout,
        r#"{"jobExecutionsRolloutConfig":{"maximumPerMinute":50.0}}"#,
    );
    form.click("Set 50");
    assert_eq!(
        form.json(),
        r#"{"jobExecutionsRolloutConfig":{"maximumPerMinute":50}}"#
    );
}

#[test]
fn members_that_nobody_knows_are_named_and_kept() {
    let text = r#"{"timeoutConfig":{"later":1,"inProgressTimeoutInMinutes":60}}"#;
    let mut form = Form::new(Section::Timeout, text);
    assert!(form.shows("“Timeout” has no member \"later\""));
    assert!(!form.shows("Remove it"));
    form.fill("In progress for", "61");
    assert_eq!(
        form.json(),
        r#"{"timeoutConfig":{"later":1,"inProgressTimeoutInMinutes":61}}"#
    );
    let empty = text.replace("\"later\":1", "\"later\":{}");
    let mut form = Form::new(Section::Timeout, &empty);
    form.fill("In progress for", "61");
    form.click("Remove it");
    assert_eq!(
        form.json(),
        r#"{"timeoutConfig":{"inProgressTimeoutInMinutes":61}}"#
    );
}

#[test]
fn whoever_is_led_to_a_member_finds_its_input() {
    let text = r#"{"abortConfig":{"criteriaList":[{"failureType":"FAILED","action":"CANCEL","thresholdPercentage":10,"minNumberOfExecutedThings":20}]}}"#;
    for (pointer, input) in [
        (
            "/abortConfig/criteriaList/0/thresholdPercentage",
            "Threshold, abort criterion 1",
        ),
        (
            "/abortConfig/criteriaList/0",
            "Failure type, abort criterion 1",
        ),
        (
            "/abortConfig/criteriaList/0/unknown",
            "Failure type, abort criterion 1",
        ),
    ] {
        let mut form = Form::new(Section::AbortCriteria, text);
        form.template().look_at(at(pointer));
        form.0.run();
        assert_eq!(form.focused().as_deref(), Some(input), "{pointer}");
    }
}

#[test]
fn a_form_is_read_only_while_the_text_is_broken() {
    let mut form = Form::new(
        Section::Timeout,
        r#"{"timeoutConfig":{"inProgressTimeoutInMinutes":60}}"#,
    );
    let broken = job_template_editor::template::edit::Edit::replace(0..1, "");
    let amendment = job_template_editor::editor::open::Amendment::once(broken, Pointer::root());
    form.template().apply(amendment, 0.0).unwrap();
    form.0.run();
    assert!(form.shows_text("Read-only while the JSON has an error"));
    let input = form.0.get_by_label("In progress for");
    assert!(input.accesskit_node().is_disabled());
    assert_eq!(input.value().as_deref(), Some("60"));
    form.click("Show line 1");
}
