//! Short notices at the window's edge.

use egui::{Align2, Area, Frame, Id, Label, Order, Stroke, Ui, vec2};

use super::{IconButton, LinkButton, Tone, tone_icon_ui};
use crate::template::hidden::shown_on_a_line;
use crate::template::text::shortened;
use crate::ui::theme::{Icon, Palette, metrics};

const MARGIN: f32 = 10.0;
const MOST_WIDTH: f32 = 440.0;
/// Longest message shown whole, in characters; of a longer one, as with a deep path, the middle is cut.
const LONGEST: usize = 300;
/// Width of the button that dismisses it.
const FOR_BUTTON: f32 = 32.0;

/// Notice that something was done, or was not.
#[derive(Clone, Copy, Debug)]
pub struct Toast<'a> {
    /// Severity.
    pub tone: Tone,
    /// One sentence.
    pub message: &'a str,
    /// Label of a button below it, if there is something to be done about it.
    pub offer: Option<&'a str>,
}

/// Click on a notice, by its index.
#[derive(Clone, Copy, Debug)]
pub enum ToastClick {
    /// It is to be dismissed.
    Dismiss(usize),
    /// What it offers is to be done.
    Accept(usize),
}

/// Draws the notices at the left above `floor`, the first one lowest: over the list of sections, where they cover no
/// input, and in this order of layers. The caller decides how long each stays. Returns a click on one of them.
pub fn toasts_ui(ui: &Ui, floor: f32, order: Order, toasts: &[Toast<'_>]) -> Option<ToastClick> {
    if toasts.is_empty() {
        return None;
    }
    let below = ui.ctx().content_rect().bottom() - floor;
    let corner = vec2(metrics::RELATED, -below - metrics::RELATED);
    Area::new(Id::unique("toasts"))
        .order(order)
        .anchor(Align2::LEFT_BOTTOM, corner)
        .show(ui.ctx(), |ui| {
            let mut clicked = None;
            for (index, toast) in toasts.iter().enumerate().rev() {
                clicked = toast_ui(ui, toast, index).or(clicked);
                ui.add_space(metrics::TIGHT);
            }
            clicked
        })
        .inner
}

fn toast_ui(ui: &mut Ui, toast: &Toast<'_>, index: usize) -> Option<ToastClick> {
    let palette = Palette::of(ui);
    let frame = Frame::popup(ui.style())
        .fill(palette.surface)
        .stroke(Stroke::new(metrics::HAIRLINE, palette.border))
        .inner_margin(MARGIN);
    let shown = frame.show(ui, |ui| {
        let room = ui.ctx().content_rect().width() - 2.0 * (metrics::RELATED + MARGIN);
        ui.set_max_width(room.min(MOST_WIDTH));
        let line = ui.horizontal(|ui| {
            tone_icon_ui(ui, toast.tone);
            ui.scope(|ui| {
                ui.set_max_width(ui.available_width() - FOR_BUTTON);
                let words = shown_on_a_line(toast.message);
                let shown = shortened(&words, LONGEST);
                let is_cut = shown.len() < words.len();
                let label = ui.add(Label::new(&*shown).wrap());
                if is_cut {
                    label.on_hover_text(&*words);
                }
            });
            ui.add(IconButton::new(Icon::X, "Dismiss").small())
        });
        let offer = toast.offer.map(|offer| ui.add(LinkButton::new(offer)));
        if offer.is_some_and(|offer| offer.clicked()) {
            return Some(ToastClick::Accept(index));
        }
        let is_dismissed = line.inner.clicked();
        is_dismissed.then_some(ToastClick::Dismiss(index))
    });
    shown.inner
}
