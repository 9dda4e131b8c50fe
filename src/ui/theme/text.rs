//! Text in the sizes and weights of the theme.

use egui::{FontFamily, FontId, RichText, TextStyle};

/// Body text and what stands in inputs.
pub(super) const BODY_SIZE: f32 = 13.5;
/// Explanations, counters, units, messages.
pub(super) const SECONDARY_SIZE: f32 = 12.0;
/// The title of a card.
pub(super) const HEADING_SIZE: f32 = 15.0;
/// The title of a section or sheet.
pub(super) const TITLE_SIZE: f32 = 18.0;
/// JSON, keys, URLs.
pub(super) const MONO_SIZE: f32 = 13.0;
/// Icons beside body text.
pub(super) const ICON_SIZE: f32 = 15.0;

/// The family that labels and buttons use.
pub fn medium_family() -> FontFamily {
    FontFamily::Name("medium".into())
}

/// The family that titles use.
pub fn semibold_family() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// What stands in labels and buttons.
pub fn medium(text: impl Into<String>) -> RichText {
    RichText::new(text).family(medium_family())
}

/// Explanations, counters and units: smaller and quieter than the body.
pub fn secondary(text: impl Into<String>) -> RichText {
    RichText::new(text).small().weak()
}

/// The title of a card.
pub fn heading(text: impl Into<String>) -> RichText {
    RichText::new(text).font(FontId::new(HEADING_SIZE, semibold_family()))
}

/// The title of a section or sheet.
pub fn title(text: impl Into<String>) -> RichText {
    RichText::new(text).text_style(TextStyle::Heading)
}

/// Identifiers, JSON and URLs.
pub fn mono(text: impl Into<String>) -> RichText {
    RichText::new(text).monospace()
}
