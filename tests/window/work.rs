//! Working on a template: forms, JSON, problems, undo, commands.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use job_template_editor::editor::open::OpenTemplate;
use job_template_editor::editor::{Command, DeskMessage, Message, OwnKeys, Settings};
use job_template_editor::template::pointer::Pointer;
use job_template_editor::template::problem::Code;
use job_template_editor::template::section::Section;

use crate::support::{Window, template_file};

const WRONG: &str = "{\n  \"jobTemplateId\": \"bad id!\",\n  \"description\": \"d\",\n  \"document\": \"{}\",\n  \"timeoutConfig\": {\n    \"inProgressTimeoutInMinutes\": \"60\"\n  }\n}\n";

#[test]
fn the_first_screen_leads_to_a_template_with_one_click() {
    let mut window = Window::open(&[]);
    window.click("New template");
    assert_eq!(window.text(), "{}\n");
    assert!(window.editor().active().unwrap().counts().errors >= 3);
}

#[test]
fn undo_and_redo_go_over_forms_and_json_alike() {
    let (_folder, path) = template_file(WRONG);
    let mut window = Window::open(&[&path]);
    window.type_into("Description", "1");
    let typed = window.text();
    window
        .harness
        .state_mut()
        .editor_mut()
        .run(Command::FormatJson);
    window
        .harness
        .state_mut()
        .editor_mut()
        .run(Command::FixAllSafe);
    window.press(Modifiers::NONE, Key::F8);
    while window.text() != WRONG {
        window.press(Modifiers::COMMAND, Key::Z);
    }
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.text(), typed);
    window.press(Modifiers::COMMAND, Key::Y);
    assert_ne!(window.text(), typed);
}

/// A key as a keyboard writes it, and where it stands on that keyboard.
fn key_event(key: Key, place: Key, modifiers: Modifiers, pressed: bool) -> egui::Event {
    egui::Event::Key {
        key,
        physical_key: Some(place),
        pressed,
        repeat: false,
        modifiers,
    }
}

#[test]
fn keys_that_come_faster_than_pictures_all_count() {
    let (_folder, path) = template_file(WRONG);
    let mut window = Window::open(&[&path]);
    let run = |window: &mut Window, command| window.harness.state_mut().editor_mut().run(command);
    run(&mut window, Command::FormatJson);
    run(&mut window, Command::FixAllSafe);
    assert_ne!(window.text(), WRONG);
    let undo = Modifiers::COMMAND;
    let events = [true, false, true, false].map(|pressed| key_event(Key::Z, Key::Z, undo, pressed));
    window.harness.input_mut().events.extend(events);
    window.harness.run_steps(2);
    assert_eq!(window.text(), WRONG);
}

#[test]
fn a_digit_is_meant_by_its_key_whatever_else_the_keyboard_writes_with_it() {
    let (_folder, path) = template_file(WRONG);
    let mut window = Window::open(&[&path]);
    assert!(!window.sees(Section::ALL[3].purpose()));
    // Where a French keyboard has 4.
    let event = key_event(Key::Quote, Key::Num4, Modifiers::COMMAND, true);
    window.harness.input_mut().events.push(event);
    window.harness.run_steps(3);
    assert!(window.sees(Section::ALL[3].purpose()));
    assert_eq!(window.text(), WRONG);
}

#[test]
fn a_click_on_a_problem_shows_its_field() {
    let (_folder, path) = template_file(WRONG);
    let mut window = Window::open(&[&path]);
    window
        .harness
        .state_mut()
        .editor_mut()
        .run(Command::GoTo(Section::Tags));
    window.harness.run_steps(3);
    let place = "Timeout › In progress for";
    let row = format!("Error: {place}");
    window.harness.get_by_label_contains(&row).click();
    window.harness.run_steps(6);
    assert!(window.field("In progress for").is_focused());
}

#[test]
fn a_fix_mends_its_problem() {
    let (_folder, path) = template_file(WRONG);
    let mut window = Window::open(&[&path]);
    let before = window.editor().active().unwrap().counts().errors;
    let pointer = Pointer::parse("/timeoutConfig/inProgressTimeoutInMinutes").unwrap();
    let problem = window
        .editor()
        .active()
        .unwrap()
        .problem_at(&pointer)
        .unwrap()
        .clone();
    window.click(&problem.fix.unwrap().label);
    assert!(
        window
            .text()
            .contains("\"inProgressTimeoutInMinutes\": 60\n")
    );
    assert!(window.editor().active().unwrap().counts().errors < before);
}

#[test]
fn all_safe_fixes_are_counted_and_undone_at_once() {
    let text = r#"{"jobTemplateID": "bad id!", "description": "d", "document": "{}", "tags": [{"key": "a", "value": "b"}]}"#;
    let (_folder, path) = template_file(text);
    let mut window = Window::open(&[&path]);
    window.click("Fix all safe ones");
    assert_eq!(
        window.text(),
        r#"{"jobTemplateId": "bad id!", "description": "d", "document": "{}", "tags": [{"Key": "a", "Value": "b"}]}"#
    );
    assert!(window.sees("6 fixed, 1 left"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.text(), text);
}

#[test]
fn a_problem_leads_to_the_page_about_its_rule() {
    let (_folder, path) = template_file(WRONG);
    let mut window = Window::open(&[&path]);
    window.click("Explain bad-character");
    assert!(window.sees("A character that the member can't hold."));
    assert!(window.sees("Why it matters"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("Why it matters"));
    assert_eq!(window.text(), WRONG);
    for code in Code::ALL {
        let editor = window.harness.state_mut().editor_mut();
        editor.handle(DeskMessage::Explain(*code));
        window.harness.run_steps(2);
        // Code stands in a type of its own there, without its marks.
        let summary = code.page().summary().replace('`', "");
        assert!(window.sees(&summary), "{code}");
        window.press(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn a_role_that_is_needed_is_not_taken_out_to_mend_it() {
    let empty_role = r#"{"jobTemplateId": "a", "description": "d", "document": "{}", "presignedUrlConfig": {"roleArn": "", "expiresInSec": 60}}"#;
    let (_folder, path) = template_file(empty_role);
    let mut window = Window::open(&[&path]);
    assert_eq!(window.editor().active().unwrap().counts().errors, 1);
    let editor = window.harness.state_mut().editor_mut();
    editor.handle(Message::Run(Command::FixAllSafe));
    window.harness.run_steps(2);
    assert_eq!(window.text(), empty_role);
}

#[test]
fn every_section_can_be_reached_by_its_keys_and_shows_without_a_panic() {
    let (_folder, path) = template_file(WRONG);
    let mut window = Window::open(&[&path]);
    for size in [
        [1280.0, 800.0],
        [1000.0, 640.0],
        [600.0, 480.0],
        [3840.0, 2160.0],
    ] {
        window.harness.set_size(size.into());
        for section in Section::ALL {
            window
                .harness
                .state_mut()
                .editor_mut()
                .handle(Message::Run(Command::GoTo(*section)));
            window.harness.run_steps(3);
        }
    }
}

#[test]
fn several_templates_stand_in_tabs() {
    let mut window = Window::open(&[]);
    window.press(Modifiers::COMMAND, Key::N);
    window.press(Modifiers::COMMAND, Key::N);
    let ids: Vec<_> = window
        .editor()
        .templates()
        .iter()
        .map(OpenTemplate::id)
        .collect();
    assert_eq!(window.editor().active().unwrap().id(), ids[1]);
    window.press(Modifiers::COMMAND, Key::PageDown);
    assert_eq!(window.editor().active().unwrap().id(), ids[0]);
    window.click("Close untitled-1");
    assert_eq!(window.editor().templates().len(), 1);
}

#[test]
fn the_focus_stays_in_its_field_and_each_template_has_its_own_cursor() {
    for (field, text) in [
        ("Description", "one"),
        ("Job document", "{}"),
        ("Template as JSON", "{\n  \"jobTemplateId\": \"\"\n}"),
    ] {
        let mut window = Window::open(&[]);
        window.press(Modifiers::COMMAND, Key::N);
        window.press(Modifiers::COMMAND, Key::N);
        if field == "Job document" {
            for _ in 0..2 {
                window.press(Modifiers::COMMAND, Key::Num2);
                window.press(Modifiers::COMMAND, Key::PageDown);
            }
        }
        let keys = |window: &mut Window, text: &str| {
            window.harness.event(egui::Event::Text(text.to_owned()));
            window.harness.run_steps(3);
        };
        window.field(field).focus();
        window.harness.run_steps(3);
        window.press(Modifiers::COMMAND, Key::A);
        keys(&mut window, text);
        window.press(Modifiers::COMMAND | Modifiers::CTRL, Key::Home);
        window.press(Modifiers::COMMAND, Key::PageDown);
        assert!(window.field(field).is_focused(), "{field}");
        window.press(Modifiers::COMMAND, Key::A);
        keys(&mut window, "12345");
        window.press(Modifiers::COMMAND, Key::PageDown);
        assert!(window.field(field).is_focused(), "{field}");
        keys(&mut window, " ");
        let expected = format!(" {text}");
        assert_eq!(window.field(field).value(), Some(expected), "{field}");
        window.press(Modifiers::COMMAND, Key::PageDown);
        assert_eq!(window.field(field).value(), Some("12345".to_owned()));
    }
}

#[test]
fn a_window_in_which_nothing_happens_draws_nothing() {
    let (_folder, path) = template_file(WRONG);
    let mut window = Window::open(&[&path]);
    for section in Section::ALL {
        window
            .harness
            .state_mut()
            .editor_mut()
            .run(Command::GoTo(*section));
        assert!(
            window.harness.run_ok().is_some(),
            "{section:?} asks for frame after frame"
        );
    }
}

#[test]
fn a_command_that_can_not_run_does_not() {
    let mut window = Window::open(&[]);
    for command in Command::all() {
        if !command.is_available(window.editor()) {
            window.harness.state_mut().editor_mut().run(command);
            window.harness.run_steps(1);
        }
    }
    assert!(window.editor().templates().is_empty() && window.editor().operations().is_empty());
}

#[test]
fn the_arrows_walk_through_the_problems_and_enter_leads_to_one() {
    let (_folder, path) = template_file(WRONG);
    let mut window = Window::open(&[&path]);
    let row = |window: &Window, words: &str| {
        let row = window.harness.get_by_label_contains(words);
        row.is_focused()
    };
    window
        .harness
        .get_by_label_contains("Error: Template ID")
        .focus();
    window.harness.run_steps(2);
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert!(row(&window, "Error: Timeout › In progress for"));
    window.press(Modifiers::NONE, Key::Home);
    assert!(row(&window, "Error: Template ID"));
    window.press(Modifiers::NONE, Key::End);
    window.press(Modifiers::NONE, Key::Enter);
    window.harness.run_steps(4);
    assert!(window.field("In progress for").is_focused());
}

#[test]
fn the_focus_comes_back_when_what_stood_over_the_template_goes() {
    let (_folder, path) = template_file(WRONG);
    let mut window = Window::open(&[&path]);
    window.type_into("Description", "1");
    window.press(Modifiers::COMMAND, Key::K);
    window.press(Modifiers::NONE, Key::Escape);
    window.harness.run_steps(2);
    assert!(window.field("Description").is_focused());
    // Also when it was used to go to another template.
    let wrong = window.editor().active().unwrap().id();
    window.press(Modifiers::COMMAND, Key::N);
    window.type_into("Description", "2");
    window.press(Modifiers::COMMAND, Key::K);
    window.harness.run_steps(2);
    let words = egui::Event::Text("previous template".to_owned());
    window.harness.event(words);
    window.harness.run_steps(2);
    window.press(Modifiers::NONE, Key::Enter);
    window.harness.run_steps(2);
    assert_eq!(window.editor().active().unwrap().id(), wrong);
    assert!(window.field("Description").is_focused());
}

#[test]
fn undo_leaves_the_template_alone_while_the_sheet_covers_it() {
    let (_folder, path) = template_file(WRONG);
    let mut window = Window::open(&[&path]);
    window.type_into("Description", "1");
    let typed = window.text();
    window.press(Modifiers::COMMAND, Key::Enter);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.text(), typed);
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.text(), WRONG);
}

#[test]
fn cut_and_copy_by_the_menu_take_what_was_selected() {
    let (_folder, path) = template_file(WRONG);
    let mut window = Window::open(&[&path]);
    window.field("Description").focus();
    window.harness.run_steps(2);
    window.press(Modifiers::COMMAND, Key::A);
    window
        .harness
        .get_by_role_and_label(Role::Button, "Edit")
        .click();
    window.harness.run_steps(3);
    window.harness.state_mut().editor_mut().run(Command::Cut);
    window.harness.run_steps(1);
    // What the window makes of the command that it is sent.
    window.harness.event(egui::Event::Cut);
    window.harness.run_steps(3);
    assert!(window.text().contains("\"description\": \"\""));
}

#[test]
fn keys_of_the_settings_run_their_commands_and_what_is_no_key_is_told() {
    let keys = OwnKeys::from([
        ("toggle-sections".to_owned(), "Ctrl+J".into()),
        ("open".to_owned(), "Ctrl+Foo".into()),
        ("brew".to_owned(), "Ctrl+B".into()),
    ]);
    let settings = Settings {
        keys,
        ..Settings::default()
    };
    let (_folder, path) = template_file("{}");
    let mut window = Window::with_settings(settings, &[&path]);
    window.until(|editor| editor.active().is_some());
    let told = "Keys of your own: no command is called “brew”; “Ctrl+Foo” for open is no key";
    assert!(window.sees(told));
    assert!(window.sees("Software packages") && window.sees("Template as JSON"));
    window.press(Modifiers::COMMAND, Key::J);
    assert!(!window.sees("Software packages"));
    assert!(window.sees("Template as JSON"));
    window.press(Modifiers::NONE, Key::F1);
    assert_eq!(window.harness.query_all_by_label("Ctrl+J").count(), 1);
}
