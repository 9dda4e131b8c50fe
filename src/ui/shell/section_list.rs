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
                    let state = match template.section_state(*section) {
                        SectionState::Unknown => None,
                        SectionState::Absent => Some((Tone::Neutral, 0)),
                        SectionState::Fine => Some((Tone::Success, 0)),
                        SectionState::Wrong(counts) if counts.errors > 0 => {
                            Some((Tone::Error, counts.errors))
                        }
                        SectionState::Wrong(counts) => Some((Tone::Warning, counts.warnings)),
                    };
                    let row = NavRow {
                        title: section.label(),
                        icon: section_icon(*section),
                        state,
                        selected: *section == shown,
                    };
                    if ui.add(row).on_hover_text(section.purpose()).clicked() {
                        chosen = Some(*section);
                    }
                }
            });
        });
    chosen
}
