//! Rollout: a constant rate, or an exponential one.

use egui::Ui;

use super::block::{fits_ui, members_ui, unknown_ui};
use super::context::Form;
use super::field::{after_ui, field_ui};
use super::words::row_problem;
use crate::editor::TemplateMessage;
use crate::editor::open::{RateChoice, Value};
use crate::template::edit::Edit;
use crate::template::field::{Field, known};
use crate::template::pointer::Pointer;
use crate::ui::widgets::{Alternative, FieldRow, segmented_ui};

/// Kind of the rate, and the members of the rollout at `pointer`.
pub(super) fn rollout_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer) {
    kind_ui(form, ui, &known::EXPONENTIAL_RATE.pointer());
    members_ui(form, ui, pointer);
}

fn kind_ui(form: &mut Form<'_>, ui: &mut Ui, rate: &Pointer) {
    let purpose = known::EXPONENTIAL_RATE.field.purpose;
    let kinds = [
        (RateChoice::Constant, "Constant", "The same rate throughout"),
        (RateChoice::Exponential, "Exponential", purpose),
    ];
    let chosen = form.template.rate_choice();
    let chosen = kinds.iter().position(|(kind, ..)| *kind == chosen);
    let choices = kinds.map(|(_, label, meaning)| Alternative::new(label, meaning));
    let row = FieldRow {
        hint: chosen.map(|chosen| choices[chosen].meaning),
        ..FieldRow::new(form.id(rate), "Rate")
    };
    let output = segmented_ui(ui, &row, &choices, chosen);
    form.saw(rate, &output.response);
    if let Some(picked) = output.inner {
        form.send(TemplateMessage::ChooseRate(kinds[picked].0));
    }
}

/// Kind of the rate's increase criterion and its number; both numbers where both are given.
pub(super) fn increase_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer, field: &Field) {
    if !fits_ui(form, ui, pointer) {
        return;
    }
    let criteria = field.members();
    let given = |field: &&Field| form.template.node(&pointer.child(field.name)).is_some();
    let present: Vec<_> = criteria.iter().filter(given).collect();
    let chosen = criteria
        .iter()
        .position(|field| matches!(&present[..], [only] if only.name == field.name));
    let choices: Vec<_> = criteria
        .iter()
        .map(|field| Alternative::new(field.label, field.purpose))
        .collect();
    let row = FieldRow {
        hint: Some(field.purpose),
        required: true,
        problem: form.problem(pointer).map(row_problem),
        ..FieldRow::new(form.id(pointer), field.label)
    };
    let output = segmented_ui(ui, &row, &choices, chosen);
    after_ui(form, pointer, &output.response, output.fix_clicked);
    if let Some(picked) = output.inner {
        choose(form, pointer, &present, &criteria[picked]);
    }
    for field in present {
        field_ui(form, ui, &pointer.child(field.name));
    }
    unknown_ui(form, ui, pointer);
}

/// Makes `picked` the only criterion, with the number of the one it replaces.
fn choose(form: &mut Form<'_>, pointer: &Pointer, present: &[&Field], picked: &Field) {
    let place = pointer.child(picked.name);
    let template = form.template;
    let mut edit = Edit::default();
    let mut number = None;
    for other in present.iter().filter(|field| field.name != picked.name) {
        let other = pointer.child(other.name);
        if let Value::Text(text) = template.number_at(&other) {
            number = Some(text);
        }
        edit = edit.and(Edit::remove(other));
    }
    if template.node(&place).is_none() {
        let number = number.as_deref().unwrap_or(picked.start());
        edit = Edit::set(place.clone(), number).and(edit);
    }
    form.edit(edit, &place);
}
