//! Fields for text and numbers, of one line or a few.

use egui::{Align2, Response, TextEdit, TextStyle, Ui};

use super::arrival::select_on_arrival;
use super::hidden_text::{layouter, with_layout};
use super::text_menu::text_edit_ui;
use super::{ActionButton, FieldRow};

/// Labelled input for text. The caller owns the value; an edit is returned as it was typed.
///
/// A number is edited as text too: nothing clamps it, nothing rewrites it, and it can be emptied.
#[derive(Clone, Debug)]
#[must_use = "call `show`"]
pub struct TextField<'a> {
    row: FieldRow<'a>,
    value: &'a str,
    placeholder: &'a str,
    kind: Kind,
    monospace: bool,
    button: Option<&'a str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Line,
    Wrapped(usize),
}

/// Events of a field in this frame.
#[derive(Debug)]
pub struct FieldResponse {
    /// The whole new text, if it was changed.
    pub changed: Option<String>,
    /// True if the fix was clicked.
    pub fix_clicked: bool,
    /// True if the button behind the input was clicked.
    pub button_clicked: bool,
    /// The input's response.
    pub response: Response,
}

impl<'a> TextField<'a> {
    /// Field for one line, with this text.
    pub fn new(row: FieldRow<'a>, value: &'a str) -> Self {
        Self {
            row,
            value,
            placeholder: "",
            kind: Kind::Line,
            monospace: false,
            button: None,
        }
    }

    /// Wraps a long line over `rows`: Enter makes no new one.
    pub fn wrapped(self, rows: usize) -> Self {
        Self {
            kind: Kind::Wrapped(rows),
            ..self
        }
    }

    /// Uses the monospaced font: for identifiers, keys and URLs.
    pub fn monospace(self) -> Self {
        Self {
            monospace: true,
            ..self
        }
    }

    /// Sets an example, shown while the field is empty.
    pub fn placeholder(self, placeholder: &'a str) -> Self {
        Self {
            placeholder,
            ..self
        }
    }

    /// Adds a button behind the input that fills it: "New UUID".
    pub fn button(self, button: &'a str) -> Self {
        Self {
            button: Some(button),
            ..self
        }
    }

    /// Draws the field and returns its events.
    pub fn show(self, ui: &mut Ui) -> FieldResponse {
        let mut button_clicked = false;
        let output = self.row.show(ui, |ui, width| {
            let Some(button) = self.button else {
                return self.input_ui(ui, width);
            };
            let input = self.input_ui(ui, width.min(ui.available_width() - BUTTON_WIDTH));
            button_clicked = ui.add(ActionButton::secondary(button)).clicked();
            input
        });
        FieldResponse {
            changed: output.inner,
            button_clicked,
            fix_clicked: output.fix_clicked,
            response: output.response,
        }
    }

    fn input_ui(&self, ui: &mut Ui, width: f32) -> (Option<String>, Response) {
        let mut text = self.value.to_owned();
        let style = if self.monospace {
            TextStyle::Monospace
        } else {
            TextStyle::Body
        };
        let mut layouter = layouter(&text, style.clone(), self.kind != Kind::Line);
        let edit = match self.kind {
            // Enter submits nothing here, so it leaves the focus where it is.
            Kind::Line => TextEdit::singleline(&mut text).return_key(None),
            Kind::Wrapped(rows) => TextEdit::multiline(&mut text)
                .desired_rows(rows)
                .return_key(None),
        };
        let edit = with_layout(edit.font(style), layouter.as_mut());
        let edit = if self.kind == Kind::Line {
            edit.align(Align2::LEFT_CENTER)
        } else {
            edit
        };
        let edit = edit.desired_width(width).hint_text(self.placeholder);
        select_on_arrival(ui, self.row.id, self.value);
        let response = text_edit_ui(ui, self.row.id, edit);
        select_on_arrival(ui, self.row.id, &text);
        let changed = response.changed() && text != self.value;
        (changed.then_some(text), response)
    }
}

/// Greatest width of a button behind an input.
const BUTTON_WIDTH: f32 = 104.0;
