//! Start screen: new template, open, recent files, starters.

mod recent;
mod starter_cards;
mod tile;

use egui::{ScrollArea, Ui, UiBuilder, vec2};

use crate::editor::{Command, Editor, Message};
use crate::runtime::HAS_WINDOW;
use crate::ui::focus;
use crate::ui::theme::{Icon, metrics, text};
use crate::ui::widgets::{ActionButton, IconButton, key_cap_ui};

/// Width of the column with the recent files.
const LEFT_WIDTH: f32 = 296.0;
/// Width below which, as on a phone, the starters stand below the recent files.
const TWO_COLUMNS: f32 = 620.0;
/// Greatest width of the start screen.
const WIDTH_MAX: f32 = 1240.0;

/// Other ways to open a template.
const OTHER_WAYS: &str = if HAS_WINDOW {
    "Or drop files on the window, or paste JSON"
} else {
    "Or drop files on the page, or paste JSON"
};

/// Draws the start screen.
pub fn start_ui(ui: &mut Ui, editor: &Editor, out: &mut Vec<Message>) {
    if !editor.templates().is_empty() {
        back_ui(ui, out);
    }
    let room = ui.available_rect_before_wrap();
    if room.width() < TWO_COLUMNS {
        return column_ui(ui, "all", |ui| {
            begin_ui(ui, editor, out);
            recent::recent_ui(ui, &editor.settings().recent, out);
            ui.add_space(metrics::SECTIONS);
            starter_cards::starter_cards_ui(ui, out);
        });
    }
    let width = room.width().min(WIDTH_MAX);
    let area = room.with_min_x(room.center().x - width / 2.0);
    let left = area.with_max_x(area.left() + LEFT_WIDTH);
    let right = area
        .with_max_x(area.left() + width)
        .with_min_x(left.right() + metrics::SECTIONS);
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        column_ui(ui, "recent files", |ui| {
            begin_ui(ui, editor, out);
            recent::recent_ui(ui, &editor.settings().recent, out);
        });
    });
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        column_ui(ui, "starters", |ui| {
            starter_cards::starter_cards_ui(ui, out);
        });
    });
}

fn column_ui(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt(name)
        .auto_shrink(false)
        .show(ui, |ui| {
            // The scroll bar floats over the right edge.
            ui.set_max_width(ui.available_width() - metrics::FIELDS);
            focus::in_view_ui(ui, name, false, contents);
        });
}

/// Link back to the open templates.
fn back_ui(ui: &mut Ui, out: &mut Vec<Message>) {
    let back = ui.add(IconButton::new(
        Icon::ArrowLeft,
        "Back to the open templates",
    ));
    if back.clicked() {
        out.push(Message::Run(Command::Start));
    }
}

fn begin_ui(ui: &mut Ui, editor: &Editor, out: &mut Vec<Message>) {
    ui.label(text::title("Job templates"));
    ui.label(text::secondary(
        "Write, check and submit AWS IoT job templates",
    ));
    ui.add_space(metrics::FIELDS);
    let commands = [
        (
            Command::New,
            ActionButton::primary(Command::New.label()).icon(Icon::FilePlus),
        ),
        (
            Command::Open,
            ActionButton::secondary(Command::Open.label()).icon(Icon::FolderOpen),
        ),
    ];
    for (command, button) in commands {
        ui.horizontal(|ui| {
            ui.spacing_mut().button_padding = vec2(12.0, 4.0);
            if ui.add(button).on_hover_text(command.help()).clicked() {
                out.push(Message::Run(command));
            }
            if let Some(keys) = editor.keymap().shortcut(command) {
                key_cap_ui(ui, &ui.ctx().format_shortcut(&keys));
            }
        });
        ui.add_space(metrics::TIGHT);
    }
    ui.label(text::secondary(OTHER_WAYS));
    ui.add_space(metrics::SECTIONS);
}
