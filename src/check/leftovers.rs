//! Leftovers of tools in a file: the AWS CLI's skeleton is full of `""` and `0`, the output of
//! `describe-job-template` of nulls and of members that no request has.
//!
//! Such a file gets one problem whose fix clears all of it, in the place of one for each member.

use std::ops::Range;

use crate::template::edit::{Change, Edit};
use crate::template::field::{Field, Shape};
use crate::template::json::{Kind, Node, Tree};
use crate::template::pointer::Pointer;
use crate::template::problem::{Code, Problem, Source};
use crate::template::view::Number;

use super::report::{Place, Report};

/// From this number of empty values on, a tool left them, not a person.
const FEWEST: usize = 5;

/// Members of the answer of `describe-job-template` that no request has.
const ANSWER_ONLY: [&str; 2] = ["jobTemplateArn", "createdAt"];

/// The members to clear.
pub(super) struct Leftovers<'t> {
    members: Vec<Node<'t>>,
    is_answer: bool,
}

/// Content of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    /// No content.
    Blank,
    /// The choice that the skeleton fills in.
    Sample,
    /// Something.
    Meant,
}

/// Values that count as blank.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blank {
    /// `null`: the answer of `describe-job-template`.
    Null,
    /// `null`, `""` and `0`: the skeleton.
    Empty,
}

impl<'t> Leftovers<'t> {
    /// Finds what a tool left, if it is so much that nobody wrote it.
    ///
    /// Each value that the service refuses has one of the `errors`, so few of them end the search.
    pub(super) fn of(tree: &'t Tree, errors: usize) -> Option<Self> {
        let root = tree.root();
        let is_answer = errors > 0 && ANSWER_ONLY.iter().any(|name| root.get(name).is_some());
        if !is_answer && errors < FEWEST {
            return None;
        }
        let blank = if is_answer { Blank::Null } else { Blank::Empty };
        let mut found = Vec::new();
        blank.gather(Field::request(), root, &mut found);
        let count: usize = found
            .iter()
            .map(|(field, node)| refused(field, *node))
            .sum();
        if !is_answer && count < FEWEST {
            return None;
        }
        let mut members: Vec<_> = found.into_iter().map(|(_, node)| node).collect();
        members.extend(ANSWER_ONLY.iter().filter_map(|name| root.get(name)));
        (!members.is_empty()).then_some(Self { members, is_answer })
    }

    /// Puts one problem in the place of those that its fix takes away.
    pub(super) fn report(&self, report: &mut Report<'t>, tree: &'t Tree) {
        let mut ranges: Vec<Range<usize>> = self
            .members
            .iter()
            .map(|node| {
                node.as_member()
                    .map_or(node.range(), |member| member.range())
            })
            .collect();
        ranges.sort_unstable_by_key(|range| range.start);
        // None of them lies within another.
        let gone = |problem: &Problem| {
            let Range { start, end } = problem.range;
            let after = ranges.partition_point(|range| range.start <= start);
            after > 0 && end <= ranges[after - 1].end
        };
        report.forget(gone);
        let mut pointers: Vec<Pointer> = self.members.iter().map(|node| node.pointer()).collect();
        // From the end, so that the items of a list keep their places until their turn comes.
        pointers.reverse();
        let changes = pointers
            .into_iter()
            .map(|pointer| Change::Remove { pointer })
            .collect();
        let (origin, help) = if self.is_answer {
            (
                "This is the answer of describe-job-template; no request has all its members",
                "The fix removes jobTemplateArn, createdAt and every member that is null",
            )
        } else {
            (
                "Many members are empty, as in the AWS CLI's skeleton; the service refuses them",
                "The fix removes every optional member that was not filled in",
            )
        };
        let start = tree.root().range().start;
        report
            .error(
                Code::UnfilledMembers,
                Source::Clients,
                Place::Elsewhere(Pointer::root(), start..start + 1),
                origin,
            )
            .help(help)
            .safe_fix("Clear them all", |_| Edit { changes });
    }
}

impl Blank {
    /// Gathers what can go from an object or a list, outermost first.
    fn gather<'t>(
        self,
        field: &'static Field,
        node: Node<'t>,
        gone: &mut Vec<(&'static Field, Node<'t>)>,
    ) {
        match &field.shape {
            Shape::Object(_) => {
                for (field, value) in counted(field, node) {
                    self.gather_value(field, value, gone);
                }
            }
            Shape::List(list) => {
                for item in node.items() {
                    self.gather_value(list.item, item, gone);
                }
            }
            _ => {}
        }
    }

    fn gather_value<'t>(
        self,
        field: &'static Field,
        value: Node<'t>,
        gone: &mut Vec<(&'static Field, Node<'t>)>,
    ) {
        let nested = matches!(field.shape, Shape::Object(_) | Shape::List(_));
        // The form shows what is required; an empty value there says as much as none.
        let stays =
            field.is_required() && !nested && !field.name.is_empty() && value.kind() != Kind::Null;
        match self.content(field, value) {
            Content::Blank if !stays => gone.push((field, value)),
            Content::Meant if nested => self.gather(field, value, gone),
            _ => {}
        }
    }

    fn content(self, field: &Field, node: Node<'_>) -> Content {
        let empty = self == Self::Empty;
        match (&field.shape, node.kind()) {
            (_, Kind::Null) => Content::Blank,
            // The skeleton has the first of the values.
            (Shape::Choice([first, ..]), Kind::String)
                if node.string().is_some_and(|value| value == first.value) =>
            {
                Content::Sample
            }
            (Shape::Text(_), Kind::String) if empty && node.inside().is_empty() => Content::Blank,
            (Shape::Whole(_) | Shape::Decimal(_), Kind::Number) if empty && is_zero(node) => {
                Content::Blank
            }
            (Shape::Object(_), Kind::Object) if !node.is_empty() => {
                all(node.members().map(|member| {
                    field
                        .member(&member.name())
                        .map_or(Content::Meant, |field| self.content(field, member.value))
                }))
            }
            (Shape::List(list), Kind::Array) if !node.is_empty() => {
                all(node.items().map(|item| self.content(list.item, item)))
            }
            _ => Content::Meant,
        }
    }
}

/// The known members of an object, each name once: of one that came twice the last counts, and what stands in the others
/// is not for a tool's leftovers to take along.
fn counted<'t>(field: &'static Field, node: Node<'t>) -> Vec<(&'static Field, Node<'t>)> {
    let mut counted: Vec<(&'static Field, Node<'t>)> = Vec::new();
    for member in node.members() {
        if let Some(field) = field.member(&member.name()) {
            counted.retain(|(other, _)| other.name != field.name);
            counted.push((field, member.value));
        }
    }
    counted
}

/// Blank when nothing is meant and something is blank.
fn all(contents: impl Iterator<Item = Content>) -> Content {
    contents.fold(Content::Sample, |all, one| match (all, one) {
        (Content::Meant, _) | (_, Content::Meant) => Content::Meant,
        (Content::Blank, _) | (_, Content::Blank) => Content::Blank,
        _ => Content::Sample,
    })
}

fn is_zero(node: Node<'_>) -> bool {
    Number::of(node).is_some_and(|number| number.value() == 0.0)
}

/// Number of empty values within a value that the service refuses.
fn refused(field: &Field, node: Node<'_>) -> usize {
    match (&field.shape, node.kind()) {
        (Shape::Object(_), Kind::Object) => node
            .members()
            .filter_map(|member| Some(refused(field.member(&member.name())?, member.value)))
            .sum(),
        (Shape::List(list), Kind::Array) => node.items().map(|item| refused(list.item, item)).sum(),
        // A sample of the skeleton's.
        (Shape::Choice(_), Kind::String) => 0,
        (Shape::Text(limits), Kind::String) => usize::from(limits.min > 0),
        (Shape::Whole(limits), Kind::Number) => usize::from(limits.min > 0),
        _ => 1,
    }
}
