//! Colours by purpose.

use egui::{Color32, Ui};

/// Colours of one theme. Two levels of surface, thin borders, one accent; the rest only shows states.
#[derive(Debug, PartialEq)]
pub struct Palette {
    /// Background of the window and its side panels.
    pub window: Color32,
    /// Background of cards, sheets and menus, one level above the window.
    pub surface: Color32,
    /// Background of inputs and code.
    pub inset: Color32,
    /// Background of a control, or a row, under the pointer.
    pub hover: Color32,
    /// Background of a pressed control, and of the chosen one of several.
    pub pressed: Color32,
    /// Separators and the edges of cards.
    pub border: Color32,
    /// The edges of controls, which must be found without reading.
    pub control_border: Color32,

    /// Ordinary text.
    pub text: Color32,
    /// Text of explanations, counters and units.
    pub text_quiet: Color32,

    /// Background of the primary button.
    pub accent: Color32,
    /// Background of the primary button under the pointer.
    pub accent_hover: Color32,
    /// Text on [`Palette::accent`].
    pub on_accent: Color32,
    /// Accent as text and as the focus ring.
    pub accent_text: Color32,
    /// Background of selected text and of the chosen row.
    pub selection: Color32,

    /// Text and icon of an error.
    pub error: Color32,
    /// Background of an error.
    pub error_soft: Color32,
    /// Text and icon of a warning.
    pub warning: Color32,
    /// Background of a warning.
    pub warning_soft: Color32,
    /// Text and icon of a hint.
    pub info: Color32,
    /// Background of a hint.
    pub info_soft: Color32,
    /// Text and icon of a success.
    pub success: Color32,
    /// Background of a success.
    pub success_soft: Color32,

    /// Shadow of floating areas: menus, sheets, dialogs.
    pub shadow: Color32,
    /// Background of the line with the cursor.
    pub current_line: Color32,
    /// Colours of JSON.
    pub syntax: Syntax,
}

/// Colours of JSON.
#[derive(Debug, PartialEq)]
pub struct Syntax {
    /// A member's name.
    pub key: Color32,
    /// A string that is a value.
    pub string: Color32,
    /// Escape within a string, such as `\n`.
    pub escape: Color32,
    /// A number.
    pub number: Color32,
    /// `true`, `false`, `null`.
    pub literal: Color32,
    /// Braces, brackets, commas, colons.
    pub punctuation: Color32,
    /// Text that is no JSON.
    pub stray: Color32,
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

#[expect(
    clippy::disallowed_methods,
    reason = "the palette is where colours are made"
)]
const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the palette is where colours are made"
)]
const fn shade(alpha: u8) -> Color32 {
    Color32::from_black_alpha(alpha)
}

static DARK: Palette = Palette {
    window: rgb(0x0014_161a),
    surface: rgb(0x001c_1f25),
    inset: rgb(0x0010_1216),
    hover: rgb(0x0027_2b33),
    pressed: rgb(0x0031_3641),
    border: rgb(0x002b_2f38),
    control_border: rgb(0x0066_6d7d),
    text: rgb(0x00e6_e8ec),
    text_quiet: rgb(0x00a0_a6b3),
    accent: rgb(0x0054_64e4),
    accent_hover: rgb(0x004a_5ada),
    on_accent: rgb(0x00ff_ffff),
    accent_text: rgb(0x0097_a5ff),
    selection: rgb(0x002b_3566),
    error: rgb(0x00f4_8087),
    error_soft: rgb(0x0038_2127),
    warning: rgb(0x00e9_b765),
    warning_soft: rgb(0x0034_2b1c),
    info: rgb(0x007f_b8f5),
    info_soft: rgb(0x001e_2c3d),
    success: rgb(0x007f_cc93),
    success_soft: rgb(0x001d_3026),
    shadow: shade(110),
    current_line: rgb(0x0018_1b21),
    syntax: Syntax {
        key: rgb(0x008f_bcf7),
        string: rgb(0x009f_d3a6),
        escape: rgb(0x00d9_c07c),
        number: rgb(0x00e8_b27a),
        literal: rgb(0x00c4_a5f0),
        punctuation: rgb(0x009a_a2b1),
        stray: rgb(0x00f4_8087),
    },
};

static LIGHT: Palette = Palette {
    window: rgb(0x00f5_f6f8),
    surface: rgb(0x00ff_ffff),
    inset: rgb(0x00ff_ffff),
    hover: rgb(0x00ec_eef2),
    pressed: rgb(0x00df_e3ea),
    border: rgb(0x00df_e2e8),
    control_border: rgb(0x0083_8b9a),
    text: rgb(0x001a_1d24),
    text_quiet: rgb(0x0058_5f6d),
    accent: rgb(0x0042_52d6),
    accent_hover: rgb(0x0035_44c2),
    on_accent: rgb(0x00ff_ffff),
    accent_text: rgb(0x003b_4ac8),
    selection: rgb(0x00d3_d9fb),
    error: rgb(0x00c0_2638),
    error_soft: rgb(0x00fd_ecee),
    warning: rgb(0x0087_5200),
    warning_soft: rgb(0x00fb_f1df),
    info: rgb(0x001c_5fb0),
    info_soft: rgb(0x00e8_f1fc),
    success: rgb(0x001a_733a),
    success_soft: rgb(0x00e5_f5ea),
    shadow: shade(38),
    current_line: rgb(0x00f4_f5f8),
    syntax: Syntax {
        key: rgb(0x001b_57a8),
        string: rgb(0x001d_6e3b),
        escape: rgb(0x0085_5600),
        number: rgb(0x009c_4a08),
        literal: rgb(0x006d_3bb5),
        punctuation: rgb(0x005b_6270),
        stray: rgb(0x00c0_2638),
    },
};

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
