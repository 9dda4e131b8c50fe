//! All commands with their keys.

use egui::{Align, Frame, Grid, Id, Key, Layout, Modal, Modifiers, ScrollArea, Ui, vec2};

use crate::editor::{Command, Menu, Message};
use crate::ui::theme::{Icon, metrics, text};
use crate::ui::widgets::{IconButton, key_cap_ui};

const WIDTH: f32 = 720.0;

/// Draws the table over everything else.
pub fn shortcuts_ui(ui: &mut Ui, out: &mut Vec<Message>) {
    let frame = Frame::popup(ui.style()).inner_margin(20.0);
    let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let modal = Modal::new(Id::unique("shortcuts"))
        .frame(frame)
        .show(ui.ctx(), |ui| {
            let window = ui.ctx().content_rect();
            ui.set_width(WIDTH.min(window.width() - 96.0));
            let close = header_ui(ui);
            ScrollArea::vertical()
                .max_height(window.height() - 160.0)
                .min_scrolled_height(window.height() - 160.0)
                .auto_shrink([false, true])
                .show(ui, table_ui);
            close
        });
    if escape || modal.inner || modal.backdrop_response.clicked() {
        out.push(Message::Run(Command::Shortcuts));
    }
}

/// Returns whether the table is to be closed.
fn header_ui(ui: &mut Ui) -> bool {
    let close = ui.horizontal(|ui| {
        ui.label(text::title(Command::Shortcuts.label()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add(IconButton::new(Icon::X, "Close the table"))
                .clicked()
        })
        .inner
    });
    ui.add_space(metrics::RELATED);
    close.inner
}

fn table_ui(ui: &mut Ui) {
    for menu in Menu::ALL {
        ui.label(text::heading(menu.label()));
        ui.add_space(metrics::TIGHT);
        Grid::new(menu.label())
            .num_columns(3)
            .min_col_width(130.0)
            .spacing(vec2(metrics::FIELDS, 6.0))
            .show(ui, |ui| {
                for command in menu.commands().into_iter().flatten() {
                    row_ui(ui, command);
                }
            });
        ui.add_space(metrics::FIELDS);
    }
}

fn row_ui(ui: &mut Ui, command: Command) {
    ui.label(command.label());
    ui.horizontal(|ui| {
        for keys in command.keys() {
            key_cap_ui(ui, &ui.ctx().format_shortcut(&keys));
        }
    });
    ui.label(text::secondary(command.help()));
    ui.end_row();
}
