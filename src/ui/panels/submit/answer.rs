//! Submit sheet with the result.

use egui::{Id, Label, Rect, Sense, Ui, Vec2};

use super::super::{from_the_right_ui, seconds_shown};
use super::{copyable_ui, folded_ui};
use crate::editor::{
    Answered, Command, Message, OperationId, OperationMessage, Submission, TemplateMessage,
};
use crate::runtime::HAS_WINDOW;
use crate::service::answer::{Cause, FieldMessage, Outcome, RawAnswer, Refused, Unclear};
use crate::service::lookup::Lookup;
use crate::service::operation::TemplateNames;
use crate::template::field::breadcrumb;
use crate::template::pointer::Pointer;
use crate::ui::theme::{Icon, metrics, text};
use crate::ui::widgets::{ActionButton, LinkButton, Tone, tone_line_ui};

/// Sentences about results that the service says nothing of.
const CHANGED: &str = "The template has been changed since: this is about the text as it was sent";
const CANCELLED: &str = "Cancelled. The service may have created the template all the same";
const NOT_THERE: &str =
    "There is no such template so far; a request that is still on its way may create it yet";

/// Draws the result; `has_changed` is the template since it was sent.
pub(super) fn answer_ui(
    ui: &mut Ui,
    sheet: &Submission,
    answered: &Answered,
    has_changed: bool,
    out: &mut Vec<Message>,
) {
    match answered {
        Answered::NotSent(why) => {
            tone_line_ui(ui, Tone::Error, why);
            ui.label(text::secondary("Nothing was sent"));
        }
        Answered::Cancelled if sheet.can_look() => tone_line_ui(ui, Tone::Warning, CANCELLED),
        Answered::Cancelled => tone_line_ui(ui, Tone::Info, "Cancelled before anything was sent"),
        Answered::Looked(Lookup::Missing) => tone_line_ui(ui, Tone::Info, NOT_THERE),
        Answered::Looked(Lookup::Found {
            names, differing, ..
        }) if differing.is_empty() => {
            tone_line_ui(ui, Tone::Success, "The template exists");
            names_ui(ui, names, out);
        }
        Answered::Looked(Lookup::Found {
            names,
            differing,
            raw,
        }) => {
            tone_line_ui(ui, Tone::Warning, &another(differing));
            names_ui(ui, names, out);
            raw_ui(ui, Some(raw));
        }
        Answered::Outcome(outcome) | Answered::Looked(Lookup::Unclear(outcome)) => {
            outcome_ui(ui, sheet.id, outcome, out);
        }
    }
    let is_sent = match answered {
        Answered::NotSent(_) => false,
        Answered::Cancelled => sheet.can_look(),
        Answered::Outcome(_) | Answered::Looked(_) => true,
    };
    if is_sent && has_changed {
        tone_line_ui(ui, Tone::Info, CHANGED);
    }
    if let Some(sender) = sheet.sender() {
        ui.add_space(metrics::RELATED);
        ui.add(Label::new(text::secondary(format!("Sent with {sender}"))).truncate());
    }
}

fn outcome_ui(
    ui: &mut Ui,
    id: OperationId,
    outcome: &Outcome<TemplateNames>,
    out: &mut Vec<Message>,
) {
    match outcome {
        Outcome::Done { answer: names, .. } => {
            tone_line_ui(ui, Tone::Success, "Job template created");
            names_ui(ui, names, out);
        }
        Outcome::Refused(refused) => refused_ui(ui, id, refused, out),
        Outcome::Unclear(Unclear { cause, .. }) => {
            tone_line_ui(ui, Tone::Warning, &cause.to_string());
        }
    }
    if let Some(advice) = outcome.advice() {
        tone_line_ui(ui, Tone::Info, advice);
    }
    if let Outcome::Unclear(Unclear {
        cause: Cause::Blocked { .. } | Cause::NotConnected { .. },
        ..
    }) = outcome
        && !HAS_WINDOW
    {
        other_ways_ui(ui, out);
    }
    raw_ui(ui, outcome.raw());
}

/// Links to other ways to create the template, for when the browser blocks the request.
fn other_ways_ui(ui: &mut Ui, out: &mut Vec<Message>) {
    ui.horizontal(|ui| {
        for command in [Command::CopyAwsCli, Command::SaveAs] {
            let link = LinkButton::new(command.label());
            if ui.add(link).on_hover_text(command.help()).clicked() {
                out.push(Message::Run(command));
            }
        }
    });
}

/// Sentence that the template found is not the one that was sent.
fn another(differing: &[String]) -> String {
    let labels: Vec<_> = differing
        .iter()
        .map(|name| breadcrumb(&Pointer::root().child(name)))
        .collect();
    format!(
        "A template with this ID exists, but not as it was sent. Different: {}",
        labels.join(", ")
    )
}

fn names_ui(ui: &mut Ui, names: &TemplateNames, out: &mut Vec<Message>) {
    let TemplateNames {
        done: _,
        arn,
        id,
        created_at,
    } = names;
    ui.add_space(metrics::TIGHT);
    for (name, value) in [("ARN", arn), ("Id", id), ("Created at", created_at)] {
        if let Some(value) = value {
            copyable_ui(ui, name, value, out);
        }
    }
}

fn refused_ui(ui: &mut Ui, id: OperationId, refused: &Refused, out: &mut Vec<Message>) {
    let Refused {
        status,
        code,
        message,
        fields,
        permissions,
        advice: _,
        retry_after: _,
        raw: _,
    } = refused;
    // A server error is no refusal.
    let nameless = if *status >= 500 {
        "No usable answer"
    } else {
        "Refused"
    };
    let code = code.as_deref().unwrap_or(nameless);
    tone_line_ui(ui, Tone::Error, &format!("{code} ({status})"));
    ui.add(Label::new(message).wrap());
    for field in fields {
        field_ui(ui, id, field, out);
    }
    for permission in permissions {
        let sentence = format!("Allow {permission}");
        ui.add(Label::new(text::secondary(sentence)).wrap());
    }
}

/// Message of the service about one member, with a link to it.
fn field_ui(ui: &mut Ui, id: OperationId, field: &FieldMessage, out: &mut Vec<Message>) {
    let FieldMessage { pointer, message } = field;
    ui.add_space(metrics::TIGHT);
    ui.horizontal(|ui| {
        ui.label(text::medium(breadcrumb(pointer)));
        if ui.add(LinkButton::new("Show field")).clicked() {
            out.push(OperationMessage::CloseSheet(id).into());
            out.push(TemplateMessage::LookAt(pointer.clone()).into());
        }
    });
    ui.add(Label::new(text::secondary(message)).wrap());
}

fn raw_ui(ui: &mut Ui, raw: Option<&RawAnswer>) {
    if let Some(RawAnswer { status, text, .. }) = raw {
        ui.add_space(metrics::RELATED);
        let title = format!("The answer as it came, status {status}");
        folded_ui(ui, &title, "Answer of the service", text);
    }
}

/// Time within which the second click of a double click comes.
const DOUBLE_CLICK_SECONDS: f32 = 0.3;

/// True if the service may have created the template although no answer says so.
fn may_exist(answered: &Answered) -> bool {
    match answered {
        Answered::Cancelled | Answered::Looked(Lookup::Unclear(_)) => true,
        Answered::Outcome(outcome) => outcome.is_in_doubt(),
        _ => false,
    }
}

/// True if an emulator took an unsigned request for one to S3.
const fn needs_keys(answered: &Answered) -> bool {
    matches!(
        answered,
        Answered::Outcome(Outcome::Unclear(Unclear {
            cause: Cause::FromS3 { signed: false, .. },
            ..
        }))
    )
}

/// Draws the buttons below the result, the most helpful one at the right; `is_typing` is whoever has the focus in the
/// JSON, beside the sheet.
pub(super) fn actions_ui(
    ui: &mut Ui,
    sheet: &Submission,
    answered: &Answered,
    is_typing: bool,
    out: &mut Vec<Message>,
) {
    let exists = matches!(
        answered,
        Answered::Outcome(Outcome::Done { .. }) | Answered::Looked(Lookup::Found { .. })
    );
    let look = sheet.can_look() && may_exist(answered);
    // The second half of a double click on the submit button is not meant for these.
    let shown = seconds_shown(ui, Id::unique("submit answer"));
    let is_early = shown < DOUBLE_CLICK_SECONDS;
    if is_early {
        ui.ctx().request_repaint_after_secs(DOUBLE_CLICK_SECONDS);
    }
    take_focus_ui(ui, shown == 0.0 && !is_typing);
    from_the_right_ui(ui, |ui| {
        if is_early {
            ui.disable();
        }
        let mut best: fn(&'static str) -> ActionButton<'static> = ActionButton::primary;
        if needs_keys(answered) {
            let keys = ui.add(best("Use test keys").icon(Icon::Lock));
            let help = "Signs with the typed keys test and test, which every emulator accepts";
            if keys.on_hover_text(help).clicked() {
                out.push(OperationMessage::UseTestKeys(sheet.id).into());
            }
            best = ActionButton::secondary;
        }
        if look {
            if ui.add(best("Look for it").icon(Icon::Search)).clicked() {
                out.push(OperationMessage::LookForTemplate(sheet.id).into());
            }
            best = ActionButton::secondary;
        }
        if !exists {
            if ui.add(best("Back")).clicked() {
                out.push(Message::Run(Command::Submit));
            }
            best = ActionButton::secondary;
        }
        if ui.add(best("Close")).clicked() {
            out.push(OperationMessage::CloseSheet(sheet.id).into());
        }
    });
}

/// Takes the focus from the widget under the sheet, and gives it to none that a key would press: whoever is typing
/// reads the result first. Tab leads on to the buttons.
fn take_focus_ui(ui: &Ui, is_new: bool) {
    let place = Rect::from_min_size(ui.cursor().min, Vec2::ZERO);
    let id = Id::unique("submit answer has the focus");
    let response = ui.interact(place, id, Sense::focusable_noninteractive());
    if is_new {
        response.request_focus();
    }
}
