//! Section of a form: a card when it is present, one quiet line when it is not.

use egui::{Align, Frame, Label, Layout, Margin, Response, Stroke, Ui, vec2};

use super::ActionButton;
use crate::ui::theme::{Icon, Palette, metrics, text};

/// Draws a section that is present: title, purpose in one sentence, and its fields. `actions` fills the right end of
/// the header, from right to left, and returns what was clicked.
pub fn card_ui<A>(
    ui: &mut Ui,
    icon: Icon,
    title: &str,
    purpose: &str,
    actions: impl FnOnce(&mut Ui) -> A,
    fields: impl FnOnce(&mut Ui),
) -> A {
    let frame = frame(ui)
        .fill(Palette::of(ui).surface)
        .inner_margin(Margin::same(16));
    let card = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let header = ui.horizontal(|ui| {
            icon_ui(ui, icon);
            ui.label(text::heading(title));
            ui.with_layout(Layout::right_to_left(Align::Center), actions)
                .inner
        });
        ui.add(Label::new(text::secondary(purpose)).wrap());
        ui.add_space(metrics::FIELDS);
        ui.spacing_mut().item_spacing.y = metrics::RELATED;
        fields(ui);
        header.inner
    });
    card.inner
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
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Draws one line and returns the button that adds the section.
    pub fn show(self, ui: &mut Ui) -> Response {
        let frame = frame(ui).inner_margin(Margin::symmetric(16, 6));
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
                    icon_ui(ui, icon);
                }
                ui.label(text::medium(self.title));
                ui.add(Label::new(text::secondary(self.purpose)).truncate());
            });
            add
        })
        .inner
    }
}

fn icon_ui(ui: &mut Ui, icon: Icon) {
    ui.label(icon.sized(17.0).color(Palette::of(ui).text_quiet));
}

fn frame(ui: &Ui) -> Frame {
    Frame::new()
        .stroke(Stroke::new(metrics::HAIRLINE, Palette::of(ui).border))
        .corner_radius(metrics::CARD_RADIUS)
}
