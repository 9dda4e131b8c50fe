//! Text that is too long for an egui input.
//!
//! An egui input lays out all of its text whenever it changes and copies it for an undo of its own: a megabyte takes
//! gigabytes after a few keys. Long text gets a code editor, which lays out the part in view.

use std::ops::Range;
use std::sync::Arc;

use egui::text_edit::TextEditState;
use egui::{Event, Id, Response, Ui, vec2};

use super::context::Form;
use super::decoded::decoded;
use crate::template::json::Kind;
use crate::template::pointer::Pointer;
use crate::ui::code::{CodeEditor, Language};
use crate::ui::widgets::TextInput;

/// Longest text, in bytes, for an egui input; no member but the job document may be as long.
const LONGEST: usize = 8 << 10;

/// True if `text` gets a code editor instead of an input.
pub(super) const fn is_long(text: &str) -> bool {
    text.len() > LONGEST
}

/// Text of the string at `pointer`, decoded once for each change, if it may be long.
pub(super) fn decoded_once(form: &Form<'_>, ui: &Ui, pointer: &Pointer) -> Option<Arc<str>> {
    let node = form.template.node(pointer)?;
    let is_long = node.kind() == Kind::String && is_long(node.inside());
    is_long.then(|| decoded(ui, form.template, pointer).0)
}

/// Input for a text, or an editor where the text is too long for one. Returns the whole new text, if it was changed.
pub(super) fn any_length_ui(
    ui: &mut Ui,
    name: &str,
    input: TextInput<'_>,
    width: f32,
) -> (Option<String>, Response) {
    if is_long(input.value) {
        let size = vec2(width, ui.available_height());
        let editor_ui = |ui: &mut Ui| long_text_ui(ui, name, input);
        return ui.allocate_ui(size, editor_ui).inner;
    }
    let pasted = if input.read_only {
        None
    } else {
        long_paste(ui, input.id, input.value)
    };
    let (typed, response) = input.show(ui, width);
    (pasted.or(typed), response)
}

fn long_text_ui(ui: &mut Ui, name: &str, input: TextInput<'_>) -> (Option<String>, Response) {
    let TextInput { id, value, .. } = input;
    let pasted_to = ui.data_mut(|data| data.remove_temp::<PastedTo>(id));
    // What can only be read is the JSON of a value of another type than the field's.
    let language = if input.read_only {
        Language::Json
    } else {
        Language::Plain
    };
    let shown = CodeEditor::new(id, name, value)
        .language(language)
        .read_only(input.read_only || !ui.is_enabled())
        .reveal(pasted_to.map(|PastedTo(end)| end..end))
        .height(HEIGHT)
        .show(ui);
    let typed = shown.edit.map(|edit| {
        let Range { start, end } = edit.range;
        [&value[..start], &edit.text, &value[end..]].concat()
    });
    (typed, shown.response)
}

/// Height of two lines and a scroll bar.
const HEIGHT: f32 = 60.0;

/// Position of the cursor once the editor is there, in bytes.
#[derive(Clone, Copy, Debug, Default)]
struct PastedTo(usize);

/// Takes a paste into the input `id` out of this frame's events, if it makes `text` too long for an input. Returns the
/// text with the paste.
fn long_paste(ui: &Ui, id: Id, text: &str) -> Option<String> {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let pasted = ui.input_mut(|input| {
        let is_long = |event: &Event| {
            matches!(event, Event::Paste(new) | Event::Text(new) if text.len() + new.len() > LONGEST)
        };
        let at = input.events.iter().position(is_long)?;
        match input.events.remove(at) {
            Event::Paste(new) | Event::Text(new) => Some(new),
            _ => None,
        }
    })?;
    let selected = TextEditState::load(ui.ctx(), id).and_then(|state| state.cursor.char_range());
    let byte = |character: usize| {
        let at = text.char_indices().nth(character);
        at.map_or(text.len(), |(at, _)| at)
    };
    let selected = selected.map_or(text.len()..text.len(), |range| {
        let range = range.as_sorted_char_range();
        byte(range.start.0)..byte(range.end.0)
    });
    let end = selected.start + pasted.len();
    ui.data_mut(|data| data.insert_temp(id, PastedTo(end)));
    Some([&text[..selected.start], &pasted, &text[selected.end..]].concat())
}
