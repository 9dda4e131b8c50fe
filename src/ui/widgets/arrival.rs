//! Selects a text when the focus comes to it by keyboard, so that typing replaces it.

use egui::text_edit::TextEditState;
use egui::text_selection::CCursorRange;
use egui::{Context, Id, Key, Ui};

/// The focused text and where the focus is led. A pass is one drawing of the window.
#[derive(Clone, Copy, Debug, Default)]
struct Arrival {
    /// The focused text, and the last pass in which it was drawn with the focus.
    focused: Option<(Id, u64)>,
    /// Last pass in which Tab was pressed. Backwards the focus arrives a pass later.
    tab: Option<u64>,
    /// Input that was asked to take the focus and has not got it yet.
    led: Option<Id>,
}

fn place() -> Id {
    Id::unique("how the focus came to a text")
}

/// Focuses the input with this id to lead the user there; the text in it is then selected.
pub fn lead_focus_to(ctx: &Context, id: Id) {
    ctx.memory_mut(|memory| memory.request_focus(id));
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Arrival>(place()).led = Some(id));
}

/// Selects `text`, which the input with this id shows, when the focus has just come to it by keyboard. To be called
/// before the input is drawn, for what is typed in the same pass, and after it, when Tab has led there.
pub(super) fn select_on_arrival(ui: &Ui, id: Id, text: &str) {
    let ctx = ui.ctx();
    let now = ctx.cumulative_pass_nr();
    let mut arrival: Arrival = ctx.data(|data| data.get_temp(place())).unwrap_or_default();
    if ui.input(|input| input.key_pressed(Key::Tab)) {
        arrival.tab = Some(now);
    }
    if ui.memory(|memory| memory.has_focus(id)) {
        let is_recent = |pass: u64| pass + 1 >= now;
        let was_here = arrival
            .focused
            .is_some_and(|(focused, pass)| focused == id && is_recent(pass));
        let by_keyboard = arrival.led == Some(id) || arrival.tab.is_some_and(is_recent);
        if !was_here && by_keyboard {
            select_all(ctx, id, text);
        }
        arrival.led = arrival.led.filter(|led| *led != id);
        arrival.focused = Some((id, now));
    }
    ctx.data_mut(|data| data.insert_temp(place(), arrival));
}

fn select_all(ctx: &Context, id: Id, text: &str) {
    let mut state = TextEditState::load(ctx, id).unwrap_or_default();
    let all = CCursorRange::select_all_str(text);
    state.cursor.set_char_range(Some(all));
    state.store(ctx, id);
}
