//! Failure types over the criteria of a list.

use std::collections::HashSet;

use crate::template::field::known;
use crate::template::json::Node;
use crate::template::problem::Code;
use crate::template::text::{LONGEST_NAME, shortened};
use crate::template::view::{Text, Typed};

use super::report::Report;

/// The type that stands for all others.
pub(super) const ALL: &str = "ALL";

/// The failure types that are given, and where.
pub(super) fn given<'a, 't>(
    types: impl Iterator<Item = &'a Typed<'t, Text<'t>>>,
) -> impl Iterator<Item = (&'a str, Node<'t>)>
where
    't: 'a,
{
    types.filter_map(|typed| match typed {
        Typed::Given(name, node) => Some((&**name, *node)),
        Typed::Absent | Typed::Misfit(_) => None,
    })
}

/// Node of the type that stands for all others, if one of them stands beside it.
pub(super) fn all_beside_others<'t>(types: &[(&str, Node<'t>)]) -> Option<Node<'t>> {
    let (_, all) = types.iter().find(|(name, _)| *name == ALL)?;
    types.iter().any(|(name, _)| *name != ALL).then_some(*all)
}

/// Reports every type that an earlier criterion has already.
pub(super) fn check_unique(report: &mut Report<'_>, types: &[(&str, Node<'_>)]) {
    let mut seen = HashSet::new();
    for (name, node) in types {
        if !seen.insert(name) {
            report.add(
                Code::DuplicateFailureType,
                *node,
                format!(
                    "{} {} stands in an earlier criterion already",
                    known::FAILURE_TYPE.label,
                    shortened(name, LONGEST_NAME)
                ),
            );
        }
    }
}
