//! Templates with the mistakes that people make, made up.

use job_template_editor::template::edit::{Replacement, splice};
use job_template_editor::template::json::{Kind, Tree, encode};
use proptest::prelude::*;
use proptest::sample::select;

const NUMBERS: &[&str] = &["1", "10", "\"10\"", "10.0", "5000000"];
const FAILURES: &[&str] = &[
    "\"FAILED\"",
    "\"failed\"",
    "\"timed_out\"",
    "\"ALL\"",
    "\"all\"",
    "\"FAILURE\"",
];
const ACTIONS: &[&str] = &["\"CANCEL\"", "\"cancel\"", "\"ABORT\""];
const THRESHOLDS: &[&str] = &["12.5", "\"12.5\"", "12.555"];
const FACTORS: &[&str] = &["2", "\"1.5\"", "1.55"];
const STARTS: &[&str] = &["\"cron(0 2 ? * MON *)\"", "\"0 2 ? * MON *\""];
const KEYS: &[&str] = &[
    "\"team\"",
    "\"aws:x\"",
    "5",
    "\"1#4\"",
    "\"1;4\"",
    "\"1-4\"",
    "\"größe,ы\"",
];
const VALUES: &[&str] = &["\"fleet\"", "12"];
const IDS: &[&str] = &["\"fw-1\"", "\"fw 1.2\"", "12", "\"größe.1.4\"", "\"1#4\""];
const ROLES: &[&str] = &["\"arn:aws:iam::123456789012:role/r\""];
const SOURCES: &[&str] = &["\"\"", "\"${aws:iot:s3-presigned-url:s3://bucket/key}\""];
const DESCRIPTIONS: &[&str] = &["\"An update\"", "5", "\"a\\tb\""];
const DOCUMENTS: &[&str] = &[
    "\"{}\"",
    "{\"run\": [1.0, \"a\", null]}",
    "\"\\ufeff{}\"",
    "{\"url\": \"${aws:iot:s3-presigned-url:s3://bucket/key}\", \"at\": \"${aws:iot:\"}",
];
/// Odd values, many of another type than a member has.
const ODD: &[&str] = &[
    "null",
    "\"\"",
    "5.0",
    "\"60\"",
    "true",
    "7",
    "\"x y 1.2\"",
    "{}",
    "[]",
    "[1]",
    "{\"a\": 1}",
];

type Text = BoxedStrategy<String>;

/// A template with mistakes of every kind: names and choices in another case, values of another type, nulls, members
/// left out, doubled or unknown, in any layout, as people or tools leave it.
pub fn broken() -> Text {
    prop_oneof![120 => template(), 40 => left_by_a_tool(), 1 => of_many_tags()].boxed()
}

fn template() -> Text {
    object(vec![
        ("jobTemplateId", value(IDS)),
        ("document", value(DOCUMENTS)),
        ("documentSource", value(SOURCES)),
        ("description", value(DESCRIPTIONS)),
        ("presignedUrlConfig", presign()),
        ("jobExecutionsRolloutConfig", rollout()),
        ("abortConfig", object(vec![("criteriaList", list(abort()))])),
        ("timeoutConfig", numbers(&["inProgressTimeoutInMinutes"])),
        (
            "jobExecutionsRetryConfig",
            object(vec![("criteriaList", list(retry()))]),
        ),
        ("maintenanceWindows", list(window())),
        ("tags", list(tag())),
    ])
}

/// A template in which a tool has left values empty: null in one that was described, `""` and `0` in a skeleton.
fn left_by_a_tool() -> Text {
    let holes = prop::collection::vec(any::<bool>(), 1..20);
    (template(), holes, any::<bool>())
        .prop_map(|(text, holes, is_described)| {
            let Ok(tree) = Tree::parse(text.as_str()) else {
                return text;
            };
            let values = tree.nodes().filter(|node| node.value_of_name().is_none());
            let emptied = values.zip(holes.into_iter().cycle());
            let replacements = emptied.filter_map(|(node, is_empty)| {
                let empty = match node.kind() {
                    _ if !is_empty => return None,
                    Kind::String | Kind::Number if is_described => "null",
                    Kind::String => r#""""#,
                    Kind::Number => "0",
                    _ => return None,
                };
                Some(Replacement {
                    range: node.range(),
                    text: empty.to_owned(),
                })
            });
            let emptied = splice(&text, &replacements.collect::<Vec<_>>());
            let more = if is_described { ANSWER_ONLY } else { "" };
            emptied.replacen('{', &format!("{{{more}"), 1)
        })
        .boxed()
}

/// Members of a described template that no request has.
pub const ANSWER_ONLY: &str = r#""jobTemplateArn": "arn", "createdAt": 1700000000, "#;

/// A template with the same tag again and again.
fn of_many_tags() -> Text {
    (tag(), 10_000..40_000_usize)
        .prop_map(|(tag, count)| {
            let tags = vec![tag; count].join(",");
            format!(
                r#"{{"jobTemplateId":"t","description":"d","document":"{{}}","tags":[{tags}]}}"#
            )
        })
        .boxed()
}

fn presign() -> Text {
    object(vec![
        ("roleArn", value(ROLES)),
        ("expiresInSec", value(NUMBERS)),
    ])
}

fn rollout() -> Text {
    let rate = object(vec![
        ("baseRatePerMinute", value(NUMBERS)),
        ("incrementFactor", value(FACTORS)),
        (
            "rateIncreaseCriteria",
            numbers(&["numberOfNotifiedThings", "numberOfSucceededThings"]),
        ),
    ]);
    object(vec![
        ("maximumPerMinute", value(NUMBERS)),
        ("exponentialRate", rate),
    ])
}

fn abort() -> Text {
    object(vec![
        ("failureType", value(FAILURES)),
        ("action", value(ACTIONS)),
        ("thresholdPercentage", value(THRESHOLDS)),
        ("minNumberOfExecutedThings", value(NUMBERS)),
    ])
}

fn retry() -> Text {
    object(vec![
        ("failureType", value(FAILURES)),
        ("numberOfRetries", value(NUMBERS)),
    ])
}

fn window() -> Text {
    object(vec![
        ("startTime", value(STARTS)),
        ("durationInMinutes", value(NUMBERS)),
    ])
}

fn tag() -> Text {
    object(vec![("Key", value(KEYS)), ("Value", value(VALUES))])
}

fn numbers(names: &[&'static str]) -> Text {
    object(names.iter().map(|name| (*name, value(NUMBERS))).collect())
}

fn value(usual: &'static [&'static str]) -> Text {
    prop_oneof![5 => select(usual), 2 => select(ODD)]
        .prop_map(str::to_owned)
        .boxed()
}

fn list(item: Text) -> Text {
    let null = || Just("null".to_owned());
    let one = prop_oneof![6 => item.clone(), 1 => null()];
    let items = prop::collection::vec(one, 0..4);
    let items = items.prop_map(|items| format!("[{}]", items.join(", ")));
    prop_oneof![5 => items, 1 => item, 1 => null()].boxed()
}

fn object(members: Vec<(&'static str, Text)>) -> Text {
    let members: Vec<_> = members
        .into_iter()
        .map(|(name, value)| member(name, value))
        .collect();
    let comma = select(vec![", ", ",", " ,\n  ", ",\r\n\t"]);
    (members, comma)
        .prop_map(|(members, comma)| format!("{{{}}}", members.concat().join(comma)))
        .boxed()
}

/// Usually one member, sometimes none or several, of which some may be empty.
fn member(name: &'static str, value: Text) -> BoxedStrategy<Vec<String>> {
    let empty = select(vec!["null", "\"\"", "{}", "[]"]);
    let empty = empty.prop_map(move |value| format!("{}: {value}", encode(name)));
    let one = (spelling(name), value)
        .prop_map(|(name, value)| format!("{}: {value}", encode(&name)))
        .boxed();
    prop_oneof![
        1 => prop::collection::vec(one.clone(), 0),
        6 => prop::collection::vec(one.clone(), 1),
        1 => prop::collection::vec(prop_oneof![2 => one, 1 => empty], 2..6)
    ]
    .boxed()
}

/// A name as it is, in another case, or one that is close to it.
fn spelling(name: &'static str) -> Text {
    let (first, rest) = name.split_at(1);
    let swapped = if first == first.to_uppercase() {
        first.to_lowercase() + rest
    } else {
        first.to_uppercase() + rest
    };
    let others = vec![
        swapped,
        name.to_uppercase(),
        format!("{name}x"),
        format!("my{name}"),
    ];
    prop_oneof![4 => Just(name.to_owned()), 3 => select(others)].boxed()
}
