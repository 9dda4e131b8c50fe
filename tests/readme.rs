//! What the README says of the program is what the program says of itself.

use egui::ModifierNames;
use job_template_editor::editor::{Command, Keyboard, Keymap, Menu, OwnKeys};

const README: &str = include_str!("../README.md");

/// The README on one line.
fn flowing() -> String {
    README.split_whitespace().collect::<Vec<_>>().join(" ")
}

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

#[test]
fn the_example_of_own_keys_is_one_that_works() {
    let after = README.split_once("`keys.json`").unwrap().1;
    let example = after.split_once("```json").unwrap().1;
    let example = example.split_once("```").unwrap().0;
    let own: OwnKeys = serde_json::from_str(example).unwrap();
    assert!(own.len() > 1);
    for keyboard in [Keyboard::Desktop, Keyboard::Browser, Keyboard::MacBrowser] {
        let keymap = Keymap::new(keyboard, &own);
        assert_eq!(keymap.faults(), []);
        for (name, keys) in &own {
            let shortcut = keymap.shortcut(Command::named(name).unwrap());
            let shown = shortcut.map(|keys| keys.format(&ModifierNames::NAMES, false));
            assert_eq!(shown.unwrap_or_default(), *keys, "{name}");
        }
    }
}

#[test]
fn every_command_is_named_that_can_have_keys_of_ones_own() {
    let is_alone =
        |command: &Command| !matches!(command, Command::TogglePane(_) | Command::GoTo(_));
    let free = Command::all().filter(|command| !command.is_for_texts() && is_alone(command));
    let names: Vec<_> = free
        .map(|command| format!("`{}`", command.name()))
        .collect();
    let names = format!(
        "The commands that can have other keys are called {}; ",
        names.join(", ")
    );
    assert!(
        flowing().contains(&names),
        "the sentence should be\n{names}"
    );
    for example in ["toggle-json", "go-to-job-document"] {
        assert!(Command::named(example).is_some() && README.contains(&format!("`{example}`")));
    }
}
