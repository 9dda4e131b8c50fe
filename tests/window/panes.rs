//! What stands beside and below the form.

use egui::accesskit::{Role, Toggled};
use egui::{CursorIcon, Modifiers, Pos2, pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use job_template_editor::editor::{Command, Pane, Settings};

use crate::support::{Window, template_file};

const WRONG: &str = "{\"jobTemplateId\": \"a\", \"description\": \"d\", \"document\": \"{}\", \"timeoutConfig\": {\"inProgressTimeoutInMinutes\": \"60\"}}";
const RIGHT: &str = "{\"jobTemplateId\": \"a\", \"description\": \"d\", \"document\": \"{}\"}";
const JSON: &str = "Template as JSON";

fn run(window: &mut Window, command: Command) {
    window.harness.state_mut().editor_mut().run(command);
    window.harness.run_steps(3);
}

fn shown_with(text: &str) -> Window {
    let (_folder, path) = template_file(text);
    Window::open(&[&path])
}

/// The upper edge of the button that hides the problems: where their panel begins.
fn top(window: &Window) -> f32 {
    window.harness.get_by_label("Hide problems").rect().top()
}

/// Position at which the pointer can drag the upper edge of the problems.
fn edge(window: &mut Window) -> Option<Pos2> {
    let below = top(window);
    (0..40_u8).find_map(|up| {
        let place = pos2(400.0, below - f32::from(up));
        window.harness.hover_at(place);
        window.harness.run_steps(2);
        let icon = window.harness.output().platform_output.cursor_icon;
        (icon == CursorIcon::ResizeVertical).then_some(place)
    })
}

#[test]
fn of_the_panes_of_a_place_one_is_shown_and_the_others_are_its_tabs() {
    let mut window = shown_with(RIGHT);
    assert!(window.sees(JSON) && !window.sees("AWS CLI with the file"));
    window.click("Command");
    assert!(!window.sees(JSON) && window.sees("AWS CLI with the file"));
    // The keys of the JSON show it again, and then hide it.
    window.press(Modifiers::COMMAND, egui::Key::J);
    assert!(window.sees(JSON));
    window.press(Modifiers::COMMAND, egui::Key::J);
    assert!(!window.sees(JSON) && !window.sees("AWS CLI with the file"));
    run(&mut window, Command::TogglePane(Pane::Command));
    window.click("Hide command");
    assert!(!window.sees("AWS CLI with the file"));
}

#[test]
fn what_is_open_is_remembered() {
    let mut window = shown_with(RIGHT);
    window.click("Command");
    run(&mut window, Command::TogglePane(Pane::Problems));
    let stored = serde_json::to_string(&window.editor().settings()).unwrap();
    let settings: Settings = serde_json::from_str(&stored).unwrap();
    let (_folder, path) = template_file(RIGHT);
    let window = Window::with_settings(settings, &[&path]);
    assert!(window.sees("AWS CLI with the file") && !window.sees("Hide problems"));
}

#[test]
fn where_there_is_room_for_one_the_panes_are_tabs_with_the_form() {
    let mut window = shown_with(RIGHT);
    window.harness.set_size(vec2(1000.0, 640.0));
    window.harness.run_steps(3);
    assert!(window.sees("Description") && !window.sees(JSON));
    window.click("JSON");
    assert!(window.sees(JSON));
    assert!(
        window.sees("Copy JSON"),
        "what can be done with it is there, too"
    );
    window.click("Command");
    assert!(window.sees("AWS CLI with the file") && !window.sees(JSON));
    window.click("Form");
    assert!(window.sees("Description") && !window.sees("AWS CLI with the file"));
    window.click("Hide problems");
    assert!(!window.sees("Hide problems"));
}

#[test]
fn the_problems_are_made_larger_and_stay_so() {
    let mut window = shown_with(WRONG);
    let before = top(&window);
    let edge = edge(&mut window).unwrap();
    window.harness.drag_at(edge);
    window.harness.run_steps(2);
    let to = edge - vec2(0.0, 150.0);
    window.harness.hover_at(to);
    window.harness.run_steps(2);
    window.harness.drop_at(to);
    window.harness.run_steps(2);
    let dragged = top(&window);
    // The edge is as wide as a pointer needs it.
    assert!(
        (before - dragged - 150.0).abs() < 12.0,
        "{before} {dragged}"
    );

    // With nothing to say they take a line, and then their room again.
    run(&mut window, Command::FixAllSafe);
    assert!(window.sees("Nothing was found that the service would refuse"));
    assert!(top(&window) > before + 60.0);
    run(&mut window, Command::Undo);
    assert!((top(&window) - dragged).abs() < 2.0);
}

#[test]
fn an_error_in_the_json_is_shown_although_the_json_was_hidden() {
    let mut window = shown_with("{");
    run(&mut window, Command::TogglePane(Pane::Json));
    assert!(!window.sees(JSON));
    window.click("Show line 1");
    window.harness.run_steps(3);
    assert!(window.sees(JSON) && window.sees("Go to error"));
}

#[test]
fn where_there_is_room_for_one_the_keys_of_a_pane_lead_to_it_and_back() {
    let mut window = shown_with(RIGHT);
    window.harness.set_size(vec2(600.0, 800.0));
    window.harness.run_steps(4);
    let is_ticked = |window: &mut Window, label: &str| {
        window.click("View");
        let item = window.harness.get_by_role_and_label(Role::Button, label);
        let is_ticked = item.accesskit_node().toggled() == Some(Toggled::True);
        window.press(Modifiers::NONE, egui::Key::Escape);
        is_ticked
    };
    assert!(!is_ticked(&mut window, "JSON"));
    assert!(is_ticked(&mut window, "Problems"));
    window.press(Modifiers::COMMAND, egui::Key::J);
    assert!(window.sees(JSON) && is_ticked(&mut window, "JSON"));
    window.press(Modifiers::COMMAND, egui::Key::J);
    assert!(window.sees("Description") && !window.sees(JSON));
    assert!(window.sees("JSON"), "its tab stays");
    // There is no list of sections to hide.
    assert!(!is_ticked(&mut window, "Sections"));
    window.press(Modifiers::COMMAND, egui::Key::B);
    assert!(window.sees("The window is too narrow for the list of sections"));
    assert!(window.editor().settings().sections);
}

#[test]
fn the_form_keeps_its_height_however_large_the_problems_were_made() {
    let mut window = shown_with(WRONG);
    let edge = edge(&mut window).unwrap();
    window.harness.drag_at(edge);
    window.harness.run_steps(2);
    let to = pos2(edge.x, 100.0);
    window.harness.hover_at(to);
    window.harness.run_steps(2);
    window.harness.drop_at(to);
    window.harness.run_steps(2);
    for size in [
        vec2(1280.0, 800.0),
        vec2(1000.0, 640.0),
        vec2(600.0, 640.0),
        vec2(600.0, 520.0),
    ] {
        window.harness.set_size(size);
        window.harness.run_steps(4);
        let form = window.harness.get_by_label("Template ID").rect();
        let room = top(&window) - form.top();
        assert!(room > 125.0, "{size:?}: {room}");
        window.harness.get_by_label("Description");
    }
}

#[test]
fn a_rule_is_explained_on_a_phone_too() {
    let mut window = shown_with(WRONG);
    window.harness.set_size(vec2(390.0, 844.0));
    window.harness.run_steps(4);
    window.click("Explain wrong-type");
    assert!(window.sees("Why it matters"));
}
