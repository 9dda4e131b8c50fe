//! The one place that knows colours, sizes, fonts and icons.
//!
//! [`install`] once at the start; afterwards [`egui::Context::set_theme`] chooses light, dark or whatever the system
//! uses, and [`Palette::of`] gives the colours of the theme that is showing.

mod fonts;
mod icon;
pub mod metrics;
mod palette;
mod style;
pub mod text;

pub use icon::Icon;
pub use palette::{Palette, Syntax};

/// Loads the fonts and both looks into `ctx`, which then follows the system unless it is told otherwise.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        ctx.set_style_of(theme, style::of(theme));
    }
}
