//! Lists of short items: one row each, under a header that names the columns.

use std::borrow::Cow;

use egui::{Align, Label, Layout, Rect, Ui, UiBuilder, vec2};

use super::block::unknown_ui;
use super::context::Form;
use super::field::after_ui;
use super::list::{add_ui, rows_ui};
use super::long_text::{any_length_ui, decoded_once};
use super::rows::{Growth, list_at};
use super::words::{example_text, name_of, row_problem};
use crate::editor::open::{Amendment, Value};
use crate::template::edit::Edit;
use crate::template::field::{Content, Field, ListLimits, Shape};
use crate::template::json::{Kind, Node};
use crate::template::pointer::Pointer;
use crate::ui::theme::{metrics, text};
use crate::ui::widgets::{
    BUTTONS, FieldProblem, ListRow, RowAction, TextInput, color_borders, problem_line_ui,
};

/// True if the items of a list fit in a row each: strings, or objects of strings.
pub(super) fn is_table(list: &ListLimits) -> bool {
    let is_text = |field: &Field| matches!(field.shape, Shape::Text(_));
    let members = list.item.members();
    is_text(list.item) || (!members.is_empty() && members.iter().all(is_text))
}

/// Items of the list at `pointer`, which are strings or objects of strings.
pub(super) fn table_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer) {
    let Some((_, list)) = list_at(pointer) else {
        return;
    };
    let growth = Growth::of(form, pointer);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = metrics::TIGHT;
        if form.template.count(pointer) > 0 {
            header_ui(ui, list.item);
        }
        rows_ui(form, ui, pointer, &growth, |form, ui, row, item| {
            row_ui(form, ui, row, item, list.item)
        });
    });
    add_ui(form, ui, pointer, &growth);
}

fn header_ui(ui: &mut Ui, item: &Field) {
    let columns = match item.members() {
        [] => std::slice::from_ref(item),
        members => members,
    };
    let width = cell_width(ui, columns.len());
    ui.horizontal(|ui| {
        for field in columns {
            let size = vec2(width, metrics::LINE_HEIGHT);
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_size(size);
                ui.label(text::medium(field.label));
                ui.add(Label::new(text::secondary(limits_of(field))).truncate());
            });
        }
    });
}

/// Limits of a cell: `1–128 characters`.
fn limits_of(field: &Field) -> String {
    match &field.shape {
        Shape::Text(text) => format!("{}–{} {}", text.min, text.max, text.count.units()),
        _ => String::new(),
    }
}

fn row_ui(
    form: &mut Form<'_>,
    ui: &mut Ui,
    row: ListRow<'_>,
    item: &Pointer,
    field: &'static Field,
) -> Option<RowAction> {
    let scope = UiBuilder::new().scope_id(form.id(item).with("row"));
    ui.scope_builder(scope, |ui| {
        let cells = cells(form, item, field);
        let width = cell_width(ui, cells.len());
        let line = vec2(ui.available_width(), metrics::CONTROL_HEIGHT);
        let in_view = ui.is_rect_visible(Rect::from_min_size(ui.cursor().min, line));
        let line = ui.horizontal(|ui| {
            for (pointer, field) in &cells {
                cell_ui(form, ui, pointer, field, width);
            }
            // Rows that keyboard focus comes to are in view, so their buttons are there.
            let has_buttons = in_view || row.followed(ui).is_some();
            has_buttons.then(|| row.buttons_ui(ui)).flatten()
        });
        note_ui(form, ui, item, &cells);
        unknown_ui(form, ui, item);
        line.inner
    })
    .inner
}

/// Cells for the members of the item; one for the item itself where it has none, or is no object.
fn cells(form: &Form<'_>, item: &Pointer, field: &'static Field) -> Vec<(Pointer, &'static Field)> {
    let fits = form.template.holder_at(item, Kind::Object) == Value::Holder;
    match field.members() {
        members @ [_, ..] if fits => members
            .iter()
            .map(|member| (item.child(member.name), member))
            .collect(),
        _ => vec![(item.clone(), field)],
    }
}

fn cell_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer, field: &'static Field, width: f32) {
    let template = form.template;
    let long = decoded_once(form, ui, pointer);
    let long = long.as_deref().map(|text| Value::Text(text.into()));
    let limits = field.text();
    let (value, fits) = match long.unwrap_or_else(|| template.text_at(pointer)) {
        Value::Text(text) if limits.is_some() => (text, true),
        Value::Absent if limits.is_some() => (Cow::Borrowed(""), true),
        _ => {
            let json = template.node(pointer).map_or("", Node::source);
            (Cow::Borrowed(json), false)
        }
    };
    let (name, example) = (name_of(pointer, field), example_text(field));
    let problem = form.problem(pointer);
    let input = TextInput {
        // A member that may be empty needs no example.
        placeholder: limits
            .filter(|limits| limits.min > 0)
            .map_or("", |_| &example),
        monospace: !fits || limits.is_some_and(|limits| limits.content == Content::Code),
        read_only: !fits,
        ..TextInput::new(form.id(pointer), &value)
    };
    let cell = ui.scope(|ui| {
        if let Some(problem) = problem {
            color_borders(ui, problem.severity.into());
        }
        any_length_ui(ui, &name, input, width)
    });
    let (typed, response) = cell.inner;
    after_ui(form, pointer, &response.accessible_name(name), false);
    if let Some(typed) = typed {
        form.amend(Amendment::text(pointer.clone(), &typed));
    }
}

/// Line with the worst problem of the cells and of the item as a whole. A value of the wrong type can be cleared if its
/// problem has no other fix.
fn note_ui(form: &mut Form<'_>, ui: &mut Ui, item: &Pointer, cells: &[(Pointer, &Field)]) {
    let places = cells.iter().map(|(pointer, _)| pointer).chain([item]);
    let found = places
        .filter_map(|place| form.problem(place))
        .min_by_key(|problem| problem.severity);
    let template = form.template;
    let is_misfit =
        found.is_some_and(|problem| matches!(template.text_at(&problem.pointer), Value::Misfit(_)));
    let shown = found.map(row_problem).map(|shown| FieldProblem {
        fix: shown.fix.or(is_misfit.then_some("Clear")),
        ..shown
    });
    let id = form.id(item).with("problem");
    if problem_line_ui(ui, id, shown.as_ref())
        && let Some(problem) = found
    {
        if problem.fix.is_some() {
            form.fix(problem);
        } else {
            form.edit(Edit::remove(problem.pointer.clone()), &problem.pointer);
        }
    }
}

/// Width of each of `count` cells beside the buttons.
fn cell_width(ui: &Ui, count: usize) -> f32 {
    let buttons = BUTTONS * metrics::CONTROL_HEIGHT;
    #[expect(clippy::cast_precision_loss, reason = "columns are few")]
    let count = count.max(1) as f32;
    let gaps = count * ui.spacing().item_spacing.x;
    ((ui.available_width() - buttons - gaps) / count).max(metrics::CONTROL_HEIGHT)
}
