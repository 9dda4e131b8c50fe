//! Text and numbers: everything that is typed on a line or a few.

use egui::{Align2, Response, TextEdit, TextStyle, Ui};

use super::arrival::select_on_arrival;
use super::text_menu::text_edit_ui;
use super::{ActionButton, FieldRow};

/// A labelled input for text. The value is what is shown; what was typed comes back, as it was typed.
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

/// What happened in a field.
#[derive(Debug)]
pub struct FieldResponse {
    /// The whole new text, when it was changed.
    pub changed: Option<String>,
    /// The fix of the problem was asked for.
    pub fix_clicked: bool,
    /// The button behind the input was pressed.
    pub button_clicked: bool,
    /// The input.
    pub response: Response,
}

impl<'a> TextField<'a> {
    /// One line of `value`.
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

    /// One line that is wrapped over `rows` where it is long: Enter makes no new one.
    pub fn wrapped(self, rows: usize) -> Self {
        Self {
            kind: Kind::Wrapped(rows),
            ..self
        }
    }

    /// For identifiers, keys and URLs.
    pub fn monospace(self) -> Self {
        Self {
            monospace: true,
            ..self
        }
    }

    /// An example, shown while the field is empty.
    pub fn placeholder(self, placeholder: &'a str) -> Self {
        Self {
            placeholder,
            ..self
        }
    }

    /// A button behind the input that fills it: "New UUID".
    pub fn button(self, button: &'a str) -> Self {
        Self {
            button: Some(button),
            ..self
        }
    }

    /// Draws the field and says what was done to it.
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
        let edit = match self.kind {
            // Enter ends nothing here, so it leaves the focus where it is.
            Kind::Line => TextEdit::singleline(&mut text).return_key(None),
            Kind::Wrapped(rows) => TextEdit::multiline(&mut text)
                .desired_rows(rows)
                .return_key(None),
        };
        let edit = if self.monospace {
            edit.font(TextStyle::Monospace)
        } else {
            edit
        };
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

/// The room that a button behind an input takes at most.
const BUTTON_WIDTH: f32 = 104.0;
