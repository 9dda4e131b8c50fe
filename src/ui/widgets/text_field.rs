//! Inputs for text and numbers, of one line or a few.

use egui::{Align2, Id, Response, TextEdit, TextStyle, Ui};

use super::arrival::select_on_arrival;
use super::hidden_text::layouter;
use super::text_menu::text_edit_ui;
use super::{FieldRow, RowOutput};

/// Input for text, without a label. The caller owns the value; an edit is returned as it was typed.
///
/// A number is edited as text too: nothing clamps it, nothing rewrites it, and it can be emptied.
#[derive(Clone, Copy, Debug)]
#[must_use = "call `show`"]
pub struct TextInput<'a> {
    /// Id of the input: focus it to lead the user here.
    pub id: Id,
    /// The text.
    pub value: &'a str,
    /// Example, shown while the input is empty.
    pub placeholder: &'a str,
    /// Number of rows over which a long line is wrapped; `None` for a line that scrolls.
    pub rows: Option<usize>,
    /// True for the monospaced font: for identifiers, keys and URLs.
    pub monospace: bool,
    /// True for a text that can only be selected and copied.
    pub read_only: bool,
}

impl<'a> TextInput<'a> {
    /// Input for one line, with this text.
    pub fn new(id: Id, value: &'a str) -> Self {
        Self {
            id,
            value,
            placeholder: "",
            rows: None,
            monospace: false,
            read_only: false,
        }
    }

    /// Draws the input in this width. Returns the whole new text, if it was changed.
    pub fn show(self, ui: &mut Ui, width: f32) -> (Option<String>, Response) {
        let mut text = self.value.to_owned();
        let mut fixed = self.value;
        let style = if self.monospace {
            TextStyle::Monospace
        } else {
            TextStyle::Body
        };
        let mut layouter = layouter(&text, style.clone(), self.rows.is_some());
        let edit = match self.rows {
            _ if self.read_only => TextEdit::singleline(&mut fixed).align(Align2::LEFT_CENTER),
            None => TextEdit::singleline(&mut text).align(Align2::LEFT_CENTER),
            Some(rows) => TextEdit::multiline(&mut text).desired_rows(rows),
        };
        // Enter submits nothing here and makes no new line, so it leaves the focus where it is.
        let edit = edit
            .return_key(None)
            .font(style)
            .desired_width(width)
            .hint_text(self.placeholder);
        let edit = match layouter.as_mut() {
            Some(layouter) => edit.layouter(layouter),
            None => edit,
        };
        select_on_arrival(ui, self.id, self.value);
        let response = text_edit_ui(ui, self.id, edit, self.read_only);
        select_on_arrival(ui, self.id, &text);
        let changed = response.changed() && text != self.value;
        (changed.then_some(text), response)
    }
}

/// Labelled input for text.
#[derive(Clone, Debug)]
#[must_use = "call `show`"]
pub struct TextField<'a> {
    row: FieldRow<'a>,
    input: TextInput<'a>,
}

impl<'a> TextField<'a> {
    /// Field for one line, with this text.
    pub fn new(row: FieldRow<'a>, value: &'a str) -> Self {
        let input = TextInput::new(row.id, value);
        Self { row, input }
    }

    /// Uses the monospaced font: for identifiers, keys and URLs.
    pub fn monospace(mut self) -> Self {
        self.input.monospace = true;
        self
    }

    /// Sets an example, shown while the field is empty.
    pub fn placeholder(mut self, placeholder: &'a str) -> Self {
        self.input.placeholder = placeholder;
        self
    }

    /// Draws the field and returns its events, within them the whole new text, if it was changed.
    pub fn show(self, ui: &mut Ui) -> RowOutput<Option<String>> {
        self.row.show(ui, |ui, width| self.input.show(ui, width))
    }
}
