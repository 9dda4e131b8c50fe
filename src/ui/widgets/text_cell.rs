//! Text input in a cell of a table, whose header names the column.

use egui::{Align2, Id, Response, TextEdit, TextStyle, Ui};

use super::Tone;
use super::arrival::select_on_arrival;
use super::field::color_borders;
use super::hidden_text::{layouter, with_layout};
use super::text_menu::text_edit_ui;

/// Input without a label of its own.
#[derive(Clone, Copy, Debug)]
#[must_use = "call `show`"]
pub struct TextCell<'a> {
    /// Id of the input: focus it to lead the user here.
    pub id: Id,
    /// Accessible name: "Key, tag 2".
    pub name: &'a str,
    /// The text.
    pub value: &'a str,
    /// Example, shown while the cell is empty.
    pub placeholder: &'a str,
    /// True for the monospaced font, as of ARNs.
    pub monospace: bool,
    /// Severity of the value's problem, if it has one.
    pub tone: Option<Tone>,
    /// Width of the cell.
    pub width: f32,
}

/// Events of a cell in this frame.
#[derive(Debug)]
pub struct CellResponse {
    /// The whole new text, if it was changed.
    pub changed: Option<String>,
    /// The input's response.
    pub response: Response,
}

impl TextCell<'_> {
    /// Draws the input and returns its events.
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
            let mut layouter = layouter(&text, style.clone(), false);
            // Enter submits nothing here, so it leaves the focus where it is.
            let edit = TextEdit::singleline(&mut text)
                .return_key(None)
                .font(style)
                .align(Align2::LEFT_CENTER)
                .desired_width(self.width)
                .hint_text(self.placeholder);
            select_on_arrival(ui, self.id, self.value);
            let edit = with_layout(edit, layouter.as_mut());
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
