//! Values and problems as the fields of a form show them.

use std::borrow::Cow;

use super::OpenTemplate;
use crate::template::json::{Kind, Node};
use crate::template::pointer::Pointer;
use crate::template::problem::{Code, Problem};

/// Value of a member, as its field shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'t> {
    /// The member is absent.
    Absent,
    /// A string's text, a number's spelling, or a draft of either.
    Text(Cow<'t, str>),
    /// An object or list, which has fields of its own.
    Holder,
    /// A value of another type than the field is for: its JSON.
    Misfit(&'t str),
}

impl OpenTemplate {
    /// Text of a string member.
    pub fn text_at(&self, pointer: &Pointer) -> Value<'_> {
        self.value(pointer, Node::string)
    }

    /// Text of a number: its draft, or its spelling in the JSON.
    pub fn number_at(&self, pointer: &Pointer) -> Value<'_> {
        match self.drafts.get(pointer) {
            Some(draft) => Value::Text(Cow::Borrowed(draft)),
            None => self.value(pointer, |node| node.number().map(Cow::Borrowed)),
        }
    }

    /// [`Value::Holder`] for a member of this `kind` (object or list), [`Value::Misfit`] for one of another.
    pub fn holder_at(&self, pointer: &Pointer, kind: Kind) -> Value<'_> {
        match self.node(pointer) {
            None => Value::Absent,
            Some(node) if node.kind() == kind => Value::Holder,
            Some(node) => Value::Misfit(node.source()),
        }
    }

    /// Number of items of the list at `pointer`; 0 if there is none.
    pub fn count(&self, pointer: &Pointer) -> usize {
        self.node(pointer).map_or(0, Node::len)
    }

    /// Node that the forms show at `pointer`.
    pub fn node(&self, pointer: &Pointer) -> Option<Node<'_>> {
        self.form()?.find(pointer)
    }

    /// Worst problem of this very member, shown or not.
    pub fn problem_at(&self, pointer: &Pointer) -> Option<&Problem> {
        self.problems.get(self.tally.worst_at(pointer)?)
    }

    /// Problem that the field of this member shows: one about a missing value only once someone has been there.
    pub fn shown_problem_at(&self, pointer: &Pointer) -> Option<&Problem> {
        let shown = self.revealed || self.touched.contains(pointer);
        self.problem_at(pointer)
            .filter(|problem| shown || !is_quiet(problem.code))
    }

    fn value<'t>(
        &'t self,
        pointer: &Pointer,
        read: impl Fn(Node<'t>) -> Option<Cow<'t, str>>,
    ) -> Value<'t> {
        let Some(node) = self.node(pointer) else {
            return Value::Absent;
        };
        read(node).map_or_else(|| Value::Misfit(node.source()), Value::Text)
    }
}

/// True for problems that only say that something has not been written yet.
const fn is_quiet(code: Code) -> bool {
    matches!(code, Code::MissingMember | Code::EmptyText | Code::NoSource)
}
