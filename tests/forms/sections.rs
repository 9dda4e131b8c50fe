//! Sections that come, go and change their kind.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use job_template_editor::template::section::Section;

use crate::desk::Form;

#[test]
fn an_id_and_a_description_make_a_template() {
    let mut form = Form::new(Section::Identity, "{}");
    form.fill("Template ID", "reboot-1");
    form.fill("Description", "Reboots");
    assert_eq!(
        form.json(),
        r#"{"jobTemplateId":"reboot-1","description":"Reboots"}"#
    );
    assert!(form.shows("8 / 64"));
}

#[test]
fn a_uuid_fits_where_an_id_is_asked_for() {
    let mut form = Form::new(Section::Identity, "{}");
    form.click("New UUID");
    let id = form.value("Template ID");
    assert_eq!(id.len(), 36);
    assert!(form.shows("36 / 64"));
}

#[test]
fn a_section_is_added_removed_and_brought_back() {
    let mut form = Form::new(Section::Timeout, "{}");
    form.click("Add timeout");
    let added = r#"{"timeoutConfig":{"inProgressTimeoutInMinutes":60}}"#;
    assert_eq!(form.json(), added);
    assert_eq!(form.focused().as_deref(), Some("In progress for"));
    form.fill("In progress for", "75");
    form.click("Remove timeout");
    assert_eq!(form.json(), "{}");
    form.template().undo();
    form.0.run();
    assert_eq!(form.value("In progress for"), "75");
}

#[test]
fn a_rate_that_was_set_comes_back_when_it_is_chosen_again() {
    let text = r#"{"jobExecutionsRolloutConfig":{"maximumPerMinute":50,"exponentialRate":{"baseRatePerMinute":7,"incrementFactor":1.3,"rateIncreaseCriteria":{"numberOfNotifiedThings":100}}}}"#;
    let mut form = Form::new(Section::Rollout, text);
    form.click("Constant");
    assert_eq!(
        form.json(),
        r#"{"jobExecutionsRolloutConfig":{"maximumPerMinute":50}}"#
    );
    form.click("Exponential");
    assert_eq!(form.json(), text);
}

#[test]
fn a_rollout_becomes_exponential_and_constant_again() {
    let mut form = Form::new(
        Section::Rollout,
        r#"{"jobExecutionsRolloutConfig":{"maximumPerMinute":50}}"#,
    );
    form.click("Exponential");
    form.fill("Base rate per minute", "10");
    form.fill("Increment factor", "1.5");
    form.click("Notified things");
    form.fill("Notified things", "70");
    assert_eq!(
        form.json(),
        r#"{"jobExecutionsRolloutConfig":{"maximumPerMinute":50,"exponentialRate":{"baseRatePerMinute":10,"incrementFactor":1.5,"rateIncreaseCriteria":{"numberOfNotifiedThings":70}}}}"#
    );
    form.click("Constant");
    assert_eq!(
        form.json(),
        r#"{"jobExecutionsRolloutConfig":{"maximumPerMinute":50}}"#
    );
    form.template().undo();
    form.0.run();
    assert_eq!(form.value("Increment factor"), "1.5");
}

#[test]
fn of_two_criteria_for_a_higher_rate_one_goes() {
    let mut form = Form::new(
        Section::Rollout,
        r#"{"jobExecutionsRolloutConfig":{"maximumPerMinute":50,"exponentialRate":{"baseRatePerMinute":5,"incrementFactor":2,"rateIncreaseCriteria":{"numberOfNotifiedThings":1,"numberOfSucceededThings":7}}}}"#,
    );
    assert_eq!(form.value("Notified things"), "1");
    form.click("Keep succeeded things");
    assert!(!form.shows_text("both criteria"));
    assert_eq!(form.value("Succeeded things"), "7");
    form.0
        .get_by_role_and_label(Role::RadioButton, "Notified things")
        .click();
    form.0.run();
    assert_eq!(form.value("Notified things"), "7");
}
