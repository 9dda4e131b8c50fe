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

/// Edit of the caller's text: replace these bytes by that text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeEdit {
    /// Range in the text that was passed in.
    pub range: Range<usize>,
    /// Replacement.
    pub text: String,
}

/// Note on a part of the text, such as a problem.
#[derive(Clone, Debug)]
pub struct Mark<'a> {
    /// Range in the text.
    pub range: Range<usize>,
    /// Severity.
    pub tone: Tone,
    /// One sentence, shown while the pointer rests on the range.
    pub message: &'a str,
}

/// Events of the editor in this frame.
#[derive(Debug)]
pub struct CodeResponse {
    /// Text that was typed, pasted or deleted.
    pub edit: Option<CodeEdit>,
    /// Index of a fold that the cursor goes into: show its text from the next frame on.
    pub unfold: Option<usize>,
    /// Position of the cursor, in bytes.
    pub cursor: usize,
    /// Selected range, in bytes.
    pub selection: Range<usize>,
    /// The editor's response as a widget.
    pub response: Response,
}

/// The editor. It fills the `Ui`, unless a height is given.
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
    /// `name` is the accessible name; focus the editor by `id`.
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

    /// Sets the language of the highlighting; the default is JSON.
    pub fn language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// Sets whether the text can only be selected and copied.
    pub fn read_only(self, read_only: bool) -> Self {
        Self { read_only, ..self }
    }

    /// Sets the folds, in the order of the text and without overlaps.
    pub fn folds(self, folds: &'a [Fold<'a>]) -> Self {
        Self { folds, ..self }
    }

    /// Sets the marks.
    pub fn marks(self, marks: &'a [Mark<'a>]) -> Self {
        Self { marks, ..self }
    }

    /// Selects these bytes and scrolls to them in this frame. A fold that hides them is reported in `unfold` first.
    pub fn reveal(self, range: Option<Range<usize>>) -> Self {
        Self {
            reveal: range,
            ..self
        }
    }

    /// Sets the height; the default is the height of the `Ui`.
    pub fn height(self, height: f32) -> Self {
        Self {
            height: Some(height),
            ..self
        }
    }

    /// Draws the editor and returns its events.
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
                    // egui stores scroll offsets from run to run, under ids that belong to another text now.
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
