//! Keyboard focus across panels, dialogs and switches of the template.

use egui::{Context, Id, Ui};

use crate::editor::open::{OpenTemplate, TemplateId};
use crate::editor::{Editor, Keys};

/// Id of the JSON editor of a template: focus it to lead the user there.
pub(super) fn json_id(template: TemplateId) -> Id {
    Id::unique(("json", template))
}

/// True while the JSON of this template has the focus, which then stays when the forms show another field.
pub(super) fn is_in_json(ui: &Ui, template: &OpenTemplate) -> bool {
    ui.memory(|memory| memory.has_focus(json_id(template.id())))
}

/// Returns the focus to the widget that had it before a panel or dialog covered the template.
#[derive(Default)]
pub(super) struct FocusFollower {
    /// Frames until the focus is returned: egui still holds on to a modal in the first frame without it.
    wait: u32,
    last: Option<Id>,
}

impl FocusFollower {
    /// Returns the focus once nothing covers the template any more, unless a look leads it elsewhere.
    pub(super) fn follow(&mut self, ui: &Ui, editor: &Editor) {
        take_note(ui, editor);
        let is_covered = editor.keys() != Keys::Window;
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
            }
        } else {
            self.last = ui.memory(egui::Memory::focused).or(self.last);
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
