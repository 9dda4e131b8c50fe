//! Line with the running operations, and those with an answer that is not in view.

use egui::Ui;

use crate::editor::{Answered, Editor, Message, OperationMessage, Submission, SubmissionState};
use crate::service::answer::Outcome;
use crate::service::lookup::Lookup;
use crate::ui::panels::submit;
use crate::ui::theme::{Icon, text};
use crate::ui::widgets::{IconButton, LinkButton};

/// Operations to list: running, or answered but not in view.
pub(super) fn told(editor: &Editor) -> impl Iterator<Item = &Submission> {
    let shown = editor.shown_sheet().map(|sheet| sheet.id);
    let is_told = move |submission: &&Submission| match &submission.state {
        SubmissionState::Before => false,
        SubmissionState::Running(_) => true,
        SubmissionState::Answered(_) => shown != Some(submission.id),
    };
    editor.operations().iter().filter(is_told)
}

pub(super) fn operations_ui(ui: &mut Ui, editor: &Editor, out: &mut Vec<Message>) {
    ui.horizontal_wrapped(|ui| {
        for submission in told(editor) {
            operation_ui(ui, editor, submission, out);
        }
    });
}

/// One operation: its name, progress and time, a link to its sheet, and a button to cancel it.
fn operation_ui(ui: &mut Ui, editor: &Editor, submission: &Submission, out: &mut Vec<Message>) {
    let (id, name) = (submission.id, &submission.name);
    let Some(running) = submission.running() else {
        let (state, link) = match submission.answered() {
            Some(Answered::Cancelled) => ("cancelled", "Show"),
            Some(Answered::NotSent(_)) => ("not sent", "Show why"),
            Some(Answered::Outcome(Outcome::Unclear(_)) | Answered::Looked(Lookup::Unclear(_))) => {
                ("no clear answer", "Show what happened")
            }
            _ => ("answered", "Show the answer"),
        };
        ui.label(text::secondary(format!("{name}: {state}")));
        if ui.add(LinkButton::new(link)).clicked() {
            out.push(OperationMessage::Show(id).into());
        }
        return;
    };
    let doing = submit::doing(running);
    let seconds = running.seconds();
    ui.label(text::secondary(format!("{name}: {doing}, {seconds:.0} s")));
    let is_open = editor.template(submission.template).is_some();
    let show = LinkButton::new("Show");
    if is_open && ui.add(show).clicked() {
        out.push(OperationMessage::Show(id).into());
    }
    let cancel = format!("Cancel {name}");
    if ui.add(IconButton::new(Icon::X, &cancel).small()).clicked() {
        out.push(OperationMessage::Cancel(id).into());
    }
    ui.ctx().request_repaint_after_secs(1.0);
}
