//! The window by keyboard alone: where Tab leads, and what keys do that can do nothing.

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use job_template_editor::editor::{Command, OwnKeys, SettingsMessage};
use job_template_editor::template::section::Section;

use crate::support::{Window, template_file};

/// Something in every section, with a problem in some.
const FULL: &str = r#"{"jobTemplateId": "a b", "description": "d", "document": "{}",
    "presignedUrlConfig": {"roleArn": "r", "expiresInSec": 5},
    "jobExecutionsRolloutConfig": {"exponentialRate": {"baseRatePerMinute": 5, "incrementFactor": 1.25,
        "rateIncreaseCriteria": {"numberOfNotifiedThings": 10}}},
    "abortConfig": {"criteriaList": [
        {"failureType": "FAILED", "action": "CANCEL", "thresholdPercentage": 20, "minNumberOfExecutedThings": 1},
        {"failureType": "ALL", "action": "CANCEL", "thresholdPercentage": 200, "minNumberOfExecutedThings": 1}]},
    "timeoutConfig": {"inProgressTimeoutInMinutes": "60"},
    "jobExecutionsRetryConfig": {"criteriaList": [{"failureType": "FAILED", "numberOfRetries": 50}]},
    "maintenanceWindows": [{"startTime": "cron(0 0 1 * ? *)", "durationInMinutes": 60}],
    "destinationPackageVersions": ["a", "b"],
    "tags": [{"Key": "a", "Value": "b"}, {"Key": "c", "Value": "d"}]}"#;

/// What has the focus: its role and its name.
fn focused(window: &Window) -> Option<(Role, String)> {
    let node = window
        .harness
        .query_by(|node| node.role() != Role::Window && node.is_focused())?;
    let name = node.accesskit_node().label().unwrap_or_default();
    Some((node.accesskit_node().role(), name))
}

/// Whether what has the focus is seen, and not cut off by what it is scrolled in.
fn is_in_sight(window: &Window) -> bool {
    let id = window.harness.ctx.memory(egui::Memory::focused).unwrap();
    let widget = window.harness.ctx.read_response(id).unwrap();
    let shown = widget.interact_rect;
    let tallest = widget.rect.height().min(100.0);
    shown.height() + 0.5 >= tallest && shown.width() > 0.0
}

#[test]
fn tab_leads_from_input_to_input_and_each_is_in_sight() {
    let (_folder, path) = template_file(FULL);
    let mut window = Window::open(&[&path]);
    window.harness.set_size(vec2(1000.0, 560.0));
    for section in Section::ALL {
        let go = Command::GoTo(*section);
        window.harness.state_mut().editor_mut().run(go);
        window.harness.run_steps(6);
        for modifiers in [Modifiers::NONE, Modifiers::SHIFT] {
            for _ in 0..60 {
                window.press(modifiers, Key::Tab);
                window.harness.run_steps(3);
                let Some((role, name)) = focused(&window) else {
                    continue;
                };
                if role == Role::Splitter {
                    continue;
                }
                assert!(
                    matches!(
                        role,
                        Role::Button
                            | Role::TextInput
                            | Role::MultilineTextInput
                            | Role::ComboBox
                            | Role::RadioButton
                            | Role::CheckBox
                            | Role::Tab
                            | Role::Link
                    ),
                    "{section:?}: {role:?} {name}"
                );
                assert!(!name.starts_with("More about"), "{section:?}: {name}");
                assert!(is_in_sight(&window), "{section:?}: {role:?} {name}");
            }
        }
    }
}

#[test]
fn what_is_typed_after_tab_in_the_rollout_is_not_lost() {
    let (_folder, path) = template_file(FULL);
    let mut window = Window::open(&[&path]);
    let go = Command::GoTo(Section::Rollout);
    window.harness.state_mut().editor_mut().run(go);
    window.harness.run_steps(6);
    window.field("Base rate per minute").focus();
    window.harness.run_steps(2);
    window.press(Modifiers::NONE, Key::Tab);
    window.harness.event(egui::Event::Text("3".to_owned()));
    window.harness.run_steps(3);
    assert!(
        window.text().contains("\"incrementFactor\": 3,"),
        "{}",
        window.text()
    );
}

#[test]
fn the_explanation_of_a_field_unfolds_by_keys_in_it() {
    let (_folder, path) = template_file(FULL);
    let mut window = Window::open(&[&path]);
    window.field("Template ID").focus();
    window.harness.run_steps(2);
    assert!(!window.sees("Less about Template ID"));
    window.press(Modifiers::COMMAND, Key::F1);
    assert!(window.sees("Less about Template ID"));
    assert!(window.editor().overlay().is_none());
}

#[test]
fn keys_of_a_command_that_can_not_run_tell_why() {
    let right = "{\"jobTemplateId\": \"a\", \"description\": \"d\", \"document\": \"{}\"}";
    let (_folder, path) = template_file(right);
    let mut window = Window::open(&[&path]);
    let shift = Modifiers::COMMAND | Modifiers::SHIFT;
    for (modifiers, key, told) in [
        (shift, Key::F, "Nothing to fix safely"),
        (Modifiers::COMMAND, Key::S, "Everything is saved already"),
        (Modifiers::COMMAND, Key::Z, "Nothing to undo"),
        (shift, Key::Z, "Nothing to redo"),
        (Modifiers::NONE, Key::F8, "There are no problems"),
        (
            Modifiers::COMMAND,
            Key::PageDown,
            "No other template is open",
        ),
    ] {
        window.press(modifiers, key);
        let notices = window.editor().notices();
        let told_last: Vec<_> = notices
            .iter()
            .map(|notice| notice.message.as_str())
            .collect();
        assert_eq!(told_last, [told]);
        assert!(window.sees(told));
    }
    let mut empty = Window::open(&[]);
    empty.press(Modifiers::COMMAND, Key::Enter);
    assert!(empty.sees("No template is open"));
}

#[test]
fn keys_of_the_user_count_from_when_they_are_set() {
    let (_folder, path) = template_file("{}");
    let mut window = Window::open(&[&path]);
    window.press(Modifiers::COMMAND, Key::B);
    assert!(!window.editor().settings().sections);
    let keys = OwnKeys::from([("toggle-sections".to_owned(), "Alt+B".into())]);
    let editor = window.harness.state_mut().editor_mut();
    editor.handle(SettingsMessage::Keys(keys));
    window.press(Modifiers::COMMAND, Key::B);
    assert!(!window.editor().settings().sections);
    window.press(Modifiers::ALT, Key::B);
    assert!(window.editor().settings().sections);
}
