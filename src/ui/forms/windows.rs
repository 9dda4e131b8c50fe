//! Maintenance windows: the start of each, in words and as the next times.

use egui::Ui;

use super::block::members_ui;
use super::context::Form;
use super::list::list_ui;
use super::rows::Growth;
use super::schedule::schedule_ui;
use crate::editor::open::Value;
use crate::template::field::known;
use crate::template::pointer::Pointer;

/// Windows of the list at `pointer`.
pub(super) fn body_ui(form: &mut Form<'_>, ui: &mut Ui, pointer: &Pointer) {
    let growth = Growth::of(form, pointer);
    list_ui(form, ui, pointer, &growth, |form, ui, window| {
        members_ui(form, ui, window);
        let template = form.template;
        if let Value::Text(expression) = template.text_at(&window.child(known::START_TIME.name)) {
            schedule_ui(ui, form.id(window).with("schedule"), &expression, form.now);
        }
    });
}
