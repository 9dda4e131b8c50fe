//! Job document: its source, and its editor where it is in the template itself.

mod editor;
mod insert;
mod placeholder;

use egui::Ui;

use super::context::Form;
use super::field::input_ui;
use crate::editor::TemplateMessage;
use crate::editor::open::{Amendment, DocumentChoice};
use crate::template::edit::Edit;
use crate::template::field::known;
use crate::template::json::encode;
use crate::template::pointer::Pointer;
use crate::ui::widgets::{Alternative, FieldRow, segmented_ui};

/// Choice of the document's source, and the fields of the sources.
pub(super) fn document_ui(form: &mut Form<'_>, ui: &mut Ui) {
    let chosen = form.template.document_choice();
    choice_ui(form, ui, chosen);
    for choice in DocumentChoice::ALL {
        if is_shown(form, choice, chosen) {
            source_ui(form, ui, choice, choice == chosen);
        }
    }
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
        form.send(TemplateMessage::ChooseDocument(choice));
        form.look_at(pointer_of(choice));
    }
}

fn source_ui(form: &mut Form<'_>, ui: &mut Ui, choice: DocumentChoice, is_chosen: bool) {
    let pointer = pointer_of(choice);
    if choice == DocumentChoice::Inline {
        return editor::editor_ui(form, ui, &pointer);
    }
    let field = choice.member().field;
    let Some(typed) = input_ui(form, ui, &pointer, field, 0.0, |_| ()) else {
        return;
    };
    let mut amendment = Amendment::text(pointer.clone(), &typed);
    if is_chosen {
        // An empty string keeps the source chosen; removing the member would not.
        amendment.edit = Edit::set(pointer, encode(&typed));
    }
    form.amend(amendment);
}
