//! Short notices at the window's edge.

use egui::{Align2, Area, Frame, Id, Label, Order, Stroke, Ui, vec2};

use super::{IconButton, Tone, tone_icon_ui};
use crate::ui::theme::{Icon, Palette, metrics};

const MARGIN: f32 = 10.0;
const MOST_WIDTH: f32 = 440.0;
/// The width of the button that dismisses it.
const FOR_BUTTON: f32 = 32.0;

/// A notice that something was done, or was not.
#[derive(Clone, Copy, Debug)]
pub struct Toast<'a> {
    /// How it went.
    pub tone: Tone,
    /// One sentence.
    pub message: &'a str,
}

/// Draws the notices at the left above `floor`, the first one lowest: over the list of sections, where they cover
/// nothing that one works with. How long each stays is the caller's business. Returns which one is
/// to go, by its place.
pub fn toasts_ui(ui: &Ui, floor: f32, toasts: &[Toast<'_>]) -> Option<usize> {
    if toasts.is_empty() {
        return None;
    }
    let below = ui.ctx().content_rect().bottom() - floor;
    let corner = vec2(metrics::RELATED, -below - metrics::RELATED);
    Area::new(Id::unique("toasts"))
        .order(Order::Foreground)
        .anchor(Align2::LEFT_BOTTOM, corner)
        .show(ui.ctx(), |ui| {
            let mut dismissed = None;
            for (index, toast) in toasts.iter().enumerate().rev() {
                dismissed = dismissed.or(toast_ui(ui, toast).then_some(index));
                ui.add_space(metrics::TIGHT);
            }
            dismissed
        })
        .inner
}

/// Returns whether it is to go.
fn toast_ui(ui: &mut Ui, toast: &Toast<'_>) -> bool {
    let palette = Palette::of(ui);
    let frame = Frame::popup(ui.style())
        .fill(palette.surface)
        .stroke(Stroke::new(metrics::HAIRLINE, palette.border))
        .inner_margin(MARGIN);
    let line = frame.show(ui, |ui| {
        let room = ui.ctx().content_rect().width() - 2.0 * (metrics::RELATED + MARGIN);
        ui.set_max_width(room.min(MOST_WIDTH));
        ui.horizontal(|ui| {
            tone_icon_ui(ui, toast.tone);
            ui.scope(|ui| {
                ui.set_max_width(ui.available_width() - FOR_BUTTON);
                ui.add(Label::new(toast.message).wrap());
            });
            ui.add(IconButton::new(Icon::X, "Dismiss").small())
                .clicked()
        })
        .inner
    });
    line.inner
}
