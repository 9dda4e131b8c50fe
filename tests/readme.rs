//! What the README says of the program is what the program says of itself.

use egui::ModifierNames;
use job_template_editor::editor::{Command, Keyboard, Keymap, Menu, OwnKeys};

const README: &str = include_str!("../README.md");

#[test]
fn the_table_of_shortcuts_is_that_of_the_commands() {
    let keymap = |keyboard| Keymap::new(keyboard, &OwnKeys::new());
    let (desktop, browser) = (keymap(Keyboard::Desktop), keymap(Keyboard::Browser));
    let keys = |command: Command, keymap: &Keymap| {
        let shortcut = keymap.shortcut(command)?;
        Some(shortcut.format(&ModifierNames::NAMES, false))
    };
    let row = |command: Command| {
        let desktop = keys(command, &desktop)?;
        let browser = if command.is_for_windows() {
            "the browser's own".to_owned()
        } else {
            keys(command, &browser)?
        };
        let does = match command {
            Command::GoTo(section) => format!("Go to {}", section.label()),
            _ => command.help().to_owned(),
        };
        Some(format!("| {does} | {desktop} | {browser} |"))
    };
    let in_menus = Menu::ALL.iter().flat_map(|menu| menu.commands().concat());
    let rows: Vec<String> = in_menus.filter_map(row).collect();
    let table = rows.join("\n");
    assert!(README.contains(&table), "the table should be\n{table}");
    for command in Command::here() {
        let row = row(command);
        assert!(
            row.is_none_or(|row| rows.contains(&row)),
            "{command:?} has keys and no row"
        );
    }
}
