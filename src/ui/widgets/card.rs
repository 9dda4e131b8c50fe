//! Section of a form: a card when it is present, one quiet line when it is not.

use egui::{Align, Frame, InnerResponse, Label, Layout, Margin, Response, Stroke, Ui, vec2};

use super::ActionButton;
use crate::ui::theme::{Icon, Palette, metrics, text};

/// Section that is present: title, purpose, actions, and its fields.
#[derive(Clone, Copy, Debug)]
#[must_use = "call `show`"]
pub struct Card<'a> {
    title: &'a str,
    purpose: &'a str,
    icon: Option<Icon>,
}

impl<'a> Card<'a> {
    /// `purpose` says in one sentence what the section is for.
    pub fn new(title: &'a str, purpose: &'a str) -> Self {
        Self {
            title,
            purpose,
            icon: None,
        }
    }

    /// Puts an icon before the title.
    pub fn icon(self, icon: Icon) -> Self {
        Self {
            icon: Some(icon),
            ..self
        }
    }

    /// Draws the card. `actions` fills the right end of the header, from right to left.
    pub fn show<A, B>(
        self,
        ui: &mut Ui,
        actions: impl FnOnce(&mut Ui) -> A,
        body: impl FnOnce(&mut Ui) -> B,
    ) -> InnerResponse<(A, B)> {
        frame(ui).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let actions = self.header_ui(ui, actions);
            ui.add_space(metrics::FIELDS);
            (actions, body(ui))
        })
    }

    fn header_ui<A>(self, ui: &mut Ui, actions: impl FnOnce(&mut Ui) -> A) -> A {
        let done = ui
            .horizontal(|ui| {
                if let Some(icon) = self.icon {
                    ui.label(icon.sized(17.0).color(Palette::of(ui).text_quiet));
                }
                ui.label(text::heading(self.title));
                ui.with_layout(Layout::right_to_left(Align::Center), actions)
                    .inner
            })
            .inner;
        ui.add(Label::new(text::secondary(self.purpose)).wrap());
        done
    }
}

/// Section that is not present but can be added.
#[derive(Clone, Copy, Debug)]
#[must_use = "call `show`"]
pub struct AbsentSection<'a> {
    title: &'a str,
    purpose: &'a str,
    icon: Option<Icon>,
}

impl<'a> AbsentSection<'a> {
    /// `purpose` says in one sentence what the section would be for.
    pub fn new(title: &'a str, purpose: &'a str) -> Self {
        Self {
            title,
            purpose,
            icon: None,
        }
    }

    /// Puts an icon before the title.
    pub fn icon(self, icon: Icon) -> Self {
        Self {
            icon: Some(icon),
            ..self
        }
    }

    /// Draws one line and returns the button that adds the section.
    pub fn show(self, ui: &mut Ui) -> Response {
        let border = Stroke::new(metrics::HAIRLINE, Palette::of(ui).border);
        let frame = Frame::new()
            .stroke(border)
            .corner_radius(metrics::CARD_RADIUS)
            .inner_margin(Margin::symmetric(16, 6));
        frame.show(ui, |ui| self.line_ui(ui)).inner
    }

    fn line_ui(self, ui: &mut Ui) -> Response {
        let line = vec2(ui.available_width(), metrics::CONTROL_HEIGHT);
        ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
            ui.set_min_size(line);
            let name = format!("Add {}", self.title.to_lowercase());
            let button = ActionButton::quiet("Add").icon(Icon::Plus).named(&name);
            let add = ui.add(button);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if let Some(icon) = self.icon {
                    ui.label(icon.sized(17.0).color(Palette::of(ui).text_quiet));
                }
                ui.label(text::medium(self.title));
                ui.add(Label::new(text::secondary(self.purpose)).truncate());
            });
            add
        })
        .inner
    }
}

/// Frame of a card.
fn frame(ui: &Ui) -> Frame {
    let palette = Palette::of(ui);
    Frame::new()
        .fill(palette.surface)
        .stroke(Stroke::new(metrics::HAIRLINE, palette.border))
        .corner_radius(metrics::CARD_RADIUS)
        .inner_margin(Margin::same(16))
}
