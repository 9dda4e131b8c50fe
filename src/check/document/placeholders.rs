//! Placeholders in the job document, and what they need from other members.

use memchr::memmem;

use crate::template::json::{Kind, Node};
use crate::template::view::{Template, Typed};

use super::super::arn;
use super::super::placeholder::{self, FaultKind, MOST_IN_A_DOCUMENT, Needs};
use super::super::report::{Found, Report};
use super::Document;
use super::finding::Finding;
use super::mend::mended;

/// Entries of `destinationPackageVersions` that package placeholders refer to.
struct Packages {
    count: usize,
    has_default: bool,
}

/// The most placeholders of a document that get a fix.
const MOST_MENDED: usize = 100;

pub(super) fn check(
    report: &mut Report<'_>,
    document: &Document<'_>,
    template: &Template<'_>,
) -> Needs {
    let mut all = Needs::default();
    // `$` and `{` may be written as escapes, which hardly anybody does.
    let escaped = memmem::find(document.text.as_bytes(), b"\\u00").is_some();
    if !escaped && memmem::find(document.text.as_bytes(), b"${").is_none() {
        return all;
    }
    let packages = Packages::of(template);
    let mut count = 0;
    // Each fix counts from the document's start: there are not many, and none for one that is too large anyway.
    let can_mend = document.fits();
    let mut faults = 0;
    let strings = document
        .tree
        .nodes()
        .filter(|node| node.kind() == Kind::String)
        .filter(|node| {
            node.inside().contains("${") || (escaped && node.inside().contains("\\u00"))
        });
    for node in strings {
        let value = node.string().unwrap_or_default();
        if !value.contains("${") {
            continue;
        }
        let name_of = node.value_of_name();
        let at = name_of.unwrap_or(node);
        let scan = placeholder::scan(&value);
        for fault in &scan.faults {
            if !report.has_room() {
                break;
            }
            let found = say(report, document, at, Finding::of(&fault.kind));
            faults += 1;
            if can_mend
                && faults <= MOST_MENDED
                && name_of.is_none()
                && let Some((label, mended)) = mended(&value, fault)
            {
                found.fix(label, |_| document.replace(node, &fault.range, &mended));
            }
        }
        for placeholder in &scan.placeholders {
            let needs = placeholder.needs;
            all.role |= needs.role;
            packages.check(report, document, at, needs);
            if needs.whole_value && name_of.is_some() {
                say(report, document, at, Finding::of(&FaultKind::NotWholeValue));
            }
            count += 1;
            if count == MOST_IN_A_DOCUMENT + 1 {
                say(report, document, at, Finding::too_many());
            }
        }
    }
    all
}

impl Packages {
    fn of(template: &Template<'_>) -> Self {
        let items = template.destination_package_versions.value();
        let items = items.map_or(&[][..], |items| items.as_slice());
        let has_default = items.iter().filter_map(Typed::value).any(|text| {
            arn::read_package_version(text).is_ok_and(|package| package.version == "$default")
        });
        Self {
            count: items.len(),
            has_default,
        }
    }

    fn check(&self, report: &mut Report<'_>, document: &Document<'_>, at: Node<'_>, needs: Needs) {
        if needs.one_package_version && self.count != 1 {
            say(report, document, at, Finding::package_count(self.count));
        }
        if needs.default_version && !self.has_default {
            say(report, document, at, Finding::default_version());
        }
    }
}

fn say<'r>(
    report: &'r mut Report<'_>,
    document: &Document<'_>,
    at: Node<'_>,
    finding: Finding,
) -> Found<'r> {
    let Finding {
        code,
        source,
        message,
        help,
    } = finding;
    let found = report.add(code, document.node, message).known_by(source);
    let found = found.within(|| document.place_of(at));
    if help.is_empty() {
        found
    } else {
        found.help(help)
    }
}
