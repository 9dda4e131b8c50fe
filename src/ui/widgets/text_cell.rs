//! What is typed into a table, whose header names the column.

use egui::{Align2, Id, Response, TextEdit, TextStyle, Ui};

use super::Tone;
use super::arrival::select_on_arrival;
use super::field::color_borders;
use super::text_menu::text_edit_ui;

/// An input without a label of its own.
#[derive(Clone, Copy, Debug)]
#[must_use = "call `show`"]
pub struct TextCell<'a> {
    /// The input's own id: focus it to lead someone here.
    pub id: Id,
    /// Names it in the accessibility tree: "Key, tag 2".
    pub name: &'a str,
    /// What is shown.
    pub value: &'a str,
    /// An example, shown while it is empty.
    pub placeholder: &'a str,
    /// For ARNs and the like.
    pub monospace: bool,
    /// Whether something is wrong with the value.
    pub tone: Option<Tone>,
    /// How wide it is.
    pub width: f32,
}

/// What happened in a cell.
#[derive(Debug)]
pub struct CellResponse {
    /// The whole new text, when it was changed.
    pub changed: Option<String>,
    /// The input.
    pub response: Response,
}

impl TextCell<'_> {
    /// Draws the input and says what was done to it.
    pub fn show(self, ui: &mut Ui) -> CellResponse {
        ui.scope(|ui| {
            if let Some(tone) = self.tone {
                color_borders(ui, tone);
            }
            let mut text = self.value.to_owned();
            let style = if self.monospace {
                TextStyle::Monospace
            } else {
                TextStyle::Body
            };
            // Enter ends nothing here, so it leaves the focus where it is.
            let edit = TextEdit::singleline(&mut text)
                .return_key(None)
                .font(style)
                .align(Align2::LEFT_CENTER)
                .desired_width(self.width)
                .hint_text(self.placeholder);
            select_on_arrival(ui, self.id, self.value);
            let response = text_edit_ui(ui, self.id, edit).accessible_name(self.name);
            select_on_arrival(ui, self.id, &text);
            let changed = response.changed() && text != self.value;
            CellResponse {
                changed: changed.then_some(text),
                response,
            }
        })
        .inner
    }
}
