//! Keyboard focus across panels, dialogs and switches of the template.

use egui::text_edit::TextEditState;
use egui::{Context, Id, Ui};

use crate::editor::open::{OpenTemplate, TemplateId};
use crate::editor::{Editor, Keys};
use crate::ui::theme::metrics;

/// Id of the JSON editor of a template: focus it to lead the user there.
pub(super) fn json_id(template: TemplateId) -> Id {
    Id::unique(("json", template))
}

/// True while the JSON of this template has the focus, which then stays when the forms show another field.
pub(super) fn is_in_json(ui: &Ui, template: &OpenTemplate) -> bool {
    ui.memory(|memory| memory.has_focus(json_id(template.id())))
}

/// Draws what the scroll area called `name` holds, and scrolls to what has the focus in it when that has come by keyboard; in any case
/// if `anew` is set.
pub(super) fn in_view_ui(ui: &mut Ui, name: &str, anew: bool, contents: impl FnOnce(&mut Ui)) {
    let drawn_focus = |ui: &Ui| {
        let focused = ui.memory(egui::Memory::focused)?;
        ui.ctx()
            .viewport(|viewport| viewport.this_pass.widgets.get(focused).copied())
    };
    let elsewhere = drawn_focus(ui).map(|widget| widget.id);
    contents(ui);
    let here = drawn_focus(ui).filter(|widget| Some(widget.id) != elsewhere);
    let id = Id::unique(("focus in", name));
    let now = here.map(|widget| widget.id);
    let before: Option<Id> = ui.data(|data| data.get_temp(id)).flatten();
    ui.data_mut(|data| data.insert_temp(id, now));
    let has_come = now != before && !ui.input(|input| input.pointer.any_down());
    if let Some(widget) = here.filter(|_| has_come || anew) {
        let spare = (ui.clip_rect().height() - widget.rect.height()) / 2.0;
        let around = spare.clamp(0.0, metrics::FIELDS);
        ui.scroll_to_rect(widget.rect.expand(around), None);
    }
}

/// Returns the focus to the widget that had it before a panel or dialog covered the template, or the forms were read-only
/// while a long text was checked.
#[derive(Default)]
pub(super) struct FocusFollower {
    /// Frames until the focus is returned: egui still holds on to a modal in the first frame without it.
    wait: u32,
    last: Option<Id>,
    /// The widget that had the focus before the forms became read-only.
    held: Option<Id>,
    /// The cursor in it: meanwhile the field shows an earlier text, in which the cursor may have no place.
    cursor: Option<TextEditState>,
    /// True from the frame on in which a check took the focus, until it is returned.
    is_owed: bool,
}

impl FocusFollower {
    /// True while the input of someone who types in a form can't be taken: the text is being checked, or the focus is on
    /// its way back to the field.
    pub(super) fn must_wait(&self, editor: &Editor, focused: Option<Id>) -> bool {
        let Some(template) = editor.shown() else {
            return false;
        };
        let json = json_id(template.id());
        // The frame in which the focus goes has held it before.
        let is_in_form = focused.or(self.held).is_some_and(|id| id != json);
        editor.keys() == Keys::Window && (self.is_owed || (is_in_form && template.is_checking()))
    }

    /// Returns the focus once nothing covers the template any more, unless a look leads it elsewhere.
    pub(super) fn follow(&mut self, ui: &Ui, editor: &Editor) {
        take_note(ui, editor);
        let focused = ui.memory(egui::Memory::focused);
        let is_checking = editor.shown().is_some_and(OpenTemplate::is_checking);
        let is_taken = is_checking && focused.is_none() && self.held.is_some();
        if !is_taken && self.wait == 0 {
            self.held = focused;
            self.cursor = focused.and_then(|id| TextEditState::load(ui.ctx(), id));
        }
        self.is_owed = is_taken || (self.is_owed && self.wait > 0);
        let is_covered = editor.keys() != Keys::Window || is_taken;
        let is_led = editor
            .active()
            .is_some_and(|template| template.look().is_some());
        if is_covered {
            self.wait = 2;
        } else if is_led {
            self.wait = 0;
        } else if self.wait > 0 {
            self.wait -= 1;
            ui.ctx().request_repaint();
            if let Some(last) = self.last.filter(|_| self.wait == 0) {
                ui.memory_mut(|memory| memory.request_focus(last));
                if let Some(cursor) = self.cursor.take().filter(|_| self.is_owed) {
                    cursor.store(ui.ctx(), last);
                }
            }
        } else {
            self.last = focused.or(self.last);
        }
    }
}

/// The template shown now and the one shown before it.
#[derive(Clone, Copy, Debug)]
struct Shown {
    template: TemplateId,
    before: Option<TemplateId>,
}

impl Shown {
    fn id() -> Id {
        Id::unique("shown template")
    }
}

fn take_note(ui: &Ui, editor: &Editor) {
    let Some(template) = editor.active().map(OpenTemplate::id) else {
        return;
    };
    ui.data_mut(|data| {
        let last: Option<Shown> = data.get_temp(Shown::id());
        if last.is_none_or(|last| last.template != template) {
            let before = last.map(|last| last.template);
            data.insert_temp(Shown::id(), Shown { template, before });
        }
    });
}

/// Hands over the focus that the input with the id `of` the template shown before still has to that of `template`.
pub(super) fn hand_over(ctx: &Context, template: TemplateId, of: impl Fn(TemplateId) -> Id) {
    let shown: Option<Shown> = ctx.data(|data| data.get_temp(Shown::id()));
    if let Some(before) = shown.and_then(|shown| shown.before) {
        ctx.memory_mut(|memory| {
            if memory.has_focus(of(before)) {
                memory.request_focus(of(template));
            }
        });
    }
}
