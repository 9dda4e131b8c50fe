//! Buttons: one primary action, ordinary ones, icons, and those that read like a link.

use egui::{Button, Color32, CursorIcon, Response, Sense, Stroke, Ui, Widget, vec2};

use crate::ui::theme::{Icon, Palette, metrics, text};

/// Emphasis of a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rank {
    Primary,
    Secondary,
    Quiet,
}

/// Button with a verb, and an icon where one helps.
#[derive(Clone, Copy, Debug)]
#[must_use = "add it to a `Ui`"]
pub struct ActionButton<'a> {
    text: &'a str,
    icon: Option<Icon>,
    rank: Rank,
    name: &'a str,
}

impl<'a> ActionButton<'a> {
    /// The primary button of its surroundings, in the accent colour. There is at most one.
    pub fn primary(text: &'a str) -> Self {
        Self::new(text, Rank::Primary)
    }

    /// An ordinary button.
    pub fn secondary(text: &'a str) -> Self {
        Self::new(text, Rank::Secondary)
    }

    /// A button without border until the pointer or the focus is on it.
    pub fn quiet(text: &'a str) -> Self {
        Self::new(text, Rank::Quiet)
    }

    fn new(text: &'a str, rank: Rank) -> Self {
        Self {
            text,
            icon: None,
            rank,
            name: text,
        }
    }

    /// Puts an icon before the word.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Sets the accessible name where it says more than the visible word: "Remove rollout" for "Remove".
    pub fn named(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }
}

impl Widget for ActionButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let button = ui.scope(|ui| {
            match self.rank {
                Rank::Primary => fill_with_accent(ui),
                Rank::Secondary => raise(ui),
                Rank::Quiet => hide_resting_border(ui),
            }
            let label = text::medium(self.text);
            let button = match self.icon {
                Some(icon) => Button::new((icon.text(), label)),
                None => Button::new(label),
            };
            ui.add(
                button
                    .frame(true)
                    .frame_when_inactive(self.rank != Rank::Quiet),
            )
        });
        button.inner.accessible_name(self.name)
    }
}

/// Lifts the button off the ground; its word tells it apart already, so its border may be as thin as a card's.
fn raise(ui: &mut Ui) {
    let palette = Palette::of(ui);
    let widgets = &mut ui.visuals_mut().widgets;
    widgets.inactive.weak_bg_fill = palette.hover;
    widgets.inactive.bg_stroke.color = palette.border;
    widgets.hovered.weak_bg_fill = palette.pressed;
    widgets.hovered.bg_stroke.color = palette.border;
}

fn fill_with_accent(ui: &mut Ui) {
    let palette = Palette::of(ui);
    let widgets = &mut ui.visuals_mut().widgets;
    for (visuals, fill) in [
        (&mut widgets.inactive, palette.accent),
        (&mut widgets.hovered, palette.accent_hover),
        (&mut widgets.active, palette.accent_hover),
    ] {
        visuals.weak_bg_fill = fill;
        visuals.bg_stroke = Stroke::new(metrics::HAIRLINE, fill);
        visuals.fg_stroke.color = palette.on_accent;
    }
    widgets.active.bg_stroke = Stroke::new(metrics::FOCUS_RING, palette.text);
}

/// Square button with only an icon. Its name is read aloud and shown while the pointer rests on it.
#[derive(Clone, Copy, Debug)]
#[must_use = "add it to a `Ui`"]
pub struct IconButton<'a> {
    icon: Icon,
    name: &'a str,
    small: bool,
    sense: Sense,
}

impl<'a> IconButton<'a> {
    /// `name` is the action and its object: "Move tag 2 up".
    pub fn new(icon: Icon, name: &'a str) -> Self {
        Self {
            icon,
            name,
            small: false,
            sense: Sense::click(),
        }
    }

    /// For the pointer only: Tab passes it by.
    pub fn unfocusable(mut self) -> Self {
        self.sense = Sense::CLICK;
        self
    }

    /// As high as a line of text, to stand beside a label.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }
}

impl Widget for IconButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (side, glyph) = if self.small {
            (metrics::LINE_HEIGHT, 14.0)
        } else {
            (metrics::CONTROL_HEIGHT, 16.0)
        };
        let button = ui.scope(|ui| {
            ui.spacing_mut().button_padding = vec2(2.0, 2.0);
            ui.spacing_mut().interact_size.y = side;
            hide_resting_border(ui);
            let color = Palette::of(ui).text_quiet;
            let button = Button::new(self.icon.sized(glyph).color(color))
                .min_size(vec2(side, side))
                .sense(self.sense)
                .frame(true)
                .frame_when_inactive(false);
            ui.add(button)
        });
        button
            .inner
            .accessible_name(self.name)
            .on_hover_text(self.name)
    }
}

/// Hides the border of small controls in a row: their background is enough.
pub(super) fn hide_resting_border(ui: &mut Ui) {
    let widgets = &mut ui.visuals_mut().widgets;
    widgets.inactive.bg_stroke = Stroke::new(metrics::HAIRLINE, Color32::TRANSPARENT);
    widgets.hovered.bg_stroke = widgets.inactive.bg_stroke;
}

/// Button that reads like a link, to stand at the end of a sentence.
#[derive(Clone, Copy, Debug)]
#[must_use = "add it to a `Ui`"]
pub struct LinkButton<'a> {
    text: &'a str,
    icon: Option<Icon>,
}

impl<'a> LinkButton<'a> {
    /// `text` is a verb and its object: "Set 1000".
    pub fn new(text: &'a str) -> Self {
        Self { text, icon: None }
    }

    /// Puts an icon before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }
}

impl Widget for LinkButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let button = ui.scope(|ui| {
            ui.spacing_mut().button_padding = vec2(4.0, 0.0);
            ui.spacing_mut().interact_size.y = metrics::LINE_HEIGHT;
            hide_resting_border(ui);
            let color = Palette::of(ui).accent_text;
            let label = text::medium(self.text).small().color(color);
            let button = match self.icon {
                Some(icon) => Button::new((icon.sized(13.0).color(color), label)),
                None => Button::new(label),
            };
            ui.add(button.frame(true).frame_when_inactive(false))
        });
        button
            .inner
            .accessible_name(self.text)
            .on_hover_cursor(CursorIcon::PointingHand)
    }
}
