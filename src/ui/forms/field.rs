//! Field of any member: its shape decides about the input.

use egui::{Align2, TextEdit, TextStyle, Ui, vec2};

use super::block::members_ui;
use super::choice::choice_ui;
use super::context::Form;
use super::list::list_ui;
use super::long_text::{LongText, decoded_once, is_long, long_paste, long_text_ui};
use super::rows::Growth;
use super::table::{is_table, table_ui};
use super::words::{Words, default_text, example_text};
use crate::editor::open::{Amendment, Value};
use crate::template::edit::Edit;
use crate::template::field::{Characters, Content, Field, Shape, TextLimits};
use crate::template::pointer::Pointer;
use crate::ui::theme::{Icon, metrics};
use crate::ui::widgets::{FieldRow, FieldWidth, IconButton, RowOutput, TextField};

/// Field of the member at `pointer`.
pub(super) fn field_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer) {
    let Some(field) = Field::at(pointer) else {
        return;
    };
    match &field.shape {
        Shape::Text(limits) => {
            if let Some(typed) = text_ui(form, ui, pointer, field, *limits, None).typed {
                form.amend(Amendment::text(pointer.clone(), &typed));
            }
        }
        Shape::Whole(_) | Shape::Decimal(_) => number_ui(form, ui, pointer, field),
        Shape::Choice(choices) => choice_ui(form, ui, pointer, field, choices),
        Shape::Object(_) => members_ui(form, ui, pointer),
        Shape::List(list) if is_table(list) => table_ui(form, ui, pointer),
        Shape::List(_) => list_ui(form, ui, pointer, &Growth::of(form, pointer), members_ui),
    }
}

/// Events of a string's input in this frame.
#[derive(Debug, Default)]
pub(super) struct TextOutput {
    /// The new text, if it was changed.
    pub(super) typed: Option<String>,
    /// True if the button behind the input was clicked.
    pub(super) button_clicked: bool,
}

/// Input of a string, with a button behind it if `button` is given. The caller acts on the button.
pub(super) fn text_ui(
    form: &mut Form<'_>,
    ui: &mut Ui,
    pointer: &Pointer,
    field: &'static Field,
    limits: TextLimits,
    button: Option<&str>,
) -> TextOutput {
    let template = form.template;
    let long = decoded_once(form, ui, pointer);
    let long = long.as_deref().map(|text| Value::Text(text.into()));
    let value = match long.unwrap_or_else(|| template.text_at(pointer)) {
        Value::Misfit(json) => {
            misfit_ui(form, ui, pointer, field, json);
            return TextOutput::default();
        }
        Value::Text(text) => text,
        Value::Absent | Value::Holder => "".into(),
    };
    let words = Words::of(pointer, field);
    let mut row = words.row(form.id(pointer), form.problem(pointer));
    let used = limits.count.of(&value);
    // A text that is usually pasted, such as an ARN, gets a counter only where it gets long.
    if limits.characters != Characters::Any || used > limits.max / 2 {
        row.counter = Some((used, limits.max));
    }
    if is_long(&value) {
        return long_ui(form, ui, pointer, &row, &value);
    }
    let pasted = long_paste(ui, row.id, &value);
    let example = example_text(field);
    let input = TextField::new(row, &value).placeholder(&example);
    let input = match limits.content {
        Content::Line => input,
        Content::Prose => input.wrapped(ROWS_OF_PROSE),
        Content::Code | Content::Json => input.monospace(),
    };
    let input = match button {
        Some(button) => input.button(button),
        None => input,
    };
    let shown = input.show(ui);
    after_ui(form, pointer, &shown.response, shown.fix_clicked);
    TextOutput {
        typed: pasted.or(shown.changed),
        button_clicked: shown.button_clicked,
    }
}

/// Editor of a value that is too long for an input.
fn long_ui(
    form: &mut Form<'_>,
    ui: &mut Ui,
    pointer: &Pointer,
    row: &FieldRow<'_>,
    value: &str,
) -> TextOutput {
    let name = row.name.unwrap_or(row.label);
    let shown = row.show(ui, |ui, _| {
        long_text_ui(form, ui, pointer, name, value, LongText::Value)
    });
    after_ui(form, pointer, &shown.response, shown.fix_clicked);
    TextOutput {
        typed: shown.inner,
        button_clicked: false,
    }
}

fn number_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer, field: &'static Field) {
    let template = form.template;
    let value = match template.number_at(pointer) {
        Value::Misfit(json) => return misfit_ui(form, ui, pointer, field, json),
        Value::Text(text) => text,
        Value::Absent | Value::Holder => "".into(),
    };
    let words = Words::of(pointer, field);
    let row = words.row(form.id(pointer), form.problem(pointer));
    let typed = if is_long(&value) {
        let row = FieldRow {
            width: FieldWidth::Full,
            unit: None,
            ..row
        };
        long_ui(form, ui, pointer, &row, &value).typed
    } else {
        let pasted = long_paste(ui, row.id, &value);
        let shown = TextField::new(row, &value)
            .placeholder(default_text(field))
            .show(ui);
        after_ui(form, pointer, &shown.response, shown.fix_clicked);
        pasted.or(shown.changed)
    };
    if let Some(typed) = typed {
        form.amend(Amendment::number(pointer.clone(), &typed));
    }
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
    let mut row = words.row(form.id(pointer), form.problem(pointer));
    row.unit = None;
    row.width = FieldWidth::Full;
    let RowOutput {
        inner: cleared,
        response,
        fix_clicked,
    } = row.show(ui, |ui, width| {
        let width = width - metrics::CONTROL_HEIGHT - metrics::RELATED;
        let response = json_ui(form, ui, pointer, words.name(), json, width);
        let clear = format!("Clear {}", words.name());
        (
            ui.add(IconButton::new(Icon::Trash2, &clear)).clicked(),
            response,
        )
    });
    after_ui(form, pointer, &response, fix_clicked);
    if cleared {
        form.edit(Edit::remove(pointer.clone()), pointer);
    }
}

/// JSON that can only be read.
fn json_ui(
    form: &Form<'_>,
    ui: &mut Ui,
    pointer: &Pointer,
    name: &str,
    json: &str,
    width: f32,
) -> egui::Response {
    if is_long(json) {
        let size = vec2(width, ui.available_height());
        let shown = ui.allocate_ui(size, |ui| {
            long_text_ui(form, ui, pointer, name, json, LongText::Misfit)
        });
        return shown.inner.1;
    }
    let mut shown = json;
    let edit = TextEdit::singleline(&mut shown)
        .id(form.id(pointer))
        .font(TextStyle::Monospace)
        .align(Align2::LEFT_CENTER)
        .desired_width(width);
    ui.add(edit)
}

/// Common handling of an input after it was drawn: focus, touch, fix.
pub(super) fn after_ui(
    form: &mut Form<'_>,
    pointer: &Pointer,
    input: &egui::Response,
    fix_clicked: bool,
) {
    form.saw(pointer, input);
    if input.lost_focus() {
        form.touch(pointer);
    }
    if fix_clicked && let Some(problem) = form.problem(pointer) {
        form.fix(problem);
    }
}

const ROWS_OF_PROSE: usize = 3;
