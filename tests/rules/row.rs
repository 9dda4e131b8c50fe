//! Notation of the rows of rule tests.

use job_template_editor::template::json::encode;
use job_template_editor::template::problem::{Problem, Severity};

/// A text and all that is said about it: `E /description too-long`.
#[derive(Clone)]
pub struct Row {
    pub text: String,
    pub expected: Vec<String>,
}

/// A row of a whole text.
pub fn text(text: impl Into<String>, expected: &[&str]) -> Row {
    Row {
        text: text.into(),
        expected: expected.iter().map(|&line| line.to_owned()).collect(),
    }
}

/// A row of a template without problems, but for these members; `-` leaves one out.
pub fn with(members: &[(&str, &str)], expected: &[&str]) -> Row {
    let usual = [
        ("jobTemplateId", r#""t""#),
        ("document", r#""{}""#),
        ("description", r#""d""#),
    ];
    let replaced = |name: &str| members.iter().any(|(other, _)| *other == name);
    let kept = usual.iter().filter(|(name, _)| !replaced(name));
    let all: Vec<_> = kept
        .chain(members)
        .filter(|(_, value)| *value != "-")
        .map(|(name, value)| format!("{}: {value}", encode(name)))
        .collect();
    text(format!("{{{}}}", all.join(", ")), expected)
}

/// A row of a job document, which stands in a template without problems.
pub fn document(document: &str, expected: &[&str]) -> Row {
    with(&[("document", &encode(document))], expected)
}

/// A problem as rows write it.
pub fn short(problem: &Problem) -> String {
    let severity = match problem.severity {
        Severity::Error => "E",
        Severity::Warning => "W",
        Severity::Info => "I",
    };
    let pointer = match problem.pointer.as_str() {
        "" => "-",
        pointer => pointer,
    };
    match &problem.document {
        Some(place) => format!(
            "{severity} {pointer} {} at {}:{} {}",
            problem.code, place.position.line, place.position.column, place.pointer
        )
        .trim_end()
        .to_owned(),
        None => format!("{severity} {pointer} {}", problem.code),
    }
}
