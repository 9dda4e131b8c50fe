//! Severity or state, shown by colour, icon and word at once.

use egui::{Color32, Label, Response, Ui};

use crate::template::hidden::shown;
use crate::template::problem::Severity;
use crate::ui::theme::{Icon, Palette};

/// Severity or state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Refused by the service, or surely wrong.
    Error,
    /// Accepted, but most likely not meant.
    Warning,
    /// A hint.
    Info,
    /// Valid, or done.
    Success,
    /// Not set, or without a finding.
    Neutral,
}

impl Tone {
    /// Icon of the tone.
    pub fn icon(self) -> Icon {
        match self {
            Self::Error => Icon::CircleX,
            Self::Warning => Icon::TriangleAlert,
            Self::Info => Icon::Info,
            Self::Success => Icon::CircleCheck,
            Self::Neutral => Icon::CircleDashed,
        }
    }

    /// Word for the tone, for those who do not see the icon.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "Error",
            Self::Warning => "Warning",
            Self::Info => "Hint",
            Self::Success => "Fine",
            Self::Neutral => "Not set",
        }
    }

    /// Colour of its text and icon.
    pub fn color(self, palette: &Palette) -> Color32 {
        match self {
            Self::Error => palette.error,
            Self::Warning => palette.warning,
            Self::Info => palette.info,
            Self::Success => palette.success,
            Self::Neutral => palette.text_quiet,
        }
    }
}

impl From<Severity> for Tone {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Info => Self::Info,
        }
    }
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
