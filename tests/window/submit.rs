//! The submit sheet over the form.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use job_template_editor::editor::{Command, ConnectionSettings, Settings, Signer};

use crate::faulty_server::{FaultyServer, Reply};
use crate::support::{Window, template_file};

const TEXT: &str = "{\"jobTemplateId\": \"a\", \"description\": \"d\", \"document\": \"{}\"}";
const SHEET: &str = "Close the submit sheet";

#[test]
fn keys_open_the_sheet_walk_through_it_and_close_what_is_on_top() {
    let (_folder, path) = template_file(TEXT);
    let mut window = Window::open(&[&path]);
    window.field("Description").focus();
    for _ in 0..2 {
        window.press(Modifiers::COMMAND, Key::Enter);
        assert!(window.sees(SHEET));
        for _ in 0..3 {
            window.press(Modifiers::NONE, Key::Tab);
        }
        let list = window.harness.get_by_label("Choose region");
        assert!(list.is_focused());
        window.press(Modifiers::NONE, Key::Space);
        assert!(window.sees("eu-central-1"));
        window.press(Modifiers::NONE, Key::Escape);
        assert!(window.sees(SHEET) && !window.sees("eu-central-1"));
        window.press(Modifiers::NONE, Key::Escape);
        assert!(!window.sees(SHEET));
    }
}

/// A window with these files, which sends to `server`, unsigned.
fn window_to(server: &FaultyServer, files: &[&std::path::Path]) -> Window {
    let settings = Settings {
        connection: ConnectionSettings {
            own_endpoint: true,
            endpoint_url: server.url(),
            signer: Signer::Nobody,
            ..ConnectionSettings::default()
        },
        ..Settings::default()
    };
    Window::with_settings(settings, files)
}

#[test]
fn what_is_on_its_way_stands_in_the_status_bar_with_a_way_to_show_and_to_cancel_it() {
    let (_one, first) = template_file(&TEXT.replace("\"a\"", "\"first\""));
    let (_two, second) = template_file(&TEXT.replace("\"a\"", "\"second\""));
    let server = FaultyServer::start([Reply::hang()]);
    let mut window = window_to(&server, &[&first, &second]);
    for _ in 0..2 {
        window.press(Modifiers::COMMAND, Key::Enter);
        // The sheet has found its place.
        window.harness.run_steps(20);
        window.click("Create template");
        server.wait_for_arrival();
        window.press(Modifiers::NONE, Key::Escape);
        window
            .harness
            .state_mut()
            .editor_mut()
            .run(Command::NextTemplate);
        window.harness.run_steps(2);
    }
    window.until(|editor| {
        editor
            .operations()
            .iter()
            .all(|it| it.running().unwrap().progress().is_some())
    });
    for name in ["first", "second"] {
        assert!(window.sees(&format!("{name}: Creating the template, try 1 of 3")));
    }
    window.click("Cancel first");
    server.wait_for_departure();
    assert!(window.sees("second: Creating the template"));
    assert!(!window.sees("first: Creating the template"));
    assert!(window.editor().is_submitting());
    window.click("Cancel second");
    server.wait_for_departure();
    assert!(!window.editor().is_submitting());
}
