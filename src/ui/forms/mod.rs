//! Forms, one for each section of a template.
//!
//! A field's look follows from its description; only what is special about a section has a file of its own. Forms
//! change no state: edits go out as messages.

mod block;
mod choice;
mod context;
mod decoded;
mod document;
mod field;
mod list;
mod long_text;
mod rollout;
mod rows;
mod table;
mod windows;
mod words;

use egui::{Id, Ui};
use jiff::Zoned;

use self::context::Form;
use super::theme::metrics;
use super::widgets::{LinkButton, Tone, card_ui, tone_icon_ui};
use crate::editor::open::{OpenTemplate, TemplateId};
use crate::editor::{Message, TemplateMessage};
use crate::template::pointer::Pointer;
use crate::template::section::Section;
use crate::ui::theme::{Icon, text};

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
        let mut form = Form {
            template,
            now,
            out,
            seen: Vec::new(),
        };
        section_ui(&mut form, ui, section);
        if live {
            form.lead_to_look(ui, section);
        }
    });
}

fn section_ui(form: &mut Form<'_>, ui: &mut Ui, section: Section) {
    if let Some(block) = section.block() {
        return block::block_ui(form, ui, section, block);
    }
    let (icon, title) = (section_icon(section), section.label());
    card_ui(
        ui,
        icon,
        title,
        section.purpose(),
        |_| (),
        |ui| {
            if section == Section::JobDocument {
                return document::document_ui(form, ui);
            }
            form.problem_line_ui(ui, &Pointer::root());
            for member in section.members() {
                field::field_ui(form, ui, &member.pointer());
            }
            block::unknown_ui(form, ui, &Pointer::root());
        },
    );
}

/// Icon of a section wherever it is named.
pub const fn section_icon(section: Section) -> Icon {
    match section {
        Section::Identity => Icon::IdCard,
        Section::JobDocument => Icon::Braces,
        Section::PresignedUrls => Icon::Link,
        Section::Rollout => Icon::TrendingUp,
        Section::AbortCriteria => Icon::OctagonX,
        Section::Timeout => Icon::Timer,
        Section::RetryCriteria => Icon::RotateCcw,
        Section::MaintenanceWindows => Icon::CalendarClock,
        Section::SoftwarePackages => Icon::Package,
        Section::Tags => Icon::Tags,
    }
}

/// Says why nothing can be changed here, with a link to the reason.
fn read_only_ui(ui: &mut Ui, template: &OpenTemplate, out: &mut Vec<Message>) {
    if template.is_checking() {
        ui.horizontal(|ui| {
            tone_icon_ui(ui, Tone::Info);
            ui.label(text::secondary("Checking …"));
        });
        ui.add_space(metrics::RELATED);
        return;
    }
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
