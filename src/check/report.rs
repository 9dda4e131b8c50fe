//! Report that the sections' rules add their problems to.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use crate::template::edit::{Change, Edit};
use crate::template::hidden::shown_on_a_line;
use crate::template::json::{Kind, LONGEST_POINTER, Node, Pointers, Tree};
use crate::template::pointer::Pointer;
use crate::template::problem::{Code, DocumentPlace, Fix, Problem, Severity, Source};
use crate::template::text::shortened;

/// A message or help of more characters has repeated something that is too long to be read.
const LONGEST_MESSAGE: usize = 600;

/// The most characters of a fix's label, which stands on a button.
const LONGEST_LABEL: usize = 80;

/// Bytes that fixes may hold for each problem, besides twice the text's own size.
const ROOM_FOR_FIXES: usize = 64;

/// The problems found so far.
pub(super) struct Report<'t> {
    tree: &'t Tree,
    /// At most this many problems are reported.
    pub(super) most: usize,
    problems: Vec<Problem>,
    pointers: Pointers,
    /// Bytes that further fixes may hold.
    room_for_fixes: usize,
    /// Where the values begin that hold something by themselves, in order; found once, for values lie in one another.
    filled: OnceCell<Vec<usize>>,
}

/// Place that a problem points to.
pub(super) enum Place<'t> {
    /// A value.
    Value(Node<'t>),
    /// A value, and other bytes: its member's, or those of an earlier member of the same name.
    Beside(Node<'t>, Range<usize>),
    /// A pointer, and other bytes than its value's.
    Elsewhere(Pointer, Range<usize>),
}

/// A problem that was just found, to say more about; nothing when there are too many.
pub(super) struct Found<'r>(Option<New<'r>>);

struct New<'r> {
    problem: &'r mut Problem,
    room_for_fixes: &'r mut usize,
    /// True if the problem is reported at a value around its own, whose pointer is too long.
    is_around: bool,
}

impl<'t> Report<'t> {
    pub(super) fn new(tree: &'t Tree, most: usize) -> Self {
        Self {
            tree,
            most,
            problems: Vec::new(),
            pointers: Pointers::default(),
            room_for_fixes: 2 * tree.text().len() + most.saturating_mul(ROOM_FOR_FIXES),
            filled: OnceCell::new(),
        }
    }

    /// The problems, in the order of the text.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        if !self.has_room() {
            self.problems.pop();
            let start = self.tree.root().range().start;
            // An error may be among those that are not told.
            self.add(
                Code::MoreProblems,
                Place::Elsewhere(Pointer::root(), start..start + 1),
                format!("There are more problems than these {}", self.most - 1),
            );
        }
        self.problems.sort_by_key(|problem| problem.range.start);
        self.ask_before_doubles_go();
        self.problems
    }

    /// A change of a member that came twice leaves one of it: what the others hold is not for a safe fix to drop. Its
    /// removal would leave none, so it is no part of any fix.
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
        let drops_all = |change: &Change| matches!(change, Change::Remove { pointer } if doubles.contains(pointer));
        for problem in &mut self.problems {
            problem.fix.take_if(|fix| {
                fix.edit.changes.retain(|change| !drops_all(change));
                fix.safe &= !fix.edit.changes.iter().any(drops);
                fix.edit.changes.is_empty()
            });
        }
    }

    /// Withdraws the fixes of problems that should have none.
    pub(super) fn withdraw_fixes(&mut self, mut unwanted: impl FnMut(&Problem) -> bool) {
        for problem in &mut self.problems {
            if unwanted(problem) {
                problem.fix = None;
            }
        }
    }

    /// True if another problem would be reported.
    pub(super) fn has_room(&self) -> bool {
        self.problems.len() < self.most
    }

    /// True if the value holds more than `null`, `""` and empty containers.
    pub(super) fn holds_something(&self, value: Node<'_>) -> bool {
        let is_filled = |node: &Node<'_>| match node.kind() {
            Kind::Null | Kind::Object | Kind::Array => false,
            Kind::String => !node.inside().is_empty() && node.value_of_name().is_none(),
            Kind::Bool | Kind::Number => true,
        };
        let starts = || {
            self.tree
                .nodes()
                .filter(is_filled)
                .map(|node| node.range().start)
        };
        let filled = self.filled.get_or_init(|| starts().collect());
        let range = value.range();
        let first = filled.partition_point(|start| *start < range.start);
        filled.get(first).is_some_and(|start| *start < range.end)
    }

    /// Number of errors found so far.
    pub(super) fn errors(&self) -> usize {
        let is_error = |problem: &&Problem| problem.severity == Severity::Error;
        self.problems.iter().filter(is_error).count()
    }

    /// Offsets at which problems of this code begin, in bytes.
    pub(super) fn places_of(&self, code: Code) -> impl Iterator<Item = usize> {
        let of_code = self
            .problems
            .iter()
            .filter(move |problem| problem.code == code);
        of_code.map(|problem| problem.range.start)
    }

    /// Forgets what `unwanted` says of it.
    pub(super) fn forget(&mut self, unwanted: impl Fn(&Problem) -> bool) {
        self.problems.retain(|problem| !unwanted(problem));
    }

    /// The place of a member that is not there: the brace that opens its nearest existing parent.
    pub(super) fn missing(&self, pointer: Pointer) -> Place<'static> {
        let start = self.tree.nearest(&pointer).range().start;
        Place::Elsewhere(pointer, start..start + 1)
    }

    /// Reports a problem.
    pub(super) fn add<'p>(
        &mut self,
        code: Code,
        place: impl Into<Place<'p>>,
        message: impl Into<Cow<'static, str>>,
    ) -> Found<'_> {
        if !self.has_room() {
            return Found(None);
        }
        let (pointer, range, is_around) = match place.into() {
            Place::Value(node) => self.told(node, node.range()),
            Place::Beside(node, range) => self.told(node, range),
            Place::Elsewhere(pointer, range) => (pointer, range, false),
        };
        let problem = self.problems.push_mut(Problem {
            severity: code.severity(),
            code,
            pointer,
            range,
            document: None,
            message: bounded(message.into(), LONGEST_MESSAGE),
            help: is_around.then(|| around().into()),
            source: code.source(),
            fix: None,
        });
        Found(Some(New {
            problem,
            room_for_fixes: &mut self.room_for_fixes,
            is_around,
        }))
    }

    /// The pointer that is told of `node`, beside `range`, and whether it is that of a value around it.
    fn told(&mut self, node: Node<'_>, range: Range<usize>) -> (Pointer, Range<usize>, bool) {
        let told = self.pointers.reported(node);
        (told.pointer(), range, told.id() != node.id())
    }
}

impl<'t> From<Node<'t>> for Place<'t> {
    fn from(node: Node<'t>) -> Self {
        Self::Value(node)
    }
}

/// The same, without the middle of what is too long.
fn bounded(text: Cow<'static, str>, most: usize) -> Cow<'static, str> {
    match shortened(&text, most) {
        Cow::Borrowed(_) => visible(text),
        Cow::Owned(short) => visible(short.into()),
    }
}

/// Says that a pointer is not the problem's own.
fn around() -> String {
    format!(
        "Its own pointer has more than {LONGEST_POINTER} bytes: this is that of the nearest value around it"
    )
}

impl Found<'_> {
    /// Says why, or how to go on.
    pub(super) fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        if let Some(New {
            problem, is_around, ..
        }) = &mut self.0
        {
            let help = bounded(help.into(), LONGEST_MESSAGE);
            problem.help = Some(if *is_around {
                format!("{help}. {}", around()).into()
            } else {
                help
            });
        }
        self
    }

    /// Names another source than the rule's usual one.
    pub(super) fn known_by(mut self, source: Source) -> Self {
        if let Some(New { problem, .. }) = &mut self.0 {
            problem.source = source;
        }
        self
    }

    /// Says where in the job document.
    pub(super) fn within(mut self, place: impl FnOnce() -> DocumentPlace) -> Self {
        if let Some(New { problem, .. }) = &mut self.0 {
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

    /// A fix that would be too large is not offered until others are made, nor one whose place can't be told.
    fn offer(self, label: Cow<'static, str>, edit: impl FnOnce(Pointer) -> Edit, safe: bool) {
        let Some(New {
            problem,
            room_for_fixes: room,
            is_around: false,
        }) = self.0
        else {
            return;
        };
        if *room == 0 {
            return;
        }
        let edit = edit(problem.pointer.clone());
        let bytes = edit.bytes();
        if bytes <= *room {
            let label = bounded(label, LONGEST_LABEL);
            problem.fix = Some(Fix { label, edit, safe });
        }
        *room = room.saturating_sub(bytes);
    }
}

/// Words on one line in which everything can be seen, whatever names and values they quote.
fn visible(words: Cow<'static, str>) -> Cow<'static, str> {
    match shown_on_a_line(&words) {
        Cow::Owned(visible) => Cow::Owned(visible),
        Cow::Borrowed(_) => words,
    }
}
