//! Questions before anything is lost.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use job_template_editor::editor::open::Amendment;
use job_template_editor::editor::{
    Command, FileMessage, Message, Outgoing, Question, TemplateMessage,
};
use job_template_editor::template::pointer::Pointer;
use job_template_editor::ui::panels::question::question_ui;

use super::Desk;
use super::desk::desk;

type Asked = Harness<'static, Desk<()>>;

fn with_unsaved(names: &[&str]) -> Asked {
    let mut harness = desk(|ui, editor, (), out| question_ui(ui, editor, out));
    for name in names {
        let state = harness.state_mut();
        state.open("{}");
        let typed = Amendment::text(Pointer::root().child("description"), name);
        state.editor.handle(TemplateMessage::Amend(typed));
    }
    harness.run_ok();
    harness
}

fn run(harness: &mut Asked, command: Command) {
    harness.state_mut().editor.handle(Message::Run(command));
    harness.run_ok();
}

/// Goes on until a question of this kind is asked.
fn wait_for(harness: &mut Asked, asked: fn(&Question) -> bool) {
    while !harness.state().editor.question().is_some_and(asked) {
        std::thread::yield_now();
        harness.step();
    }
    harness.run_ok();
}

#[test]
fn closing_asks_and_escape_leaves_everything_as_it_is() {
    let mut harness = with_unsaved(&["a"]);
    run(&mut harness, Command::Close);
    assert!(harness.get_by_label("Save").is_focused());
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert!(harness.state().editor.question().is_none());
    assert_eq!(harness.state().editor.templates().len(), 1);

    run(&mut harness, Command::Close);
    harness.get_by_label("Don't save").click();
    harness.run_ok();
    assert!(harness.state().editor.templates().is_empty());
}

#[test]
fn closing_the_window_names_everything_that_would_be_lost() {
    let mut harness = with_unsaved(&["a", "b"]);
    harness.state_mut().editor.handle(Message::Quit);
    harness.run_ok();
    harness.get_by_label("Save 2 templates that have changed?");
    harness.get_by_label("Save none").click();
    harness.run_ok();
    assert_eq!(harness.state().outgoing, [Outgoing::CloseWindow]);
}

#[test]
fn enter_saves_and_where_there_is_no_dialog_the_path_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_unsaved(&["a"]);
    run(&mut harness, Command::Close);
    harness.key_press(Key::Enter);
    harness.run_ok();
    wait_for(&mut harness, |question| {
        matches!(question, Question::Path { .. })
    });
    let field = harness.get_by_label("Path");
    assert!(field.is_focused());
    let suggested = field.accesskit_node().value().unwrap();
    assert!(std::path::Path::new(&suggested).is_absolute());
    assert!(suggested.ends_with("dropped.json"), "{suggested}");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    harness.run_ok();
    let path = folder.path().join("saved.json");
    harness
        .get_by_label("Path")
        .type_text(&path.display().to_string());
    harness.run_ok();
    harness.key_press(Key::Enter);
    harness.run_ok();
    while harness.state().editor.active().is_some() {
        std::thread::yield_now();
        harness.step();
    }
    assert!(
        std::fs::read_to_string(path)
            .unwrap()
            .contains("description")
    );
}

#[test]
fn a_file_that_someone_else_has_changed_is_not_overwritten_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.json");
    let theirs = "{\"description\": \"theirs\"}";
    for (answer, expected) in [
        ("Reload", theirs),
        ("Overwrite", "{\"description\": \"mine\"}"),
    ] {
        std::fs::write(&path, "{}").unwrap();
        let mut harness = desk(|ui, editor, (), out| question_ui(ui, editor, out));
        let file = job_template_editor::storage::FileRef::new(&path);
        let open = FileMessage::OpenFiles(vec![file]);
        harness.state_mut().editor.handle(open);
        while harness.state().editor.active().is_none() {
            std::thread::yield_now();
            harness.step();
        }
        let typed = Amendment::once(
            job_template_editor::template::edit::Edit::replace(0..2, "{\"description\": \"mine\"}"),
            Pointer::root(),
        );
        harness
            .state_mut()
            .editor
            .handle(TemplateMessage::Amend(typed));
        std::fs::write(&path, theirs).unwrap();
        run(&mut harness, Command::Save);
        wait_for(&mut harness, |question| {
            matches!(question, Question::ChangedOnDisk { .. })
        });
        assert!(harness.get_by_label("Save as…").is_focused());
        harness.get_by_label(answer).click();
        harness.run_ok();
        while harness.state().template().is_unsaved() {
            std::thread::yield_now();
            harness.step();
        }
        assert_eq!(harness.state().text(), expected);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), expected);
    }
}
