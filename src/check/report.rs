//! How the sections' rules say what they find.

use std::borrow::Cow;
use std::ops::Range;

use crate::template::edit::Edit;
use crate::template::json::{Node, Tree};
use crate::template::pointer::Pointer;
use crate::template::problem::{Code, DocumentPlace, Fix, Problem, Severity, Source};

/// The problems found so far.
pub(super) struct Report<'t> {
    tree: &'t Tree,
    problems: Vec<Problem>,
}

/// What a problem points to.
pub(super) struct Place {
    pointer: Pointer,
    range: Range<usize>,
}

/// A problem that was just found, to say more about.
pub(super) struct Found<'r>(&'r mut Problem);

impl<'t> Report<'t> {
    pub(super) fn new(tree: &'t Tree) -> Self {
        Self {
            tree,
            problems: Vec::new(),
        }
    }

    /// The problems, in the order of the text.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| problem.range.start);
        self.problems
    }

    /// How many errors were found so far.
    pub(super) fn errors(&self) -> usize {
        let is_error = |problem: &&Problem| problem.severity == Severity::Error;
        self.problems.iter().filter(is_error).count()
    }

    /// Forgets what `unwanted` says of it.
    pub(super) fn forget(&mut self, unwanted: impl Fn(&Problem) -> bool) {
        self.problems.retain(|problem| !unwanted(problem));
    }

    pub(super) fn error(
        &mut self,
        code: Code,
        source: Source,
        place: impl Into<Place>,
        message: impl Into<Cow<'static, str>>,
    ) -> Found<'_> {
        self.add(Severity::Error, code, source, place.into(), message.into())
    }

    pub(super) fn warning(
        &mut self,
        code: Code,
        source: Source,
        place: impl Into<Place>,
        message: impl Into<Cow<'static, str>>,
    ) -> Found<'_> {
        self.add(
            Severity::Warning,
            code,
            source,
            place.into(),
            message.into(),
        )
    }

    pub(super) fn info(
        &mut self,
        code: Code,
        source: Source,
        place: impl Into<Place>,
        message: impl Into<Cow<'static, str>>,
    ) -> Found<'_> {
        self.add(Severity::Info, code, source, place.into(), message.into())
    }

    /// The place of a member that is not there: the brace that opens its nearest existing parent.
    pub(super) fn missing(&self, pointer: Pointer) -> Place {
        let start = self.tree.nearest(&pointer).range().start;
        Place {
            pointer,
            range: start..start + 1,
        }
    }

    fn add(
        &mut self,
        severity: Severity,
        code: Code,
        source: Source,
        place: Place,
        message: Cow<'static, str>,
    ) -> Found<'_> {
        let Place { pointer, range } = place;
        let problem = Problem {
            severity,
            code,
            pointer,
            range,
            document: None,
            message,
            help: None,
            source,
            fix: None,
        };
        Found(self.problems.push_mut(problem))
    }
}

impl Place {
    /// A place whose bytes are others than its value's.
    pub(super) fn new(pointer: Pointer, range: Range<usize>) -> Self {
        Self { pointer, range }
    }

    pub(super) fn pointer(&self) -> &Pointer {
        &self.pointer
    }
}

impl From<Node<'_>> for Place {
    fn from(node: Node<'_>) -> Self {
        Self {
            pointer: node.pointer(),
            range: node.range(),
        }
    }
}

impl Found<'_> {
    /// Says why, or how to go on.
    pub(super) fn help(self, help: impl Into<Cow<'static, str>>) -> Self {
        self.0.help = Some(help.into());
        self
    }

    /// Says where in the job document.
    pub(super) fn within(self, place: DocumentPlace) -> Self {
        self.0.document = Some(place);
        self
    }

    /// Offers an edit that can't change what was meant.
    pub(super) fn safe_fix(self, label: impl Into<Cow<'static, str>>, edit: Edit) {
        self.offer(label.into(), edit, true);
    }

    /// Offers an edit that the user should look at.
    pub(super) fn fix(self, label: impl Into<Cow<'static, str>>, edit: Edit) {
        self.offer(label.into(), edit, false);
    }

    fn offer(self, label: Cow<'static, str>, edit: Edit, safe: bool) {
        self.0.fix = Some(Fix { label, edit, safe });
    }
}
