//! Tags: keys that are AWS's own, and keys that come twice.

use std::collections::HashSet;

use crate::template::json::Node;
use crate::template::problem::{Code, Source};
use crate::template::text::{LONGEST_NAME, shortened};
use crate::template::view::{Template, Typed};

use super::report::Report;

/// Prefix of the keys of AWS's own tags, in any case.
const RESERVED: &str = "aws:";

pub(super) fn check(report: &mut Report<'_>, template: &Template<'_>) {
    let Some(tags) = template.tags.value() else {
        return;
    };
    let keys = tags.iter().filter_map(|tag| match &tag.value()?.key {
        Typed::Given(key, node) if !key.is_empty() => Some((&**key, *node)),
        _ => None,
    });
    let mut seen = HashSet::with_capacity(tags.len());
    for (key, node) in keys {
        check_key(report, key, node, !seen.insert(key));
    }
}

fn check_key(report: &mut Report<'_>, key: &str, node: Node<'_>, is_repeated: bool) {
    let shown = shortened(key, LONGEST_NAME);
    let start = key.as_bytes().get(..RESERVED.len());
    if start.is_some_and(|start| start.eq_ignore_ascii_case(RESERVED.as_bytes())) {
        report.error(
            Code::ReservedTagKey,
            Source::Measured,
            node,
            format!("Tag key {shown:?} begins with aws:, which AWS keeps for its own tags"),
        );
    }
    if is_repeated {
        report
            .warning(
                Code::DuplicateTagKey,
                Source::Measured,
                node,
                format!(
                    "Tag key {shown:?} stands in an earlier tag already; the service keeps the last"
                ),
            )
            .help("CloudFormation refuses a key that comes twice");
    }
}
