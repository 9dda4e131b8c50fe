//! Form of the chosen section, centred in the available width.

use egui::{ScrollArea, Ui};
use jiff::Zoned;

use super::{Shell, section_list};
use crate::editor::open::OpenTemplate;
use crate::editor::{Editor, Message};
use crate::template::section::Section;
use crate::ui::theme::metrics;
use crate::ui::{focus, forms};

pub(super) fn form_column_ui(
    ui: &mut Ui,
    editor: &Editor,
    template: &OpenTemplate,
    section: Section,
    shell: &mut Shell,
    out: &mut Vec<Message>,
) {
    if !editor.room().beside && shell.panes.instead_of_form_ui(ui, editor, out) {
        return;
    }
    if !editor.room().sections {
        let combo = egui::ComboBox::from_id_salt("section").selected_text(section.label());
        let shown = combo.show_ui(ui, |ui| {
            if let Some(chosen) = section_list::section_list_ui(ui, template, section) {
                shell.sections.insert(template.id(), chosen);
            }
        });
        shown.response.accessible_name("Section");
    }
    let salt = (template.id(), section);
    let has_shrunk = ui.available_height() < shell.form_height;
    shell.form_height = ui.available_height();
    ScrollArea::vertical()
        .id_salt(salt)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let width = ui.available_width().min(metrics::FORM_WIDTH_MAX);
            let margin = ((ui.available_width() - width) / 2.0).max(0.0);
            focus::in_view_ui(ui, "form", has_shrunk, |ui| {
                ui.horizontal_top(|ui| {
                    ui.add_space(margin);
                    ui.vertical(|ui| {
                        ui.set_max_width(width);
                        forms::form_ui(ui, template, section, &Zoned::now(), out);
                    });
                });
            });
        });
}
