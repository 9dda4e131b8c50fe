//! Colours by purpose.

#![expect(
    clippy::disallowed_methods,
    reason = "the palette is where colours are made"
)]

use egui::{Color32, Ui};

/// Defines a set of colours by their purposes, each as it is in the dark theme and in the light one.
macro_rules! colors {
    (
        $(#[$about:meta])* $name:ident, $dark:ident, $light:ident:
        $($(#[$purpose:meta])* $color:ident: $kind:ty = $in_dark:expr, $in_light:expr;)*
    ) => {
        $(#[$about])*
        #[derive(Debug, PartialEq)]
        pub struct $name {
            $($(#[$purpose])* pub $color: $kind,)*
        }

        const $dark: $name = $name { $($color: $in_dark,)* };
        const $light: $name = $name { $($color: $in_light,)* };
    };
}

colors! {
    /// Colours of one theme. Two levels of surface, thin borders, one accent; the rest only shows states.
    Palette, DARK, LIGHT:

    /// Background of the window and its side panels.
    window: Color32 = rgb(0x0014_161a), rgb(0x00f5_f6f8);
    /// Background of cards, sheets and menus, one level above the window.
    surface: Color32 = rgb(0x001c_1f25), rgb(0x00ff_ffff);
    /// Background of inputs and code.
    inset: Color32 = rgb(0x0010_1216), rgb(0x00ff_ffff);
    /// Background of a control, or a row, under the pointer.
    hover: Color32 = rgb(0x0027_2b33), rgb(0x00ec_eef2);
    /// Background of a pressed control, and of the chosen one of several.
    pressed: Color32 = rgb(0x0031_3641), rgb(0x00df_e3ea);
    /// Separators and the edges of cards.
    border: Color32 = rgb(0x002b_2f38), rgb(0x00df_e2e8);
    /// The edges of controls, which must be found without reading.
    control_border: Color32 = rgb(0x0066_6d7d), rgb(0x0083_8b9a);

    /// Ordinary text.
    text: Color32 = rgb(0x00e6_e8ec), rgb(0x001a_1d24);
    /// Text of explanations, counters and units.
    text_quiet: Color32 = rgb(0x00a0_a6b3), rgb(0x0058_5f6d);

    /// Background of the primary button.
    accent: Color32 = rgb(0x0054_64e4), rgb(0x0042_52d6);
    /// Background of the primary button under the pointer.
    accent_hover: Color32 = rgb(0x004a_5ada), rgb(0x0035_44c2);
    /// Text on [`Palette::accent`].
    on_accent: Color32 = rgb(0x00ff_ffff), rgb(0x00ff_ffff);
    /// Accent as text and as the focus ring.
    accent_text: Color32 = rgb(0x0097_a5ff), rgb(0x003b_4ac8);
    /// Background of selected text and of the chosen row.
    selection: Color32 = rgb(0x002b_3566), rgb(0x00d3_d9fb);

    /// Text and icon of an error.
    error: Color32 = rgb(0x00f4_8087), rgb(0x00c0_2638);
    /// Background of an error.
    error_soft: Color32 = rgb(0x0038_2127), rgb(0x00fd_ecee);
    /// Text and icon of a warning.
    warning: Color32 = rgb(0x00e9_b765), rgb(0x0087_5200);
    /// Background of a warning.
    warning_soft: Color32 = rgb(0x0034_2b1c), rgb(0x00fb_f1df);
    /// Text and icon of a hint.
    info: Color32 = rgb(0x007f_b8f5), rgb(0x001c_5fb0);
    /// Background of a hint.
    info_soft: Color32 = rgb(0x001e_2c3d), rgb(0x00e8_f1fc);
    /// Text and icon of a success.
    success: Color32 = rgb(0x007f_cc93), rgb(0x001a_733a);
    /// Background of a success.
    success_soft: Color32 = rgb(0x001d_3026), rgb(0x00e5_f5ea);

    /// Shadow of floating areas: menus, sheets, dialogs.
    shadow: Color32 = shade(110), shade(38);
    /// Background of the line with the cursor.
    current_line: Color32 = rgb(0x0018_1b21), rgb(0x00f4_f5f8);
    /// Colours of JSON.
    syntax: Syntax = DARK_SYNTAX, LIGHT_SYNTAX;
}

colors! {
    /// Colours of JSON.
    Syntax, DARK_SYNTAX, LIGHT_SYNTAX:

    /// A member's name.
    key: Color32 = rgb(0x008f_bcf7), rgb(0x001b_57a8);
    /// A string that is a value.
    string: Color32 = rgb(0x009f_d3a6), rgb(0x001d_6e3b);
    /// Escape within a string, such as `\n`.
    escape: Color32 = rgb(0x00d9_c07c), rgb(0x0085_5600);
    /// A number.
    number: Color32 = rgb(0x00e8_b27a), rgb(0x009c_4a08);
    /// `true`, `false`, `null`.
    literal: Color32 = rgb(0x00c4_a5f0), rgb(0x006d_3bb5);
    /// Braces, brackets, commas, colons.
    punctuation: Color32 = rgb(0x009a_a2b1), rgb(0x005b_6270);
    /// Text that is no JSON.
    stray: Color32 = rgb(0x00f4_8087), rgb(0x00c0_2638);
}

impl Palette {
    /// The colours of the theme that `ui` is drawn in.
    pub fn of(ui: &Ui) -> &'static Self {
        Self::for_theme(ui.theme())
    }

    /// The colours of `theme`.
    pub fn for_theme(theme: egui::Theme) -> &'static Self {
        match theme {
            egui::Theme::Dark => &DARK,
            egui::Theme::Light => &LIGHT,
        }
    }
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

const fn shade(alpha: u8) -> Color32 {
    Color32::from_black_alpha(alpha)
}

#[cfg(test)]
mod tests {
    use egui::{Color32, Rgba};

    use super::{DARK, LIGHT, Palette};

    /// Relative luminance by WCAG 2.2.
    fn luminance(color: Color32) -> f32 {
        let linear = Rgba::from(color);
        0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
    }

    fn contrast(one: Color32, other: Color32) -> f32 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn assert_contrast(what: &str, front: Color32, back: Color32, least: f32) {
        let is = contrast(front, back);
        assert!(
            is >= least,
            "{what}: {front:?} on {back:?} has {is:.2}, needs {least}"
        );
    }

    fn themes() -> [(&'static str, &'static Palette); 2] {
        [("dark", &DARK), ("light", &LIGHT)]
    }

    #[test]
    fn text_is_readable_wherever_it_stands() {
        for (theme, palette) in themes() {
            let backs = [
                palette.window,
                palette.surface,
                palette.inset,
                palette.hover,
                palette.selection,
            ];
            for back in backs {
                for front in [palette.text, palette.text_quiet] {
                    assert_contrast(theme, front, back, 4.5);
                }
            }
            for back in [palette.window, palette.surface, palette.inset] {
                for front in [
                    palette.accent_text,
                    palette.error,
                    palette.warning,
                    palette.info,
                    palette.success,
                ] {
                    assert_contrast(theme, front, back, 4.5);
                }
            }
            assert_contrast(theme, palette.on_accent, palette.accent, 4.5);
            assert_contrast(theme, palette.on_accent, palette.accent_hover, 4.5);
        }
    }

    #[test]
    fn what_says_how_something_stands_is_readable_on_its_own_ground() {
        for (theme, palette) in themes() {
            for (front, back) in [
                (palette.error, palette.error_soft),
                (palette.warning, palette.warning_soft),
                (palette.info, palette.info_soft),
                (palette.success, palette.success_soft),
            ] {
                assert_contrast(theme, front, back, 4.5);
                assert_contrast(theme, palette.text, back, 4.5);
            }
        }
    }

    #[test]
    fn json_is_readable_on_its_line_and_when_selected() {
        for (theme, palette) in themes() {
            let syntax = &palette.syntax;
            for front in [
                syntax.key,
                syntax.string,
                syntax.escape,
                syntax.number,
                syntax.literal,
                syntax.punctuation,
                syntax.stray,
            ] {
                assert_contrast(theme, front, palette.inset, 4.5);
                assert_contrast(theme, front, palette.current_line, 4.5);
            }
        }
    }

    #[test]
    fn the_edges_of_controls_and_the_focus_are_seen() {
        for (theme, palette) in themes() {
            for back in [palette.window, palette.surface, palette.inset] {
                assert_contrast(theme, palette.control_border, back, 3.0);
                assert_contrast(theme, palette.accent_text, back, 3.0);
            }
        }
    }
}
