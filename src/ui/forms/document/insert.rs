//! Inserts a placeholder at the cursor.

use std::ops::Range;

use egui::{Button, Popup, Ui};

use super::placeholder::{PLACEHOLDERS, Placeholder};
use crate::template::edit::{Change, Edit};
use crate::template::json::{Kind, Node, Tree, encode};
use crate::template::pointer::Pointer;
use crate::ui::code::CodeEdit;
use crate::ui::theme::{Icon, text};
use crate::ui::widgets::ActionButton;

/// Menu of all placeholders. Returns the one that was picked.
pub(super) fn insert_ui(ui: &mut Ui) -> Option<&'static Placeholder> {
    let button = ui.add(ActionButton::secondary("Insert placeholder…").icon(Icon::Plus));
    let menu = Popup::menu(&button).show(|ui| {
        let mut picked = None;
        for placeholder in &PLACEHOLDERS {
            let entry = Button::new((placeholder.label, text::secondary(placeholder.meaning)));
            let entry = ui.add(entry).accessible_name(placeholder.label);
            if entry.on_hover_text(placeholder.text).clicked() {
                picked = Some(placeholder);
                ui.close();
            }
        }
        picked
    });
    menu.and_then(|menu| menu.inner)
}

/// Edit that replaces the selection by `placeholder`: as it is within a string, else as a string of its own.
pub(super) fn insertion(
    document: &str,
    selection: Range<usize>,
    placeholder: &Placeholder,
) -> CodeEdit {
    let is_within = is_within_string(document, &selection);
    let text = if is_within {
        placeholder.text.to_owned()
    } else {
        encode(placeholder.text)
    };
    if let Ok(tree) = Tree::parse(document)
        && !is_within
        && tree.root().kind() == Kind::Object
    {
        let mut as_value = document.to_owned();
        as_value.replace_range(selection.clone(), &text);
        if Tree::parse(as_value).is_err() {
            // No value can stand here: it becomes a member of its own.
            return as_member(document, tree.root(), &text);
        }
    }
    CodeEdit {
        range: selection,
        text,
    }
}

/// Edit that adds `value` as the last member of the object, under a name that is free.
fn as_member(document: &str, object: Node<'_>, value: &str) -> CodeEdit {
    let mut name = NAME.to_owned();
    let mut number = 1;
    while object.get(&name).is_some() {
        number += 1;
        name = format!("{NAME}{number}");
    }
    let change = Change::Set {
        pointer: Pointer::root().child(&name),
        json: value.to_owned(),
    };
    let changed = Edit::from(change).apply(document, |_| Vec::new());
    CodeEdit {
        range: 0..document.len(),
        text: changed.unwrap_or_else(|_| document.to_owned()),
    }
}

/// Name of a member for a placeholder, until the user gives it another.
const NAME: &str = "placeholder";

fn is_within_string(document: &str, selection: &Range<usize>) -> bool {
    let Ok(tree) = Tree::parse(document) else {
        return is_string_open(&document[..selection.start]);
    };
    let node = tree.at(selection.start);
    let string = node.range();
    node.kind() == Kind::String && string.start < selection.start && selection.end < string.end
}

/// True if a string begins on the last line of `before` and does not end there: strings never go over lines.
fn is_string_open(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let (mut is_open, mut is_escaped) = (false, false);
    for character in line.chars() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = is_open,
            '"' => is_open = !is_open,
            _ => {}
        }
    }
    is_open
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
        // Nor does an unfinished string.
        assert_eq!(
            insert(r#"{"a\"": ""#, 9..9),
            format!(r#"{{"a\"": "{placeholder}"#)
        );
        assert_eq!(insert("", 0..0), format!(r#""{placeholder}""#));
        assert_eq!(
            insert(r#"{"placeholder": 1}"#, 0..0),
            format!(r#"{{"placeholder": 1, "placeholder2": "{placeholder}"}}"#)
        );
    }
}
