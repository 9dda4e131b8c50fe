//! Tags: keys that are AWS's own, and keys that come twice.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::template::edit::Change;
use crate::template::field::known;
use crate::template::json::{Node, Tree};
use crate::template::problem::{Code, Problem};
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
        check_key(report, key, node, !seen.insert(Cow::Borrowed(key)));
    }
    // The service would keep one of two tags.
    report.withdraw_fixes(|problem| {
        let key = new_key(problem);
        key.is_some_and(|key| !seen.insert(Cow::Owned(key)))
    });
}

/// The key that the fix of a problem gives a tag, if that is what it does.
fn new_key(problem: &Problem) -> Option<String> {
    let Problem { pointer, fix, .. } = problem;
    let json = match fix.as_ref()?.edit.changes.as_slice() {
        [Change::Set { json, .. }] => json,
        [Change::Replace { range, text }] if *range == problem.range => text,
        _ => return None,
    };
    let is_key = pointer.is_within(&known::TAGS.pointer())
        && pointer
            .last()
            .is_some_and(|name| name == known::TAG_KEY.name);
    let key = is_key.then(|| Tree::parse(json.as_str()).ok())??;
    Some(key.root().string()?.into_owned())
}

fn check_key(report: &mut Report<'_>, key: &str, node: Node<'_>, is_repeated: bool) {
    let name = format!("{} {}", known::TAG.label, known::TAG_KEY.noun());
    let shown = shortened(key, LONGEST_NAME);
    let start = key.as_bytes().get(..RESERVED.len());
    if start.is_some_and(|start| start.eq_ignore_ascii_case(RESERVED.as_bytes())) {
        report.add(
            Code::ReservedTagKey,
            node,
            format!("{name} {shown:?} begins with aws:, which AWS keeps for its own tags"),
        );
    }
    if is_repeated {
        report
            .add(
                Code::DuplicateTagKey,
                node,
                format!(
                    "{name} {shown:?} stands in an earlier tag already; the service keeps the last"
                ),
            )
            .help("CloudFormation refuses a key that comes twice");
    }
}
