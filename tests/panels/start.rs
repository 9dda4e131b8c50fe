//! The first screen.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use job_template_editor::editor::Settings;
use job_template_editor::format::starter;
use job_template_editor::storage::FileRef;
use job_template_editor::ui::panels::start::start_ui;

use super::Desk;
use super::desk::{desk, editor_with};

fn start() -> Harness<'static, Desk<()>> {
    desk(|ui, editor, (), out| start_ui(ui, editor, out))
}

#[test]
fn every_starter_is_one_press_away() {
    let mut harness = start();
    for starter in starter::ALL {
        harness.get_by_label(&format!(
            "Start with {}: {}",
            starter.title, starter.summary
        ));
    }
    harness
        .get_by_label_contains("Start with Reboot devices")
        .click();
    harness.run_ok();
    let reboot = starter::ALL
        .iter()
        .find(|starter| starter.name == "reboot")
        .unwrap();
    assert_eq!(harness.state().text(), reboot.text);
}

#[test]
fn a_blank_template_needs_one_press_too() {
    let mut harness = start();
    harness.get_by_label("New template").click();
    harness.run_ok();
    assert_eq!(harness.state().text(), "{}\n");
    harness.get_by_label("Back to the open templates");
}

#[test]
fn recent_files_are_opened_and_taken_from_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("reboot.jobtemplate.json");
    std::fs::write(&path, "{}").unwrap();
    let mut harness = start();
    let mut settings = Settings::default();
    settings.remember(FileRef::new("/gone/old.json"), 0);
    settings.remember(FileRef::new(&path), i64::MAX);
    harness.state_mut().editor = editor_with(settings);
    harness.run_ok();
    harness.get_by_label_contains("Open old.json, ");
    harness
        .get_by_label("Remove old.json from this list")
        .click();
    harness.run_ok();
    assert!(harness.query_by_label_contains("old.json").is_none());

    harness
        .get_by_label("Open reboot.jobtemplate.json, just now")
        .click();
    harness.run_ok();
    while harness.state().editor.active().is_none() {
        std::thread::yield_now();
        harness.step();
    }
    assert_eq!(harness.state().template().name(), "reboot.jobtemplate.json");
}
