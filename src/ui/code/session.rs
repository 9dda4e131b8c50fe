//! State of one editor between frames, and its edits.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::CodeEdit;
use super::brackets;
use super::buffer::{Buffer, TextChange};
use super::fold::{self, DisplayLine, Fold};
use super::highlight::Language;
use super::movement;
use super::row::Part;

/// State of one editor in egui's memory: a copy of the text, the selection, and values kept between frames.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) buffer: Buffer,
    /// Fixed end of the selection.
    pub(super) anchor: usize,
    /// Moving end of the selection, with the cursor.
    pub(super) head: usize,
    /// Column that up and down try to keep to.
    column: Option<usize>,
    /// Change of this frame, to be returned to the caller.
    edit: Option<TextChange>,
    /// Index of a fold that the cursor goes into.
    pub(super) unfold: Option<usize>,
    /// True if the cursor is to be scrolled into view.
    pub(super) follow_cursor: bool,
    /// Range to select and scroll to.
    pub(super) reveal: Option<Range<usize>>,
    /// True if Tab leaves the editor: Escape was pressed, or Tab led here and nothing was typed since.
    pub(super) tab_leaves: bool,
    /// True if the editor had the focus in the last frame.
    pub(super) has_focus: bool,
    /// Text that an input method is composing: shown at the cursor, but no part of the text.
    pub(super) composing: String,
    /// Time of the cursor's last movement; it does not blink for a moment after.
    pub(super) active_at: f64,
    /// Pair of brackets at the cursor, by revision and position.
    pair: Cached<(u64, usize), Option<(usize, usize)>>,
    /// Length of the longest line in bytes, by revision and number of folds.
    pub(super) widest: Cached<(u64, usize), usize>,
    measured: Measured,
}

/// Long lines that were shown, copied and measured, for a revision and its folds.
#[derive(Debug, Default)]
struct Measured {
    revision: u64,
    folds: Vec<Range<usize>>,
    lines: HashMap<usize, MeasuredLine>,
}

type MeasuredLine = (Arc<DisplayLine>, Arc<[Part]>);

/// Length in bytes above which a line's measures are kept; shorter ones are measured in each frame.
const LONG_LINE: usize = 4096;

/// Last derived value, with the key it was derived from.
#[derive(Debug)]
pub(super) struct Cached<K, V>(Option<(K, V)>);

impl<K: PartialEq, V: Copy> Cached<K, V> {
    /// Value for `key`, derived again only when the key has changed.
    pub(super) fn get_or(&mut self, key: K, derive: impl FnOnce() -> V) -> V {
        match &self.0 {
            Some((of, value)) if *of == key => *value,
            _ => self.0.insert((key, derive())).1,
        }
    }
}

impl Default for Session {
    fn default() -> Self {
        Self {
            buffer: Buffer::new(Language::default()),
            anchor: 0,
            head: 0,
            column: None,
            edit: None,
            unfold: None,
            follow_cursor: false,
            reveal: None,
            tab_leaves: false,
            has_focus: false,
            composing: String::new(),
            active_at: 0.0,
            pair: Cached(None),
            widest: Cached(None),
            measured: Measured::default(),
        }
    }
}

impl Session {
    /// Updates the copy to the caller's text; the selection moves along with its text.
    pub(super) fn sync(&mut self, text: &str, language: Language) {
        if let Some(change) = self.buffer.sync(text, language) {
            self.anchor = change.follow(self.anchor);
            self.head = change.follow(self.head);
        }
    }

    pub(super) fn selection(&self) -> Range<usize> {
        self.anchor.min(self.head)..self.anchor.max(self.head)
    }

    pub(super) fn selected_text(&self) -> &str {
        &self.buffer.text()[self.selection()]
    }

    /// Moves the cursor to `offset`; `extend` keeps the other end of the selection. A fold that hides the offset is to
    /// open.
    pub(super) fn go_to(&mut self, offset: usize, extend: bool, folds: &[Fold<'_>]) {
        self.unfold = fold::hiding(folds, offset).or(self.unfold);
        self.head = offset;
        if !extend {
            self.anchor = offset;
        }
        self.column = None;
        self.follow_cursor = true;
    }

    /// Moves the cursor up or down by `lines`.
    pub(super) fn go_vertically(&mut self, lines: isize, extend: bool, folds: &[Fold<'_>]) {
        let column = self
            .column
            .unwrap_or_else(|| movement::column_of(&self.buffer, folds, self.head));
        self.go_to(
            movement::vertically(&self.buffer, folds, self.head, lines, column),
            extend,
            folds,
        );
        self.column = Some(column);
    }

    pub(super) fn select(&mut self, range: Range<usize>) {
        self.anchor = range.start;
        self.head = range.end;
        self.column = None;
    }

    /// Replaces the selection by `new`, with the cursor behind it.
    pub(super) fn insert(&mut self, new: &str) {
        self.replace(self.selection(), new);
    }

    /// Replaces `range` by `new`, with the cursor behind it.
    pub(super) fn replace(&mut self, range: Range<usize>, new: &str) {
        let cursor = range.start + new.len();
        self.buffer.replace(range.clone(), new);
        self.edit = Some(followed_by(self.edit.take(), range, new.len()));
        self.select(cursor..cursor);
        self.follow_cursor = true;
    }

    /// Removes the selection, or else the text between the cursor and `to`. Where a fold hides some of it, the fold is
    /// opened instead.
    pub(super) fn delete(&mut self, to: usize, folds: &[Fold<'_>]) {
        if !self.selection().is_empty() {
            self.insert("");
            return;
        }
        let range = to.min(self.head)..to.max(self.head);
        let hidden = folds
            .iter()
            .position(|fold| fold.range.start < range.end && range.start < fold.range.end);
        if hidden.is_some() {
            self.unfold = hidden;
        } else if !range.is_empty() {
            self.replace(range, "");
        }
    }

    /// Edit of this frame, if there was one.
    pub(super) fn take_edit(&mut self) -> Option<CodeEdit> {
        let TextChange { old, new } = self.edit.take()?;
        let text = self.buffer.text()[new].to_owned();
        Some(CodeEdit { range: old, text })
    }

    /// Line as it is shown, and its parts as `measure` finds them; those of a long line are kept for the next frames.
    pub(super) fn measured(
        &mut self,
        line: usize,
        folds: &[Fold<'_>],
        measure: impl FnOnce(&DisplayLine) -> Arc<[Part]>,
    ) -> MeasuredLine {
        let Self {
            buffer, measured, ..
        } = self;
        let make = || {
            let display = DisplayLine::new(buffer, line, folds);
            let parts = measure(&display);
            (Arc::new(display), parts)
        };
        if buffer.line_range(line).len() < LONG_LINE {
            return make();
        }
        let ranges = folds.iter().map(|fold| &fold.range);
        if measured.revision != buffer.revision() || !measured.folds.iter().eq(ranges.clone()) {
            *measured = Measured {
                revision: buffer.revision(),
                folds: ranges.cloned().collect(),
                lines: HashMap::new(),
            };
        }
        measured.lines.entry(line).or_insert_with(make).clone()
    }

    /// Bracket at the cursor and its counterpart.
    pub(super) fn bracket_pair(&mut self) -> Option<(usize, usize)> {
        let Self {
            buffer, head, pair, ..
        } = self;
        pair.get_or((buffer.revision(), *head), || {
            brackets::pair_at(buffer, *head)
        })
    }
}

/// Combines `first`, and the replacement of `range` of its result by `len` bytes, to one change of the text before
/// both.
fn followed_by(first: Option<TextChange>, range: Range<usize>, len: usize) -> TextChange {
    let Some(TextChange { old, new }) = first else {
        return TextChange {
            new: range.start..range.start + len,
            old: range,
        };
    };
    let start = new.start.min(range.start);
    let beyond = range.end.saturating_sub(new.end);
    let end = new.end + beyond - range.len() + len;
    TextChange {
        old: old.start - (new.start - start)..old.end + beyond,
        new: start..end,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn session(text: &str) -> Session {
        let mut session = Session::default();
        session.sync(text, Language::Json);
        session
    }

    #[test]
    fn the_cursor_moves_along_with_what_the_caller_changes() {
        let mut session = session("{\"a\": 1}");
        session.select(6..7);
        session.sync("{\"abc\": 1}", Language::Json);
        assert_eq!(session.selected_text(), "1");
    }

    #[test]
    fn deleting_into_a_fold_opens_it_instead() {
        let mut session = session("\"hidden\"");
        let folds = [Fold {
            range: 1..7,
            label: "…",
        }];
        session.select(7..7);
        session.delete(6, &folds);
        assert_eq!(session.take_edit(), None);
        assert_eq!(session.unfold, Some(0));
        session.select(0..8);
        session.delete(7, &folds);
        assert_eq!(
            session.take_edit(),
            Some(CodeEdit {
                range: 0..8,
                text: String::new()
            })
        );
    }

    #[test]
    fn moving_into_a_fold_opens_it() {
        let mut session = session("\"hidden\"");
        let folds = [Fold {
            range: 1..7,
            label: "…",
        }];
        session.go_to(1, false, &folds);
        assert_eq!(session.unfold, None);
        session.go_to(2, false, &folds);
        assert_eq!(session.unfold, Some(0));
    }

    proptest! {
        /// Whatever edits one frame brings, the caller gets one that has the same effect on its own text.
        #[test]
        fn the_edits_of_a_frame_are_one_edit_of_the_real_text(
            text in "[a-e]{0,12}",
            edits in prop::collection::vec((0_usize..20, 0_usize..20, "[x-z]{0,4}"), 1..6),
        ) {
            let mut session = session(&text);
            for (one, other, new) in edits {
                let end = session.buffer.text().len();
                let (one, other) = (one.min(end), other.min(end));
                session.replace(one.min(other)..one.max(other), &new);
            }
            let CodeEdit { range, text: new } = session.take_edit().unwrap();
            let mut applied = text;
            applied.replace_range(range, &new);
            prop_assert_eq!(applied, session.buffer.text());
        }
    }
}
