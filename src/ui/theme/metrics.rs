//! Sizes in points, on a grid of four.

/// Gap within a control: between an icon and its word.
pub const TIGHT: f32 = 4.0;
/// Gap between things that belong together.
pub const RELATED: f32 = 8.0;
/// Gap between fields.
pub const FIELDS: f32 = 16.0;
/// Gap between sections.
pub const SECTIONS: f32 = 24.0;

/// Height of buttons, inputs and choices.
pub const CONTROL_HEIGHT: f32 = 28.0;
/// Height of the line under a field, kept free so that nothing moves when a message comes or goes.
pub const NOTE_HEIGHT: f32 = 20.0;
/// Height of a line of body text with its leading, also of a label above a field.
pub const LINE_HEIGHT: f32 = 20.0;

/// Greatest width of the form's column, so that lines stay readable.
pub const FORM_WIDTH_MAX: f32 = 720.0;
/// Greatest width of an explanation under a field, less than the form's so that it reads as a note.
pub const FORM_WIDTH_MIN: f32 = 560.0;

/// Corner radius of controls.
pub const CONTROL_RADIUS: u8 = 6;
/// Corner radius of cards, menus and sheets.
pub const CARD_RADIUS: u8 = 8;

/// Width of borders and separators.
pub const HAIRLINE: f32 = 1.0;
/// Width of the ring around the widget with the keyboard focus.
pub const FOCUS_RING: f32 = 2.0;

/// Duration of an unfolding animation, in seconds.
pub const MOTION_SECONDS: f32 = 0.14;
