//! Lists of blocks: each item in a frame with its buttons, and a button that adds one.

use egui::Ui;

use super::context::Form;
use super::field::misfit_ui;
use super::rows::{Growth, list_at};
use crate::editor::open::Value;
use crate::template::json::Kind;
use crate::template::pointer::Pointer;
use crate::ui::theme::{Icon, text};
use crate::ui::widgets::{ActionButton, ListRow, empty_list_ui};

/// Items of the list at `pointer`, each drawn by `item_ui`.
pub(super) fn list_ui(
    form: &mut Form<'_>,
    ui: &mut Ui,
    pointer: &Pointer,
    growth: &Growth,
    mut item_ui: impl FnMut(&mut Form<'_>, &mut Ui, &Pointer),
) {
    let Some((_, list)) = list_at(pointer) else {
        return;
    };
    let noun = list.item.label.to_lowercase();
    let count = form.template.count(pointer);
    let rows = form.rows(pointer, count);
    rows.show(ui, |ui, index| {
        let row = ListRow {
            list: form.id(pointer),
            noun: &noun,
            index,
            count,
            can_duplicate: growth.full.is_none(),
            enabled: true,
        };
        let item = pointer.index(index);
        let (action, ()) = row.show(ui, |ui| {
            let template = form.template;
            if let Value::Misfit(json) = template.holder_at(&item, Kind::Object) {
                misfit_ui(form, ui, &item, list.item, json);
            } else {
                form.problem_line_ui(ui, &item);
                item_ui(form, ui, &item);
            }
        });
        if let Some(action) = action {
            growth.act(form, pointer, index, action);
        }
    });
    add_ui(form, ui, pointer, growth, count);
}

/// Button that adds an item, or the empty state with that button.
pub(super) fn add_ui(
    form: &mut Form<'_>,
    ui: &mut Ui,
    pointer: &Pointer,
    growth: &Growth,
    count: usize,
) {
    let Some((field, list)) = list_at(pointer) else {
        return;
    };
    let add = format!("Add {}", list.item.label.to_lowercase());
    let wanted = if count == 0 {
        empty_list_ui(ui, field.purpose, &add)
    } else {
        ui.horizontal(|ui| {
            let button = ui.add_enabled(
                growth.full.is_none(),
                ActionButton::secondary(&add).icon(Icon::Plus),
            );
            let clicked = button.clicked();
            if let Some(full) = &growth.full {
                button.on_disabled_hover_text(full);
            }
            if let Some(max) = list.max {
                ui.label(text::secondary(format!("{count} of {max}")));
            }
            clicked
        })
        .inner
    };
    if wanted {
        growth.add(form, pointer);
    }
}
