//! Length of a list, and its items.

use crate::template::edit::Edit;
use crate::template::field::{Field, ListLimits};
use crate::template::json::Node;
use crate::template::problem::Code;

use super::super::report::Report;

pub(super) fn check<'t>(
    report: &mut Report<'t>,
    field: &'static Field,
    list: &'static ListLimits,
    node: Node<'t>,
) {
    let mut count = 0;
    for item in node.items() {
        super::check(report, list.item, item);
        count += 1;
    }
    if count == 0 && list.min == 0 {
        empty(report, field, node);
    } else if count < list.min {
        report.add(
            Code::TooFewItems,
            node,
            format!(
                "“{}” is an empty list; it needs at least {}",
                field.label, list.min
            ),
        );
    } else if let Some(max) = list.max
        && count > max
    {
        report
            .add(
                Code::TooManyItems,
                node,
                format!(
                    "“{}” has {count} items; at most {max} are allowed",
                    field.label
                ),
            )
            .known_by(list.max_source);
    }
}

fn empty(report: &mut Report<'_>, field: &Field, node: Node<'_>) {
    report
        .add(
            Code::EmptyList,
            node,
            format!("“{}” is an empty list, which has no effect", field.label),
        )
        .safe_fix("Remove it", Edit::remove);
}
