//! Lists: rows with their buttons, and a button that adds one.

use egui::{Label, Ui};

use super::block::{holder_ui, members_ui};
use super::context::Form;
use super::rows::{Growth, list_at};
use super::windows::schedule_ui;
use crate::template::pointer::Pointer;
use crate::ui::theme::{Icon, text};
use crate::ui::widgets::{ActionButton, ListRow, RowAction};

/// List of blocks: each item in a frame with its buttons.
pub(super) fn list_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer) {
    let growth = Growth::of(form, pointer);
    rows_ui(form, ui, pointer, &growth, |form, ui, row, item| {
        let (action, ()) = row.show(ui, |ui| {
            holder_ui(form, ui, item, |form, ui, item| {
                members_ui(form, ui, item);
                schedule_ui(form, ui, item);
            });
        });
        action
    });
    add_ui(form, ui, pointer, &growth);
}

/// Items of the list at `pointer`, each drawn by `row_ui`, which returns the button that was pressed.
pub(super) fn rows_ui(
    form: &mut Form<'_>,
    ui: &mut Ui,
    pointer: &Pointer,
    growth: &Growth,
    mut row_ui: impl FnMut(&mut Form<'_>, &mut Ui, ListRow<'_>, &Pointer) -> Option<RowAction>,
) {
    let Some((_, list)) = list_at(pointer) else {
        return;
    };
    let noun = list.item.noun();
    let count = form.template.count(pointer);
    form.rows(pointer, count).show(ui, |ui, index| {
        let row = ListRow {
            list: form.id(pointer),
            noun: &noun,
            index,
            count,
            can_duplicate: growth.full.is_none(),
            enabled: true,
        };
        if let Some(action) = row_ui(form, ui, row, &pointer.index(index)) {
            growth.act(form, pointer, index, action);
        }
    });
}

/// Button that adds an item, and how many there may be, or the purpose of an empty list.
pub(super) fn add_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer, growth: &Growth) {
    let Some((field, list)) = list_at(pointer) else {
        return;
    };
    let add = format!("Add {}", list.item.noun());
    let button = ActionButton::secondary(&add).icon(Icon::Plus);
    let count = form.template.count(pointer);
    let line = ui.horizontal(|ui| {
        let button = ui.add_enabled(growth.full.is_none(), button);
        let clicked = button.clicked();
        if let Some(full) = &growth.full {
            button.on_disabled_hover_text(full);
        }
        if count == 0 {
            ui.add(Label::new(text::secondary(field.purpose)).truncate());
        } else if let Some(max) = list.max {
            ui.label(text::secondary(format!("{count} of {max}")));
        }
        clicked
    });
    if line.inner {
        growth.add(form, pointer);
    }
}
