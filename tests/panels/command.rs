//! The calls that create the template from a shell.

use egui_kittest::kittest::Queryable;
use job_template_editor::editor::{Outgoing, Place};
use job_template_editor::ui::panes::Panes;

use super::desk::desk;

#[test]
fn each_call_is_shown_and_copied_for_the_chosen_shell() {
    let mut harness =
        desk::<Panes>(|ui, editor, panes, out| panes.place_ui(ui, editor, Place::Beside, out));
    harness
        .state_mut()
        .open(r#"{"jobTemplateId": "a", "description": "it's", "document": "{}"}"#);
    harness.run_ok();
    harness.get_by_label("Command").click();
    harness.run_ok();
    harness.get_by_label_contains("not saved yet");
    harness.get_by_label("Choose a region");
    harness.get_by_label("PowerShell").click();
    harness.run_ok();
    harness
        .get_by_label("Copy AWS CLI with the template in the call")
        .click();
    harness.run_ok();
    let [Outgoing::Copy(call)] = harness.state().outgoing.as_slice() else {
        panic!("{:?}", harness.state().outgoing);
    };
    assert!(call.contains("\"it''s\"") && call.starts_with("aws iot create-job-template `\n"));

    harness
        .state_mut()
        .aim(|target| target.region = "eu-west-1".to_owned());
    harness.run_ok();
    harness.get_by_label("Copy curl").click();
    harness.run_ok();
    let Some(Outgoing::Copy(call)) = harness.state().outgoing.last() else {
        panic!("nothing copied");
    };
    assert!(call.contains("aws:amz:eu-west-1:iot"));
}
