//! Problem of a template, as a value that every view of it shows.

mod code;
mod page;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::edit::Edit;
use super::pointer::Pointer;
use super::text::Position;

pub use super::source::Source;
pub use code::Code;
pub use page::{Block, Page};

/// Severity of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The service refuses it, or it is surely wrong: nothing is submitted.
    Error,
    /// Accepted or unknown, but most likely not meant.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// The word that the command line prints.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// A place inside the job document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentPlace {
    /// The member of the document.
    pub pointer: Pointer,
    /// Line and column in the document's own text.
    pub position: Position,
    /// Bytes of the document's own text.
    pub range: Range<usize>,
}

/// An edit that mends a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Label of the button, a verb and its object: `Set 1000`.
    pub label: Cow<'static, str>,
    /// Edit that mends the problem.
    pub edit: Edit,
    /// True if the fix can't change what was meant, so that it may be made together with others unseen.
    pub safe: bool,
}

/// Something wrong, or worth knowing, in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Severity.
    pub severity: Severity,
    /// Rule that found it.
    pub code: Code,
    /// The member; of a missing one the pointer that it would have.
    pub pointer: Pointer,
    /// Its bytes in the text; of a missing member the opening brace of its nearest existing parent.
    pub range: Range<usize>,
    /// Place in the job document, if the problem is there.
    pub document: Option<DocumentPlace>,
    /// One sentence: what is wrong and what is allowed.
    pub message: Cow<'static, str>,
    /// Reason, or the next step; `None` where the message says it all.
    pub help: Option<Cow<'static, str>>,
    /// Source of the rule.
    pub source: Source,
    /// Fix, where it is obvious.
    pub fix: Option<Fix>,
}

impl Problem {
    /// Pointer to the place: the member, and within the job document on to its place there, `/document/steps/0`.
    pub fn look(&self) -> Pointer {
        let inside = self.document.iter().flat_map(|place| place.pointer.steps());
        inside.fold(self.pointer.clone(), |pointer, step| pointer.child(&step))
    }

    /// True if it stands for problems that are not told.
    pub const fn tells_of_more(&self) -> bool {
        matches!(self.code, Code::MoreProblems)
    }

    /// True if a user may submit in spite of it by naming its code.
    pub const fn is_waivable(&self) -> bool {
        self.source.is_waivable() || matches!(self.code, Code::UnknownMember)
    }
}
