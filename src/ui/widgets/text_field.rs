//! Text, numbers and secrets: everything that is typed on a line or a few.

use egui::{Align2, Response, TextEdit, TextStyle, Ui, text_edit::TextEditOutput};

use super::{ActionButton, FieldRow};
use crate::ui::theme::{Icon, Palette, metrics};

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
    Lines(usize),
    Wrapped(usize),
    Secret,
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
    /// The field was left: from now on its problems may be shown.
    pub lost_focus: bool,
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

    /// Several lines, `rows` of them high.
    pub fn rows(self, rows: usize) -> Self {
        Self {
            kind: Kind::Lines(rows),
            ..self
        }
    }

    /// One line that is wrapped over `rows` where it is long: Enter makes no new one.
    pub fn wrapped(self, rows: usize) -> Self {
        Self {
            kind: Kind::Wrapped(rows),
            ..self
        }
    }

    /// A secret: shown as dots unless asked for, never remembered by the input.
    pub fn secret(self) -> Self {
        Self {
            kind: Kind::Secret,
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
            lost_focus: output.response.lost_focus(),
            response: output.response,
        }
    }

    fn input_ui(&self, ui: &mut Ui, width: f32) -> (Option<String>, Response) {
        let mut text = self.value.to_owned();
        let edit = match self.kind {
            Kind::Line => TextEdit::singleline(&mut text),
            Kind::Lines(rows) => TextEdit::multiline(&mut text).desired_rows(rows),
            Kind::Wrapped(rows) => TextEdit::multiline(&mut text)
                .desired_rows(rows)
                .return_key(None),
            Kind::Secret => TextEdit::singleline(&mut text).password(!self.is_revealed(ui)),
        };
        let edit = if self.monospace {
            edit.font(TextStyle::Monospace)
        } else {
            edit
        };
        let edit = if let Kind::Lines(_) | Kind::Wrapped(_) = self.kind {
            edit
        } else {
            edit.align(Align2::LEFT_CENTER)
        };
        let TextEditOutput {
            response,
            mut state,
            ..
        } = edit
            .id(self.row.id)
            .desired_width(if self.kind == Kind::Secret {
                width - metrics::CONTROL_HEIGHT
            } else {
                width
            })
            .hint_text(self.placeholder)
            .show(ui);
        let response = response.response;
        if self.kind == Kind::Secret {
            // egui keeps earlier texts for its own undo: a secret must not linger there.
            state.clear_undoer();
            state.store(ui.ctx(), response.id);
            self.reveal_ui(ui);
        }
        let changed = response.changed() && text != self.value;
        (changed.then_some(text), response)
    }

    fn is_revealed(&self, ui: &Ui) -> bool {
        ui.data(|data| data.get_temp(self.row.id.with("revealed")))
            .unwrap_or(false)
    }

    fn reveal_ui(&self, ui: &mut Ui) {
        let revealed = self.is_revealed(ui);
        let (icon, verb) = if revealed {
            (Icon::EyeOff, "Hide")
        } else {
            (Icon::Eye, "Show")
        };
        let name = format!("{verb} {}", self.row.label);
        let color = Palette::of(ui).text_quiet;
        if ui
            .add(super::IconButton::new(icon, &name).color(color))
            .clicked()
        {
            ui.data_mut(|data| data.insert_temp(self.row.id.with("revealed"), !revealed));
        }
    }
}

/// The room that a button behind an input takes at most.
const BUTTON_WIDTH: f32 = 104.0;
