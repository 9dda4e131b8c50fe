//! However long the parts of a text are, what is told of it is not.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use job_template_editor::check::check;
use job_template_editor::template::json::{LONGEST_POINTER, Node, Tree};
use job_template_editor::template::problem::Problem;

/// How many bytes are held for a problem.
fn bytes(problem: &Problem) -> usize {
    let fix = problem.fix.as_ref();
    problem.pointer.as_str().len()
        + problem.message.len()
        + problem.help.as_ref().map_or(0, |help| help.len())
        + problem
            .document
            .as_ref()
            .map_or(0, |place| place.pointer.as_str().len())
        + fix.map_or(0, |fix| fix.label.len() + fix.edit.bytes())
}

/// The problems of a text, which are at least so many, each at a value that holds its bytes.
fn problems(text: &str, least: usize) -> Vec<Problem> {
    let read = Tree::parse(text);
    let problems = check(&read);
    assert!(problems.len() >= least, "{}", problems.len());
    let tree = read.unwrap();
    for problem in &problems {
        assert!(problem.pointer.as_str().len() <= LONGEST_POINTER);
        assert!(problem.message.chars().count() <= 600);
        let told = tree.nearest(&problem.pointer);
        let around = told
            .as_member()
            .map_or(told.range(), |member| member.range());
        let place = &problem.range;
        let holder = told.parent().map_or(0..text.len(), Node::range);
        assert!(
            around.start <= place.start && place.end <= around.end
                || holder.start <= place.start && place.end <= holder.end,
            "{problem:?}"
        );
    }
    problems
}

#[test]
fn what_is_told_is_bounded_whatever_is_long() {
    let long = "k".repeat(1 << 20);
    let doubled = r#"{"a":1,"a":2},"#.repeat(1200);
    let nested = r#"{"a":1,"a":"#.repeat(20_000);
    for (what, text) in [
        (
            "a name above many problems",
            format!("{{\"jobTemplateId\":\"i\",\"{long}\":[{doubled}1]}}"),
        ),
        (
            "nesting",
            format!(
                "{{\"jobTemplateId\":\"i\",\"x\":{nested}1{}}}",
                "}".repeat(20_000)
            ),
        ),
        (
            "a value that comes again and again",
            format!(
                "{{{}\"description\":\"{long}\"}}",
                "\"description\":\"\",".repeat(1200)
            ),
        ),
        (
            "names, values and a document",
            format!(
                "{{\"{long}\":1,\"jobTemplateId\":\"{long}\",\"tags\":[{{\"Key\":\"{long}\",\"Value\":1}}],\
                 \"documentSource\":\"https://{long}/\",\"abortConfig\":{{\"criteriaList\":[{{\"action\":\"{long}\"}}]}},\
                 \"document\":\"{{\\\"{long}\\\":null,\\\"b\\\":\\\"${{aws:iot:{long}}}\\\"}}\"}}"
            ),
        ),
    ] {
        let problems = problems(&text, 1);
        let told: usize = problems.iter().map(bytes).sum();
        assert!(told <= 4 * text.len() + (2 << 20), "{what}: {told} bytes");
    }
}

#[test]
fn a_problem_in_a_long_name_is_told_where_it_is_and_that_its_pointer_is_another() {
    let long = "k".repeat(2000);
    let text = format!("{{\"jobTemplateId\":\"i\",\"x\":{{\"{long}\":{{\"a\":1,\"a\":2}}}}}}");
    let problems = problems(&text, 2);
    let doubled = problems
        .iter()
        .find(|problem| problem.code.as_str() == "duplicate-member")
        .unwrap();
    assert_eq!(&text[doubled.range.clone()], "\"a\":1");
    assert_eq!(doubled.pointer.as_str(), "/x");
    assert!(
        doubled
            .help
            .as_ref()
            .unwrap()
            .contains("nearest value around it")
    );
    // A fix by a pointer would mend something else.
    assert!(doubled.fix.is_none());
}
