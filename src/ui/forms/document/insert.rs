//! Putting a placeholder where the cursor is.

use std::ops::Range;

use egui::{Button, Popup, Ui};

use super::placeholder::{PLACEHOLDERS, Placeholder};
use crate::template::json::{Kind, Tree, encode};
use crate::ui::code::CodeEdit;
use crate::ui::theme::{Icon, text};
use crate::ui::widgets::ActionButton;

/// A menu of all placeholders. Returns the one that was picked.
pub(super) fn insert_ui(ui: &mut Ui) -> Option<&'static Placeholder> {
    let button = ui.add(ActionButton::secondary("Insert placeholder…").icon(Icon::Plus));
    let menu = Popup::menu(&button).show(|ui| {
        let mut picked = None;
        for placeholder in &PLACEHOLDERS {
            let entry = Button::new((placeholder.label, text::secondary(placeholder.meaning)));
            let entry = ui.add(entry).accessible_name(placeholder.label);
            if entry.on_hover_text(placeholder.text).clicked() {
                picked = Some(placeholder);
            }
        }
        picked
    });
    menu.and_then(|menu| menu.inner)
}

/// Puts `placeholder` in the place of the selection: as it is within a string, else as a string of its own.
pub(super) fn insertion(
    document: &str,
    selection: Range<usize>,
    placeholder: &Placeholder,
) -> CodeEdit {
    let text = if is_within_string(document, &selection) {
        placeholder.text.to_owned()
    } else {
        encode(placeholder.text)
    };
    CodeEdit {
        range: selection,
        text,
    }
}

fn is_within_string(document: &str, selection: &Range<usize>) -> bool {
    let Ok(tree) = Tree::parse(document) else {
        return false;
    };
    let node = tree.at(selection.start);
    let string = node.range();
    node.kind() == Kind::String && string.start < selection.start && selection.end < string.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_gets_quotes_where_it_is_a_value_of_its_own() {
        let insert = |document: &str, at: Range<usize>| {
            let edit = insertion(document, at, &PLACEHOLDERS[4]);
            let mut text = document.to_owned();
            text.replace_range(edit.range, &edit.text);
            text
        };
        let placeholder = PLACEHOLDERS[4].text;
        assert_eq!(
            insert(r#"{"a":""}"#, 6..6),
            format!(r#"{{"a":"{placeholder}"}}"#)
        );
        assert_eq!(
            insert(r#"{"a":1}"#, 5..6),
            format!(r#"{{"a":"{placeholder}"}}"#)
        );
        assert_eq!(insert("", 0..0), format!(r#""{placeholder}""#));
    }
}
