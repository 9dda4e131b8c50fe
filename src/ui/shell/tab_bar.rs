//! Tabs of the open templates.

use egui::{Align, Button, Id, Layout, ScrollArea, Ui};

use crate::editor::open::OpenTemplate;
use crate::editor::{Command, Editor, FileMessage, Message};
use crate::template::text::shortened;
use crate::ui::theme::{Icon, Palette, metrics, text};
use crate::ui::widgets::IconButton;

pub(super) fn tab_bar_ui(ui: &mut Ui, editor: &Editor, out: &mut Vec<Message>) {
    ui.horizontal(|ui| {
        let room = ui.available_width() - metrics::CONTROL_HEIGHT - metrics::RELATED;
        ScrollArea::horizontal()
            .id_salt("tabs")
            .max_width(room)
            .auto_shrink([true, true])
            .show(ui, |ui| {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    for template in editor.templates() {
                        let shown = editor.shown().map(OpenTemplate::id);
                        let active = shown == Some(template.id());
                        tab_ui(ui, editor, template, active, out);
                    }
                });
            });
        if ui
            .add(IconButton::new(Icon::Plus, Command::New.label()))
            .clicked()
        {
            out.push(Message::Run(Command::New));
        }
    });
}

/// Greatest number of letters of a template's name in a tab.
const LONGEST: usize = 36;

fn tab_ui(
    ui: &mut Ui,
    editor: &Editor,
    template: &OpenTemplate,
    active: bool,
    out: &mut Vec<Message>,
) {
    let palette = Palette::of(ui);
    let name = editor.title(template);
    let mut shown = shortened(&name, LONGEST).into_owned();
    if template.is_unsaved() {
        shown += " ●";
    }
    let color = if active {
        palette.text
    } else {
        palette.text_quiet
    };
    let words = text::medium(shown).color(color);
    let place = template.on_disk().map_or_else(
        || "Not saved to a file yet".to_owned(),
        |on| on.file.place(),
    );
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let tab = ui.add(
            Button::selectable(active, words).min_size(egui::vec2(0.0, metrics::CONTROL_HEIGHT)),
        );
        let tab = tab.on_hover_text(place);
        if tab.clicked() {
            out.push(FileMessage::Activate(template.id()).into());
        }
        let close = ui.add(IconButton::new(Icon::X, &format!("Close {name}")).small());
        let shown_last = Id::unique("the tab that was brought into view");
        // The mark for unsaved changes makes a tab wider.
        let state = (template.id(), template.is_unsaved());
        if active && ui.data(|data| data.get_temp(shown_last)) != Some(state) {
            ui.scroll_to_rect(tab.rect.union(close.rect), None);
            ui.data_mut(|data| data.insert_temp(shown_last, state));
        }
        if close.clicked() || tab.middle_clicked() {
            out.push(FileMessage::Close(template.id()).into());
        }
    });
    ui.add_space(metrics::TIGHT);
}
