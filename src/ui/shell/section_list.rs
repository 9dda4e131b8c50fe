//! List of the template's sections, with the state of each.

use egui::{ScrollArea, Ui};

use crate::editor::open::{OpenTemplate, SectionState};
use crate::template::section::Section;
use crate::ui::focus;
use crate::ui::forms::section_icon;
use crate::ui::widgets::{NavRow, Tone};

/// Draws the list. Returns the section that was chosen.
pub(super) fn section_list_ui(
    ui: &mut Ui,
    template: &OpenTemplate,
    shown: Section,
) -> Option<Section> {
    let mut chosen = None;
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            focus::in_view_ui(ui, "sections", false, |ui| {
                for section in Section::ALL {
                    let row = NavRow::new(section.label())
                        .icon(section_icon(*section))
                        .selected(*section == shown);
                    let row = match template.section_state(*section) {
                        SectionState::Unknown => row,
                        SectionState::Absent => row.state(Tone::Neutral, 0),
                        SectionState::Fine => row.state(Tone::Success, 0),
                        SectionState::Wrong(counts) if counts.errors > 0 => {
                            row.state(Tone::Error, counts.errors)
                        }
                        SectionState::Wrong(counts) => row.state(Tone::Warning, counts.warnings),
                    };
                    if ui.add(row).on_hover_text(section.purpose()).clicked() {
                        chosen = Some(*section);
                    }
                }
            });
        });
    chosen
}
