//! Preview of the request, or the errors that block it.

use std::collections::BTreeMap;

use egui::{Checkbox, Label, Ui};

use super::{copyable_ui, fact_ui, folded_ui, part_ui};
use crate::editor::open::OpenTemplate;
use crate::editor::{
    Connection, Editor, Message, OperationMessage, Signer, Submission, TemplateMessage, TypedKey,
};
use crate::service::call::Call;
use crate::service::client::RetryPolicy;
use crate::service::credentials::last_four;
use crate::service::region::Region;
use crate::template::problem::{Code, Problem, Severity};
use crate::ui::theme::{metrics, text};
use crate::ui::widgets::{LinkButton, Tone, tone_line_ui};

/// Draws the errors that keep the template from being sent, if there are any.
pub(super) fn errors_ui(ui: &mut Ui, editor: &Editor, sheet: &Submission, out: &mut Vec<Message>) {
    waivable_ui(ui, editor, sheet, out);
    let blocking = editor.blocking(sheet);
    if let Some(first) = blocking.first() {
        blocked_ui(ui, sheet, blocking.len(), first, out);
        ui.add_space(metrics::FIELDS);
    }
}

/// Draws the request that would be sent, or why there is none.
pub(super) fn preview_ui(
    ui: &mut Ui,
    editor: &Editor,
    sheet: &Submission,
    call: &Result<Call, String>,
    out: &mut Vec<Message>,
) {
    match call {
        Ok(call) => {
            part_ui(ui, "What is sent");
            call_ui(ui, editor, call, out);
        }
        Err(why) if editor.blocking(sheet).is_empty() => tone_line_ui(ui, Tone::Info, why),
        Err(_) => {}
    }
}

fn call_ui(ui: &mut Ui, editor: &Editor, call: &Call, out: &mut Vec<Message>) {
    copyable_ui(ui, "Request", &format!("{} {}", call.method, call.url), out);
    fact_ui(ui, "Signature", &signature(editor));
    let retries = text::secondary(RetryPolicy::default().words());
    ui.add(Label::new(retries).wrap());
    if let Some(body) = &call.body {
        folded_ui(
            ui,
            &format!("Body, {} bytes", body.len()),
            "Body of the request",
            body,
        );
    }
}

/// Region and credentials of the signature; of a key only its last characters.
fn signature(editor: &Editor) -> String {
    let Connection {
        settings,
        typed,
        configured,
    } = editor.connection();
    let region = match settings.region.trim() {
        "" => configured.region.as_ref().map_or("", Region::name),
        typed => typed,
    };
    let signer = match &settings.signer {
        Signer::Nobody => return "None, the request goes out unsigned".to_owned(),
        Signer::Chain { profile } if profile.trim().is_empty() => "the default chain".to_owned(),
        Signer::Chain { profile } => format!("profile {}", profile.trim()),
        Signer::Typed => {
            let key = typed.get(TypedKey::AccessKeyId).trim();
            if key.is_empty() {
                "typed keys".to_owned()
            } else {
                format!("typed key …{}", last_four(key))
            }
        }
    };
    format!("{region}, {signer}")
}

fn blocked_ui(
    ui: &mut Ui,
    sheet: &Submission,
    count: usize,
    first: &Problem,
    out: &mut Vec<Message>,
) {
    let sentence = match count {
        1 => "1 error keeps the template from being created".to_owned(),
        _ => format!("{count} errors keep the template from being created"),
    };
    tone_line_ui(ui, Tone::Error, &sentence);
    ui.add(Label::new(text::secondary(first.message.as_ref())).wrap());
    if ui.add(LinkButton::new("Show first")).clicked() {
        out.push(OperationMessage::CloseSheet(sheet.id).into());
        out.push(TemplateMessage::LookAt(first.pointer.clone()).into());
    }
}

/// Errors that only the service can judge, each with a box to send in spite of it.
fn waivable_ui(ui: &mut Ui, editor: &Editor, sheet: &Submission, out: &mut Vec<Message>) {
    let problems = editor
        .active()
        .map(OpenTemplate::problems)
        .unwrap_or_default();
    let mut codes: BTreeMap<Code, Vec<&Problem>> = BTreeMap::new();
    for problem in problems {
        if problem.severity == Severity::Error && problem.is_waivable() {
            codes.entry(problem.code).or_default().push(problem);
        }
    }
    for (code, problems) in codes {
        let mut is_waived = sheet.waived.contains(&code);
        let label = format!("Send in spite of {code}");
        if ui.add(Checkbox::new(&mut is_waived, label)).changed() {
            out.push(OperationMessage::Waive(sheet.id, code, is_waived).into());
        }
        for problem in problems {
            ui.add(Label::new(text::secondary(problem.message.as_ref())).wrap());
        }
        ui.add_space(metrics::RELATED);
    }
}
