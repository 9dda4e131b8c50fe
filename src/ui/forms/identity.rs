//! Identity of the template: ID and description.

use egui::Ui;
use uuid::Uuid;

use super::block::unknown_ui;
use super::context::Form;
use super::field::{field_ui, text_ui};
use super::section_icon::section_icon;
use crate::editor::open::Amendment;
use crate::template::edit::Edit;
use crate::template::field::known;
use crate::template::json::encode;
use crate::template::pointer::Pointer;
use crate::template::section::Section;
use crate::ui::theme::metrics;
use crate::ui::widgets::Card;

pub(super) fn section_ui(form: &mut Form<'_>, ui: &mut Ui) {
    let section = Section::Identity;
    let card = Card::new(section.label(), section.purpose()).icon(section_icon(section));
    card.show(
        ui,
        |_| (),
        |ui| {
            ui.spacing_mut().item_spacing.y = metrics::RELATED;
            form.problem_line_ui(ui, &Pointer::root());
            for member in section.members() {
                if member.name() == known::JOB_TEMPLATE_ID.name() {
                    id_ui(form, ui);
                } else {
                    field_ui(form, ui, &member.pointer());
                }
            }
            unknown_ui(form, ui, &Pointer::root());
        },
    );
}

/// ID, with a button that makes a UUID.
fn id_ui(form: &mut Form<'_>, ui: &mut Ui) {
    let pointer = known::JOB_TEMPLATE_ID.pointer();
    let field = known::JOB_TEMPLATE_ID.field;
    let Some(limits) = field.text() else {
        return;
    };
    let output = text_ui(form, ui, &pointer, field, limits, Some("New UUID"));
    if output.button_clicked {
        let uuid = Uuid::new_v4().to_string();
        form.edit(Edit::set(pointer.clone(), encode(&uuid)), &pointer);
    }
    if let Some(typed) = output.typed {
        form.amend(Amendment::text(pointer, &typed));
    }
}
