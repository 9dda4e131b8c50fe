//! Tabs of the panes at one place.

use egui::{Button, Role, Stroke, Ui, WidgetInfo};

use super::pane_icon;
use crate::editor::{Command, Editor, Message, Pane, Place};
use crate::ui::theme::{Icon, Palette, text};

/// Draws a tab for each pane of `place` that has content; of a single one, its title.
pub(super) fn tabs_ui(
    ui: &mut Ui,
    editor: &Editor,
    place: Place,
    shown: Option<Pane>,
    out: &mut Vec<Message>,
) {
    let is_here = |pane: &Pane| pane.place() == place && pane.is_available(editor);
    let panes: Vec<Pane> = Pane::ALL.iter().copied().filter(is_here).collect();
    if let ([only], Some(_)) = (panes.as_slice(), shown) {
        ui.label(text::medium(only.title()));
        return;
    }
    for pane in panes {
        let is_shown = shown == Some(pane);
        if tab_ui(ui, Some(pane_icon(pane)), pane.title(), is_shown) && !is_shown {
            out.push(Message::Run(Command::TogglePane(pane)));
        }
    }
}

/// Draws a tab. Returns whether it was chosen.
pub(super) fn tab_ui(ui: &mut Ui, icon: Option<Icon>, title: &str, selected: bool) -> bool {
    let palette = Palette::of(ui);
    let tab = ui.scope(|ui| {
        let visuals = ui.visuals_mut();
        visuals.selection.bg_fill = palette.pressed;
        visuals.selection.stroke.color = palette.text;
        visuals.widgets.inactive.bg_stroke = Stroke::NONE;
        visuals.widgets.hovered.bg_stroke = Stroke::NONE;
        let words = text::medium(title);
        ui.add(match icon {
            Some(icon) => Button::selectable(selected, (icon.text(), words)),
            None => Button::selectable(selected, words),
        })
    });
    let response = tab.inner;
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), selected, title));
    response.clicked()
}
