//! Panels over and around the forms. They read the editor and send messages; they change no state but their own.

pub mod explanation;
pub mod palette;
pub mod question;
pub mod shortcuts;
pub mod start;
pub mod submit;

use egui::{Align, Frame, Id, Key, Layout, Modal, Modifiers, Popup, ScrollArea, Ui};

use crate::editor::{DeskMessage, Editor, Message};
use crate::ui::theme::{Icon, metrics, text};
use crate::ui::widgets::IconButton;

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

/// Draws a page over everything else: its title, a button called `close`, and contents that scroll. Returns whether to
/// close it.
fn page_ui(ui: &Ui, title: &str, close: &str, width: f32, contents: impl FnOnce(&mut Ui)) -> bool {
    let frame = Frame::popup(ui.style()).inner_margin(PAGE_MARGIN);
    let modal = Modal::new(Id::unique(close)).frame(frame);
    let modal = modal.show(ui.ctx(), |ui| {
        let window = ui.ctx().content_rect();
        ui.set_width(width.min(window.width() - 2.0 * (PAGE_MARGIN + metrics::FIELDS)));
        let head = ui.horizontal(|ui| {
            ui.label(text::title(title));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add(IconButton::new(Icon::X, close)).clicked()
            })
        });
        ui.add_space(metrics::RELATED);
        let height = window.height() - 160.0;
        ScrollArea::vertical()
            .max_height(height)
            // A popup offers less room than the window has.
            .min_scrolled_height(height)
            .auto_shrink([false, true])
            .show(ui, contents);
        head.inner.inner
    });
    modal.inner || modal.backdrop_response.clicked()
}

const PAGE_MARGIN: f32 = 20.0;

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
