//! Field of a member with fixed values.

use egui::Ui;

use super::context::Form;
use super::field::{after_ui, misfit_ui};
use super::words::Words;
use crate::editor::open::{Amendment, Value};
use crate::template::field::{EnumValue, Field};
use crate::template::pointer::Pointer;
use crate::template::text::{LONGEST_NAME, shortened};
use crate::ui::widgets::{Alternative, choice_combo_ui};

/// List of the values; plain text where there is only one and it is set.
pub(super) fn choice_ui(
    form: &mut Form<'_>,
    ui: &mut Ui,
    pointer: &Pointer,
    field: &'static Field,
    choices: &[EnumValue],
) {
    let template = form.template;
    let value = match template.text_at(pointer) {
        Value::Misfit(json) => return misfit_ui(form, ui, pointer, field, json),
        Value::Text(text) => Some(text),
        Value::Absent | Value::Holder => None,
    };
    let words = Words::of(pointer, field);
    let mut row = words.row(form, pointer);
    let chosen = choices
        .iter()
        .position(|choice| Some(choice.value) == value.as_deref());
    row.hint = chosen.map_or(row.hint, |index| Some(choices[index].meaning));
    if let ([only], Some(_)) = (choices, chosen) {
        row.show(ui, |ui, _| ((), ui.label(only.label)));
        return;
    }
    let other = shortened(value.as_deref().unwrap_or("Choose…"), LONGEST_NAME);
    let shown = chosen.map_or(&*other, |index| choices[index].label);
    let alternatives: Vec<_> = choices
        .iter()
        .map(|choice| Alternative::new(choice.label, choice.meaning))
        .collect();
    let output = choice_combo_ui(ui, &row, &alternatives, chosen, shown);
    after_ui(form, pointer, &output.response, output.fix_clicked);
    if let Some(picked) = output.inner {
        form.amend(Amendment::choice(pointer.clone(), choices[picked].value));
    }
}
