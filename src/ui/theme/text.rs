//! Text sizes and weights of the theme.

use egui::{FontFamily, FontId, RichText, TextStyle};

/// Size of body text and inputs.
pub(super) const BODY_SIZE: f32 = 13.5;
/// Size of explanations, counters, units and messages.
pub(super) const SECONDARY_SIZE: f32 = 12.0;
/// Size of a card's title.
pub(super) const HEADING_SIZE: f32 = 15.0;
/// Size of a section's or sheet's title.
pub(super) const TITLE_SIZE: f32 = 18.0;
/// Size of JSON, keys and URLs.
pub(super) const MONO_SIZE: f32 = 13.0;
/// Size of icons beside body text.
pub(super) const ICON_SIZE: f32 = 15.0;

/// Font family of labels and buttons.
pub fn medium_family() -> FontFamily {
    FontFamily::Name("medium".into())
}

/// Font family of titles.
pub fn semibold_family() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// Text of labels and buttons.
pub fn medium(text: impl Into<String>) -> RichText {
    RichText::new(text).family(medium_family())
}

/// Text of explanations, counters and units: smaller and quieter than the body.
pub fn secondary(text: impl Into<String>) -> RichText {
    RichText::new(text).small().weak()
}

/// Title of a card.
pub fn heading(text: impl Into<String>) -> RichText {
    RichText::new(text).font(FontId::new(HEADING_SIZE, semibold_family()))
}

/// Title of a section or sheet.
pub fn title(text: impl Into<String>) -> RichText {
    RichText::new(text).text_style(TextStyle::Heading)
}

/// Text of identifiers, JSON and URLs.
pub fn mono(text: impl Into<String>) -> RichText {
    RichText::new(text).monospace()
}
