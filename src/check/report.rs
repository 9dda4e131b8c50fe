//! How the sections' rules say what they find.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use crate::template::edit::{Change, Edit};
use crate::template::json::{Node, Tree};
use crate::template::pointer::Pointer;
use crate::template::problem::{Code, DocumentPlace, Fix, Problem, Severity, Source};

/// The problems found so far.
pub(super) struct Report<'t> {
    tree: &'t Tree,
    problems: Vec<Problem>,
}

/// What a problem points to.
pub(super) enum Place<'t> {
    /// A value.
    Value(Node<'t>),
    /// A pointer, and other bytes than its value's.
    Elsewhere(Pointer, Range<usize>),
}

/// A problem that was just found, to say more about; nothing when there are too many.
pub(super) struct Found<'r>(Option<&'r mut Problem>);

impl<'t> Report<'t> {
    /// So many problems are told; nobody reads more, and a hostile file holds millions.
    pub(super) const MOST: usize = 1000;

    pub(super) fn new(tree: &'t Tree) -> Self {
        Self {
            tree,
            problems: Vec::new(),
        }
    }

    /// The problems, in the order of the text.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        if !self.has_room() {
            self.problems.pop();
            let start = self.tree.root().range().start;
            // An error may be among those that are not told.
            self.error(
                Code::MoreProblems,
                Source::Clients,
                Place::Elsewhere(Pointer::root(), start..start + 1),
                format!("There are more problems than these {}", Self::MOST - 1),
            );
        }
        self.problems.sort_by_key(|problem| problem.range.start);
        self.ask_before_doubles_go();
        self.problems
    }

    /// A change of a member that came twice leaves one of it: what the others hold is not for a safe fix to drop.
    fn ask_before_doubles_go(&mut self) {
        let is_double = |problem: &&Problem| problem.code == Code::DuplicateMember;
        let found = self.problems.iter().filter(is_double);
        let doubles: HashSet<Pointer> = found.map(|problem| problem.pointer.clone()).collect();
        if doubles.is_empty() {
            return;
        }
        let drops = |change: &Change| match change {
            Change::Set { pointer, .. } | Change::Remove { pointer } => doubles.contains(pointer),
            _ => false,
        };
        for fix in self
            .problems
            .iter_mut()
            .filter_map(|problem| problem.fix.as_mut())
        {
            fix.safe &= !fix.edit.changes.iter().any(drops);
        }
    }

    /// Whether another problem would be told.
    pub(super) fn has_room(&self) -> bool {
        self.problems.len() < Self::MOST
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

    pub(super) fn error<'p>(
        &mut self,
        code: Code,
        source: Source,
        place: impl Into<Place<'p>>,
        message: impl Into<Cow<'static, str>>,
    ) -> Found<'_> {
        self.add(Severity::Error, code, source, place.into(), message.into())
    }

    pub(super) fn warning<'p>(
        &mut self,
        code: Code,
        source: Source,
        place: impl Into<Place<'p>>,
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

    pub(super) fn info<'p>(
        &mut self,
        code: Code,
        source: Source,
        place: impl Into<Place<'p>>,
        message: impl Into<Cow<'static, str>>,
    ) -> Found<'_> {
        self.add(Severity::Info, code, source, place.into(), message.into())
    }

    /// The place of a member that is not there: the brace that opens its nearest existing parent.
    pub(super) fn missing(&self, pointer: Pointer) -> Place<'static> {
        let start = self.tree.nearest(&pointer).range().start;
        Place::Elsewhere(pointer, start..start + 1)
    }

    fn add(
        &mut self,
        severity: Severity,
        code: Code,
        source: Source,
        place: Place<'_>,
        message: Cow<'static, str>,
    ) -> Found<'_> {
        if !self.has_room() {
            return Found(None);
        }
        let (pointer, range) = match place {
            Place::Value(node) => (node.pointer(), node.range()),
            Place::Elsewhere(pointer, range) => (pointer, range),
        };
        Found(Some(self.problems.push_mut(Problem {
            severity,
            code,
            pointer,
            range,
            document: None,
            message,
            help: None,
            source,
            fix: None,
        })))
    }
}

impl<'t> From<Node<'t>> for Place<'t> {
    fn from(node: Node<'t>) -> Self {
        Self::Value(node)
    }
}

impl Found<'_> {
    /// Says why, or how to go on.
    pub(super) fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        if let Some(problem) = &mut self.0 {
            problem.help = Some(help.into());
        }
        self
    }

    /// Says where in the job document.
    pub(super) fn within(mut self, place: impl FnOnce() -> DocumentPlace) -> Self {
        if let Some(problem) = &mut self.0 {
            problem.document = Some(place());
        }
        self
    }

    /// Offers an edit of what the problem points to that can't change what was meant.
    pub(super) fn safe_fix(
        self,
        label: impl Into<Cow<'static, str>>,
        edit: impl FnOnce(Pointer) -> Edit,
    ) {
        self.offer(label.into(), edit, true);
    }

    /// Offers an edit of what the problem points to that the user should look at.
    pub(super) fn fix(
        self,
        label: impl Into<Cow<'static, str>>,
        edit: impl FnOnce(Pointer) -> Edit,
    ) {
        self.offer(label.into(), edit, false);
    }

    fn offer(self, label: Cow<'static, str>, edit: impl FnOnce(Pointer) -> Edit, safe: bool) {
        if let Some(problem) = self.0 {
            let edit = edit(problem.pointer.clone());
            problem.fix = Some(Fix { label, edit, safe });
        }
    }
}
