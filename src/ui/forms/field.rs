//! Field of any member: its shape decides about the input.

use egui::{Response, Ui};
use uuid::Uuid;

use super::block::{holder_ui, members_ui};
use super::choice::choice_ui;
use super::context::Form;
use super::list::list_ui;
use super::long_text::{any_length_ui, decoded_once, is_long};
use super::rollout::{increase_ui, rollout_ui};
use super::table::{is_table, table_ui};
use super::words::{Words, example_text};
use crate::editor::TemplateMessage;
use crate::editor::open::{Amendment, Value};
use crate::template::edit::Edit;
use crate::template::field::{Characters, Content, Field, Shape, known};
use crate::template::json::encode;
use crate::template::pointer::Pointer;
use crate::ui::theme::{Icon, metrics};
use crate::ui::widgets::{ActionButton, FieldWidth, IconButton, TextInput};

/// Field of the member at `pointer`.
pub(super) fn field_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer) {
    let Some(field) = Field::at(pointer) else {
        return;
    };
    match (pointer.as_str(), &field.shape) {
        (JOB_TEMPLATE_ID, _) => id_ui(form, ui, pointer, field),
        (ROLLOUT_CONFIG, _) => holder_ui(form, ui, pointer, rollout_ui),
        // The kind of the rate, which stands above it, says that there is none.
        (EXPONENTIAL_RATE, _) if form.template.node(pointer).is_none() => {}
        (RATE_INCREASE_CRITERIA, _) => increase_ui(form, ui, pointer, field),
        (_, Shape::Text(_) | Shape::Whole(_) | Shape::Decimal(_)) => {
            if let Some(typed) = input_ui(form, ui, pointer, field, 0.0, |_| ()) {
                form.amend(Amendment::typing(pointer.clone(), &typed));
            }
        }
        (_, Shape::Choice(choices)) => choice_ui(form, ui, pointer, field, choices),
        (_, Shape::Object(_)) => holder_ui(form, ui, pointer, members_ui),
        (_, Shape::List(list)) if is_table(list) => holder_ui(form, ui, pointer, table_ui),
        (_, Shape::List(_)) => holder_ui(form, ui, pointer, list_ui),
    }
}

const JOB_TEMPLATE_ID: &str = known::JOB_TEMPLATE_ID.as_str();
const ROLLOUT_CONFIG: &str = known::ROLLOUT_CONFIG.as_str();
const EXPONENTIAL_RATE: &str = known::EXPONENTIAL_RATE.as_str();
const RATE_INCREASE_CRITERIA: &str = known::RATE_INCREASE_CRITERIA.as_str();

/// ID, with a button that makes a UUID.
fn id_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer, field: &'static Field) {
    let mut is_wanted = false;
    let typed = input_ui(form, ui, pointer, field, BUTTON_WIDTH, |ui| {
        is_wanted = ui.add(ActionButton::secondary("New UUID")).clicked();
    });
    if is_wanted {
        let uuid = Uuid::new_v4().to_string();
        form.edit(Edit::set(pointer.clone(), encode(&uuid)), pointer);
    }
    if let Some(typed) = typed {
        form.amend(Amendment::text(pointer.clone(), &typed));
    }
}

/// Greatest width of a button behind an input.
const BUTTON_WIDTH: f32 = 104.0;

/// Input of a string or number, with `behind` in this width behind it. Returns the new text, if it was changed.
pub(super) fn input_ui(
    form: &mut Form<'_>,
    ui: &mut Ui,
    pointer: &Pointer,
    field: &'static Field,
    width_behind: f32,
    behind: impl FnOnce(&mut Ui),
) -> Option<String> {
    let template = form.template;
    let limits = field.text();
    let long = limits.and_then(|_| decoded_once(form, ui, pointer));
    let value = match long.as_deref() {
        Some(text) => Value::Text(text.into()),
        None if limits.is_some() => template.text_at(pointer),
        None => template.number_at(pointer),
    };
    let value = match value {
        Value::Misfit(json) => {
            misfit_ui(form, ui, pointer, field, json);
            return None;
        }
        Value::Text(text) => text,
        Value::Absent | Value::Holder => "".into(),
    };
    let words = Words::of(pointer, field);
    let mut row = words.row(form, pointer);
    let example = example_text(field);
    let mut input = TextInput::new(row.id, &value);
    if let Some(limits) = limits {
        let used = limits.count.of(&value);
        // A text that is usually pasted, such as an ARN, gets a counter only where it gets long.
        if limits.characters != Characters::Any || used > limits.max / 2 {
            row.counter = Some((used, limits.max));
        }
        input.placeholder = &example;
        input.rows = (limits.content == Content::Prose).then_some(ROWS_OF_PROSE);
        input.monospace = matches!(limits.content, Content::Code | Content::Json);
    } else {
        input.placeholder = field.default.unwrap_or_default();
    }
    if is_long(&value) {
        row.width = FieldWidth::Full;
        row.unit = None;
    }
    let shown = row.show(ui, |ui, width| {
        let width = width.min(ui.available_width() - width_behind);
        let shown = any_length_ui(ui, &words.name, input, width);
        behind(ui);
        shown
    });
    after_ui(form, pointer, &shown.response, shown.fix_clicked);
    shown.inner
}

/// Value of another JSON type than the field's: its JSON, kept until it is mended or cleared.
pub(super) fn misfit_ui(
    form: &mut Form<'_>,
    ui: &mut Ui,
    pointer: &Pointer,
    field: &'static Field,
    json: &str,
) {
    let words = Words::of(pointer, field);
    let mut row = words.row(form, pointer);
    row.unit = None;
    row.width = FieldWidth::Full;
    let input = TextInput {
        monospace: true,
        read_only: true,
        ..TextInput::new(row.id, json)
    };
    let shown = row.show(ui, |ui, width| {
        let width = width - metrics::CONTROL_HEIGHT - metrics::RELATED;
        let (_, response) = any_length_ui(ui, &words.name, input, width);
        let clear = format!("Clear {}", words.name);
        let clear = ui.add(IconButton::new(Icon::Trash2, &clear));
        (clear.clicked(), response)
    });
    after_ui(form, pointer, &shown.response, shown.fix_clicked);
    if shown.inner {
        form.edit(Edit::remove(pointer.clone()), pointer);
    }
}

/// Common handling of an input after it was drawn: focus, touch, fix.
pub(super) fn after_ui(
    form: &mut Form<'_>,
    pointer: &Pointer,
    input: &Response,
    fix_clicked: bool,
) {
    form.saw(pointer, input);
    if input.lost_focus() {
        form.send(TemplateMessage::Touch(pointer.clone()));
    }
    if fix_clicked && let Some(problem) = form.problem(pointer) {
        form.fix(problem);
    }
}

const ROWS_OF_PROSE: usize = 3;
