//! Job document: its source, and its editor where it is in the template itself.

mod editor;
mod insert;
mod placeholder;

use egui::Ui;

use super::context::Form;
use super::field::{field_ui, text_ui};
use super::section_icon::section_icon;
use crate::editor::open::{Amendment, DocumentChoice};
use crate::template::edit::Edit;
use crate::template::field::known;
use crate::template::json::encode;
use crate::template::pointer::Pointer;
use crate::template::section::Section;
use crate::ui::theme::metrics;
use crate::ui::widgets::{Alternative, Card, FieldRow, segmented_ui};

pub(super) fn section_ui(form: &mut Form<'_>, ui: &mut Ui) {
    let section = Section::JobDocument;
    let card = Card::new(section.label(), section.purpose()).icon(section_icon(section));
    card.show(
        ui,
        |_| (),
        |ui| {
            ui.spacing_mut().item_spacing.y = metrics::RELATED;
            let chosen = form.template.document_choice();
            choice_ui(form, ui, chosen);
            for choice in DocumentChoice::ALL {
                if is_shown(form, choice, chosen) {
                    source_ui(form, ui, choice, choice == chosen);
                }
            }
            let is_choice = |name| {
                DocumentChoice::ALL
                    .iter()
                    .any(|choice| choice.member().name() == name)
            };
            for other in section
                .members()
                .iter()
                .filter(|member| !is_choice(member.name()))
            {
                field_ui(form, ui, &other.pointer());
            }
        },
    );
}

fn pointer_of(choice: DocumentChoice) -> Pointer {
    choice.member().pointer()
}

/// True for the fields of the chosen source, of sources that have a value, and of the job ARN, which everything else
/// may be copied from.
fn is_shown(form: &Form<'_>, choice: DocumentChoice, chosen: DocumentChoice) -> bool {
    choice == chosen
        || choice == DocumentChoice::Job
        || form.template.node(&pointer_of(choice)).is_some()
}

fn choice_ui(form: &mut Form<'_>, ui: &mut Ui, chosen: DocumentChoice) {
    let choices = DocumentChoice::ALL.map(|choice| {
        let label = match choice {
            DocumentChoice::Inline => "Written here",
            DocumentChoice::S3Object => known::DOCUMENT_SOURCE.label(),
            DocumentChoice::Job => "A job",
        };
        let purpose = choice.member().field.purpose;
        Alternative::new(label, purpose)
    });
    let at = DocumentChoice::ALL
        .iter()
        .position(|choice| *choice == chosen);
    let row = FieldRow {
        hint: at.map(|at| choices[at].meaning),
        ..FieldRow::new(form.id(&Pointer::root()).with("document"), "Comes from")
    };
    if let Some(picked) = segmented_ui(ui, &row, &choices, at).inner {
        let choice = DocumentChoice::ALL[picked];
        form.choose_document(choice);
        form.look_at(pointer_of(choice));
    }
}

fn source_ui(form: &mut Form<'_>, ui: &mut Ui, choice: DocumentChoice, is_chosen: bool) {
    let pointer = pointer_of(choice);
    if choice == DocumentChoice::Inline {
        return editor::editor_ui(form, ui, &pointer);
    }
    let field = choice.member().field;
    let Some(limits) = field.text() else {
        return;
    };
    let Some(typed) = text_ui(form, ui, &pointer, field, limits, None).typed else {
        return;
    };
    let mut amendment = Amendment::text(pointer.clone(), &typed);
    if is_chosen {
        // An empty string keeps the source chosen; removing the member would not.
        amendment.edit = Edit::set(pointer, encode(&typed));
    }
    form.amend(amendment);
}
