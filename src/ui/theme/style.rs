//! egui's style from the palette and the metrics.

use egui::style::{
    HandleShape, ScrollStyle, Selection, Spacing, TextCursorStyle, WidgetVisuals, Widgets,
};
use egui::{CornerRadius, FontId, Margin, Shadow, Stroke, Style, TextStyle, Visuals, vec2};

use super::{Palette, metrics, text};

/// Style of egui's own widgets and areas.
pub(super) fn of(theme: egui::Theme) -> Style {
    let palette = Palette::for_theme(theme);
    let mut style = Style {
        text_styles: text_styles(),
        spacing: spacing(),
        visuals: visuals(theme, palette),
        animation_time: metrics::MOTION_SECONDS,
        ..Style::default()
    };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn text_styles() -> std::collections::BTreeMap<TextStyle, FontId> {
    let heading = FontId::new(text::TITLE_SIZE, text::semibold_family());
    [
        (TextStyle::Small, FontId::proportional(text::SECONDARY_SIZE)),
        (TextStyle::Body, FontId::proportional(text::BODY_SIZE)),
        (TextStyle::Button, FontId::proportional(text::BODY_SIZE)),
        (TextStyle::Heading, heading),
        (TextStyle::Monospace, FontId::monospace(text::MONO_SIZE)),
    ]
    .into()
}

fn spacing() -> Spacing {
    Spacing {
        item_spacing: vec2(metrics::RELATED, metrics::TIGHT),
        button_padding: vec2(10.0, 4.0),
        interact_size: vec2(metrics::CONTROL_HEIGHT, metrics::CONTROL_HEIGHT),
        menu_margin: Margin::same(6),
        window_margin: Margin::same(16),
        icon_width: 16.0,
        icon_width_inner: 8.0,
        icon_spacing: 6.0,
        tooltip_width: 360.0,
        combo_height: 320.0,
        scroll: ScrollStyle {
            bar_width: 8.0,
            floating_width: 4.0,
            dormant_handle_opacity: 0.25,
            active_handle_opacity: 0.35,
            interact_handle_opacity: 0.6,
            ..ScrollStyle::floating()
        },
        ..Spacing::default()
    }
}

fn visuals(theme: egui::Theme, palette: &Palette) -> Visuals {
    let shadow = Shadow {
        offset: [0, 8],
        blur: 24,
        spread: 0,
        color: palette.shadow,
    };
    Visuals {
        weak_text_color: Some(palette.text_quiet),
        widgets: widgets(palette),
        selection: Selection {
            bg_fill: palette.selection,
            stroke: Stroke::new(metrics::FOCUS_RING, palette.accent_text),
        },
        hyperlink_color: palette.accent_text,
        faint_bg_color: palette.hover,
        extreme_bg_color: palette.inset,
        text_edit_bg_color: Some(palette.inset),
        code_bg_color: palette.hover,
        warn_fg_color: palette.warning,
        error_fg_color: palette.error,
        window_corner_radius: CornerRadius::same(metrics::CARD_RADIUS),
        window_shadow: shadow,
        window_fill: palette.surface,
        window_stroke: Stroke::new(metrics::HAIRLINE, palette.border),
        menu_corner_radius: CornerRadius::same(metrics::CARD_RADIUS),
        panel_fill: palette.window,
        popup_shadow: shadow,
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(2.0, palette.accent_text),
            ..TextCursorStyle::default()
        },
        indent_has_left_vline: false,
        handle_shape: HandleShape::Circle,
        disabled_alpha: 0.45,
        ..theme.default_visuals()
    }
}

fn widgets(palette: &Palette) -> Widgets {
    let hairline = |color| Stroke::new(metrics::HAIRLINE, color);
    let focus_ring = Stroke::new(metrics::FOCUS_RING, palette.accent_text);
    let control = |fill, border| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: border,
        corner_radius: CornerRadius::same(metrics::CONTROL_RADIUS),
        fg_stroke: hairline(palette.text),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: control(palette.surface, hairline(palette.border)),
        inactive: control(palette.surface, hairline(palette.control_border)),
        hovered: control(palette.hover, hairline(palette.text_quiet)),
        // egui draws a focused widget in the style of a pressed one.
        active: control(palette.pressed, focus_ring),
        open: control(palette.pressed, hairline(palette.control_border)),
    }
}
