//! `--format json`: for scripts.

use serde::Serialize;
use serde_json::json;

use super::report::Report;
use super::verdict::Failure;
use crate::cli::checked::Checked;
use crate::template::hidden::escaped_json;
use crate::template::problem::{DocumentPlace, Problem};
use crate::template::text::{Lines, Position};

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    problems: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    severity: &'static str,
    code: &'static str,
    path: &'a str,
    line: usize,
    column: usize,
    document: Option<PlaceEntry<'a>>,
    message: &'a str,
    help: Option<&'a str>,
    fix: Option<FixEntry<'a>>,
}

/// Fix of a problem.
#[derive(Serialize)]
struct FixEntry<'a> {
    title: &'a str,
    safe: bool,
}

/// A place in the job document.
#[derive(Serialize)]
pub(super) struct PlaceEntry<'a> {
    path: &'a str,
    line: usize,
    column: usize,
}

impl<'a> From<&'a DocumentPlace> for PlaceEntry<'a> {
    fn from(place: &'a DocumentPlace) -> Self {
        Self {
            path: place.pointer.as_str(),
            line: place.position.line,
            column: place.position.column,
        }
    }
}

/// The object of one file.
#[expect(
    clippy::expect_used,
    reason = "text and numbers under names of our own can always be written as JSON"
)]
pub(super) fn file(checked: &Checked) -> String {
    let lines = Lines::of(&checked.text);
    let file = File {
        path: &checked.path,
        problems: checked
            .problems
            .iter()
            .map(|problem| entry(problem, lines.position(&checked.text, problem.range.start)))
            .collect(),
    };
    // Not by way of a `Value`, which would cost more than the check of a file.
    let json = serde_json::to_string(&file).expect("a report is JSON");
    escaped_json(&json).into_owned()
}

fn entry(problem: &Problem, Position { line, column }: Position) -> Entry<'_> {
    Entry {
        severity: problem.severity.as_str(),
        code: problem.code.as_str(),
        path: problem.pointer.as_str(),
        line,
        column,
        document: problem.document.as_ref().map(PlaceEntry::from),
        message: &problem.message,
        help: problem.help.as_deref(),
        fix: problem.fix.as_ref().map(|fix| FixEntry {
            title: &fix.label,
            safe: fix.safe,
        }),
    }
}

/// The object of all files; where fixes were to be made it says how many were, and where they could not be written.
pub(super) fn whole(report: &Report, is_mending: bool) -> String {
    let files = report.parts().collect::<Vec<_>>().join(",");
    let failures = |failures: Vec<&Failure>| {
        let json = json!(failures).to_string();
        escaped_json(&json).into_owned()
    };
    let unreadable = failures(report.unreadable.iter().collect());
    let (errors, warnings, fixed) = (report.errors(), report.warnings(), report.fixed());
    let mended = if is_mending {
        let unwritten = failures(report.unwritten().collect());
        format!(",\"fixed\":{fixed},\"unwritten\":{unwritten}")
    } else {
        String::new()
    };
    format!(
        "{{\"files\":[{files}],\"unreadable\":{unreadable},\"errors\":{errors},\"warnings\":{warnings}{mended}}}\n"
    )
}
