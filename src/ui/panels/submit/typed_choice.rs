//! Text field with a list of suggestions beside it.

use egui::containers::menu::MenuButton;
use egui::{Button, Id, ScrollArea, Ui, vec2};

use crate::ui::theme::{Icon, metrics, text};
use crate::ui::widgets::{FieldRow, TextField};

const FIELD_WIDTH: f32 = 304.0;

/// Text field with its suggestions.
pub(super) struct TypedChoice<'a> {
    pub(super) id: Id,
    pub(super) label: &'a str,
    pub(super) placeholder: &'a str,
    pub(super) hint: &'a str,
    /// Suggestions by their group's title, each with its meaning.
    pub(super) groups: Vec<(&'a str, Vec<(&'a str, &'a str)>)>,
}

impl TypedChoice<'_> {
    /// Draws the field; `value` is set to the text typed or chosen.
    pub(super) fn ui(&self, ui: &mut Ui, value: &mut String) {
        let row = FieldRow {
            hint: Some(self.hint),
            ..FieldRow::new(self.id, self.label)
        };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = metrics::TIGHT;
            let width = ui.available_width() - metrics::CONTROL_HEIGHT - metrics::TIGHT;
            ui.vertical(|ui| {
                ui.set_width(width.min(FIELD_WIDTH));
                let field = TextField::new(row, value)
                    .monospace()
                    .placeholder(self.placeholder);
                if let Some(typed) = field.show(ui).inner {
                    *value = typed;
                }
            });
            ui.vertical(|ui| {
                ui.add_space(metrics::LINE_HEIGHT + metrics::TIGHT);
                self.list_ui(ui, value);
            });
        });
    }

    fn list_ui(&self, ui: &mut Ui, value: &mut String) {
        let opener = Button::new(Icon::ChevronsUpDown.text())
            .min_size(vec2(metrics::CONTROL_HEIGHT, metrics::CONTROL_HEIGHT));
        ui.spacing_mut().button_padding.x = 6.0;
        let (opener, _) = MenuButton::from_button(opener).ui(ui, |ui| {
            ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
                for (title, items) in &self.groups {
                    if !title.is_empty() {
                        ui.label(text::secondary(*title));
                    }
                    for (name, meaning) in items {
                        let words = (text::mono(*name), text::secondary(*meaning));
                        let item = ui.add(Button::selectable(value == name, words));
                        if item.accessible_name(*name).clicked() {
                            (*name).clone_into(value);
                            ui.close();
                        }
                    }
                }
            });
        });
        let name = format!("Choose {}", self.label.to_lowercase());
        opener.accessible_name(&name).on_hover_text(name);
    }
}
