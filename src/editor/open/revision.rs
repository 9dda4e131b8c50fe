//! One state of a template's text and all that follows from it.

use std::sync::Arc;

use crate::check;
use crate::template::json::{ParseError, Tree};
use crate::template::problem::Problem;
use crate::template::text::{Lines, Position};

/// Longest text, in bytes, that is read and checked within the frame that changes it. It is several times the largest
/// template; what is longer would keep the next key waiting.
pub(super) const LONGEST_AT_ONCE: usize = 512 << 10;

/// A text, what it reads as, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct Revision {
    text: Arc<str>,
    lines: Lines,
    read: Result<Tree, ParseError>,
    problems: Vec<Problem>,
}

impl Revision {
    /// Reads and checks `text`.
    pub fn of(text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let read = Tree::parse(Arc::clone(&text));
        let problems = check::check(&read);
        Self {
            lines: Lines::of(&text),
            text,
            read,
            problems,
        }
    }

    /// What is known before the first text was read: nothing.
    pub(super) fn unread() -> Self {
        Self {
            problems: Vec::new(),
            ..Self::of("")
        }
    }

    /// The text.
    pub const fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The parsed tree, or the parse error.
    pub const fn read(&self) -> &Result<Tree, ParseError> {
        &self.read
    }

    /// The text as JSON, if it is.
    pub const fn tree(&self) -> Option<&Tree> {
        match &self.read {
            Ok(tree) => Some(tree),
            Err(_) => None,
        }
    }

    pub(super) fn into_tree(self) -> Option<Tree> {
        self.read.ok()
    }

    /// Problems found by the check.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Line and column of a byte of the text.
    pub fn position(&self, offset: usize) -> Position {
        self.lines.position(&self.text, offset)
    }

    /// The lines of the text.
    pub const fn lines(&self) -> &Lines {
        &self.lines
    }
}
