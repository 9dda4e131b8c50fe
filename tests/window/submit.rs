//! The submit sheet over the form.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

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
