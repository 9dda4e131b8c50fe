use jsonschema::Validator;
use serde_json::{Value, json};

use super::*;
use crate::check::check;
use crate::format::starter;
use crate::template::field;
use crate::template::json::Tree;
use crate::template::problem::Severity;

fn validator() -> Validator {
    jsonschema::draft202012::new(&json_schema()).unwrap()
}

/// A template that is fine, with `value` at `pointer`; `null` removes the member.
fn with(pointer: &str, value: &Value) -> Value {
    let mut template = json!({
        "jobTemplateId": "reboot",
        "document": "{}",
        "description": "Reboot",
    });
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = template
        .pointer_mut(parent)
        .unwrap()
        .as_object_mut()
        .unwrap();
    if value.is_null() {
        parent.remove(name);
    } else {
        parent.insert(name.to_owned(), value.clone());
    }
    template
}

fn has_errors(template: &Value) -> bool {
    check(&Tree::parse(template.to_string()))
        .iter()
        .any(|problem| problem.severity == Severity::Error)
}

#[test]
fn it_is_a_schema_itself() {
    assert!(jsonschema::meta::is_valid(&json_schema()));
    let read: Value = serde_json::from_str(&json_schema_text()).unwrap();
    assert_eq!(read, json_schema());
}

#[test]
fn every_starter_is_valid() {
    let validator = validator();
    for starter in starter::ALL {
        let template = serde_json::from_str(starter.text).unwrap();
        if let Err(error) = validator.validate(&template) {
            panic!("{}: {error}", starter.name);
        }
    }
}

#[test]
fn every_example_and_default_is_valid_where_it_stands() {
    let schema = json_schema();
    for (place, described) in field::all() {
        let pointer = place
            .split('/')
            .skip(1)
            .map(|step| {
                if step == "*" {
                    "/items".to_owned()
                } else {
                    format!("/properties/{step}")
                }
            })
            .collect::<String>();
        let part = schema
            .pointer(&pointer)
            .unwrap_or_else(|| panic!("nothing describes {place}"));
        for text in [Some(described.example), described.default]
            .into_iter()
            .flatten()
        {
            let value = serde_json::from_str(text).unwrap();
            assert!(jsonschema::is_valid(part, &value), "{text} at {place}");
        }
    }
}

#[test]
fn what_is_wrong_by_itself_is_refused_as_the_check_does() {
    let validator = validator();
    for (pointer, value, valid) in texts().into_iter().chain(blocks()).chain(lists()) {
        let template = with(pointer, &value);
        let errors: Vec<_> = validator
            .iter_errors(&template)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors.is_empty(), valid, "{pointer} {value}: {errors:?}");
        assert_eq!(
            has_errors(&template),
            !valid,
            "the check of {pointer} {value}"
        );
    }
}

type Case = (&'static str, Value, bool);

fn texts() -> Vec<Case> {
    vec![
        ("/jobTemplateId", json!("a".repeat(64)), true),
        ("/jobTemplateId", json!("a".repeat(65)), false),
        ("/jobTemplateId", json!("bad id!"), false),
        ("/jobTemplateId", json!("id\n"), false),
        ("/jobTemplateId", json!(null), false),
        ("/description", json!("ä".repeat(2028)), true),
        ("/description", json!("ä".repeat(2029)), false),
        ("/description", json!("two\nlines"), false),
        ("/description", json!(""), false),
        ("/document", json!(null), false),
        ("/document", json!(""), false),
        ("/document", json!({}), false),
        (
            "/document",
            json!(format!("\"{}\"", "a".repeat(32_766))),
            true,
        ),
        (
            "/document",
            json!(format!("\"{}\"", "a".repeat(32_767))),
            false,
        ),
        ("/documentSource", json!("s3://bucket/key"), false),
        ("/unknown", json!(1), false),
        ("/$schema", json!("https://example.com"), false),
    ]
}

fn blocks() -> Vec<Case> {
    let presign =
        |seconds| json!({"roleArn": "arn:aws:iam::123456789012:role/r", "expiresInSec": seconds});
    let maximum = |rate: Value| json!({"maximumPerMinute": rate});
    let exponential = |criteria| {
        json!({"maximumPerMinute": 50, "exponentialRate": {
            "baseRatePerMinute": 5, "incrementFactor": 1.1, "rateIncreaseCriteria": criteria,
        }})
    };
    let timeout = |minutes| json!({"inProgressTimeoutInMinutes": minutes});
    vec![
        ("/presignedUrlConfig", presign(59), false),
        ("/presignedUrlConfig", presign(60), true),
        ("/jobExecutionsRolloutConfig", json!({}), false),
        ("/jobExecutionsRolloutConfig", maximum(json!(1000)), true),
        ("/jobExecutionsRolloutConfig", maximum(json!(1001)), false),
        ("/jobExecutionsRolloutConfig", maximum(json!("10")), false),
        (
            "/jobExecutionsRolloutConfig",
            exponential(json!({"numberOfNotifiedThings": 1})),
            true,
        ),
        ("/jobExecutionsRolloutConfig", exponential(json!({})), false),
        (
            "/jobExecutionsRolloutConfig",
            exponential(json!({"numberOfNotifiedThings": 1, "numberOfSucceededThings": 1})),
            false,
        ),
        ("/timeoutConfig", timeout(10_080), true),
        ("/timeoutConfig", timeout(10_081), false),
    ]
}

fn lists() -> Vec<Case> {
    let abort = |changes: Value| {
        let mut criterion = json!({
            "failureType": "FAILED", "action": "CANCEL", "thresholdPercentage": 10.5, "minNumberOfExecutedThings": 1,
        });
        criterion
            .as_object_mut()
            .unwrap()
            .extend(changes.as_object().unwrap().clone());
        json!({"criteriaList": [criterion]})
    };
    let tags = |count: usize| {
        (0..count)
            .map(|key| json!({"Key": key.to_string(), "Value": ""}))
            .collect()
    };
    let window =
        |minutes| json!([{"startTime": "cron(0 2 ? * MON *)", "durationInMinutes": minutes}]);
    vec![
        ("/abortConfig", json!({}), false),
        ("/abortConfig", json!({"criteriaList": []}), false),
        ("/abortConfig", abort(json!({})), true),
        (
            "/abortConfig",
            abort(json!({"failureType": "failed"})),
            false,
        ),
        (
            "/abortConfig",
            abort(json!({"thresholdPercentage": 0})),
            false,
        ),
        (
            "/abortConfig",
            abort(json!({"minNumberOfExecutedThings": 2_147_483_648_u32})),
            false,
        ),
        (
            "/jobExecutionsRetryConfig",
            json!({"criteriaList": [{"failureType": "REJECTED", "numberOfRetries": 1}]}),
            false,
        ),
        ("/tags", tags(50), true),
        ("/tags", tags(51), false),
        ("/tags", json!([{"Key": "a"}]), false),
        ("/tags", json!([{"Key": "a;b", "Value": ""}]), false),
        (
            "/destinationPackageVersions",
            json!(["arn:aws:iot:eu-west-1:1:package/a/version/1 0"]),
            false,
        ),
        ("/maintenanceWindows", window(1430), true),
        ("/maintenanceWindows", window(1431), false),
    ]
}
