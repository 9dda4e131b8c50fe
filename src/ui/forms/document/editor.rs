//! Editor of a document in the template itself.

use std::ops::Range;

use egui::{Align, Layout, Ui};

use super::insert::{insert_ui, insertion};
use crate::editor::open::Amendment;
use crate::template::edit::Edit;
use crate::template::field::{Field, Shape};
use crate::template::json::{Kind, Node, Style, Tree, compact, encode, pretty};
use crate::template::pointer::Pointer;
use crate::template::problem::{Code, Problem};
use crate::ui::code::{CodeEdit, CodeEditor, Mark};
use crate::ui::forms::context::Form;
use crate::ui::forms::decoded::decoded;
use crate::ui::forms::field::{after_ui, misfit_ui};
use crate::ui::forms::words::row_problem;
use crate::ui::widgets::{ActionButton, FieldProblem, meter_ui, note_ui};

/// Document at `pointer` with its buttons, size and problem.
pub(super) fn editor_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer) {
    let template = form.template;
    let Some(field) = Field::at(pointer) else {
        return;
    };
    let node = template.node(pointer);
    if let Some(other) = node.filter(|node| node.kind() != Kind::String) {
        return misfit_ui(form, ui, pointer, field, other.source());
    }
    let (text, changed) = decoded(ui, template, pointer);
    let wide = ui.available_width() >= WIDTH_WITH_METER;
    let asked = ui
        .horizontal(|ui| {
            let asked = tools_ui(form, ui, pointer, &text);
            if wide {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    size_ui(ui, field, &text);
                });
            }
            asked
        })
        .inner;
    let typed = code_ui(form, ui, pointer, field, &text, changed);
    if !wide {
        size_ui(ui, field, &text);
    }
    if let Some(edit) = asked {
        write(form, pointer, &text, &edit, None);
        form.look_at(pointer.clone());
    } else if let Some(edit) = typed {
        write(form, pointer, &text, &edit, Some(pointer.clone()));
    }
}

/// Button that formats the document: its label, its tooltip, and the function.
type Tool = (&'static str, &'static str, fn(Node<'_>) -> String);

const TOOLS: [Tool; 2] = [
    (
        "Format",
        "One member a line; numbers stay as they are spelled",
        |document| pretty(document, Style::default()),
    ),
    ("Minify", "No white space: the fewest bytes", compact),
];

/// Draws the buttons above the editor. Returns the edit of the one that was clicked.
fn tools_ui(form: &Form<'_>, ui: &mut Ui, pointer: &Pointer, text: &str) -> Option<CodeEdit> {
    let is_json = !text.is_empty()
        && !problems(form, pointer).any(|problem| problem.code == Code::DocumentNotJson);
    let mut asked = None;
    for (name, meaning, lay_out) in TOOLS {
        let button = ui
            .add_enabled(is_json, ActionButton::secondary(name))
            .on_hover_text(meaning)
            .on_disabled_hover_text("The document has to be JSON first");
        if button.clicked()
            && let Ok(tree) = Tree::parse(text)
        {
            asked = Some(CodeEdit {
                range: 0..text.len(),
                text: lay_out(tree.root()),
            });
        }
    }
    if let Some(placeholder) = insert_ui(ui) {
        let selection = ui.data(|data| data.get_temp(selection_id(form, pointer)));
        let selection = selection.unwrap_or(text.len()..text.len());
        asked = Some(insertion(text, selection, placeholder));
        ui.data_mut(|data| data.insert_temp(inserted_id(form, pointer), ()));
    }
    asked
}

/// Size of the document, and the limit.
fn size_ui(ui: &mut Ui, field: &Field, text: &str) {
    if let Shape::Text(limits) = field.shape {
        let (used, unit) = (limits.count.of(text), limits.count.units());
        meter_ui(ui, "Size of the job document", used, limits.max, unit);
    }
}

/// Editor with the line under it. Returns the edit that was typed.
fn code_ui(
    form: &mut Form<'_>,
    ui: &mut Ui,
    pointer: &Pointer,
    field: &'static Field,
    text: &str,
    changed: Option<Range<usize>>,
) -> Option<CodeEdit> {
    let inserted = form.template.look().is_some()
        && ui
            .data_mut(|data| data.remove_temp::<()>(inserted_id(form, pointer)))
            .is_some();
    let marks: Vec<_> = problems(form, pointer).filter_map(mark).collect();
    let editor = CodeEditor::new(form.id(pointer), field.label, text)
        .read_only(!ui.is_enabled())
        .marks(&marks)
        .reveal(place_to_show(form, pointer, text, changed, inserted))
        .height(height(ui));
    let shown = editor.show(ui);
    let selection = shown.selection;
    ui.data_mut(|data| data.insert_temp(selection_id(form, pointer), selection.clone()));
    let problem = at_selection(form, pointer, &selection).or(form.problem(pointer));
    let message = problem.map(message);
    let note = problem
        .zip(message.as_deref())
        .map(|(problem, message)| FieldProblem {
            message,
            ..row_problem(problem)
        });
    let fix_clicked = note_ui(ui, note.as_ref(), Some(field.purpose));
    after_ui(form, pointer, &shown.response, fix_clicked);
    shown.edit
}

/// Problem at the cursor, which goes before the worst one of the document.
fn at_selection<'a>(
    form: &Form<'a>,
    pointer: &Pointer,
    selection: &Range<usize>,
) -> Option<&'a Problem> {
    form.problem(pointer)?;
    problems(form, pointer).find(|problem| {
        let place = problem.document.as_ref().map(|place| &place.range);
        place.is_some_and(|range| range.start <= selection.start && selection.end <= range.end)
    })
}

/// All problems of the document.
fn problems<'a>(form: &Form<'a>, pointer: &Pointer) -> impl Iterator<Item = &'a Problem> {
    form.template
        .problems()
        .iter()
        .filter(move |problem| problem.pointer == *pointer)
}

fn mark(problem: &Problem) -> Option<Mark<'_>> {
    problem.document.as_ref().map(|place| Mark {
        range: place.range.clone(),
        tone: problem.severity.into(),
        message: &problem.message,
    })
}

fn message(problem: &Problem) -> String {
    match &problem.document {
        Some(place) => format!("Line {}: {}", place.position.line, problem.message),
        None => problem.message.to_string(),
    }
}

/// Range to select and scroll to when the look leads here: the value that it names within the document, else the latest
/// change, else the worst problem.
fn place_to_show(
    form: &Form<'_>,
    pointer: &Pointer,
    text: &str,
    changed: Option<Range<usize>>,
    inserted: bool,
) -> Option<Range<usize>> {
    let look = form.template.look()?;
    if !look.is_within(pointer) {
        return None;
    }
    if look != pointer {
        let inside = look
            .steps()
            .skip(pointer.steps().count())
            .fold(Pointer::root(), |inside, step| inside.child(&step));
        let tree = Tree::parse(text).ok()?;
        return Some(tree.nearest(&inside).range());
    }
    // A placeholder is selected, so that typing replaces it; of another change the next key would remove it.
    let changed = changed.map(|range| {
        let start = if inserted { range.start } else { range.end };
        start..range.end
    });
    changed.or_else(|| {
        let problem = form.problem(pointer)?;
        problem.document.as_ref().map(|place| place.range.clone())
    })
}

/// Requests the document that `edit` leaves. Emptied, it stays the chosen source.
fn write(
    form: &mut Form<'_>,
    pointer: &Pointer,
    text: &str,
    edit: &CodeEdit,
    group: Option<Pointer>,
) {
    let CodeEdit { range, text: new } = edit;
    let document = [&text[..range.start], new, &text[range.end..]].concat();
    let edit = Edit::set(pointer.clone(), encode(&document));
    form.amend(Amendment {
        group,
        ..Amendment::once(edit, pointer.clone())
    });
}

/// Key under which egui's memory notes that a placeholder has just been inserted.
fn inserted_id(form: &Form<'_>, pointer: &Pointer) -> egui::Id {
    form.id(pointer).with("inserted")
}

fn selection_id(form: &Form<'_>, pointer: &Pointer) -> egui::Id {
    form.id(pointer).with("selection")
}

/// Height that the window leaves beside the rest of the form.
fn height(ui: &Ui) -> f32 {
    (ui.clip_rect().height() - AROUND).clamp(LOWEST, HIGHEST)
}

/// Height of the form's parts above and below the editor.
const AROUND: f32 = 380.0;
const LOWEST: f32 = 220.0;
const HIGHEST: f32 = 640.0;
/// Width from which the size stands beside the buttons.
const WIDTH_WITH_METER: f32 = 560.0;
