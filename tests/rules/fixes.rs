//! Fixes: what each offers, and what becomes of a text when all safe ones are made at once.

use std::collections::BTreeSet;

use job_template_editor::check::fix::{Wanted, fix_all};
use job_template_editor::check::s3_url::unwrap_placeholder;
use job_template_editor::template::edit::Batch;
use job_template_editor::template::edit::splice;
use job_template_editor::template::field::member_names;
use job_template_editor::template::json::{Kind, Tree, encode};
use job_template_editor::template::problem::{Code, Problem, Severity};
use proptest::prelude::*;

use super::broken::{ANSWER_ONLY, broken};
use super::row::with;
use super::{problems, rows};

/// The text with all these fixes made, or as it is where there are none.
fn fixed(text: &str, wanted: Wanted) -> String {
    fix_all(&text.into(), wanted, |_| false)
        .map_or_else(|| text.to_owned(), |fixed| fixed.text.to_string())
}

fn all_safe(text: &str) -> String {
    fixed(text, Wanted::Safe)
}

fn all(text: &str) -> String {
    fixed(text, Wanted::Any)
}

/// Each fix of a text: where, what it says, and `safe` or `ask`.
fn offered(text: &str) -> Vec<String> {
    let offer = |problem: &Problem| {
        let Problem { pointer, fix, .. } = problem;
        let fix = fix.as_ref()?;
        let safe = if fix.safe { "safe" } else { "ask" };
        Some(format!("{pointer}: {} ({safe})", fix.label))
    };
    problems(text).iter().filter_map(offer).collect()
}

fn abort(criterion: &str) -> String {
    with(
        &[(
            "abortConfig",
            &format!(r#"{{"criteriaList": [{criterion}]}}"#),
        )],
        &[],
    )
    .text
}

#[test]
fn what_stands_under_another_name_is_renamed_and_never_filled_in_beside_it() {
    let tag = |tag: &str| with(&[("tags", &format!("[{tag}]"))], &[]).text;
    for (text, offers) in [
        (
            tag(r#"{"key": "team", "value": "fleet"}"#),
            &[
                "/tags/0/Key: Rename to Key (safe)",
                "/tags/0/Value: Rename to Value (safe)",
                "/tags/0/key: Rename to Key (safe)",
                "/tags/0/value: Rename to Value (safe)",
            ][..],
        ),
        (
            tag(r#"{"Key": "team", "Vale": "fleet"}"#),
            &[
                "/tags/0/Value: Rename to Value (ask)",
                "/tags/0/Vale: Rename to Value (ask)",
            ],
        ),
        // Whoever wrote `content` may have meant the value.
        (
            tag(r#"{"Key": "team", "content": "fleet"}"#),
            &["/tags/0/Value: Set it to empty text (ask)"],
        ),
        (
            tag(r#"{"Key": "team"}"#),
            &["/tags/0/Value: Set it to empty text (safe)"],
        ),
        // Which of two was meant, nobody knows.
        (
            tag(r#"{"key": "a", "KEY": "b", "Value": ""}"#),
            &[
                "/tags/0/Key: Rename to Key (ask)",
                "/tags/0/KEY: Rename to Key (ask)",
            ],
        ),
        // The place is taken.
        (tag(r#"{"Key": "a", "key": "b", "Value": ""}"#), &[]),
        (
            abort(
                r#"{"failureType": "FAILED", "Action": "cancel", "thresholdPercentage": 1, "minNumberOfExecutedThings": 1}"#,
            ),
            &[
                "/abortConfig/criteriaList/0/action: Rename to action (safe)",
                "/abortConfig/criteriaList/0/Action: Rename to action (safe)",
            ],
        ),
    ] {
        assert_eq!(offered(&text), offers, "{text}");
    }
    assert_eq!(
        all_safe(&tag(r#"{"key": "team", "value": "fleet"}"#)),
        tag(r#"{"Key": "team", "Value": "fleet"}"#)
    );
}

#[test]
fn names_and_choices_in_another_case_are_mended_unasked() {
    let rate = r#"{"maximumPerMinute": 100, "exponentialRate": {"maximumPerMinute": 50, "baseRatePerMinute": 5, "incrementFactor": 2, "rateIncreaseCriteria": {"numberOfNotifiedThings": 1}}}"#;
    for (text, mended) in [
        (
            with(&[("jobTemplateId", "-"), ("jobTemplateID", r#""fw""#)], &[]).text,
            with(
                &[("jobTemplateId", "-"), ("jobTemplateId ", r#""fw""#)],
                &[],
            )
            .text
            .replace("Id \"", "Id\""),
        ),
        (
            with(
                &[(
                    "presignedUrlConfig",
                    r#"{"roleARN": "arn:aws:iam::123456789012:role/r"}"#,
                )],
                &[],
            )
            .text,
            with(
                &[(
                    "presignedUrlConfig",
                    r#"{"roleArn": "arn:aws:iam::123456789012:role/r"}"#,
                )],
                &[],
            )
            .text,
        ),
        (
            abort(
                r#"{"failureType": "timed-out", "action": "cancel", "thresholdPercentage": 1, "minNumberOfExecutedThings": 1}"#,
            ),
            abort(
                r#"{"failureType": "TIMED_OUT", "action": "CANCEL", "thresholdPercentage": 1, "minNumberOfExecutedThings": 1}"#,
            ),
        ),
        // A maximum that stands in the wrong place is not outvoted by a default.
        (
            with(
                &[(
                    "jobExecutionsRolloutConfig",
                    &rate.replacen(r#""maximumPerMinute": 100, "#, "", 1),
                )],
                &[],
            )
            .text,
            with(
                &[(
                    "jobExecutionsRolloutConfig",
                    &rate.replacen(r#""maximumPerMinute": 100, "#, "", 1),
                )],
                &[],
            )
            .text,
        ),
    ] {
        assert_eq!(all_safe(&text), mended);
    }
}

#[test]
fn what_separates_stays_separate_in_an_id() {
    for (id, mended) in [
        ("fw gateway 1.4", "fw-gateway-1-4"),
        ("fw 1.2", "fw-1-2"),
        ("fw-1.2.", "fw-1-2"),
        ("bad id!", "bad-id"),
        ("a - b", "a-b"),
        ("a/b\\c", "a-b-c"),
        ("it's", "its"),
        ("fw#1#4", "fw1-4"),
    ] {
        let text = with(&[("jobTemplateId", &encode(id))], &[]).text;
        let offer = format!("/jobTemplateId: Set {mended:?} (ask)");
        assert_eq!(offered(&text), [offer], "{id}");
    }
}

#[test]
fn no_letter_or_digit_is_dropped_from_an_id() {
    for id in ["größe.1.4", "gro\u{308}ße 1", "fw ١.٤", "x²", "中 1"] {
        let text = with(&[("jobTemplateId", &encode(id))], &[]).text;
        assert_eq!(offered(&text), [""; 0], "{id}");
    }
}

#[test]
fn no_fix_gives_a_tag_the_key_of_another() {
    let tags = |keys: &[&str]| {
        let tags: Vec<_> = keys
            .iter()
            .map(|key| format!(r#"{{"Key": {key}, "Value": ""}}"#))
            .collect();
        with(&[("tags", &format!("[{}]", tags.join(", ")))], &[]).text
    };
    let odd = r#""1#4""#;
    for (keys, becomes) in [
        (&[odd][..], &[r#""1-4""#][..]),
        (&[odd, r#""1-4""#], &[odd, r#""1-4""#]),
        (&[odd, r#""1;4""#], &[r#""1-4""#, r#""1;4""#]),
        (&["14", r#""14""#], &["14", r#""14""#]),
        (&[r#""a\u200b""#, r#""a""#], &[r#""a\u200b""#, r#""a""#]),
        (&["14", r#""15""#], &[r#""14""#, r#""15""#]),
        (&[r#""team#a""#, r#""a;b""#], &[r#""teama""#, r#""a-b""#]),
    ] {
        assert_eq!(all(&tags(keys)), tags(becomes), "{keys:?}");
    }
}

#[test]
fn what_is_hidden_goes_where_it_stands() {
    let text = r#"{"jobTemplateId":"a","document":"{}","description":"a\u200b","description":"b"}"#;
    let mut hidden = problems(text);
    hidden.retain(|problem| problem.code == Code::HiddenCharacter);
    let fix = hidden[0].fix.as_ref().unwrap();
    let fixed = fix.edit.apply(text, member_names).unwrap();
    assert_eq!(fixed, text.replace(r"\u200b", ""));
}

#[test]
fn names_that_differ_by_what_is_hidden_alone_stay_two() {
    let text = with(&[("more", r#"{"a\u200b": 1, "a\u200c": 2}"#)], &[]).text;
    let fixed = all(&text);
    assert!(fixed.contains(r#"{"a": 1, "a\u200c": 2}"#), "{fixed}");
}

#[test]
fn what_nobody_sees_between_values_goes_with_the_other_fixes() {
    let id = "\"jobTemplateId\": \"t\\\"\u{200b}\"";
    let text = format!(
        "{{\u{a0}{id},\u{200b}\r\n\u{a0}\"document\": \"{{}}\", \"description\": \"d\u{a0}\"}}"
    );
    let fixed = all_safe(&text);
    assert_eq!(
        fixed,
        format!("{{{id},\r\n\"document\": \"{{}}\", \"description\": \"d\u{a0}\"}}")
    );
    assert_eq!(all_safe(&fixed), fixed);
    // What else is wrong is not brought to light unasked, and other mistakes keep their places.
    for text in ["{\u{a0}\"tags\": 5}", "{\u{a0}\"tags\": }"] {
        assert_eq!(all_safe(text), text);
    }
}

#[test]
fn however_many_fixes_there_are_all_are_made_at_once() {
    let tags = |tag: &dyn Fn(usize) -> String| {
        let tags: Vec<_> = (0..33_000).map(tag).collect();
        with(&[("tags", &format!("[{}]", tags.join(",")))], &[]).text
    };
    let right = tags(&|n| format!(r#"{{"Key":"k{n}","Value":"{n}"}}"#));
    let numbers = tags(&|n| format!(r#"{{"Key":"k{n}","Value":{n}}}"#));
    // A fix that brings more errors to light stays out, and no other with it.
    let items = "{},".repeat(20_000);
    let uncovers = format!(r#"{{"abort_config":{{"criteriaList":[{items}{{}}]}},"#);
    for wrong in [
        numbers.clone(),
        tags(&|n| format!(r#"{{"key":"k{n}","value":{n}}}"#)),
        tags(&|n| format!(r#"{{"Key":"k{n}","Value":"{n}"}},null"#)),
        numbers.replacen('{', &uncovers, 1),
    ] {
        let fixed = all_safe(&wrong);
        let is_right = fixed.replacen(&uncovers, "{", 1) == right;
        assert!(is_right, "{}", &fixed[..1000]);
        assert_eq!(fixed.contains(&uncovers), wrong.contains(&uncovers));
        assert!(all_safe(&fixed) == fixed);
    }
}

#[test]
fn what_holds_a_value_is_kept_of_two_that_exclude_each_other() {
    let rate = |criteria: &str| {
        let rate = format!(
            r#"{{"maximumPerMinute":9,"exponentialRate":{{"baseRatePerMinute":5,"incrementFactor":2,"rateIncreaseCriteria":{criteria}}}}}"#
        );
        with(&[("jobExecutionsRolloutConfig", &rate)], &[]).text
    };
    for (text, mended) in [
        (
            rate(r#"{"numberOfNotifiedThings":9,"numberOfSucceededThings":null}"#),
            rate(r#"{"numberOfNotifiedThings":9}"#),
        ),
        (
            rate(r#"{"numberOfNotifiedThings":9,"numberOfSucceededThings":8}"#),
            rate(r#"{"numberOfSucceededThings":8}"#),
        ),
    ] {
        assert_eq!(all(&text), mended);
    }
}

#[test]
fn all_placeholders_of_a_document_are_mended_at_once_and_nothing_beside_them() {
    let one = |name: &str| format!(r#"\"\u0061\\n\u00e9 é ${{aws:iot:{name}:s3://b/k}} 🚀\""#);
    let document = |name: &str| {
        let all = vec![one(name); 40].join(" , ");
        with(
            &[("document", &format!("\"{{ \\\"u\\\":[{all}] }}\""))],
            &[],
        )
        .text
    };
    let wrong = document("s3-presigned-urls");
    let fixed = all(&wrong);
    assert_eq!(fixed, document("s3-presigned-url"));
    assert_eq!(all(&fixed), fixed);
}

#[test]
fn a_member_that_holds_something_is_never_taken_out_by_a_fix() {
    let with_more = |value: &str| with(&[("more", value)], &[]).text;
    for full in ["1", "false", r#""x""#, r#"{"a": [{"b": 0}]}"#, r#"["", 1]"#] {
        assert_eq!(offered(&with_more(full)), [""; 0], "{full}");
    }
    for empty in ["null", r#""""#, "{}", r#"{"a": [{"b": null}]}"#] {
        assert_eq!(
            offered(&with_more(empty)),
            ["/more: Remove it (ask)"],
            "{empty}"
        );
    }
}

#[test]
fn of_a_member_that_came_twice_the_one_that_holds_something_stays() {
    for last in ["null", r#""""#] {
        let text = format!(
            r#"{{"jobTemplateId":"a","description":"long","document":"{{}}","description":{last}}}"#
        );
        assert_eq!(all_safe(&text), text);
        let fixed = all(&text);
        assert!(fixed.contains(r#""description":"long""#), "{fixed}");
        assert_eq!(errors(&fixed), 0, "{fixed}");
    }
}

#[test]
fn of_many_members_of_one_name_the_last_that_holds_something_stays() {
    let with_all = |name: &str, values: &[&str]| {
        let members: Vec<_> = values
            .iter()
            .map(|value| format!("\"{name}\":{value}"))
            .collect();
        let members = members.join(",");
        format!(r#"{{"jobTemplateId":"a","document":"{{}}",{members}}}"#)
    };
    let not_empty = "Keep the last that is not empty";
    for (values, kept, label) in [
        (&[r#""""#, r#""long""#, r#""""#][..], 1, not_empty),
        (&[r#""long""#, "null", "{}"], 0, not_empty),
        (&[r#""a""#, r#""b""#, r#""c""#, r#""""#], 2, not_empty),
        (&[r#""a""#, r#""""#, r#""c""#], 2, "Keep the last one"),
        (&[r#""""#, "null", r#""""#], 2, "Keep the last one"),
    ] {
        for name in ["description", "more"] {
            let text = with_all(name, values);
            let mut doubles = problems(&text);
            doubles.retain(|problem| problem.code == Code::DuplicateMember);
            assert_eq!(doubles.len(), 1, "{text}");
            let fix = doubles[0].fix.as_ref().unwrap();
            assert_eq!((&*fix.label, fix.safe), (label, false), "{text}");
            let fixed = fix.edit.apply(&text, member_names).unwrap();
            assert_eq!(fixed, with_all(name, &values[kept..=kept]), "{text}");
        }
    }
}

#[test]
fn doubles_within_doubles_go_at_once() {
    let open = r#"{"a":{"b":1,"b":2},"a":"#.repeat(200);
    let close = r#","a":""}"#.repeat(200);
    let text = with(&[("more", &format!("{open}0{close}"))], &[]).text;
    let fixed = all(&text);
    assert!(!fixed.contains(r#""b""#), "{fixed}");
    let open = r#"{"a":"#.repeat(200);
    assert!(fixed.contains(&format!("{open}0}}")), "{fixed}");
    assert_eq!(all(&fixed), fixed);
}

#[test]
fn a_member_with_a_double_stays_out_of_what_is_cleared_and_the_rest_goes() {
    let rest = r#""jobTemplateId":"a","description":"d","document":"{}","timeoutConfig":{"inProgressTimeoutInMinutes":60},"timeoutConfig":null"#;
    let text = format!(
        r#"{{"jobTemplateArn":"arn","createdAt":1,"createdAt":2,{rest},"abortConfig":null}}"#
    );
    assert_eq!(all_safe(&text), format!("{{{rest}}}"));
}

#[test]
fn what_was_chosen_in_a_described_template_is_not_cleared() {
    let chosen = r#""failureType":"FAILED","action":"CANCEL""#;
    let described = |arn: &str, more: &str| {
        format!(
            r#"{{{arn}"jobTemplateId":"a","description":"d","document":"{{}}","abortConfig":{{"criteriaList":[{{{chosen}{more}}}]}}}}"#
        )
    };
    let nulls = r#","thresholdPercentage":null,"minNumberOfExecutedThings":null"#;
    assert_eq!(
        all_safe(&described(
            r#""jobTemplateArn":"arn","documentSource":null,"#,
            nulls
        )),
        described("", "")
    );
}

#[test]
fn what_was_chosen_in_a_skeleton_is_not_cleared() {
    let text = r#"{"jobTemplateId":"a","description":"R","document":"{}","jobArn":"","documentSource":"","timeoutConfig":{"inProgressTimeoutInMinutes":0},"abortConfig":{"criteriaList":[{"failureType":"ALL","action":"CANCEL","thresholdPercentage":0,"minNumberOfExecutedThings":0}]}}"#;
    let fixed = all_safe(text);
    assert!(fixed.contains(r#""failureType":"ALL""#), "{fixed}");
    let untouched = text.replace("ALL", "FAILED");
    assert!(!all_safe(&untouched).contains("failureType"), "{untouched}");
}

#[test]
fn nobody_is_given_the_fastest_rate_unasked() {
    let rate = r#"{"exponentialRate":{"baseRatePerMinute":5,"incrementFactor":2,"rateIncreaseCriteria":{"numberOfNotifiedThings":9}}}"#;
    let text = with(&[("jobExecutionsRolloutConfig", rate)], &[]).text;
    assert_eq!(
        offered(&text),
        ["/jobExecutionsRolloutConfig/maximumPerMinute: Set 1000 (ask)"]
    );
}

#[test]
fn a_safe_fix_that_brings_more_errors_to_light_is_left_to_be_made_by_itself() {
    let text = with(&[("tags", r#"{"Key": 1, "Value": null}"#)], &[]).text;
    assert_eq!(offered(&text), ["/tags: Put it into a list (safe)"]);
    assert_eq!(all_safe(&text), text);
}

#[test]
fn nothing_but_what_is_fixed_changes() {
    let text = "\u{feff}{\r\n\t\"jobTemplateId\" : \"t\",\r\n\t\"document\":\"{}\"  ,\r\n\"description\": \"d\", \"tags\":[ {\"key\":\"a\" , \"Value\":5 } ,null],\"timeoutConfig\":null }  \r\n";
    let mended = "{\r\n\t\"jobTemplateId\" : \"t\",\r\n\t\"document\":\"{}\"  ,\r\n\"description\": \"d\", \"tags\":[ {\"Key\":\"a\" , \"Value\":\"5\" }] }  \r\n";
    assert_eq!(all_safe(text), mended);
}

#[test]
fn a_fix_made_with_others_is_the_same_as_by_itself() {
    for row in rows() {
        let Ok(tree) = Tree::parse(row.text.as_str()) else {
            continue;
        };
        for fix in problems(&row.text)
            .into_iter()
            .filter_map(|problem| problem.fix)
        {
            let mut batch = Batch::of(&tree, member_names);
            assert_eq!(batch.add(&fix.edit.changes), Ok(true), "{fix:?}");
            let together = splice(&row.text, &batch.finish());
            assert_eq!(
                Ok(together),
                fix.edit.apply(&row.text, member_names),
                "{fix:?}"
            );
        }
    }
}

/// Contents of a text, equal for all spellings of it: letters and digits of every string, name and number,
/// numbers by their value.
fn contents(text: &str) -> BTreeSet<String> {
    let Ok(tree) = Tree::parse(text) else {
        return BTreeSet::new();
    };
    let plain = |text: &str| -> String {
        let text = unwrap_placeholder(text).unwrap_or(text);
        let text: String = text.chars().filter(|each| each.is_alphanumeric()).collect();
        text.to_lowercase()
    };
    let number = |text: &str| {
        text.trim()
            .parse::<f64>()
            .ok()
            .map(|number| number.to_string())
    };
    let values = tree.nodes().filter(|node| node.value_of_name().is_none());
    values
        .filter_map(|node| match node.kind() {
            Kind::String => {
                let text = node.string()?;
                Some(number(&text).unwrap_or_else(|| plain(&text)))
            }
            Kind::Number => number(node.source()),
            Kind::Bool => Some(node.source().to_owned()),
            Kind::Null | Kind::Array | Kind::Object => None,
        })
        .filter(|content| !content.is_empty())
        .collect()
}

fn errors(text: &str) -> usize {
    let is_error = |severity| severity == Severity::Error;
    problems(text)
        .iter()
        .filter(|problem| is_error(problem.severity))
        .count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn all_safe_fixes_make_no_errors_lose_nothing_and_leave_none(text in broken()) {
        let fixed = all_safe(&text);
        prop_assert!(errors(&fixed) <= errors(&text), "{text}\n{fixed}");
        prop_assert_eq!(all_safe(&fixed), fixed.clone());
        let left: Vec<_> = problems(&fixed).iter().filter(|problem| Wanted::Safe.has(problem)).map(|problem| problem.fix.clone()).collect();
        for fix in left.into_iter().flatten() {
            let more = fix.edit.apply(&fixed, member_names).unwrap();
            prop_assert!(errors(&more) > errors(&fixed), "{fix:?} of {fixed}");
        }
        // What a tool left is cleared as a whole: the zeros and samples of a skeleton, or the members of an answer.
        let is_left_by_a_tool = problems(&text).iter().any(|problem| problem.code == Code::UnfilledMembers);
        let is_described = text.contains(ANSWER_ONLY);
        let may_go: &[&str] = match (is_left_by_a_tool, is_described) {
            (false, _) => &[],
            (true, true) => &["arn", "1700000000"],
            (true, false) => &["0", "failed", "cancel"],
        };
        let all: String = contents(&fixed).into_iter().collect::<Vec<_>>().join("\n");
        for content in contents(&text) {
            prop_assert!(may_go.contains(&&*content) || all.contains(&content), "{content} of {text}\n{fixed}");
        }
    }

    #[test]
    fn a_second_run_of_all_fixes_changes_nothing(text in broken()) {
        let fixed = all(&text);
        prop_assert_eq!(all(&fixed), fixed.clone());
        prop_assert!(problems(&fixed).iter().all(|problem| problem.fix.is_none()), "{text}\n{fixed}");
    }
}

#[test]
fn names_of_other_formats_are_mended_unasked() {
    let rate = r#"{"maximumPerMinute": 50, "exponentialRate": {"baseRatePerMinute": 5, "incrementFactor": 2, "rateIncreaseCriteria": {"numberOfNotifiedThings": 1}}}"#;
    let retry = r#"{"criteriaList": [{"failureType": "FAILED", "numberOfRetries": 1}]}"#;
    let abort = r#"{"criteriaList": [{"failureType": "FAILED", "action": "CANCEL", "thresholdPercentage": 1, "minNumberOfExecutedThings": 1}]}"#;
    for (block, json, name, elsewhere) in [
        (
            "jobExecutionsRolloutConfig",
            rate,
            "exponentialRate",
            "ExponentialRolloutRate",
        ),
        (
            "jobExecutionsRolloutConfig",
            rate,
            "exponentialRate",
            "exponentialRolloutRate",
        ),
        (
            "jobExecutionsRolloutConfig",
            rate,
            "exponentialRate",
            "exponential_rollout_rate",
        ),
        (
            "jobExecutionsRetryConfig",
            retry,
            "criteriaList",
            "RetryCriteriaList",
        ),
        (
            "jobExecutionsRetryConfig",
            retry,
            "criteriaList",
            "retry_criteria_list",
        ),
        ("abortConfig", abort, "criteriaList", "abortCriteriaList"),
        ("abortConfig", abort, "abortConfig", "awsJobAbortConfig"),
    ] {
        let right = with(&[(block, json)], &[]).text;
        let text = right.replace(&format!("\"{name}\""), &format!("\"{elsewhere}\""));
        assert_ne!(text, right);
        assert_eq!(all_safe(&text), right);
    }
    // The place is taken, or nobody knows by which of two.
    let taken = with(&[("abortConfig", abort), ("awsJobAbortConfig", abort)], &[]).text;
    assert_eq!(all_safe(&taken), taken);
    let two = with(&[("AbortConfig", abort), ("awsJobAbortConfig", abort)], &[]).text;
    assert_eq!(all_safe(&two), two);
}
