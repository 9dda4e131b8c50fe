//! A window in which nothing happens draws nothing, whatever stands over it.

use std::fs;
use std::net::TcpListener;
use std::time::Duration;

use egui::{Key, Modifiers, ViewportId};
use job_template_editor::editor::{
    Command, DeskMessage, Level, NoticeMessage, OperationMessage, Overlay, Question, Reply, Signer,
};

use crate::support::{Window, template_file};

const TEXT: &str = "{\"jobTemplateId\": \"a\", \"description\": \"d\", \"document\": \"{}\"}";

/// For how long the window is left alone.
const SECONDS: f64 = 10.0;
/// A text cursor comes and goes, which is two frames a second.
const OF_A_CURSOR: usize = 20;
/// A clock that tells seconds.
const OF_A_CLOCK: usize = 10;

/// Frames after which the window counts as never coming to rest.
const MOST: usize = 1000;
/// A job that ends meanwhile, such as the one that looks for profiles, has something to show.
const OF_A_JOB: usize = 1;

/// Number of frames that the window asks for by itself while nobody does anything.
fn frames(window: &mut Window) -> usize {
    assert!(window.harness.run_ok().is_some(), "it never comes to rest");
    let mut now = window.harness.ctx.input(|input| input.time);
    let end = now + SECONDS;
    let mut frames = 0;
    loop {
        let root = &window.harness.output().viewport_output[&ViewportId::ROOT];
        let delay = root.repaint_delay;
        assert!(frames < MOST, "frame after frame");
        now += delay.min(Duration::from_hours(1)).as_secs_f64();
        if now > end {
            break frames;
        }
        window.harness.input_mut().time = Some(now);
        window.harness.step();
        frames += 1;
    }
}

fn run(window: &mut Window, command: Command) {
    window.harness.state_mut().editor_mut().run(command);
    window.harness.run_steps(3);
}

#[test]
fn no_overlay_draws_the_window_without_a_reason() {
    for (command, most) in [
        (None, 0),
        (Some(Command::Palette), OF_A_CURSOR),
        (Some(Command::Shortcuts), 0),
        (Some(Command::Submit), OF_A_JOB),
        (Some(Command::Start), 0),
    ] {
        let (_folder, path) = template_file(TEXT);
        let mut window = Window::open(&[&path]);
        if let Some(command) = command {
            run(&mut window, command);
        }
        let frames = frames(&mut window);
        assert!(frames <= most, "{command:?}: {frames} frames");
    }
    let mut nothing_open = Window::open(&[]);
    assert_eq!(frames(&mut nothing_open), 0);
}

#[test]
fn a_search_that_was_typed_or_walked_through_comes_to_rest_too() {
    let (_folder, path) = template_file(TEXT);
    let mut window = Window::open(&[&path]);
    run(&mut window, Command::Palette);
    for key in [Key::ArrowDown, Key::PageDown, Key::ArrowUp] {
        window.press(Modifiers::NONE, key);
    }
    assert!(frames(&mut window) <= OF_A_CURSOR);
    window.harness.event(egui::Event::Text("zoom".to_owned()));
    window.harness.run_steps(2);
    assert!(frames(&mut window) <= OF_A_CURSOR);
}

#[test]
fn no_question_draws_the_window_without_a_reason() {
    type Ask = fn(&mut Window, &std::path::Path);
    let asked: [(&str, usize, Ask); 5] = [
        ("Unsaved", 0, |window, _| run(window, Command::Close)),
        ("ChangedOnDisk", 0, |window, path| {
            fs::write(path, "{}").unwrap();
            run(window, Command::Save);
        }),
        ("NotSaved", 0, |window, path| {
            window.dialogs.choose(&path.join("below a file"));
            run(window, Command::SaveAs);
        }),
        ("Exists", 0, |window, path| {
            let other = path.with_file_name("other.json");
            fs::write(&other, "{}").unwrap();
            window.dialogs.fail();
            run(window, Command::SaveAs);
            window.until(|editor| editor.question().is_some());
            let reply = Reply::Path(other.display().to_string());
            let editor = window.harness.state_mut().editor_mut();
            editor.handle(DeskMessage::Reply(reply));
        }),
        ("Path", OF_A_CURSOR, |window, _| {
            window.dialogs.fail();
            run(window, Command::SaveAs);
        }),
    ];
    for (name, most, ask) in asked {
        let (_folder, path) = template_file(TEXT);
        let mut window = Window::open(&[&path]);
        window.type_into("Description", "1");
        ask(&mut window, &path);
        window.until(|editor| editor.question().is_some());
        let question = format!("{:?}", window.editor().question().unwrap());
        assert!(question.starts_with(name), "{question}");
        let frames = frames(&mut window);
        assert!(frames <= most, "{name}: {frames} frames");
    }
}

#[test]
fn while_something_is_sent_unseen_only_its_clock_is_drawn() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let (_folder, path) = template_file(TEXT);
    let mut window = Window::open(&[&path]);
    let editor = window.harness.state_mut().editor_mut();
    let mut target = editor.connection().settings.clone();
    target.own_endpoint = true;
    target.endpoint_url = format!("http://{}", silent.local_addr().unwrap());
    target.signer = Signer::Nobody;
    editor.handle(OperationMessage::Connect(target));
    editor.run(Command::Submit);
    let id = editor.operations()[0].id;
    editor.handle(OperationMessage::Send(id));
    editor.handle(OperationMessage::CloseSheet(id));
    // Until it is under way, there is something new to draw.
    let _connection = silent.accept().unwrap();
    window.harness.run_steps(3);
    assert!(window.editor().is_submitting());
    assert!(frames(&mut window) <= OF_A_CLOCK + OF_A_JOB);
    run(&mut window, Command::Quit);
    let asked = Overlay::Question(Question::StillSending);
    assert_eq!(window.editor().overlay(), Some(&asked));
    assert!(frames(&mut window) <= OF_A_CLOCK + OF_A_JOB);
}

#[test]
fn a_notice_is_drawn_when_it_comes_and_when_it_goes() {
    for (level, most) in [
        (Level::Failed, 0),
        (Level::News, 0),
        // It goes by the editor's own clock, which stands still here: it is looked after again when it should be over.
        (Level::Done, 2),
        (Level::Info, 2),
    ] {
        let (_folder, path) = template_file(TEXT);
        let mut window = Window::open(&[&path]);
        let editor = window.harness.state_mut().editor_mut();
        editor.handle(NoticeMessage::Tell(level, "Something".to_owned()));
        window.harness.run_steps(3);
        assert!(window.sees("Something"));
        let frames = frames(&mut window);
        assert!(frames <= most + OF_A_JOB, "{level:?}: {frames} frames");
    }
}
