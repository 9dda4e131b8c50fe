//! What the README says of the program is what the program says of itself.

use egui::ModifierNames;
use job_template_editor::editor::Command;

const README: &str = include_str!("../README.md");

#[test]
fn the_table_of_shortcuts_is_that_of_the_commands() {
    let rows: Vec<String> = Command::all()
        .filter_map(|command| Some((command, command.shortcut()?)))
        .map(|(command, shortcut)| {
            let keys = shortcut.format(&ModifierNames::NAMES, false);
            let does = match command {
                Command::GoTo(section) => format!("Go to {}", section.label()),
                _ => command.help().to_owned(),
            };
            format!("| {does} | {keys} |")
        })
        .collect();
    let table = rows.join("\n");
    assert!(README.contains(&table), "the table should be\n{table}");
}
