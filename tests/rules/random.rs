//! No value in a template makes the check panic.

use std::time::{Duration, Instant};

use job_template_editor::template::edit::Edit;
use job_template_editor::template::field::member_names;
use job_template_editor::template::json::Tree;
use job_template_editor::template::problem::Severity;
use proptest::prelude::*;

use super::{problems, rows};

/// Replacements for a value.
const VALUES: [&str; 16] = [
    "null",
    "true",
    "0",
    "-1",
    "1e400",
    "5.0",
    "18446744073709551616",
    "\"\"",
    "\"\\u0000é🚀\"",
    "\"${aws:iot:\"",
    "\"${aws:iot:package::version::attributes}\"",
    "\"cron(* * * * * *)\"",
    "\"arn:aws:iot\"",
    "{}",
    "[]",
    "[{\"Key\": null}, [\"x\"], {\"failureType\": \"ALL\"}]",
];

/// Texts of the table with a few values replaced.
fn mutants() -> impl Strategy<Value = String> {
    let texts: Vec<String> = rows()
        .into_iter()
        .map(|row| row.text)
        .filter(|text| text.len() < 5_000 && Tree::parse(text.as_str()).is_ok())
        .collect();
    let changes = prop::collection::vec(
        (
            any::<prop::sample::Index>(),
            prop::sample::select(&VALUES[..]),
        ),
        1..4,
    );
    (prop::sample::select(texts), changes).prop_map(|(mut text, changes)| {
        for (at, value) in changes {
            let Ok(tree) = Tree::parse(text.as_str()) else {
                return text;
            };
            let values: Vec<_> = tree
                .nodes()
                .filter(|node| node.value_of_name().is_none())
                .collect();
            let range = at.get(&values).range();
            text = Edit::replace(range, value)
                .apply(&text, member_names)
                .unwrap_or(text);
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_problem_has_a_place_and_a_fix_that_can_be_made(text in mutants()) {
        for problem in problems(&text) {
            prop_assert!(text.get(problem.range.clone()).is_some(), "{problem:?}");
            if let Some(fix) = problem.fix {
                prop_assert!(fix.edit.apply(&text, member_names).is_ok(), "{fix:?}");
            }
        }
    }

    #[test]
    fn safe_fixes_come_to_an_end(text in mutants()) {
        let mut text = text;
        for _ in 0..100 {
            let fix = problems(&text).into_iter().filter_map(|problem| problem.fix).find(|fix| fix.safe);
            let Some(fix) = fix else { return Ok(()) };
            text = fix.edit.apply(&text, member_names).unwrap();
        }
        prop_assert!(false, "still something to fix in {text}");
    }
}

#[test]
fn hostile_files_are_checked_in_time() {
    let list = |item: &str| format!("{{\"tags\": [{}1]}}", format!("{item}, ").repeat(200_000));
    let members = |name: &str| {
        let members: Vec<_> = (0..200_000)
            .map(|n| format!("\"{}\": 1", name.replace('#', &n.to_string())))
            .collect();
        format!("{{\"description\": \"d\", {}}}", members.join(", "))
    };
    let document = |text: &str| {
        format!(
            "{{\"document\": {:?}}}",
            format!("[{}1]", format!("{text}, ").repeat(100_000))
        )
    };
    for text in [
        list("1"),
        list("null"),
        list(r#"{"Key": "a", "Value": ""}"#),
        list("{}"),
        members("tag#"),
        members("tags"),
        members(&"x".repeat(10)),
        document("null"),
        document(r#""${thingName}""#),
        document(r#""${aws:iot:""#),
    ] {
        let start = Instant::now();
        let found = problems(&text);
        assert!(
            found
                .iter()
                .any(|problem| problem.severity == Severity::Error)
        );
        let limit = Duration::from_secs(20);
        assert!(
            start.elapsed() < limit,
            "{:?} for {}…",
            start.elapsed(),
            &text[..40]
        );
    }
}
