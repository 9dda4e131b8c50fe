use super::*;
use crate::template::edit::{Change, Edit};
use crate::template::problem::{Code, Source};
use crate::template::section::Section;

fn open(text: &str) -> OpenTemplate {
    OpenTemplate::new(TemplateId(0), "untitled".to_owned(), text, None)
}

fn at(pointer: &str) -> Pointer {
    Pointer::parse(pointer).unwrap()
}

#[test]
fn a_number_that_is_not_one_yet_is_kept_and_undone_like_everything_else() {
    let timeout = at("/timeoutConfig/inProgressTimeoutInMinutes");
    let mut template = open("{\"description\": \"d\"}");
    template
        .apply(Amendment::number(timeout.clone(), "6"), 0.0)
        .unwrap();
    assert_eq!(template.number_at(&timeout), Value::Text("6".into()));
    template
        .apply(Amendment::number(timeout.clone(), "6e"), 0.1)
        .unwrap();
    assert_eq!(template.number_at(&timeout), Value::Text("6e".into()));
    assert_eq!(
        template.problem_at(&timeout).unwrap().code,
        Code::UnfinishedValue
    );
    assert!(
        template
            .revision()
            .text()
            .contains("\"inProgressTimeoutInMinutes\": 6}")
    );
    template
        .apply(Amendment::number(timeout.clone(), "6e1"), 9.0)
        .unwrap();
    assert!(template.drafts().is_empty());
    assert!(template.undo());
    assert_eq!(template.number_at(&timeout), Value::Text("6e".into()));
    assert_eq!(template.take_look(), Some(timeout.clone()));
    assert!(template.undo());
    assert_eq!(&**template.revision().text(), "{\"description\": \"d\"}");
    assert!(template.drafts().is_empty() && !template.undo());
    assert!(template.redo() && template.redo() && !template.redo());
    assert_eq!(template.number_at(&timeout), Value::Text("6e1".into()));
}

#[test]
fn emptying_removes_what_is_optional_and_leaves_what_is_required_empty() {
    let mut template = open(
        r#"{"description": "d", "timeoutConfig": {"inProgressTimeoutInMinutes": 5}, "documentSource": "s"}"#,
    );
    for pointer in [
        "/timeoutConfig/inProgressTimeoutInMinutes",
        "/description",
        "/documentSource",
        "/jobArn",
    ] {
        template
            .apply(Amendment::typing(at(pointer), ""), 0.0)
            .unwrap();
    }
    assert_eq!(
        &**template.revision().text(),
        r#"{"description": "", "timeoutConfig": {}}"#
    );
}

#[test]
fn while_the_text_is_no_json_the_forms_show_the_last_good_state() {
    let mut template = open(r#"{"description": "d"}"#);
    template
        .apply(
            Amendment::once(Edit::replace(0..1, ""), Pointer::root()),
            0.0,
        )
        .unwrap();
    assert!(!template.is_form_live());
    let state = template.section_state(Section::Identity);
    assert_eq!(state, SectionState::Unknown);
    assert_eq!(
        template.text_at(&at("/description")),
        Value::Text("d".into())
    );
    assert!(
        template
            .apply(Amendment::text(at("/description"), "x"), 1.0)
            .is_err()
    );
    assert!(template.undo() && template.is_form_live());
}

#[test]
fn an_answer_stands_at_its_member_until_that_changes() {
    let mut template = open(r#"{"description": "d", "jobTemplateId": "a"}"#);
    let said = Problem {
        severity: Severity::Error,
        code: Code::NotJson,
        pointer: at("/description"),
        range: 0..0,
        document: None,
        message: "the service says no".into(),
        help: None,
        source: Source::Answer,
        fix: None,
    };
    template.set_answers(vec![said], None);
    assert_eq!(
        template.problem_at(&at("/description")).unwrap().source,
        Source::Answer
    );
    template
        .apply(Amendment::text(at("/jobTemplateId"), "b"), 0.0)
        .unwrap();
    assert_eq!(
        template.problem_at(&at("/description")).unwrap().source,
        Source::Answer
    );
    template
        .apply(Amendment::text(at("/description"), "e"), 5.0)
        .unwrap();
    assert!(
        template
            .problem_at(&at("/description"))
            .is_none_or(|problem| problem.source != Source::Answer)
    );
}

#[test]
fn a_source_that_was_not_chosen_comes_back_as_it_was() {
    let mut template = open(r#"{"document": "{\"a\":1}"}"#);
    let amendment = template.choose_document(DocumentChoice::S3Object);
    template.apply(amendment, 0.0).unwrap();
    assert_eq!(&**template.revision().text(), r#"{"documentSource": ""}"#);
    let amendment = template.choose_document(DocumentChoice::Inline);
    template.apply(amendment, 1.0).unwrap();
    assert_eq!(
        &**template.revision().text(),
        r#"{"document": "{\"a\":1}"}"#
    );
    assert_eq!(template.document_choice(), DocumentChoice::Inline);
}

#[test]
fn drafts_stay_with_their_items_and_go_when_the_value_comes_by_other_means() {
    let retries = |index: usize| {
        at("/jobExecutionsRetryConfig/criteriaList")
            .index(index)
            .child("numberOfRetries")
    };
    let list = at("/jobExecutionsRetryConfig/criteriaList");
    let mut template =
        open(r#"{"jobExecutionsRetryConfig": {"criteriaList": [{"numberOfRetries": 1}, {}]}}"#);
    template
        .apply(Amendment::number(retries(1), "x"), 0.0)
        .unwrap();
    template
        .apply(
            Amendment::once(
                Change::Move {
                    list: list.clone(),
                    from: 1,
                    to: 0,
                },
                list,
            ),
            1.0,
        )
        .unwrap();
    assert_eq!(template.number_at(&retries(0)), Value::Text("x".into()));
    template
        .apply(Amendment::once(Edit::set(retries(0), "7"), retries(0)), 2.0)
        .unwrap();
    assert!(template.drafts().is_empty());
    assert_eq!(template.number_at(&retries(0)), Value::Text("7".into()));
}

#[test]
fn what_nobody_has_visited_is_quiet_but_counted() {
    let mut template = open("{}\n");
    let id = at("/jobTemplateId");
    assert!(template.shown_problem_at(&id).is_none());
    template.touch(&id);
    assert_eq!(
        template.shown_problem_at(&id).is_some(),
        template.problem_at(&id).is_some()
    );
    assert!(!template.is_unsaved());
    template.apply(Amendment::text(id, "a"), 0.0).unwrap();
    assert!(template.is_unsaved());
}

#[test]
fn a_change_that_does_not_fit_as_a_whole_moves_nothing() {
    let mut template = open(r#"{"tags": [{"Key": "a"}, {"Key": "b"}]}"#);
    template.touch(&at("/tags/1/Key"));
    let edit = Edit::remove(at("/tags/0")).and(Edit::replace(900..901, ""));
    let before = template.touched.clone();
    let refused = template.apply(Amendment::once(edit, Pointer::root()), 0.0);
    assert!(refused.is_err());
    assert_eq!(template.touched, before);
    assert!(!template.is_unsaved() && !template.history().can_undo());
}
