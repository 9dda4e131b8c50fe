//! Severity or state, shown by colour, icon and word at once.

use egui::Color32;

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
