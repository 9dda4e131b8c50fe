//! Objects: a section that comes and goes as a whole, and the members of any block.

use egui::{OpenUrl, Ui};

use super::context::Form;
use super::field::{field_ui, misfit_ui};
use super::section_icon::section_icon;
use crate::editor::open::{OpenTemplate, Value};
use crate::template::edit::Edit;
use crate::template::field::known::Known;
use crate::template::field::{Field, Shape};
use crate::template::json::Kind;
use crate::template::pointer::Pointer;
use crate::template::section::Section;
use crate::ui::theme::{Icon, metrics, text};
use crate::ui::widgets::{AbsentSection, ActionButton, Card, IconButton};

/// An optional section: a card around `body` when it is there, one quiet line when it is not.
pub(super) fn section_ui(
    form: &mut Form<'_>,
    ui: &mut Ui,
    section: Section,
    body: impl FnOnce(&mut Form<'_>, &mut Ui, &Pointer),
) {
    let Some(block) = section.block() else { return };
    let pointer = block.pointer();
    if form.template.node(&pointer).is_some() {
        present_ui(form, ui, section, block, |form, ui| {
            holder_ui(form, ui, &pointer, body);
        });
    } else {
        absent_ui(form, ui, section, block);
    }
}

fn present_ui(
    form: &mut Form<'_>,
    ui: &mut Ui,
    section: Section,
    block: Known,
    body: impl FnOnce(&mut Form<'_>, &mut Ui),
) {
    let field = block.field;
    let purpose = if field.help.is_empty() {
        field.purpose.to_owned()
    } else {
        format!("{}. {}", field.purpose, field.help)
    };
    let card = Card::new(field.label, &purpose).icon(section_icon(section));
    let shown = card.show(
        ui,
        |ui| card_actions_ui(ui, field),
        |ui| {
            ui.spacing_mut().item_spacing.y = metrics::RELATED;
            body(form, ui);
        },
    );
    let (removed, ()) = shown.inner;
    if removed {
        let pointer = block.pointer();
        form.edit(Edit::remove(pointer.clone()), &pointer);
    }
}

/// Returns whether the section is to be removed.
fn card_actions_ui(ui: &mut Ui, field: &Field) -> bool {
    let label = field.noun();
    let remove = format!("Remove {label}");
    let removed = ui
        .add(
            ActionButton::quiet("Remove")
                .icon(Icon::Trash2)
                .named(&remove),
        )
        .clicked();
    read_more_ui(ui, &label, field.link);
    removed
}

/// Leads to the service's page about what is called `label`.
pub(super) fn read_more_ui(ui: &mut Ui, label: &str, link: &str) {
    let name = format!("Read about {label} in the AWS documentation");
    if ui.add(IconButton::new(Icon::BookOpen, &name)).clicked() {
        ui.ctx().open_url(OpenUrl::new_tab(link));
    }
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

/// An object or list that may be something else: its JSON then, else what is wrong with it as a whole, and `body`.
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

/// Whether an object or list stands where one has to, or nothing; what else does is shown as its JSON.
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

/// The fields of all members of the object at `pointer`; short ones stand two in a row where there is room.
pub(super) fn members_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer) {
    let members = Field::at(pointer).map_or(&[][..], Field::members);
    fields_ui(form, ui, pointer, members);
    unknown_ui(form, ui, pointer);
}

/// The fields of all members of the object at `pointer`, in order, of which `special_ui` draws one.
pub(super) fn members_around_ui(
    form: &mut Form<'_>,
    ui: &mut Ui,
    pointer: &Pointer,
    special: &Field,
    special_ui: impl FnOnce(&mut Form<'_>, &mut Ui, &Pointer),
) {
    let members = Field::at(pointer).map_or(&[][..], Field::members);
    let mut parts = members.splitn(2, |member| member.name == special.name);
    fields_ui(form, ui, pointer, parts.next().unwrap_or_default());
    special_ui(form, ui, &pointer.child(special.name));
    fields_ui(form, ui, pointer, parts.next().unwrap_or_default());
    unknown_ui(form, ui, pointer);
}

/// The fields of these members of the object at `pointer`.
fn fields_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer, fields: &[Field]) {
    let wide = ui.available_width() >= TWO_COLUMNS_WIDTH;
    let mut rest = fields;
    while let Some((first, others)) = rest.split_first() {
        match others.split_first() {
            Some((second, others)) if wide && is_short(first) && is_short(second) => {
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
}

/// With less, what stands behind and under the inputs would be cut.
const TWO_COLUMNS_WIDTH: f32 = 600.0;

fn is_short(field: &Field) -> bool {
    matches!(
        field.shape,
        Shape::Whole(_) | Shape::Decimal(_) | Shape::Choice(_)
    )
}

/// Names the members that nobody knows; they stay in the file until they are removed.
pub(super) fn unknown_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer) {
    let Some(field) = Field::at(pointer) else {
        return;
    };
    let is_unknown = |place: &&Pointer| {
        let name = place.as_str().strip_prefix(pointer.as_str());
        name.and_then(|rest| rest.strip_prefix('/'))
            .is_some_and(|name| !name.contains('/'))
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

/// So many unknown members of one object are named; a form of nothing else leads nowhere.
const MOST_UNKNOWN: usize = 20;
