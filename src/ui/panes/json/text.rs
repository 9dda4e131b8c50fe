//! The exact text of the template, to be read and edited.

use std::collections::HashSet;
use std::ops::Range;

use egui::{Frame, Label, Margin, Ui};

use super::document_fold::{DocumentFold, is_read};
use super::typing;
use crate::editor::open::{Amendment, OpenTemplate, TemplateId};
use crate::editor::{Message, TemplateMessage};
use crate::template::edit::Edit;
use crate::template::json::{ParseError, Pointers, Tree};
use crate::template::pointer::Pointer;
use crate::template::problem::{Problem, Severity};
use crate::ui::code::{CodeEdit, CodeEditor, Fold, Mark};
use crate::ui::focus::{self, is_in_json, json_id};
use crate::ui::theme::{Palette, metrics, text as words};
use crate::ui::widgets::{LinkButton, Tone, tone_icon_ui};

/// Accessible name of the text.
const NAME: &str = "Template as JSON";

/// State of the JSON text between frames.
#[derive(Debug, Default)]
pub(super) struct JsonText {
    fold: DocumentFold,
    /// Templates whose job document is unfolded.
    unfolded: HashSet<TemplateId>,
    /// Member that was last brought into view because the window was asked to show it.
    shown: Option<(TemplateId, Pointer)>,
    /// Range to select and bring into view in the next frame.
    reveal: Option<Range<usize>>,
    /// Position of the cursor in the last frame, in bytes.
    cursor: Option<(TemplateId, usize)>,
    /// The member that was last edited, for while the text is no JSON.
    edited: Pointer,
}

impl JsonText {
    pub(super) fn ui(&mut self, ui: &mut Ui, template: &OpenTemplate, out: &mut Vec<Message>) {
        let id = template.id();
        focus::hand_over(ui.ctx(), id, json_id);
        self.follow_look(ui, template);
        let folds: Vec<Fold<'_>> = if self.unfolded.contains(&id) {
            Vec::new()
        } else {
            let hidden = self.fold.of(template);
            hidden
                .map(|(range, label)| Fold { range, label })
                .into_iter()
                .collect()
        };
        // What was found in an earlier text may stand elsewhere by now.
        let found = Some(template).filter(|template| !template.is_checking());
        let problems = found.map(OpenTemplate::problems).unwrap_or_default();
        let marks: Vec<Mark<'_>> = problems
            .iter()
            .map(|problem| mark(template, problem))
            .collect();
        // The error stands below the text: above, it would push the text away from under the cursor.
        let error = found.and_then(|template| template.revision().read().as_ref().err());
        let below = error.map_or(0.0, |_| ERROR_HEIGHT);
        let height = (ui.available_height() - below).max(0.0);
        let shown = CodeEditor::new(json_id(id), NAME, template.text())
            .folds(&folds)
            .marks(&marks)
            .reveal(self.reveal.take())
            .height(height)
            .show(ui);
        if let Some(error) = error
            && error_ui(ui, template, error)
        {
            self.reveal = Some(error.offset..error.offset);
            shown.response.request_focus();
            ui.ctx().request_repaint();
        }
        if shown.unfold.is_some() {
            self.unfolded.insert(id);
            ui.ctx().request_repaint();
        }
        self.cursor = Some((id, shown.cursor));
        if let Some(edit) = shown.edit {
            self.fold.follow(&edit);
            out.push(TemplateMessage::Amend(self.amendment(template, edit)).into());
        }
    }

    /// True if the cursor is in this template and its text is JSON, so that there is a member at the cursor.
    pub(super) fn has_place(&self, template: &OpenTemplate) -> bool {
        let is_here = self.cursor.is_some_and(|(id, _)| id == template.id());
        is_here && is_read(template)
    }

    /// The member at the cursor.
    pub(super) fn place(&self, template: &OpenTemplate) -> Option<Pointer> {
        let (_, cursor) = self.cursor.filter(|_| self.has_place(template))?;
        Some(place_at(template.revision().tree()?, cursor))
    }

    fn amendment(&mut self, template: &OpenTemplate, edit: CodeEdit) -> Amendment {
        if is_read(template)
            && let Some(tree) = template.revision().tree()
        {
            self.edited = place_at(tree, edit.range.start);
        }
        Amendment {
            edit: Edit::replace(edit.range, edit.text),
            drafts: Vec::new(),
            group: Some(typing()),
            look: self.edited.clone(),
        }
    }

    /// Brings the member that the window was asked to show into view, once, and leaves the focus where it is.
    fn follow_look(&mut self, ui: &Ui, template: &OpenTemplate) {
        let look = template.look().map(|look| (template.id(), look.clone()));
        if look == self.shown {
            return;
        }
        self.shown = look;
        let range = if template.is_checking() {
            template.stepped_to().map(|end| end..end)
        } else {
            template.look().and_then(|look| range_of(template, look))
        };
        let Some(range) = range else {
            return;
        };
        let typing_here = is_in_json(ui, template);
        let stepped_to = template.stepped_to();
        self.reveal = match self.cursor {
            _ if typing_here && stepped_to.is_some() => stepped_to.map(|end| end..end),
            // While the user types here the cursor stays: a selection would be typed over.
            Some((of, cursor))
                if typing_here && (of != template.id() || range.contains(&cursor)) =>
            {
                None
            }
            _ if typing_here => Some(range.start..range.start),
            _ => Some(range),
        };
    }
}

/// The member at a byte of the text, or the nearest around it whose pointer is not too long.
fn place_at(tree: &Tree, offset: usize) -> Pointer {
    Pointers::default().reported(tree.at(offset)).pointer()
}

/// Range of a member in the text; of a missing one the start of what would hold it; where the text is no JSON, the
/// offset of its error. `None` for the whole template.
fn range_of(template: &OpenTemplate, pointer: &Pointer) -> Option<Range<usize>> {
    match template.revision().read() {
        Err(error) => Some(error.offset..error.offset),
        Ok(_) if pointer.is_root() => None,
        Ok(tree) => Some(tree.find(pointer).map_or_else(
            || {
                let start = tree.nearest(pointer).range().start;
                start..start
            },
            |node| {
                node.as_member()
                    .map_or(node.range(), |member| member.range())
            },
        )),
    }
}

/// Mark for a problem: of a whole block only its first line is underlined; a hint underlines nothing.
fn mark<'p>(template: &OpenTemplate, problem: &'p Problem) -> Mark<'p> {
    let revision = template.revision();
    let lines = revision.lines();
    let line_end = lines.end(revision.text(), lines.line_of(problem.range.start));
    let mut range = problem.range.clone();
    range.end = range.end.min(line_end.max(range.start));
    if problem.severity == Severity::Info {
        range.end = range.start;
    }
    Mark {
        range,
        tone: Tone::from(problem.severity),
        message: &problem.message,
    }
}

/// Height of the line for the JSON error below the text.
const ERROR_HEIGHT: f32 = 40.0;

/// Shows why the text is not JSON; returns whether to go to the error.
fn error_ui(ui: &mut Ui, template: &OpenTemplate, error: &ParseError) -> bool {
    let position = template.revision().position(error.offset);
    let frame = Frame::new()
        .fill(Palette::of(ui).error_soft)
        .corner_radius(metrics::CONTROL_RADIUS)
        .inner_margin(Margin::symmetric(8, 2));
    ui.add_space(metrics::TIGHT);
    frame
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal(|ui| {
                tone_icon_ui(ui, Tone::Error);
                let go = ui.add(LinkButton::new("Go to error")).clicked();
                let sentence = format!("Line {}: {error}", position.line);
                ui.add(
                    Label::new(words::secondary(sentence).color(Palette::of(ui).text)).truncate(),
                );
                go
            })
            .inner
        })
        .inner
}
