//! Objects: sections that are added and removed as a whole, and the members of any block.

use egui::{OpenUrl, Ui};

use super::context::Form;
use super::field::{field_ui, misfit_ui};
use super::section_icon;
use super::words::help_of;
use crate::editor::open::{OpenTemplate, Value};
use crate::template::edit::Edit;
use crate::template::field::known::Known;
use crate::template::field::{Field, Shape};
use crate::template::json::Kind;
use crate::template::pointer::Pointer;
use crate::template::section::Section;
use crate::ui::theme::{Icon, text};
use crate::ui::widgets::{AbsentSection, ActionButton, IconButton, card_ui};

/// Optional section: a card around its member when it is present, one quiet line when it is not.
pub(super) fn block_ui(form: &mut Form<'_>, ui: &mut Ui, section: Section, block: Known) {
    let (field, pointer) = (block.field, block.pointer());
    if form.template.node(&pointer).is_none() {
        return absent_ui(form, ui, section, block);
    }
    let removed = card_ui(
        ui,
        section_icon(section),
        field.label,
        &help_of(field),
        |ui| card_actions_ui(ui, field),
        |ui| field_ui(form, ui, &pointer),
    );
    if removed {
        form.edit(Edit::remove(pointer.clone()), &pointer);
    }
}

/// Draws the buttons of a section's card. Returns whether to remove the section.
fn card_actions_ui(ui: &mut Ui, field: &Field) -> bool {
    let label = field.noun();
    let name = format!("Remove {label}");
    let remove = ActionButton::quiet("Remove").icon(Icon::Trash2);
    let removed = ui.add(remove.named(&name)).clicked();
    let name = format!("Read about {label} in the AWS documentation");
    if ui.add(IconButton::new(Icon::BookOpen, &name)).clicked() {
        ui.ctx().open_url(OpenUrl::new_tab(field.link));
    }
    removed
}

fn absent_ui(form: &mut Form<'_>, ui: &mut Ui, section: Section, block: Known) {
    let (field, pointer) = (block.field, block.pointer());
    let line = AbsentSection::new(field.label, field.purpose).icon(section_icon(section));
    let add = line.show(ui);
    if form.leads_to(ui, &pointer) {
        add.request_focus();
    }
    if add.clicked() {
        form.amend(OpenTemplate::add_block(block));
        form.look_at(pointer.clone());
    }
    for member in field.members() {
        form.problem_line_ui(ui, &pointer.child(member.name));
    }
}

/// Object or list: its problem and `body`, or a value of another type as JSON.
pub(super) fn holder_ui(
    form: &mut Form<'_>,
    ui: &mut Ui,
    pointer: &Pointer,
    body: impl FnOnce(&mut Form<'_>, &mut Ui, &Pointer),
) {
    if fits_ui(form, ui, pointer) {
        form.problem_line_ui(ui, pointer);
        body(form, ui, pointer);
    }
}

/// True if the value is of the type it has to be, or missing; one of another type is drawn as JSON.
pub(super) fn fits_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer) -> bool {
    let Some(field) = Field::at(pointer) else {
        return false;
    };
    let kind = match field.shape {
        Shape::List(_) => Kind::Array,
        _ => Kind::Object,
    };
    let template = form.template;
    let Value::Misfit(json) = template.holder_at(pointer, kind) else {
        return true;
    };
    misfit_ui(form, ui, pointer, field, json);
    false
}

/// Fields of all members of the object at `pointer`; short ones stand two in a row where there is room.
pub(super) fn members_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer) {
    let wide = ui.available_width() >= TWO_COLUMNS_WIDTH;
    let mut rest = Field::at(pointer).map_or(&[][..], Field::members);
    while let [first, others @ ..] = rest {
        match others {
            [second, others @ ..] if wide && is_short(first) && is_short(second) => {
                ui.columns(2, |columns| {
                    for (ui, field) in columns.iter_mut().zip([first, second]) {
                        field_ui(form, ui, &pointer.child(field.name));
                    }
                });
                rest = others;
            }
            _ => {
                field_ui(form, ui, &pointer.child(first.name));
                rest = others;
            }
        }
    }
    unknown_ui(form, ui, pointer);
}

/// Width below which units and hints of two fields in a row would be cut.
const TWO_COLUMNS_WIDTH: f32 = 600.0;

fn is_short(field: &Field) -> bool {
    matches!(
        field.shape,
        Shape::Whole(_) | Shape::Decimal(_) | Shape::Choice(_)
    )
}

/// Lists unknown members, which stay in the file until they are removed.
pub(super) fn unknown_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer) {
    let Some(field) = Field::at(pointer) else {
        return;
    };
    let is_unknown = |place: &&Pointer| {
        let is_member = place.as_str().rfind('/') == Some(pointer.as_str().len());
        is_member
            && place.is_within(pointer)
            && place
                .last()
                .is_some_and(|name| field.member(&name).is_none())
    };
    let template = form.template;
    let places = template.problems().iter().map(|problem| &problem.pointer);
    let mut unknown: Vec<_> = places.filter(is_unknown).collect();
    unknown.dedup();
    for place in unknown.iter().take(MOST_UNKNOWN) {
        form.problem_line_ui(ui, place);
    }
    if unknown.len() > MOST_UNKNOWN {
        let more = unknown.len() - MOST_UNKNOWN;
        ui.label(text::secondary(format!(
            "{more} more members that are not known stand among the problems"
        )));
    }
}

/// Greatest number of unknown members listed for one object.
const MOST_UNKNOWN: usize = 20;
