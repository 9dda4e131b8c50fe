//! The starters over open templates: nothing is done to a template that nobody sees.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use job_template_editor::editor::{Command, FileMessage, Keys, Overlay};
use job_template_editor::template::section::Section;

use crate::support::{Window, template_file};

const WRONG: &str =
    "{\"jobTemplateId\": \"a b\", \"description\": \"d\", \"document\": \"{}\", \"tags\": []}";
const SHEET: &str = "Close the submit sheet";
const BACK: &str = "Back to the open templates";

/// A template with a change that can be undone, one that can be made again, and a safe fix, under the starters.
fn covered() -> (tempfile::TempDir, std::path::PathBuf, Window) {
    let (folder, path) = template_file(WRONG);
    let mut window = Window::open(&[&path]);
    window.type_into("Description", "1");
    window.type_into("Template ID", "2");
    window.press(Modifiers::COMMAND, Key::Z);
    window.harness.state_mut().editor_mut().run(Command::Start);
    window.harness.run_steps(3);
    assert!(window.sees(BACK));
    (folder, path, window)
}

/// Whether a command is about the template that is shown.
fn is_about_the_template(command: Command) -> bool {
    match command {
        Command::Save
        | Command::SaveAs
        | Command::Close
        | Command::Submit
        | Command::Undo
        | Command::Redo
        | Command::Cut
        | Command::Copy
        | Command::Paste
        | Command::CopyJson
        | Command::CopyAwsCli
        | Command::CopyLink
        | Command::FormatJson
        | Command::FixAllSafe
        | Command::NextProblem
        | Command::PreviousProblem
        | Command::GoTo(_)
        | Command::ToggleSections
        | Command::TogglePane(_) => true,
        Command::New
        | Command::Start
        | Command::Open
        | Command::OpenClipboard
        | Command::SaveAll
        | Command::CloseAll
        | Command::Quit
        | Command::LightTheme
        | Command::DarkTheme
        | Command::SystemTheme
        | Command::ZoomIn
        | Command::ZoomOut
        | Command::ZoomReset
        | Command::Palette
        | Command::NextTemplate
        | Command::PreviousTemplate
        | Command::Shortcuts
        | Command::ServiceDocumentation => false,
    }
}

#[test]
fn what_is_about_a_template_can_not_be_done_while_it_is_not_seen() {
    let (_folder, path, mut window) = covered();
    let (text, settings) = (window.text(), window.editor().settings().clone());
    for command in Command::here() {
        let is_available = command.is_available(window.editor());
        let is_only_template = matches!(command, Command::NextTemplate | Command::PreviousTemplate);
        let expected = !is_about_the_template(command) && !is_only_template;
        assert_eq!(is_available, expected, "{command:?}");
        if is_about_the_template(command) {
            window.harness.state_mut().editor_mut().run(command);
        }
    }
    for (modifiers, key) in [
        (Modifiers::COMMAND, Key::Z),
        (Modifiers::COMMAND, Key::Y),
        (Modifiers::COMMAND, Key::S),
        (Modifiers::COMMAND, Key::W),
        (Modifiers::COMMAND, Key::Enter),
        (Modifiers::COMMAND, Key::Num4),
        (Modifiers::NONE, Key::F8),
    ] {
        window.press(modifiers, key);
    }
    assert!(window.sees(BACK), "the starters are still shown");
    assert_eq!(window.text(), text);
    assert_eq!(window.editor().settings(), &settings);
    assert_eq!(window.editor().templates().len(), 1);
    assert_eq!(window.editor().keys(), Keys::Window);
    assert_eq!(window.editor().active().unwrap().look(), None);
    assert!(!window.editor().is_saving() && window.editor().operations().is_empty());
    assert_eq!(fs::read_to_string(path).unwrap(), WRONG);
}

#[test]
fn submit_opens_no_sheet_that_nobody_sees() {
    let (_folder, _path, mut window) = covered();
    let is_enabled = |window: &Window| {
        let submit = Command::Submit.label();
        let button = window.harness.get_by_role_and_label(Role::Button, submit);
        !button.accesskit_node().is_disabled()
    };
    assert!(!is_enabled(&window));
    window.press(Modifiers::COMMAND, Key::Enter);
    assert!(window.editor().operations().is_empty());
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.sees(BACK) && window.editor().shown().is_some());
    assert!(is_enabled(&window));
    window.press(Modifiers::COMMAND, Key::Enter);
    assert!(window.sees(SHEET));
}

#[test]
fn the_search_offers_nothing_of_a_template_that_is_not_seen() {
    let (_folder, _path, mut window) = covered();
    window.press(Modifiers::COMMAND, Key::K);
    for (words, is_found) in [("Undo, ", false), ("Timeout, ", false), ("Zoom in, ", true)] {
        assert_eq!(window.sees(words), is_found, "{words}");
    }
    // The template itself is the way back to it.
    assert!(window.sees("fleet.jobtemplate.json, "));
    // Escape closes one thing at a time.
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.editor().overlay().is_none() && window.sees(BACK));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.sees(BACK));
}

#[test]
fn what_all_templates_or_another_one_are_asked_for_is_done_from_the_starters_too() {
    let (_folder, path, mut window) = covered();
    window
        .harness
        .state_mut()
        .editor_mut()
        .run(Command::SaveAll);
    window.until(|editor| !editor.active().unwrap().is_unsaved());
    assert_ne!(fs::read_to_string(path).unwrap(), WRONG);
    let id = window.editor().templates()[0].id();
    let editor = window.harness.state_mut().editor_mut();
    editor.handle(FileMessage::Activate(id));
    window.harness.run_steps(3);
    assert!(!window.sees(BACK));
}

#[test]
fn a_sheet_has_the_keys_only_over_its_own_template() {
    let (_folder, path) = template_file(WRONG);
    let mut window = Window::open(&[&path]);
    let first = window.editor().active().unwrap().id();
    window.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(window.editor().overlay(), Some(&Overlay::Submit(first)));
    // Over the sheet, the search is closed first.
    window.press(Modifiers::COMMAND, Key::K);
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.sees(SHEET));
    // Beside it, another template is worked on as always, and Escape leaves the sheet alone.
    window.press(Modifiers::COMMAND, Key::N);
    assert!(!window.sees(SHEET));
    window.type_into("Description", "typed");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.text(), "{}\n");
    window.press(Modifiers::COMMAND, Key::PageDown);
    assert!(window.sees(SHEET));
    // Under the starters it waits.
    window.harness.state_mut().editor_mut().run(Command::Start);
    window.harness.run_steps(3);
    assert!(!window.sees(SHEET));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.sees(SHEET) && !window.sees(BACK));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.sees(SHEET));
}

#[test]
fn a_section_leads_to_the_template_only_where_one_is_seen() {
    let (_folder, _path, mut window) = covered();
    let command = Command::GoTo(Section::Tags);
    assert!(!command.is_available(window.editor()));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(command.is_available(window.editor()));
}

#[test]
fn a_question_takes_the_keys_from_the_search_below_it_and_gives_them_back() {
    let (_folder, path) = template_file(WRONG);
    let mut window = Window::open(&[&path]);
    window.type_into("Description", "1");
    fs::write(&path, "{}").unwrap();
    window.harness.state_mut().editor_mut().run(Command::Save);
    window
        .harness
        .state_mut()
        .editor_mut()
        .run(Command::Palette);
    window.until(|editor| editor.question().is_some());
    window.harness.run_steps(3);
    assert_eq!(window.editor().keys(), Keys::Question);
    assert!(window.harness.get_by_label("Save as…").is_focused());
    window.press(Modifiers::COMMAND, Key::N);
    assert_eq!(
        window.editor().templates().len(),
        1,
        "nothing runs before the answer"
    );
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.editor().overlay(), Some(&Overlay::Palette));
    window
        .harness
        .event(egui::Event::Text("new template".to_owned()));
    window.harness.run_steps(2);
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.editor().templates().len(), 2);
    assert_eq!(window.editor().keys(), Keys::Window);
    assert_eq!(fs::read_to_string(path).unwrap(), "{}");
}
