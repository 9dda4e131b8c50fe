//! What the README says of the program is what the program says of itself.

use egui::ModifierNames;
use job_template_editor::editor::{Command, Keyboard};

const README: &str = include_str!("../README.md");

#[test]
fn the_table_of_shortcuts_is_that_of_the_commands() {
    let keys = |command: Command, keyboard| {
        let shortcut = command.shortcut_on(keyboard)?;
        Some(shortcut.format(&ModifierNames::NAMES, false))
    };
    let row = |command: Command| {
        let desktop = keys(command, Keyboard::Desktop)?;
        let browser = if command.is_for_windows() {
            "the browser's own".to_owned()
        } else {
            keys(command, Keyboard::Browser)?
        };
        let does = match command {
            Command::GoTo(section) => format!("Go to {}", section.label()),
            _ => command.help().to_owned(),
        };
        Some(format!("| {does} | {desktop} | {browser} |"))
    };
    let rows: Vec<String> = Command::all().filter_map(row).collect();
    let table = rows.join("\n");
    assert!(README.contains(&table), "the table should be\n{table}");
}
