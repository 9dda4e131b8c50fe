//! The pages about the rules: each wrong example has its problem, and the mended one has it no more.

use std::collections::BTreeSet;
use std::fs;

use job_template_editor::editor::open::{Amendment, OpenTemplate, TemplateId};
use job_template_editor::template::edit::Edit;
use job_template_editor::template::json::Tree;
use job_template_editor::template::pointer::Pointer;
use job_template_editor::template::problem::{Block, Code, Problem, Severity};
use job_template_editor::template::source::Source;

use super::problems;

/// An example as a text; what its dots stand for is written out.
fn written_out(code: Code, example: &str) -> String {
    match code {
        Code::MoreProblems => example
            .replace('…', &"null, ".repeat(1000))
            .replace(", ]", "]"),
        Code::DocumentTooDeep => example.replace("[…]", &("[".repeat(1001) + &"]".repeat(1001))),
        _ => example.to_owned(),
    }
}

/// The wrong example of a page, and the mended one.
fn examples(code: Code) -> [&'static str; 2] {
    let mut examples = code.page().blocks().filter_map(|block| match block {
        Block::Example(text) => Some(text),
        _ => None,
    });
    [(); 2].map(|()| examples.next().unwrap_or_default())
}

/// Codes that no text has: of a field, and of an answer.
const ELSEWHERE: [Code; 2] = [Code::UnfinishedValue, Code::RefusedByService];

fn has(text: &str, code: Code) -> bool {
    problems(text).iter().any(|problem| problem.code == code)
}

/// The example with the members that every template needs.
#[expect(clippy::unwrap_used, reason = "a test that can not go on says so")]
fn completed(example: &str) -> String {
    let tree = Tree::parse(example).unwrap();
    let has = |name: &str| tree.root().get(name).is_some();
    let source = ["document", "documentSource", "jobArn"]
        .into_iter()
        .any(has);
    let usual = [
        ("jobTemplateId", "\"t\"", has("jobTemplateId")),
        ("description", "\"d\"", has("description")),
        ("document", "\"{}\"", source),
    ];
    usual.into_iter().filter(|(_, _, there)| !there).fold(
        example.to_owned(),
        |text, (name, json, _)| {
            let edit = Edit::set(Pointer::root().child(name), json);
            edit.apply(&text, |_| Vec::new()).unwrap()
        },
    )
}

#[test]
fn each_wrong_example_has_its_problem_and_the_mended_one_no_longer() {
    for code in Code::ALL.iter().filter(|code| !ELSEWHERE.contains(code)) {
        let [wrong, mended] = examples(*code);
        assert!(has(&written_out(*code, wrong), *code), "{code}: {wrong}");
        assert!(!has(mended, *code), "{code}: {mended}");
    }
}

#[test]
fn each_mended_example_is_right() {
    for code in Code::ALL {
        let [_, mended] = examples(*code);
        let text = completed(mended);
        let wrong: Vec<_> = problems(&text)
            .into_iter()
            .filter(|problem| problem.severity == Severity::Error)
            .collect();
        assert!(wrong.is_empty(), "{code}: {wrong:?}");
    }
}

#[test]
fn what_a_field_holds_is_unfinished_until_it_is_a_value() {
    let [wrong, mended] = examples(Code::UnfinishedValue);
    let typed = |example: &str| {
        let value = example.rsplit(": ").next().unwrap();
        value.trim_end_matches(['}', '\n']).to_owned()
    };
    let mut open = OpenTemplate::new(TemplateId(0), String::new(), "{}", None);
    let field = Pointer::parse("/timeoutConfig/inProgressTimeoutInMinutes").unwrap();
    for (example, is_unfinished) in [(wrong, true), (mended, false)] {
        let amendment = Amendment::typing(field.clone(), &typed(example));
        open.apply(amendment, 0.0).unwrap();
        let unfinished = |problem: &Problem| problem.code == Code::UnfinishedValue;
        assert_eq!(
            open.problems().iter().any(unfinished),
            is_unfinished,
            "{example}"
        );
    }
}

#[test]
fn what_the_service_refused_stands_at_its_member_until_that_changes() {
    let [wrong, mended] = examples(Code::RefusedByService);
    let mut open = OpenTemplate::new(TemplateId(0), String::new(), wrong, None);
    let job = Pointer::root().child("jobArn");
    let answer = Problem {
        severity: Severity::Error,
        code: Code::RefusedByService,
        pointer: job.clone(),
        range: 0..0,
        document: None,
        message: "The job cannot be found".into(),
        help: None,
        source: Source::Answer,
        fix: None,
    };
    let sent = Tree::parse(wrong).unwrap();
    open.set_answers(vec![answer], Some(&sent));
    let refused = |open: &OpenTemplate| {
        let mut problems = open.problems().iter();
        problems.any(|problem| problem.code == Code::RefusedByService)
    };
    assert!(refused(&open));
    let other = Tree::parse(mended).unwrap();
    let other = other.find(&job).unwrap().string().unwrap();
    open.apply(Amendment::text(job, &other), 0.0).unwrap();
    assert!(!refused(&open));
    assert_eq!(open.revision().text().as_ref(), mended);
}

#[test]
fn every_page_belongs_to_a_code() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/rules");
    let files: BTreeSet<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let codes = Code::ALL.iter().map(|code| format!("{code}.md"));
    assert_eq!(files, codes.collect());
}
