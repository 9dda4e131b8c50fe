//! State of something as icon and word.

use egui::{Label, Response, Ui};

use super::Tone;
use crate::template::hidden::shown;
use crate::ui::theme::Palette;

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
