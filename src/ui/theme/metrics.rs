//! Sizes in points, on a grid of four.

/// Within a control: between an icon and its word.
pub const TIGHT: f32 = 4.0;
/// Between things that belong together.
pub const RELATED: f32 = 8.0;
/// Between fields.
pub const FIELDS: f32 = 16.0;
/// Between sections.
pub const SECTIONS: f32 = 24.0;

/// Buttons, inputs, choices.
pub const CONTROL_HEIGHT: f32 = 28.0;
/// The line under a field, kept free so that nothing moves when a message comes or goes.
pub const NOTE_HEIGHT: f32 = 20.0;
/// A line of body text with its leading, also the height of a label above a field.
pub const LINE_HEIGHT: f32 = 20.0;

/// The form column grows no wider, so that lines stay readable.
pub const FORM_WIDTH_MAX: f32 = 720.0;
/// The form column tries not to get narrower.
pub const FORM_WIDTH_MIN: f32 = 560.0;

/// Corners of controls.
pub const CONTROL_RADIUS: u8 = 6;
/// Corners of cards, menus and sheets.
pub const CARD_RADIUS: u8 = 8;

/// Thin lines: borders and separators.
pub const HAIRLINE: f32 = 1.0;
/// The ring around what has the keyboard focus.
pub const FOCUS_RING: f32 = 2.0;

/// How long something takes to unfold, in seconds.
pub const MOTION_SECONDS: f32 = 0.14;
