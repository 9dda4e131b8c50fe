//! Lists of short items: one row each, under a header that names the columns.

use std::borrow::Cow;

use egui::{Align, Label, Layout, Rect, Response, Ui, UiBuilder, vec2};

use super::block::unknown_ui;
use super::context::Form;
use super::list::add_ui;
use super::long_text::{LongText, decoded_once, is_long, long_paste, long_text_ui};
use super::rows::{Growth, list_at};
use super::words::{example_text, name_of, row_problem};
use crate::editor::open::{Amendment, Value};
use crate::template::edit::Edit;
use crate::template::field::{Content, Field, ListLimits, Shape};
use crate::template::json::{Kind, Node};
use crate::template::pointer::Pointer;
use crate::template::problem::Problem;
use crate::ui::theme::{metrics, text};
use crate::ui::widgets::{BUTTONS, FieldProblem, ListRow, RowAction, TextCell, problem_line_ui};

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
    let count = form.template.count(pointer);
    let table = Table {
        list: pointer,
        item: list.item,
        noun: list.item.label.to_lowercase(),
        count,
        can_duplicate: growth.full.is_none(),
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = metrics::TIGHT;
        if count > 0 {
            table.header_ui(ui);
        }
        let rows = form.rows(pointer, count);
        rows.show(ui, |ui, index| {
            if let Some(action) = table.row_ui(form, ui, index) {
                growth.act(form, pointer, index, action);
            }
        });
    });
    add_ui(form, ui, pointer, &growth, count);
}

/// Limits of a cell: `1–128 characters`.
fn limits_of(field: &Field) -> String {
    match &field.shape {
        Shape::Text(text) => format!("{}–{} {}", text.min, text.max, text.count.units()),
        _ => String::new(),
    }
}

struct Table<'t> {
    list: &'t Pointer,
    item: &'static Field,
    noun: String,
    count: usize,
    can_duplicate: bool,
}

/// Cell of a row.
struct Cell {
    pointer: Pointer,
    field: &'static Field,
}

impl Table<'_> {
    fn header_ui(&self, ui: &mut Ui) {
        let columns = match self.item.members() {
            [] => std::slice::from_ref(self.item),
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

    fn row_ui(&self, form: &mut Form<'_>, ui: &mut Ui, index: usize) -> Option<RowAction> {
        let item = self.list.index(index);
        let scope = UiBuilder::new().scope_id(form.id(&item).with("row"));
        ui.scope_builder(scope, |ui| {
            let cells = self.cells(form, &item);
            let width = cell_width(ui, cells.len());
            let line = vec2(ui.available_width(), metrics::CONTROL_HEIGHT);
            let in_view = ui.is_rect_visible(Rect::from_min_size(ui.cursor().min, line));
            let action = ui
                .horizontal(|ui| {
                    for cell in &cells {
                        cell.ui(form, ui, width);
                    }
                    // Rows that keyboard focus comes to are in view, so their buttons are there.
                    let buttons = self.buttons(form, index);
                    if !in_view && buttons.followed(ui).is_none() {
                        return None;
                    }
                    buttons.buttons_ui(ui)
                })
                .inner;
            note_ui(form, ui, &item, &cells);
            unknown_ui(form, ui, &item);
            action
        })
        .inner
    }

    /// Cells for the members of the item; one for the item itself where it has none, or is no object.
    fn cells(&self, form: &Form<'_>, item: &Pointer) -> Vec<Cell> {
        let fits = form.template.holder_at(item, Kind::Object) == Value::Holder;
        let members = if fits { self.item.members() } else { &[] };
        if members.is_empty() {
            return vec![Cell {
                pointer: item.clone(),
                field: self.item,
            }];
        }
        let cell = |field: &'static Field| Cell {
            pointer: item.child(field.name),
            field,
        };
        members.iter().map(cell).collect()
    }

    fn buttons(&self, form: &Form<'_>, index: usize) -> ListRow<'_> {
        ListRow {
            list: form.id(self.list),
            noun: &self.noun,
            index,
            count: self.count,
            can_duplicate: self.can_duplicate,
            enabled: true,
        }
    }
}

impl Cell {
    fn ui(&self, form: &mut Form<'_>, ui: &mut Ui, width: f32) {
        let template = form.template;
        let node = template.node(&self.pointer);
        let long = decoded_once(form, ui, &self.pointer);
        let long = long.as_deref().map(|text| Value::Text(text.into()));
        let text = long.unwrap_or_else(|| template.text_at(&self.pointer));
        let (value, fits) = match (&self.field.shape, text) {
            (Shape::Text(_), Value::Text(text)) => (text, true),
            (Shape::Text(_), Value::Absent) => (Cow::Borrowed(""), true),
            _ => (Cow::Borrowed(node.map_or("", Node::source)), false),
        };
        let name = name_of(&self.pointer, self.field);
        let (typed, response) = if is_long(&value) {
            let kind = if fits {
                LongText::Value
            } else {
                LongText::Misfit
            };
            let size = vec2(width, ui.available_height());
            ui.allocate_ui(size, |ui| {
                long_text_ui(form, ui, &self.pointer, &name, &value, kind)
            })
            .inner
        } else {
            self.input_ui(form, ui, width, &value, fits, &name)
        };
        form.saw(&self.pointer, &response);
        if response.lost_focus() {
            form.touch(&self.pointer);
        }
        if let Some(typed) = typed.filter(|_| fits) {
            form.amend(Amendment::text(self.pointer.clone(), &typed));
        }
    }

    fn input_ui(
        &self,
        form: &Form<'_>,
        ui: &mut Ui,
        width: f32,
        value: &str,
        fits: bool,
        name: &str,
    ) -> (Option<String>, Response) {
        let id = form.id(&self.pointer);
        let pasted = long_paste(ui, id, value);
        let shown = TextCell {
            id,
            name,
            value,
            placeholder: &self.placeholder(),
            monospace: !fits || self.is_code(),
            tone: form
                .problem(&self.pointer)
                .map(|problem| problem.severity.into()),
            width,
        }
        .show(ui);
        (pasted.or(shown.changed), shown.response)
    }

    /// Example for an empty cell; empty for a member that may be empty.
    fn placeholder(&self) -> Cow<'static, str> {
        match &self.field.shape {
            Shape::Text(limits) if limits.min > 0 => example_text(self.field),
            _ => Cow::Borrowed(""),
        }
    }

    fn is_code(&self) -> bool {
        matches!(&self.field.shape, Shape::Text(limits) if limits.content == Content::Code)
    }
}

/// Line with the worst problem of the cells and of the item as a whole.
fn note_ui(form: &mut Form<'_>, ui: &mut Ui, item: &Pointer, cells: &[Cell]) {
    let places = cells.iter().map(|cell| &cell.pointer).chain([item]);
    let found = places
        .filter_map(|place| form.problem(place))
        .min_by_key(|problem| problem.severity);
    let shown = found.map(|problem| shown_problem(form, problem));
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

/// Problem as a row shows it. A value of the wrong type can be cleared if it has no other fix.
fn shown_problem<'p>(form: &Form<'_>, problem: &'p Problem) -> FieldProblem<'p> {
    let is_misfit = matches!(form.template.text_at(&problem.pointer), Value::Misfit(_));
    let shown = row_problem(problem);
    FieldProblem {
        fix: shown.fix.or(is_misfit.then_some("Clear")),
        ..shown
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
