//! The submit sheet over the form.

use egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::kittest::Queryable;
use job_template_editor::editor::{
    Command, ConnectionSettings, Editor, Level, NoticeMessage, OperationMessage, Settings, Signer,
};

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
    assert!(window.sees("first: cancelled"));
    let notices = window.editor().notices();
    let cancelled = notices
        .iter()
        .find(|notice| notice.message.starts_with("Cancelled"));
    assert_eq!(cancelled.unwrap().level, Level::Info);
    assert!(window.editor().is_submitting());
    window.click("Cancel second");
    server.wait_for_departure();
    assert!(!window.editor().is_submitting());
}

/// Moves the pointer onto the button, presses and lifts, as fast as events come: in as many frames as there are lists.
fn click_at_once(window: &mut Window, label: &str, frames: usize) {
    let at = window.harness.get_by_label(label).rect().center();
    let button = |pressed| Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let events = [Event::PointerMoved(at), button(true), button(false)];
    for some in events.chunks(events.len().div_ceil(frames)) {
        window
            .harness
            .input_mut()
            .events
            .extend(some.iter().cloned());
        window.harness.run_steps(1);
    }
}

#[test]
fn the_sheet_is_in_its_place_at_once_so_that_no_click_is_lost() {
    for frames in [1, 2, 3] {
        let (_folder, path) = template_file(TEXT);
        let no_bucket = "<Error><Code>NoSuchBucket</Code></Error>";
        let server = FaultyServer::start([Reply::new(404, no_bucket), Reply::hang()]);
        let mut window = window_to(&server, &[&path]);
        window.harness.set_size(egui::vec2(1280.0, 800.0));
        window.press(Modifiers::COMMAND, Key::Enter);
        click_at_once(&mut window, "Create template", frames);
        server.wait_for_arrival();
        window.until(|editor| !editor.is_submitting());
        // The second half of a double click is no click on the answer's buttons.
        window.harness.run_steps(10);
        click_at_once(&mut window, "Use test keys", frames);
        window.harness.run_steps(1);
        let place = window.harness.get_by_label("Create template").rect();
        click_at_once(&mut window, "Create template", frames);
        assert!(window.editor().is_submitting(), "{frames} frames, {place}");
        server.wait_for_arrival();
    }
}

#[test]
fn a_template_without_id_leaves_no_gap_in_the_header() {
    let (_folder, path) = template_file("{}");
    let mut window = Window::open(&[&path]);
    window.press(Modifiers::COMMAND, Key::Enter);
    let close = window.harness.get_by_label(SHEET).rect();
    let next = window
        .harness
        .get_by_label_contains("keep the template from");
    let gap = next.rect().top() - close.bottom();
    assert!(gap < 48.0, "{gap} points");
}

#[test]
fn what_stands_beside_the_submit_button_stays_where_it_is_while_a_template_is_sent() {
    let (_folder, path) = template_file(TEXT);
    let server = FaultyServer::start([Reply::hang()]);
    let mut window = window_to(&server, &[&path]);
    let place = |window: &Window| {
        let search = window.harness.get_by_label_contains("Search commands");
        search.rect()
    };
    let before = place(&window);
    window.press(Modifiers::COMMAND, Key::Enter);
    window.click("Create template");
    server.wait_for_arrival();
    assert!(window.editor().is_submitting());
    assert_eq!(place(&window), before);
}

#[test]
fn a_notice_tells_of_each_sheet_once_until_it_is_seen_and_never_stands_over_it() {
    let (_one, first) = template_file(&TEXT.replace("\"a\"", "\"first\""));
    let (_two, second) = template_file(&TEXT.replace("\"a\"", "\"second\""));
    let conflict = Reply::new(
        409,
        r#"{"__type":"ConflictException","message":"It exists."}"#,
    );
    let server = FaultyServer::start([conflict]);
    let mut window = window_to(&server, &[&first, &second]);
    window.harness.set_size(egui::vec2(600.0, 800.0));
    // Sent twice, and hidden each time before the answer is there.
    for _ in 0..2 {
        window.press(Modifiers::COMMAND, Key::Enter);
        let id = window.editor().shown_sheet().unwrap().id;
        let editor = window.harness.state_mut().editor_mut();
        editor.handle(OperationMessage::Send(id));
        editor.handle(OperationMessage::CloseSheet(id));
        window.until(|editor| !editor.is_submitting());
        let told = |editor: &Editor| {
            let told = editor.notices().iter();
            told.filter(|notice| notice.message.contains("see the submit sheet"))
                .count()
        };
        assert_eq!(told(window.editor()), 1);
        window.click("Show the answer");
        assert!(window.sees("ConflictException (409)"));
        assert_eq!(told(window.editor()), 0);
        window.press(Modifiers::NONE, Key::Escape);
    }
    let tell = NoticeMessage::Tell(Level::Failed, "Something else ".repeat(30));
    window.harness.state_mut().editor_mut().handle(tell);
    window.press(Modifiers::COMMAND, Key::Enter);
    let notice = window
        .harness
        .get_by_label_contains("Something else")
        .rect();
    let top = window.harness.ctx.layer_id_at(notice.center()).unwrap();
    assert_eq!(top.id, egui::Id::unique("submit sheet"));
}
