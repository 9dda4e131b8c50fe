//! The text of an input in which characters that can't be seen show.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Galley, TextBuffer, TextStyle, Ui};

use crate::template::hidden::hidden;
use crate::ui::theme::Palette;

/// Stands for each of them: places in what is drawn and in what is edited stay the same.
const SIGN: &str = "□";
/// In longer texts nobody looks for them, as it is done anew in each frame.
const LONGEST: usize = 1 << 16;

/// How `text` is laid out if there are such characters in it.
pub(super) fn layouter(
    text: &str,
    style: TextStyle,
    wraps: bool,
) -> Option<impl FnMut(&Ui, &dyn TextBuffer, f32) -> Arc<Galley> + use<>> {
    let has_some = text.len() <= LONGEST && hidden(text).next().is_some();
    has_some.then_some(move |ui: &Ui, text: &dyn TextBuffer, width: f32| {
        let mut job = job(ui, text.as_str(), &style);
        job.wrap.max_width = if wraps { width } else { f32::INFINITY };
        job.break_on_newline = wraps;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    })
}

fn job(ui: &Ui, text: &str, style: &TextStyle) -> LayoutJob {
    let palette = Palette::of(ui);
    let font = style.resolve(ui.style());
    let plain = TextFormat::simple(font.clone(), palette.text);
    let sign = TextFormat {
        background: palette.warning_soft,
        ..TextFormat::simple(font, palette.warning)
    };
    let mut job = LayoutJob {
        keep_trailing_whitespace: true,
        ..LayoutJob::default()
    };
    let mut at = 0;
    for (place, character) in hidden(text) {
        job.append(&text[at..place], 0.0, plain.clone());
        job.append(SIGN, 0.0, sign.clone());
        at = place + character.len_utf8();
    }
    job.append(&text[at..], 0.0, plain);
    job
}
