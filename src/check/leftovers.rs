//! Leftovers of tools in a file: the AWS CLI's skeleton is full of `""` and `0`, the output of
//! `describe-job-template` of nulls and of members that no request has.
//!
//! Such a file gets one problem whose fix clears all of it, in the place of one for each member.

use std::ops::Range;

use crate::template::edit::{Change, Edit};
use crate::template::field::{Field, Shape};
use crate::template::json::{Kind, Node, Tree};
use crate::template::pointer::Pointer;
use crate::template::problem::{Code, Problem};
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

/// What fills a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filling {
    /// Nothing.
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
        if is_answer {
            members.extend(ANSWER_ONLY.iter().flat_map(|name| root.all_named(name)));
        }
        members.sort_by_key(|node| node.range().start);
        (!members.is_empty()).then_some(Self { members, is_answer })
    }

    /// Puts one problem in the place of those that its fix takes away.
    pub(super) fn report(&self, report: &mut Report<'t>, tree: &'t Tree) {
        let members = self.members.iter();
        let ranges = members.map(|node| {
            node.as_member()
                .map_or(node.range(), |member| member.range())
        });
        let ranges: Vec<Range<usize>> = ranges.collect();
        // None of them lies within another.
        let gone = |problem: &Problem| {
            let Range { start, end } = problem.range;
            let after = ranges.partition_point(|range| range.start <= start);
            after > 0 && end <= ranges[after - 1].end
        };
        report.forget(gone);
        // From the end, so that the items of a list keep their places until their turn comes.
        let backwards = self.members.iter().rev();
        let changes = backwards.filter_map(|node| {
            let pointer = node.pointer();
            let found = tree.find(&pointer)?;
            // Those of one name go by one change.
            (found.id() == node.id()).then_some(Change::Remove { pointer })
        });
        let (origin, help) = if self.is_answer {
            (
                "This is the answer of describe-job-template; no request has all its members",
                "The fix removes jobTemplateArn, createdAt and every optional member that is null",
            )
        } else {
            (
                "Many members are empty, as in the AWS CLI's skeleton; the service refuses them",
                "The fix removes every optional member that was not filled in",
            )
        };
        let start = tree.root().range().start;
        report
            .add(
                Code::UnfilledMembers,
                Place::Elsewhere(Pointer::root(), start..start + 1),
                origin,
            )
            .help(help)
            .safe_fix("Clear them all", |_| Edit {
                changes: changes.collect(),
            });
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
                for (field, value) in single(field, node) {
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
        let is_null = value.kind() == Kind::Null;
        let stays = field.is_required() && !field.name.is_empty() && (is_null || !nested);
        match self.filling(field, value) {
            Filling::Blank if !stays => gone.push((field, value)),
            Filling::Meant if nested => self.gather(field, value, gone),
            _ => {}
        }
    }

    fn filling(self, field: &Field, node: Node<'_>) -> Filling {
        let empty = self == Self::Empty;
        match (&field.shape, node.kind()) {
            (_, Kind::Null) => Filling::Blank,
            // The skeleton has the first of the values; in an answer somebody has chosen it.
            (Shape::Choice([first, ..]), Kind::String)
                if empty && node.string().is_some_and(|value| value == first.value) =>
            {
                Filling::Sample
            }
            (Shape::Text(_), Kind::String) if empty && node.inside().is_empty() => Filling::Blank,
            (Shape::Whole(_) | Shape::Decimal(_), Kind::Number) if empty && is_zero(node) => {
                Filling::Blank
            }
            (Shape::Object(_), Kind::Object) if !node.is_empty() => {
                all(node.members().map(|member| {
                    field
                        .member(&member.name())
                        .map_or(Filling::Meant, |field| self.filling(field, member.value))
                }))
            }
            (Shape::List(list), Kind::Array) if !node.is_empty() => {
                all(node.items().map(|item| self.filling(list.item, item)))
            }
            _ => Filling::Meant,
        }
    }
}

/// The known members of an object that came once: which of several is meant, and what the others hold, is not for a
/// tool's leftovers to tell.
fn single<'t>(field: &'static Field, node: Node<'t>) -> Vec<(&'static Field, Node<'t>)> {
    let members = field.members().iter();
    let single = members.filter_map(|field| match node.all_named(field.name)[..] {
        [value] => Some((field, value)),
        _ => None,
    });
    single.collect()
}

/// Blank when nothing is meant and something is blank.
fn all(contents: impl Iterator<Item = Filling>) -> Filling {
    contents.fold(Filling::Sample, |all, one| match (all, one) {
        (Filling::Meant, _) | (_, Filling::Meant) => Filling::Meant,
        (Filling::Blank, _) | (_, Filling::Blank) => Filling::Blank,
        _ => Filling::Sample,
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
