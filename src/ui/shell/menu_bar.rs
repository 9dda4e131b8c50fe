//! Menus, search button and submit button.

use egui::{Align, Button, Color32, Layout, MenuBar, Ui};

use crate::editor::{Command, Editor, FileMessage, Menu, Message, Submission, Theme};
use crate::ui::theme::{Icon, Palette, metrics, text};
use crate::ui::widgets::ActionButton;

pub(super) fn menu_bar_ui(ui: &mut Ui, editor: &Editor, out: &mut Vec<Message>) {
    MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            ui.menu_button(menu.label(), |ui| menu_ui(ui, *menu, editor, out));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            submit_ui(ui, editor, out);
            if ui.available_width() > 120.0 {
                search_ui(ui, editor, out);
            }
        });
    });
}

fn menu_ui(ui: &mut Ui, menu: Menu, editor: &Editor, out: &mut Vec<Message>) {
    ui.set_min_width(220.0);
    for (index, group) in menu.commands().into_iter().enumerate() {
        if index > 0 {
            ui.separator();
        }
        for command in group {
            item_ui(ui, command, editor, out);
            if command == Command::Open {
                recent_ui(ui, editor, out);
            }
        }
    }
}

fn item_ui(ui: &mut Ui, command: Command, editor: &Editor, out: &mut Vec<Message>) {
    let keys = editor.keymap().shortcut(command);
    let keys = keys.map_or_else(String::new, |keys| ui.ctx().format_shortcut(&keys));
    let button = match is_on(command, editor) {
        None => Button::new(command.label()),
        // The check mark takes its space when it is off, too.
        Some(on) => {
            let mark = Icon::Check.text();
            let mark = if on {
                mark
            } else {
                mark.color(Color32::TRANSPARENT)
            };
            Button::new((mark, command.label())).selected(on)
        }
    };
    let button = button.shortcut_text(keys);
    let unavailable = command.unavailable(editor);
    let item = ui
        .add_enabled(unavailable.is_none(), button)
        .accessible_name(command.label())
        .on_hover_text(command.help());
    if item
        .on_disabled_hover_text(unavailable.unwrap_or_default())
        .clicked()
    {
        out.push(Message::Run(command));
        ui.close();
    }
}

fn recent_ui(ui: &mut Ui, editor: &Editor, out: &mut Vec<Message>) {
    let recent = &editor.settings().recent;
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        ui.menu_button("Open recent", |ui| {
            for recent in recent {
                let button = Button::new(recent.file.title());
                if ui.add(button).on_hover_text(recent.file.place()).clicked() {
                    out.push(FileMessage::OpenFiles(vec![recent.file.clone()]).into());
                    ui.close();
                }
            }
        });
    });
}

/// True if what the command switches is on and seen; `None` if it switches nothing.
fn is_on(command: Command, editor: &Editor) -> Option<bool> {
    Some(match command {
        Command::ToggleSections => editor.shows_sections(),
        Command::TogglePane(pane) => editor.shows_pane(pane),
        Command::LightTheme => editor.settings().theme == Theme::Light,
        Command::DarkTheme => editor.settings().theme == Theme::Dark,
        Command::SystemTheme => editor.settings().theme == Theme::System,
        _ => return None,
    })
}

fn submit_ui(ui: &mut Ui, editor: &Editor, out: &mut Vec<Message>) {
    let Some(template) = editor.active() else {
        return;
    };
    let submission = editor.submission(template.id());
    let is_running = submission.is_some_and(Submission::is_running);
    // As wide in both states, so that what stands beside it stays where it is; the time is told at the bottom.
    let (icon, help) = if is_running {
        (Icon::Timer, "Show the submission that is on its way")
    } else {
        (Icon::Send, Command::Submit.help())
    };
    ui.add_enabled_ui(Command::Submit.is_available(editor), |ui| {
        // The menu bar's narrow padding is for its menus, not for this button.
        ui.spacing_mut().button_padding = egui::vec2(metrics::RELATED, metrics::TIGHT);
        let button = ActionButton::primary(Command::Submit.label()).icon(icon);
        if ui.add(button).on_hover_text(help).clicked() {
            out.push(Message::Run(Command::Submit));
        }
    });
}

/// Width that the long label of the search button needs.
const SEARCH_WIDTH: f32 = 290.0;

/// Search button: looks like a field and opens the palette.
fn search_ui(ui: &mut Ui, editor: &Editor, out: &mut Vec<Message>) {
    let keys = editor.keymap().shortcut(Command::Palette);
    let keys = keys.map_or_else(String::new, |keys| ui.ctx().format_shortcut(&keys));
    let palette = Palette::of(ui);
    let words = if ui.available_width() < SEARCH_WIDTH {
        Command::Palette.label()
    } else {
        "Search commands, fields, templates…"
    };
    let words = text::secondary(words).color(palette.text_quiet);
    let button = Button::new(words)
        .shortcut_text(keys)
        .min_size(egui::vec2(ui.available_width().min(340.0), 28.0));
    if ui
        .add(button)
        .on_hover_text(Command::Palette.help())
        .clicked()
    {
        out.push(Message::Run(Command::Palette));
    }
}
