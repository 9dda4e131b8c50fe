//! The long job document, folded until it is entered.

use std::ops::Range;

use crate::editor::open::OpenTemplate;
use crate::template::field::known;
use crate::ui::code::CodeEdit;

/// A document up to this length is read as easily as a sentence about it.
const SHORT_BYTES: usize = 120;

/// Fold that hides the inside of the job document.
#[derive(Debug, Default)]
pub(super) struct DocumentFold {
    /// Range between the document's quotes, and the change of the template for which it was found.
    hidden: Option<(u64, Range<usize>)>,
    label: String,
}

/// True if places in the present text are known.
pub(super) fn is_read(template: &OpenTemplate) -> bool {
    !template.is_checking() && template.revision().tree().is_some()
}

impl DocumentFold {
    /// The bytes to hide and what to show for them.
    pub(super) fn of(&mut self, template: &OpenTemplate) -> Option<(Range<usize>, &str)> {
        let changes = template.changes();
        if is_read(template) {
            if self.hidden.as_ref().is_none_or(|(at, _)| *at != changes) {
                self.find(template);
            }
        } else {
            // While the text is no JSON or was not read yet, the fold keeps the range that edits have moved it to.
            self.hidden.take_if(|(at, _)| *at != changes);
        }
        let (_, range) = self.hidden.as_ref()?;
        (range.len() > SHORT_BYTES).then_some((range.clone(), self.label.as_str()))
    }

    fn find(&mut self, template: &OpenTemplate) {
        let document = template.node(&known::DOCUMENT.pointer());
        let text = document.and_then(|node| Some((node.range(), node.string()?)));
        self.hidden = text.map(|(range, text)| {
            self.label = format!("… {} bytes", text.len());
            (template.changes(), range.start + 1..range.end - 1)
        });
    }

    /// Moves the hidden range along with an edit that is about to be made.
    pub(super) fn follow(&mut self, edit: &CodeEdit) {
        self.hidden = self.hidden.take().and_then(|(changes, hidden)| {
            let moved = if edit.range.end < hidden.start {
                let shift = |at: usize| at - edit.range.len() + edit.text.len();
                shift(hidden.start)..shift(hidden.end)
            } else if edit.range.start > hidden.end {
                hidden
            } else {
                return None;
            };
            Some((changes + 1, moved))
        });
    }
}
