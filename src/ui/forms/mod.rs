//! Forms, one for each section of a template.
//!
//! A field's look follows from its description; a section's file has only what is special about it. Forms change no
//! state: edits go out as messages.

mod block;
mod choice;
mod context;
mod criteria;
mod decoded;
mod document;
mod field;
mod identity;
mod list;
mod long_text;
mod rollout;
mod rows;
mod schedule;
mod section_icon;
mod table;
mod windows;
mod words;

use egui::{Id, Ui};
use jiff::Zoned;

use self::context::Form;
use super::theme::metrics;
use super::widgets::{LinkButton, Tone, tone_icon_ui};
use crate::editor::open::{OpenTemplate, TemplateId};
use crate::editor::{Message, TemplateMessage};
use crate::template::pointer::Pointer;
use crate::template::section::Section;
use crate::ui::theme::{Icon, text};

pub use section_icon::section_icon;

/// Id of the input of the member at `pointer` of `template`: focus it to lead the user there. Each template keeps its
/// own cursors.
pub fn field_id(template: TemplateId, pointer: &Pointer) -> Id {
    Id::unique(("field", template, pointer.as_str()))
}

/// Draws the form of `section`. `now` is the time that calendars start from, in the user's zone.
///
/// The member that the template's look names gets the focus; the caller clears the look afterwards.
pub fn form_ui(
    ui: &mut Ui,
    template: &OpenTemplate,
    section: Section,
    now: &Zoned,
    out: &mut Vec<Message>,
) {
    let live = template.is_form_live();
    if !live {
        read_only_ui(ui, template, out);
    }
    if template.form().is_none() {
        return;
    }
    ui.add_enabled_ui(live, |ui| {
        let mut form = Form::new(template, now, out);
        section_ui(&mut form, ui, section);
        if live {
            form.lead_to_look(ui, section);
        }
    });
}

fn section_ui(form: &mut Form<'_>, ui: &mut Ui, section: Section) {
    match section {
        Section::Identity => identity::section_ui(form, ui),
        Section::JobDocument => document::section_ui(form, ui),
        Section::Rollout => block::section_ui(form, ui, section, rollout::body_ui),
        Section::AbortCriteria | Section::RetryCriteria => {
            block::section_ui(form, ui, section, criteria::body_ui);
        }
        Section::MaintenanceWindows => block::section_ui(form, ui, section, windows::body_ui),
        Section::PresignedUrls | Section::Timeout | Section::SoftwarePackages | Section::Tags => {
            block::section_ui(form, ui, section, field::field_ui);
        }
    }
}

/// Says why nothing can be changed here, with a link to the reason.
fn read_only_ui(ui: &mut Ui, template: &OpenTemplate, out: &mut Vec<Message>) {
    let (place, sentence) = match template.revision().read() {
        Ok(tree) => (
            tree.root().range().start,
            "The JSON is no object, so that there is nothing to fill in",
        ),
        Err(error) if template.form().is_some() => (
            error.offset,
            "Read-only while the JSON has an error; this is how it was before",
        ),
        Err(error) => (error.offset, "The form comes when the text is JSON"),
    };
    ui.horizontal(|ui| {
        tone_icon_ui(ui, Tone::Error);
        ui.label(text::secondary(sentence));
        let line = template.revision().position(place).line;
        let show = format!("Show line {line}");
        if ui
            .add(LinkButton::new(&show).icon(Icon::ArrowRight))
            .clicked()
        {
            out.push(TemplateMessage::LookAt(Pointer::root()).into());
        }
    });
    ui.add_space(metrics::RELATED);
}
