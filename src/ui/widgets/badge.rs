//! State of something as icon and word.

use egui::{Frame, Label, Margin, Response, Ui};

use super::Tone;
use crate::template::hidden::shown;
use crate::ui::theme::{Palette, metrics, text};

/// Word on a coloured ground, with its icon: "2 errors".
pub fn badge_ui(ui: &mut Ui, tone: Tone, word: &str) -> Response {
    let palette = Palette::of(ui);
    let color = tone.color(palette);
    let frame = Frame::new()
        .fill(tone.ground(palette))
        .corner_radius(metrics::LINE_HEIGHT / 2.0)
        .inner_margin(Margin::symmetric(8, 1));
    frame
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = metrics::TIGHT;
            ui.spacing_mut().interact_size.y = metrics::LINE_HEIGHT - 2.0;
            ui.horizontal(|ui| {
                ui.label(tone.icon().sized(12.0).color(color))
                    .accessible_name(tone.word());
                ui.label(text::medium(word).small().color(color))
            })
            .inner
        })
        .inner
}

/// Icon only; the word is read aloud and shown while the pointer rests on it.
pub fn tone_icon_ui(ui: &mut Ui, tone: Tone) -> Response {
    let color = tone.color(Palette::of(ui));
    ui.label(tone.icon().sized(14.0).color(color))
        .accessible_name(tone.word())
        .on_hover_text(tone.word())
}

/// Sentence with the icon, in as many lines as it needs.
pub fn tone_line_ui(ui: &mut Ui, tone: Tone, sentence: &str) {
    ui.horizontal_top(|ui| {
        tone_icon_ui(ui, tone);
        ui.add(Label::new(&*shown(sentence)).wrap());
    });
}
