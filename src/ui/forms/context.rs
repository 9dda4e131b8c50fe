//! Context of a form: the template it shows, and the messages it sends.

use std::iter::successors;

use egui::{Id, Rect, Response, Ui};
use jiff::Zoned;

use super::field_id;
use super::words::row_problem;
use crate::editor::open::{Amendment, OpenTemplate};
use crate::editor::{Message, TemplateMessage, fixes};
use crate::template::edit::Edit;
use crate::template::pointer::{Pointer, index_of};
use crate::template::problem::Problem;
use crate::template::section::Section;
use crate::ui::focus;
use crate::ui::widgets::{LongList, lead_focus_to, problem_line_ui};

/// A form in the frame in which it is drawn.
pub(super) struct Form<'a> {
    pub(super) template: &'a OpenTemplate,
    pub(super) now: &'a Zoned,
    pub(super) out: &'a mut Vec<Message>,
    /// Inputs drawn so far, kept while the template has a look.
    pub(super) seen: Vec<(Pointer, Rect)>,
}

impl<'a> Form<'a> {
    /// Id of the input at `pointer`.
    pub(super) fn id(&self, pointer: &Pointer) -> Id {
        field_id(self.template.id(), pointer)
    }

    /// Requests this of the editor.
    pub(super) fn send(&mut self, message: TemplateMessage) {
        self.out.push(message.into());
    }

    /// Requests a change of the template.
    pub(super) fn amend(&mut self, amendment: Amendment) {
        self.send(TemplateMessage::Amend(amendment));
    }

    /// Requests an edit about `pointer` that is an undo step of its own.
    pub(super) fn edit(&mut self, edit: Edit, pointer: &Pointer) {
        self.amend(Amendment::once(edit, pointer.clone()));
    }

    /// Requests the focus for the field at `pointer`, or the first within it, after the changes requested before.
    pub(super) fn look_at(&mut self, pointer: Pointer) {
        self.send(TemplateMessage::LookAt(pointer));
    }

    /// Requests the fix of a problem.
    pub(super) fn fix(&mut self, problem: &Problem) {
        if let Some(amendment) = fixes::amendment(problem) {
            self.amend(amendment);
        }
    }

    /// Problem to show at the field of `pointer`.
    pub(super) fn problem(&self, pointer: &Pointer) -> Option<&'a Problem> {
        self.template.shown_problem_at(pointer)
    }

    /// Line for the problem of a value without an input of its own.
    pub(super) fn problem_line_ui(&mut self, ui: &mut Ui, pointer: &Pointer) {
        let problem = self.problem(pointer);
        let shown = problem.map(row_problem);
        let id = self.id(pointer).with("problem");
        if problem_line_ui(ui, id, shown.as_ref())
            && let Some(problem) = problem
        {
            self.fix(problem);
        }
    }

    /// Records that the input of `pointer` was drawn.
    pub(super) fn saw(&mut self, pointer: &Pointer, input: &Response) {
        if self.template.look().is_some() {
            self.seen.push((pointer.clone(), input.rect));
        }
        focus::hand_over(&input.ctx, self.template.id(), |template| {
            field_id(template, pointer)
        });
    }

    /// Rows of the list at `pointer`; the one that the look leads to is drawn in any case.
    pub(super) fn rows(&self, pointer: &Pointer, count: usize) -> LongList {
        let look = self.template.look().filter(|look| look.is_within(pointer));
        let step = look.and_then(|look| look.steps().nth(pointer.steps().count()));
        LongList {
            id: self.id(pointer).with("rows"),
            count,
            wanted: step
                .and_then(|step| index_of(&step))
                .filter(|index| *index < count),
        }
    }

    /// True if the look leads to `pointer`, or into it, and the focus is not in the JSON.
    pub(super) fn leads_to(&self, ui: &Ui, pointer: &Pointer) -> bool {
        let is_led = self
            .template
            .look()
            .is_some_and(|look| look.is_within(pointer));
        is_led && !focus::is_in_json(ui, self.template)
    }

    /// Focuses the input that the look leads to, or the nearest one drawn; a focus in the JSON stays there.
    pub(super) fn lead_to_look(&self, ui: &Ui, section: Section) {
        let look = self
            .template
            .look()
            .filter(|look| Section::of(look) == section);
        let within = |place: Pointer| self.seen.iter().find(|(seen, _)| seen.is_within(&place));
        let nearest = successors(look.cloned(), Pointer::parent).find_map(within);
        if let Some((seen, rect)) = nearest {
            if !focus::is_in_json(ui, self.template) {
                lead_focus_to(ui.ctx(), self.id(seen));
            }
            ui.scroll_to_rect(rect.expand(SURROUNDINGS), None);
            ui.ctx().request_repaint();
        }
    }
}

/// Margin around an input that is scrolled into view with it: its label and the line under it.
const SURROUNDINGS: f32 = 48.0;
