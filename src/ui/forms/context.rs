//! What a form is drawn from, and where it says what the user did.

use egui::{Id, Rect, Response, Ui};
use jiff::Zoned;

use super::field_id;
use super::words::row_problem;
use crate::editor::open::{Amendment, DocumentChoice, OpenTemplate, RateChoice};
use crate::editor::{Message, TemplateMessage, fixes};
use crate::template::edit::Edit;
use crate::template::pointer::{Pointer, index_of};
use crate::template::problem::Problem;
use crate::template::section::Section;
use crate::ui::focus;
use crate::ui::widgets::{LongList, lead_focus_to, problem_line_ui};

/// A form while it is drawn.
pub(super) struct Form<'a> {
    pub(super) template: &'a OpenTemplate,
    pub(super) now: &'a Zoned,
    out: &'a mut Vec<Message>,
    /// The inputs drawn so far, kept while one of them is asked for.
    seen: Vec<(Pointer, Rect)>,
}

impl<'a> Form<'a> {
    pub(super) fn new(
        template: &'a OpenTemplate,
        now: &'a Zoned,
        out: &'a mut Vec<Message>,
    ) -> Self {
        Self {
            template,
            now,
            out,
            seen: Vec::new(),
        }
    }

    /// The id of the input at `pointer`.
    pub(super) fn id(&self, pointer: &Pointer) -> Id {
        field_id(self.template.id(), pointer)
    }

    /// Asks for a change.
    pub(super) fn amend(&mut self, amendment: Amendment) {
        self.out.push(TemplateMessage::Amend(amendment).into());
    }

    /// Asks for an edit that stands alone and is about `pointer`.
    pub(super) fn edit(&mut self, edit: Edit, pointer: &Pointer) {
        self.amend(Amendment::once(edit, pointer.clone()));
    }

    /// Asks to focus the field at `pointer`, or the first within it, when what was asked before is done.
    pub(super) fn look_at(&mut self, pointer: Pointer) {
        self.out.push(TemplateMessage::LookAt(pointer).into());
    }

    /// Asks for another source of the job document.
    pub(super) fn choose_document(&mut self, choice: DocumentChoice) {
        self.out
            .push(TemplateMessage::ChooseDocument(choice).into());
    }

    /// Asks for another kind of rate.
    pub(super) fn choose_rate(&mut self, choice: RateChoice) {
        self.out.push(TemplateMessage::ChooseRate(choice).into());
    }

    /// The field at `pointer` was left.
    pub(super) fn touch(&mut self, pointer: &Pointer) {
        self.out
            .push(TemplateMessage::Touch(pointer.clone()).into());
    }

    /// Asks for the fix of a problem.
    pub(super) fn fix(&mut self, problem: &Problem) {
        if let Some(amendment) = fixes::amendment(problem) {
            self.amend(amendment);
        }
    }

    /// What the field at `pointer` shows as wrong.
    pub(super) fn problem(&self, pointer: &Pointer) -> Option<&'a Problem> {
        self.template.shown_problem_at(pointer)
    }

    /// A line for what is wrong with what has no input of its own.
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

    /// Takes note that the input of `pointer` was drawn.
    pub(super) fn saw(&mut self, pointer: &Pointer, input: &Response) {
        if self.template.look().is_some() {
            self.seen.push((pointer.clone(), input.rect));
        }
        focus::hand_over(&input.ctx, self.template.id(), |template| {
            field_id(template, pointer)
        });
    }

    /// The rows of the list at `pointer`; the one that someone is led to is drawn wherever it is.
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

    /// Whether someone is led to the place of `pointer`, or into it, who does not type in the JSON.
    pub(super) fn leads_to(&self, ui: &Ui, pointer: &Pointer) -> bool {
        let is_led = self
            .template
            .look()
            .is_some_and(|look| look.is_within(pointer));
        is_led && !focus::is_in_json(ui, self.template)
    }

    /// Focuses what is to be looked at, or the nearest input that was drawn; who types in the JSON keeps the focus.
    pub(super) fn lead_to_look(&self, ui: &Ui, section: Section) {
        let look = self
            .template
            .look()
            .filter(|look| Section::of(look) == section);
        let mut place = look.cloned();
        while let Some(pointer) = place {
            let nearest = self.seen.iter().find(|(seen, _)| seen.is_within(&pointer));
            if let Some((seen, rect)) = nearest {
                if !focus::is_in_json(ui, self.template) {
                    lead_focus_to(ui.ctx(), self.id(seen));
                }
                ui.scroll_to_rect(rect.expand(SURROUNDINGS), None);
                ui.ctx().request_repaint();
                return;
            }
            place = pointer.parent();
        }
    }
}

/// How much around an input is brought into view with it: its label and the line under it.
const SURROUNDINGS: f32 = 48.0;
