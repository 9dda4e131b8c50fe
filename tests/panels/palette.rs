//! The command palette, and the table of shortcuts.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use job_template_editor::editor::{Command, Editor, Message, Overlay, Theme};
use job_template_editor::ui::panels::palette::{PaletteMemory, palette_ui};
use job_template_editor::ui::panels::shortcuts::shortcuts_ui;

use super::Desk;
use super::desk::desk;

const SEARCH: &str = "Search commands, fields, templates and problems";

type Search = Harness<'static, Desk<PaletteMemory>>;

fn shows(editor: &Editor, overlay: &Overlay) -> bool {
    editor.overlay() == Some(overlay)
}

fn opened() -> Search {
    let mut harness = desk::<PaletteMemory>(|ui, editor, memory, out| {
        if shows(editor, &Overlay::Palette) {
            palette_ui(ui, editor, memory, out);
        }
    });
    open(&mut harness);
    harness
}

fn open(harness: &mut Search) {
    harness
        .state_mut()
        .editor
        .handle(Message::Run(Command::Palette));
    harness.run_ok();
}

fn search(harness: &mut Search, words: &str) {
    harness.get_by_label(SEARCH).type_text(words);
    harness.run_ok();
}

#[test]
fn what_is_found_is_run_by_enter() {
    let mut harness = opened();
    search(&mut harness, "dark");
    harness.key_press(Key::Enter);
    harness.run_ok();
    assert_eq!(harness.state().editor.settings().theme, Theme::Dark);
    assert!(!shows(&harness.state().editor, &Overlay::Palette));
}

#[test]
fn arrows_choose_and_escape_closes() {
    let mut harness = opened();
    search(&mut harness, "zoom");
    harness.key_press(Key::ArrowDown);
    harness.run_ok();
    harness.key_press(Key::Enter);
    harness.run_ok();
    assert!(harness.state().editor.settings().zoom < 1.0);

    open(&mut harness);
    assert!(harness.get_by_label(SEARCH).is_focused());
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert!(!shows(&harness.state().editor, &Overlay::Palette));
}

#[test]
fn what_cannot_be_done_does_not_appear() {
    let mut harness = opened();
    search(&mut harness, "undo");
    assert!(harness.query_by_label_contains("Undo").is_none());
    harness.get_by_label("Nothing is called so");
}

#[test]
fn every_command_that_can_be_done_is_found() {
    let mut harness = opened();
    harness.state_mut().open("{}");
    let not_from_here = [
        Command::Palette,
        Command::Cut,
        Command::Copy,
        Command::Paste,
    ];
    harness.run_ok();
    for command in Command::here() {
        let is_wanted =
            command.is_available(&harness.state().editor) && !not_from_here.contains(&command);
        let name = format!("{}, ", command.label());
        let found = harness.query_all_by_label_contains(&name).next().is_some();
        assert!(found || !is_wanted, "{command:?}");
    }
}

#[test]
fn fields_templates_and_problems_are_found() {
    let mut harness = opened();
    open(&mut harness);
    harness.state_mut().open("{}");
    harness.state_mut().open(r#"{"jobTemplateId": "a b"}"#);
    for (words, look) in [
        (
            "minNumberOfExecuted",
            "/abortConfig/criteriaList/0/minNumberOfExecutedThings",
        ),
        ("template id hold", "/jobTemplateId"),
    ] {
        open(&mut harness);
        search(&mut harness, words);
        harness.key_press(Key::Enter);
        harness.run_ok();
        assert_eq!(harness.state().template().look().unwrap(), look);
    }
    let second = harness.state().template().id();
    open(&mut harness);
    search(&mut harness, "dropped");
    harness.key_press(Key::Enter);
    harness.run_ok();
    assert_ne!(harness.state().template().id(), second);
    open(&mut harness);
    search(&mut harness, "reboot devices");
    harness.key_press(Key::Enter);
    harness.run_ok();
    assert_eq!(harness.state().editor.templates().len(), 3);
}

#[test]
fn every_command_stands_in_the_table_with_its_keys() {
    let mut harness = desk::<()>(|ui, editor, (), out| {
        if shows(editor, &Overlay::Shortcuts) {
            shortcuts_ui(ui, editor.keymap(), out);
        }
    });
    harness
        .state_mut()
        .editor
        .handle(Message::Run(Command::Shortcuts));
    harness.run_ok();
    for command in Command::here() {
        assert!(
            harness.query_all_by_label(command.label()).next().is_some(),
            "{command:?}"
        );
    }
    harness.get_by_label("Close the table").click();
    harness.run_ok();
    assert!(!shows(&harness.state().editor, &Overlay::Shortcuts));
}
