//! An editor for code: the job document, and the JSON of a whole template.
//!
//! The text belongs to the caller and comes in anew each frame; what is typed goes out as a [`CodeEdit`]. Only the
//! lines in view are laid out, and only the parts in view of long ones, so that a frame costs what is seen. egui's own
//! text input lays out everything, and copies the text several times a frame for an undo of its own.

mod access;
mod brackets;
mod buffer;
mod fold;
mod gutter;
mod highlight;
mod input;
mod movement;
mod paint;
mod pointer;
mod row;
mod session;
#[cfg(test)]
mod tests;
mod view;

use std::ops::Range;
use std::sync::Arc;

use egui::mutex::Mutex;
use egui::{Frame, Id, Response, ScrollArea, Stroke, Ui};

pub use fold::Fold;
pub use highlight::Language;

use self::session::Session;
use self::view::View;
use super::theme::{Palette, metrics};
use super::widgets::Tone;

/// A change of the caller's text: these bytes are to become that text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeEdit {
    /// In the text that was passed in.
    pub range: Range<usize>,
    /// What comes in its place.
    pub text: String,
}

/// Something to say about a part of the text.
#[derive(Clone, Debug)]
pub struct Mark<'a> {
    /// The bytes it is about.
    pub range: Range<usize>,
    /// How bad it is.
    pub tone: Tone,
    /// One sentence, shown when the pointer rests on the place.
    pub message: &'a str,
}

/// What happened in the editor.
#[derive(Debug)]
pub struct CodeResponse {
    /// What was typed, pasted or deleted.
    pub edit: Option<CodeEdit>,
    /// The cursor wants into this fold (its place in the list): show what it hides from the next frame on.
    pub unfold: Option<usize>,
    /// Where the cursor is.
    pub cursor: usize,
    /// What is selected.
    pub selection: Range<usize>,
    /// The editor as a widget.
    pub response: Response,
}

/// The editor. Its size is what the `Ui` has left, unless a height is given.
#[derive(Clone, Debug)]
#[must_use = "call `show`"]
pub struct CodeEditor<'a> {
    id: Id,
    name: &'a str,
    text: &'a str,
    language: Language,
    read_only: bool,
    folds: &'a [Fold<'a>],
    marks: &'a [Mark<'a>],
    reveal: Option<Range<usize>>,
    height: Option<f32>,
}

impl<'a> CodeEditor<'a> {
    /// `name` is what a screen reader calls the editor; focus it by `id`.
    pub fn new(id: Id, name: &'a str, text: &'a str) -> Self {
        Self {
            id,
            name,
            text,
            language: Language::Json,
            read_only: false,
            folds: &[],
            marks: &[],
            reveal: None,
            height: None,
        }
    }

    /// How the text is coloured; JSON unless said otherwise.
    pub fn language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The text can be selected and copied, but not changed.
    pub fn read_only(self, read_only: bool) -> Self {
        Self { read_only, ..self }
    }

    /// What is not shown, in the order of the text and without overlaps.
    pub fn folds(self, folds: &'a [Fold<'a>]) -> Self {
        Self { folds, ..self }
    }

    /// What there is to say about parts of the text.
    pub fn marks(self, marks: &'a [Mark<'a>]) -> Self {
        Self { marks, ..self }
    }

    /// Selects these bytes and brings them into view, in this frame. A fold that hides them is asked to open first.
    pub fn reveal(self, range: Option<Range<usize>>) -> Self {
        Self {
            reveal: range,
            ..self
        }
    }

    /// How high the editor is.
    pub fn height(self, height: f32) -> Self {
        Self {
            height: Some(height),
            ..self
        }
    }

    /// Draws the editor and says what was done in it.
    pub fn show(self, ui: &mut Ui) -> CodeResponse {
        type Kept = Arc<Mutex<Session>>;
        let is_new = ui.data(|data| data.get_temp::<Kept>(self.id)).is_none();
        let session = ui.data_mut(|data| Arc::clone(data.get_temp_mut_or_default::<Kept>(self.id)));
        let session = &mut *session.lock();
        session.sync(self.text, self.language);
        session.unfold = None;
        if let Some(range) = self.reveal {
            session.reveal = Some(range);
        }
        let folds: Vec<_> = self
            .folds
            .iter()
            .filter(|fold| fold::is_possible(fold, &session.buffer))
            .cloned()
            .collect();
        let view = View {
            id: self.id,
            name: self.name,
            read_only: self.read_only,
            folds: &folds,
            marks: self.marks,
            font: row::FontMetrics::of(ui),
        };
        let response = frame(ui, self.id)
            .show(ui, |ui| {
                let height = self.height.unwrap_or(ui.available_height());
                let mut area = ScrollArea::both().id_salt(self.id);
                if is_new {
                    // egui remembers places from run to run, by ids that mean another text now.
                    area = area.scroll_offset(egui::Vec2::ZERO);
                }
                area.auto_shrink(false)
                    .max_height(height)
                    .min_scrolled_height(height)
                    .show_viewport(ui, |ui, viewport| view.ui(ui, viewport, session))
                    .inner
            })
            .inner;
        CodeResponse {
            edit: session.take_edit(),
            unfold: session
                .unfold
                .and_then(|index| self.folds.iter().position(|fold| *fold == folds[index])),
            cursor: session.head,
            selection: session.selection(),
            response,
        }
    }
}

fn frame(ui: &Ui, id: Id) -> Frame {
    let palette = Palette::of(ui);
    let border = if ui.memory(|memory| memory.has_focus(id)) {
        palette.accent_text
    } else {
        palette.border
    };
    Frame::new()
        .fill(palette.inset)
        .stroke(Stroke::new(metrics::HAIRLINE, border))
        .corner_radius(metrics::CONTROL_RADIUS)
        .inner_margin(1)
}
