//! Every rule of the check: a text on each side of its limit, and what is said about it.

mod bounds;
mod broken;
mod document;
mod fixes;
mod hidden;
mod identity;
mod limits;
mod pages;
mod placeholders;
mod random;
mod row;
mod sections;
mod shapes;
mod windows;

use std::collections::BTreeSet;

use job_template_editor::check::check;
use job_template_editor::format::starter;
use job_template_editor::template::field::member_names;
use job_template_editor::template::json::Tree;
use job_template_editor::template::problem::{Code, Problem, Severity};

use row::Row;

fn rows() -> Vec<Row> {
    [
        hidden::rows(),
        identity::rows(),
        shapes::rows(),
        limits::rows(),
        sections::rows(),
        document::rows(),
        placeholders::rows(),
        windows::rows(),
    ]
    .concat()
}

fn problems(text: &str) -> Vec<Problem> {
    check(&Tree::parse(text))
}

#[test]
fn every_row_has_exactly_its_problems() {
    let sorted = |mut lines: Vec<String>| {
        lines.sort();
        lines
    };
    let wrong: Vec<String> = rows()
        .into_iter()
        .filter_map(|Row { text, expected }| {
            let found = sorted(problems(&text).iter().map(row::short).collect());
            let expected = sorted(expected);
            (found != expected)
                .then(|| format!("{text}\n  expected {expected:?}\n  found    {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_is_in_a_row() {
    let produced: BTreeSet<Code> = rows()
        .iter()
        .flat_map(|row| problems(&row.text))
        .map(|problem| problem.code)
        .collect();
    // A draft in a field is the editor's to report; no text holds one.
    let elsewhere = BTreeSet::from([Code::UnfinishedValue, Code::RefusedByService]);
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !produced.contains(code) && !elsewhere.contains(code))
        .collect();
    assert!(missing.is_empty(), "no row has {missing:?}");
}

#[test]
fn every_fix_makes_its_problem_go_away() {
    for row in rows() {
        for problem in problems(&row.text) {
            let Some(fix) = &problem.fix else { continue };
            let fixed = fix
                .edit
                .apply(&row.text, member_names)
                .unwrap_or_else(|refused| panic!("{}: {refused}", row.text));
            let left = problems(&fixed).into_iter().any(|other| {
                (other.code, &other.pointer) == (problem.code, &problem.pointer)
                    && other.message == problem.message
            });
            assert!(!left, "{:?} of {} is left in {fixed}", fix.label, row.text);
        }
    }
}

#[test]
fn places_lie_in_the_text() {
    for row in rows() {
        for problem in problems(&row.text) {
            assert!(row.text.get(problem.range.clone()).is_some(), "{problem:?}");
            if let Some(place) = problem.document {
                let document = Tree::parse(row.text.as_str()).unwrap();
                let document = document.root().get("document").unwrap().string().unwrap();
                assert!(document.get(place.range).is_some(), "{}", row.text);
            }
        }
    }
}

#[test]
fn messages_are_one_sentence_without_a_full_stop() {
    for row in rows() {
        for problem in problems(&row.text) {
            let message = &problem.message;
            assert!(
                !message.ends_with('.') && !message.contains("  "),
                "{message}"
            );
            assert!(
                problem
                    .help
                    .is_none_or(|help| !help.ends_with('.') && !help.is_empty())
            );
        }
    }
}

#[test]
fn starters_have_neither_errors_nor_warnings() {
    for starter in starter::ALL {
        let found = problems(starter.text);
        assert!(
            found
                .iter()
                .all(|problem| problem.severity == Severity::Info),
            "{}: {found:?}",
            starter.name
        );
    }
}
