//! Table of all commands with their keys.

use egui::{Align, Label, Layout, Ui, vec2};

use super::page_ui;
use crate::editor::{Command, DeskMessage, Keymap, Menu, Message, Overlay};
use crate::ui::host;
use crate::ui::theme::{metrics, text};
use crate::ui::widgets::key_cap_ui;

const WIDTH: f32 = 760.0;
const NAME_WIDTH: f32 = 150.0;
/// Room for two: Ctrl+Shift+Z and Ctrl+Y.
const KEYS_WIDTH: f32 = 170.0;

/// Draws the table over everything else.
pub fn shortcuts_ui(ui: &mut Ui, keymap: &Keymap, out: &mut Vec<Message>) {
    let title = Command::Shortcuts.label();
    let table = |ui: &mut Ui| table_ui(ui, keymap);
    if page_ui(ui, title, "Close the table", WIDTH, table) {
        out.push(DeskMessage::Close(Overlay::Shortcuts).into());
    }
}

fn table_ui(ui: &mut Ui, keymap: &Keymap) {
    for menu in Menu::ALL {
        ui.label(text::heading(menu.label()));
        ui.add_space(metrics::TIGHT);
        for command in menu.commands().into_iter().flatten() {
            row_ui(ui, keymap, command);
        }
        ui.add_space(metrics::FIELDS);
    }
    if let Some(file) = host::keys_file() {
        let own = format!(
            "Keys of your own stand by a command's name, which is shown while the pointer rests on it, in {}",
            file.display()
        );
        ui.add(Label::new(text::secondary(own)).wrap());
    }
}

/// The command, its keys, and what it does where there is room to say it.
fn row_ui(ui: &mut Ui, keymap: &Keymap, command: Command) {
    let width = ui.available_width();
    let has_help = width > KEYS_WIDTH + 2.0 * NAME_WIDTH;
    let name_width = if has_help {
        NAME_WIDTH
    } else {
        width - KEYS_WIDTH - metrics::RELATED
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = metrics::RELATED;
        cell_ui(ui, name_width, |ui| {
            ui.add(Label::new(command.label()).truncate())
                .on_hover_text(command.name());
        });
        cell_ui(ui, KEYS_WIDTH, |ui| {
            for keys in keymap.keys(command) {
                key_cap_ui(ui, &ui.ctx().format_shortcut(&keys));
            }
        });
        if has_help {
            ui.add(Label::new(text::secondary(command.help())).truncate());
        }
    });
}

fn cell_ui(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    let size = vec2(width, metrics::LINE_HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(size);
        contents(ui);
    });
}
