//! Text that is too long for an input of egui's.
//!
//! That lays out all of its text whenever it changes and copies it for an undo of its own: a megabyte takes gigabytes
//! after a few keys. What is long is edited in an editor for code, which lays out what is in view.

use std::ops::Range;

use egui::text_edit::TextEditState;
use egui::{Event, Id, Response, Ui};

use super::context::Form;
use crate::template::pointer::Pointer;
use crate::ui::code::{CodeEditor, Language};

/// Inputs of egui's hold up to so many bytes; no member but the job document may have as many.
const LONGEST: usize = 8 << 10;

/// Whether `text` gets an editor instead of an input.
pub(super) const fn is_long(text: &str) -> bool {
    text.len() > LONGEST
}

/// The editor of a long text. Returns the whole new text, when it was changed.
pub(super) fn long_text_ui(
    form: &Form<'_>,
    ui: &mut Ui,
    pointer: &Pointer,
    name: &str,
    text: &str,
    kind: LongText,
) -> (Option<String>, Response) {
    let id = form.id(pointer);
    let pasted_to = ui.data_mut(|data| data.remove_temp::<PastedTo>(id));
    let shown = CodeEditor::new(id, name, text)
        .language(kind.language())
        .read_only(kind == LongText::Misfit || !ui.is_enabled())
        .reveal(pasted_to.map(|PastedTo(end)| end..end))
        .height(HEIGHT)
        .show(ui);
    let typed = shown.edit.map(|edit| {
        let Range { start, end } = edit.range;
        [&text[..start], &edit.text, &text[end..]].concat()
    });
    (typed, shown.response)
}

/// What a long text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LongText {
    /// What stands between the quotes of a string, or a number.
    Value,
    /// The JSON of a value of another type than the field is for.
    Misfit,
}

impl LongText {
    const fn language(self) -> Language {
        match self {
            Self::Value => Language::Plain,
            Self::Misfit => Language::Json,
        }
    }
}

/// Two lines and the bar to scroll along them.
const HEIGHT: f32 = 60.0;

/// Where the cursor goes once the editor is there, in bytes.
#[derive(Clone, Copy, Debug, Default)]
struct PastedTo(usize);

/// Takes out of this frame's input what is pasted into the input `id`, if that makes its `text` too long for one.
/// Returns the text as it is then.
pub(super) fn long_paste(ui: &Ui, id: Id, text: &str) -> Option<String> {
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
    let selected = selected.map(|range| range.as_sorted_char_range());
    let byte = |character: usize| {
        let at = text.char_indices().nth(character);
        at.map_or(text.len(), |(at, _)| at)
    };
    let selected = selected.map_or(text.len()..text.len(), |range| {
        byte(range.start.0)..byte(range.end.0)
    });
    let end = selected.start + pasted.len();
    ui.data_mut(|data| data.insert_temp(id, PastedTo(end)));
    Some([&text[..selected.start], &pasted, &text[selected.end..]].concat())
}
