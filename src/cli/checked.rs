//! A file and what is wrong with it.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use crate::check::check;
use crate::storage::{ReadError, read_standard_input, read_text};
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

/// True for `-`, which stands for standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads a file, or standard input, as JSON.
///
/// # Errors
/// If it can't be read.
pub(super) fn read(path: &Path) -> Result<(Arc<str>, Result<Tree, ParseError>), ReadError> {
    let text: Arc<str> = if is_standard_input(path) {
        read_standard_input()?
    } else {
        read_text(path)?
    }
    .into();
    let read = Tree::parse(text.clone());
    Ok((text, read))
}

impl Checked {
    /// Reads and checks a file, or standard input.
    ///
    /// # Errors
    /// If it can't be read.
    pub fn read(path: &Path) -> Result<Self, ReadError> {
        let (text, read) = read(path)?;
        Ok(Self::of(path, text, read))
    }

    /// Checks a text that was read before.
    pub fn of(path: &Path, text: Arc<str>, read: Result<Tree, ParseError>) -> Self {
        Self {
            path: path.to_string_lossy().into_owned(),
            text,
            problems: check(&read),
            read,
        }
    }

    /// The text of the job document, if there is one.
    pub fn document(&self) -> Option<Cow<'_, str>> {
        let root = self.read.as_ref().ok()?.root();
        root.get(known::DOCUMENT.name())?.string()
    }

    /// Number of problems of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        let has_it = |problem: &&Problem| problem.severity == severity;
        self.problems.iter().filter(has_it).count()
    }
}
