//! A file and what is wrong with it.

use std::borrow::Cow;
use std::sync::Arc;

use crate::check::check;
use crate::template::field::known;
use crate::template::json::{ParseError, Tree};
use crate::template::problem::{Problem, Severity};

/// A file that was read, and its problems in the order of their places.
pub(super) struct Checked {
    /// The path as it was given or found.
    pub path: String,
    /// The whole text.
    pub text: Arc<str>,
    /// The text as JSON, or where it stops being so.
    pub read: Result<Tree, ParseError>,
    /// Problems of the text.
    pub problems: Vec<Problem>,
}

impl Checked {
    /// Checks `text`, which came from `path`.
    pub fn new(path: String, text: String) -> Self {
        let text: Arc<str> = text.into();
        Self::of(path, text.clone(), Tree::parse(text))
    }

    /// Checks a text that was parsed before.
    pub fn of(path: String, text: Arc<str>, read: Result<Tree, ParseError>) -> Self {
        let problems = check(&read);
        Self {
            path,
            text,
            read,
            problems,
        }
    }

    /// The text of the job document, if there is one.
    pub fn document(&self) -> Option<Cow<'_, str>> {
        self.read
            .as_ref()
            .ok()?
            .root()
            .get(known::DOCUMENT.name())?
            .string()
    }

    /// Number of problems of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems
            .iter()
            .filter(|problem| problem.severity == severity)
            .count()
    }
}
