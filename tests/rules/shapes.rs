//! Members and values that do not fit their description: unknown, twice, null, of another type, empty.

use super::row::{Row, text, with};

pub fn rows() -> Vec<Row> {
    [members(), types(), empties(), choices()].concat()
}

fn members() -> Vec<Row> {
    vec![
        with(&[("newer", "1")], &["E /newer unknown-member"]),
        with(&[("Tags", "[]")], &["E /Tags unknown-member"]),
        with(
            &[(
                "timeoutConfig",
                r#"{"inProgressTimeoutInMinutes": 5, "more": {"deep": null}}"#,
            )],
            &["E /timeoutConfig/more unknown-member"],
        ),
        with(
            &[("tags", r#"[{"key": "a", "value": "b"}]"#)],
            &[
                "E /tags/0/key unknown-member",
                "E /tags/0/value unknown-member",
                "E /tags/0/Key missing-member",
                "E /tags/0/Value missing-member",
            ],
        ),
        with(&[("a/b~c", "1")], &["E /a~1b~0c unknown-member"]),
        with(
            &[("new", "1"), ("new", "2")],
            &[
                "E /new unknown-member",
                "E /new unknown-member",
                "W /new duplicate-member",
            ],
        ),
        with(
            &[("new", r#"[{"a": 1, "b": 2, "a": 3}]"#)],
            &["E /new unknown-member", "W /new/0/a duplicate-member"],
        ),
        text(
            r#"{"jobTemplateId": "bad id", "jobTemplateId": "t", "document": "{}", "description": "d"}"#,
            &["W /jobTemplateId duplicate-member"],
        ),
        with(
            &[("tags", r#"[{"Key": "a", "Key": "b", "Value": "c"}]"#)],
            &["W /tags/0/Key duplicate-member"],
        ),
        with(
            &[("abortConfig", r#"{"criteriaList": [{}]}"#)],
            &[
                "E /abortConfig/criteriaList/0/failureType missing-member",
                "E /abortConfig/criteriaList/0/action missing-member",
                "E /abortConfig/criteriaList/0/thresholdPercentage missing-member",
                "E /abortConfig/criteriaList/0/minNumberOfExecutedThings missing-member",
            ],
        ),
        with(
            &[("jobExecutionsRetryConfig", r#"{"criteriaList": [{}]}"#)],
            &[
                "E /jobExecutionsRetryConfig/criteriaList/0/failureType missing-member",
                "E /jobExecutionsRetryConfig/criteriaList/0/numberOfRetries missing-member",
            ],
        ),
        with(
            &[("maintenanceWindows", "[{}]")],
            &[
                "E /maintenanceWindows/0/startTime missing-member",
                "E /maintenanceWindows/0/durationInMinutes missing-member",
                "I /maintenanceWindows window-jobs",
            ],
        ),
        with(
            &[(
                "jobExecutionsRolloutConfig",
                r#"{"maximumPerMinute": 5, "exponentialRate": {}}"#,
            )],
            &[
                "E /jobExecutionsRolloutConfig/exponentialRate/baseRatePerMinute missing-member",
                "E /jobExecutionsRolloutConfig/exponentialRate/incrementFactor missing-member",
                "E /jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria missing-member",
            ],
        ),
    ]
}

fn types() -> Vec<Row> {
    let timeout = |value: &str, expected: &[&str]| {
        let config = format!(r#"{{"inProgressTimeoutInMinutes": {value}}}"#);
        with(&[("timeoutConfig", &config)], expected)
    };
    vec![
        with(&[("jobTemplateId", "5")], &["E /jobTemplateId wrong-type"]),
        with(&[("description", "true")], &["E /description wrong-type"]),
        with(
            &[("document", r#"{"a": 1.0}"#)],
            &["E /document wrong-type"],
        ),
        with(
            &[("documentSource", "[]"), ("document", "-")],
            &["E /documentSource wrong-type"],
        ),
        with(&[("jobArn", "{}")], &["E /jobArn wrong-type"]),
        with(
            &[("presignedUrlConfig", r#""role""#)],
            &["E /presignedUrlConfig wrong-type"],
        ),
        with(
            &[("tags", r#"{"Key": "a", "Value": "b"}"#)],
            &["E /tags wrong-type"],
        ),
        with(&[("tags", r#"{"team": "fleet"}"#)], &["E /tags wrong-type"]),
        with(&[("tags", r#"[["a", "b"]]"#)], &["E /tags/0 wrong-type"]),
        with(
            &[(
                "destinationPackageVersions",
                r#""arn:aws:iot:eu-west-1:123456789012:package/p/version/1""#,
            )],
            &["E /destinationPackageVersions wrong-type"],
        ),
        with(
            &[(
                "abortConfig",
                r#"{"criteriaList": [{"failureType": 1, "action": "CANCEL", "thresholdPercentage": "12.5", "minNumberOfExecutedThings": 1}]}"#,
            )],
            &[
                "E /abortConfig/criteriaList/0/failureType wrong-type",
                "E /abortConfig/criteriaList/0/thresholdPercentage wrong-type",
            ],
        ),
        timeout(
            r#""60""#,
            &["E /timeoutConfig/inProgressTimeoutInMinutes wrong-type"],
        ),
        timeout(
            r#""soon""#,
            &["E /timeoutConfig/inProgressTimeoutInMinutes wrong-type"],
        ),
        timeout(
            "null",
            &["E /timeoutConfig/inProgressTimeoutInMinutes null-value"],
        ),
        timeout("60", &[]),
        timeout(
            "60.0",
            &["E /timeoutConfig/inProgressTimeoutInMinutes not-whole"],
        ),
        timeout(
            "6e1",
            &["E /timeoutConfig/inProgressTimeoutInMinutes not-whole"],
        ),
        timeout(
            "60.5",
            &["E /timeoutConfig/inProgressTimeoutInMinutes not-whole"],
        ),
        timeout(
            "99999999999999999999",
            &["E /timeoutConfig/inProgressTimeoutInMinutes out-of-range"],
        ),
        with(
            &[("jobTemplateId", "null")],
            &["E /jobTemplateId null-value"],
        ),
        with(
            &[("document", "null")],
            &["E /document null-value", "E /document no-source"],
        ),
        with(&[("tags", "[null]")], &["E /tags/0 null-value"]),
    ]
}

fn empties() -> Vec<Row> {
    vec![
        with(&[("tags", "[]")], &["I /tags empty-list"]),
        with(
            &[("maintenanceWindows", "[]")],
            &["I /maintenanceWindows empty-list"],
        ),
        with(
            &[("destinationPackageVersions", "[]")],
            &["I /destinationPackageVersions empty-list"],
        ),
        with(
            &[("jobExecutionsRolloutConfig", "{}")],
            &["E /jobExecutionsRolloutConfig empty-rollout"],
        ),
        with(
            &[("abortConfig", "{}")],
            &["E /abortConfig/criteriaList missing-member"],
        ),
        with(
            &[("jobExecutionsRetryConfig", "{}")],
            &["E /jobExecutionsRetryConfig/criteriaList missing-member"],
        ),
        with(
            &[("abortConfig", r#"{"criteriaList": []}"#)],
            &["E /abortConfig/criteriaList too-few-items"],
        ),
        with(
            &[("jobExecutionsRetryConfig", r#"{"criteriaList": []}"#)],
            &["E /jobExecutionsRetryConfig/criteriaList too-few-items"],
        ),
        with(
            &[("timeoutConfig", "{}")],
            &["W /timeoutConfig empty-block"],
        ),
        with(
            &[("presignedUrlConfig", "{}")],
            &["W /presignedUrlConfig empty-block"],
        ),
    ]
}

fn choices() -> Vec<Row> {
    let abort = |failure: &str, action: &str, expected: &[&str]| {
        let config = format!(
            r#"{{"criteriaList": [{{"failureType": "{failure}", "action": "{action}", "thresholdPercentage": 1, "minNumberOfExecutedThings": 1}}]}}"#
        );
        with(&[("abortConfig", &config)], expected)
    };
    let retry = |failure: &str, expected: &[&str]| {
        let config = format!(
            r#"{{"criteriaList": [{{"failureType": "{failure}", "numberOfRetries": 0}}]}}"#
        );
        with(&[("jobExecutionsRetryConfig", &config)], expected)
    };
    vec![
        abort("FAILED", "CANCEL", &[]),
        abort("REJECTED", "CANCEL", &[]),
        abort("TIMED_OUT", "CANCEL", &[]),
        abort("ALL", "CANCEL", &[]),
        abort(
            "failed",
            "CANCEL",
            &["E /abortConfig/criteriaList/0/failureType unknown-choice"],
        ),
        abort(
            "",
            "CANCEL",
            &["E /abortConfig/criteriaList/0/failureType unknown-choice"],
        ),
        abort(
            "FAILED",
            "STOP",
            &["E /abortConfig/criteriaList/0/action unknown-choice"],
        ),
        retry("FAILED", &[]),
        retry("TIMED_OUT", &[]),
        retry("ALL", &[]),
        retry(
            "REJECTED",
            &["E /jobExecutionsRetryConfig/criteriaList/0/failureType unknown-choice"],
        ),
    ]
}
