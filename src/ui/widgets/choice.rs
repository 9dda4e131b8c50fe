//! One value out of several: side by side, or in a list that opens.

use egui::{Align2, Button, ComboBox, Id, Response, Role, Ui, WidgetInfo};

use super::button::hide_resting_border;
use super::{FieldRow, RowOutput};
use crate::ui::theme::{Icon, Palette, metrics, text};

/// An alternative, with its label and meaning.
#[derive(Clone, Copy, Debug)]
pub struct Alternative<'a> {
    /// Name of the value.
    pub label: &'a str,
    /// Meaning in a few words.
    pub meaning: &'a str,
}

impl<'a> Alternative<'a> {
    /// Alternative with this label and meaning.
    pub fn new(label: &'a str, meaning: &'a str) -> Self {
        Self { label, meaning }
    }
}

/// A few short alternatives side by side. Returns the newly chosen one.
pub fn segmented_ui(
    ui: &mut Ui,
    row: &FieldRow<'_>,
    choices: &[Alternative<'_>],
    chosen: Option<usize>,
) -> RowOutput<Option<usize>> {
    row.show(ui, |ui, _| {
        let frame = egui::Frame::new()
            .fill(Palette::of(ui).hover)
            .corner_radius(metrics::CONTROL_RADIUS)
            .inner_margin(2.0);
        let group = frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.horizontal(|ui| alternatives_ui(ui, row.id, choices, chosen))
                .inner
        });
        // Named as a whole by the row's label.
        ui.ctx()
            .accesskit_node_builder(group.response.id, |node| node.set_role(Role::RadioGroup));
        (group.inner, group.response)
    })
}

/// Alternatives in a list that opens. `shown` stands in the closed box, also when it is none of them.
/// Returns the newly chosen one.
pub fn choice_combo_ui(
    ui: &mut Ui,
    row: &FieldRow<'_>,
    choices: &[Alternative<'_>],
    chosen: Option<usize>,
    shown: &str,
) -> RowOutput<Option<usize>> {
    row.show(ui, |ui, width| {
        let combo = ComboBox::from_id_salt("choice")
            .width(width)
            .truncate()
            .selected_text(shown)
            .icon(|ui, rect, visuals, _| {
                let (font, color) = (Icon::font(14.0), visuals.text_color());
                let glyph = Icon::ChevronsUpDown.glyph();
                let place = rect.right_center();
                ui.painter()
                    .text(place, Align2::RIGHT_CENTER, glyph, font, color);
            })
            .show_ui(ui, |ui| {
                hide_resting_border(ui);
                let mut picked = None;
                for (index, choice) in choices.iter().enumerate() {
                    let words = (choice.label, text::secondary(choice.meaning));
                    let button = Button::selectable(chosen == Some(index), words);
                    if ui.add(button).accessible_name(choice.label).clicked() {
                        picked = Some(index);
                        ui.close();
                    }
                }
                picked
            });
        pass_focus_on(ui, row.id, &combo.response);
        let picked = combo.inner.flatten();
        if picked.is_some() {
            // The picked entry is gone, and the focus with it.
            combo.response.request_focus();
        }
        (picked.filter(|_| picked != chosen), combo.response)
    })
}

/// Draws each alternative and returns the one clicked, if it is new.
fn alternatives_ui(
    ui: &mut Ui,
    id: Id,
    choices: &[Alternative<'_>],
    chosen: Option<usize>,
) -> Option<usize> {
    let mut clicked = None;
    for (index, choice) in choices.iter().enumerate() {
        let is_chosen = chosen == Some(index);
        let response = segment_ui(ui, choice, is_chosen);
        if is_chosen || (chosen.is_none() && index == 0) {
            pass_focus_on(ui, id, &response);
        }
        if response.clicked() {
            clicked = Some(index);
        }
    }
    clicked.filter(|_| clicked != chosen)
}

fn segment_ui(ui: &mut Ui, choice: &Alternative<'_>, chosen: bool) -> Response {
    let palette = Palette::of(ui);
    let response = ui
        .scope(|ui| {
            let visuals = ui.visuals_mut();
            visuals.selection.bg_fill = palette.surface;
            visuals.selection.stroke.color = palette.text;
            visuals.widgets.inactive.bg_stroke.color = palette.border;
            visuals.widgets.hovered.bg_stroke.color = palette.border;
            let label = if chosen {
                text::medium(choice.label)
            } else {
                choice.label.into()
            };
            ui.spacing_mut().interact_size.y = metrics::CONTROL_HEIGHT - 4.0;
            ui.add(Button::selectable(chosen, label))
        })
        .inner
        .on_hover_text(choice.meaning);
    response.widget_info(|| {
        WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, choice.label)
    });
    response
}

/// Passes a focus on the row's id on to the control in it, whose own id egui chooses.
fn pass_focus_on(ui: &Ui, row: Id, response: &Response) {
    if ui.memory(|memory| memory.has_focus(row)) {
        response.request_focus();
    }
}
