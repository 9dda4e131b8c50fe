//! Panels over and around the forms. They read the editor and send messages; they change no state but their own.

pub mod explanation;
pub mod palette;
pub mod question;
pub mod shortcuts;
pub mod start;
pub mod submit;

use egui::{Align, Id, Key, Layout, Modifiers, Popup, Ui};

use crate::editor::{DeskMessage, Editor, Message};

/// Closes the topmost overlay on Escape, or the starters over open templates. A menu that hangs over it closes itself
/// first. To be called before anything is drawn.
pub fn close_by_key(ui: &Ui, editor: &Editor, out: &mut Vec<Message>) {
    let is_over_templates = editor.shows_start() && !editor.templates().is_empty();
    if (editor.overlay().is_some() || is_over_templates)
        && !Popup::is_any_open(ui.ctx())
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        out.push(DeskMessage::CloseTop.into());
    }
}

/// Row that is filled from its right end.
fn from_the_right_ui<T>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> T) -> T {
    let row = ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), contents)
            .inner
    });
    row.inner
}

/// Seconds since `id` was first shown. To be called once a pass.
fn seconds_shown(ui: &Ui, id: Id) -> f32 {
    let now = ui.input(|input| input.time);
    let since_id = id.with("shown since");
    if is_newly_shown(ui, id) {
        ui.data_mut(|data| data.insert_temp(since_id, now));
    }
    let since: f64 = ui.data(|data| data.get_temp(since_id)).unwrap_or(now);
    #[expect(clippy::cast_possible_truncation, reason = "a few seconds matter")]
    let seconds = (now - since) as f32;
    seconds
}

/// True if `id` was not shown in the last pass. To be called once a pass.
fn is_newly_shown(ui: &Ui, id: Id) -> bool {
    let pass = ui.ctx().cumulative_pass_nr();
    let last: Option<u64> = ui.data_mut(|data| {
        let shown = id.with("shown in pass");
        let last = data.get_temp(shown);
        data.insert_temp(shown, pass);
        last
    });
    last.is_none_or(|last| last + 1 < pass)
}
