//! Limits of numbers, lengths and lists, on both sides.

use super::row::{Row, with};

pub fn rows() -> Vec<Row> {
    [
        numbers(),
        decimals(),
        at_least_one(),
        lengths(),
        lists(),
        vec![problems()],
    ]
    .concat()
}

/// A member with `value` in its place, the rest without problems.
fn put(pointer: &str, value: &str, problem: Option<&str>, besides: &[&str]) -> Row {
    let (member, config) = match pointer {
        "/presignedUrlConfig/expiresInSec" => (
            "presignedUrlConfig",
            format!(
                r#"{{"roleArn": "arn:aws:iam::123456789012:role/r", "expiresInSec": {value}}}"#
            ),
        ),
        "/jobExecutionsRolloutConfig/maximumPerMinute" => (
            "jobExecutionsRolloutConfig",
            format!(r#"{{"maximumPerMinute": {value}}}"#),
        ),
        "/timeoutConfig/inProgressTimeoutInMinutes" => (
            "timeoutConfig",
            format!(r#"{{"inProgressTimeoutInMinutes": {value}}}"#),
        ),
        "/jobExecutionsRetryConfig/criteriaList/0/numberOfRetries" => (
            "jobExecutionsRetryConfig",
            format!(
                r#"{{"criteriaList": [{{"failureType": "FAILED", "numberOfRetries": {value}}}]}}"#
            ),
        ),
        "/maintenanceWindows/0/durationInMinutes" => (
            "maintenanceWindows",
            format!(r#"[{{"startTime": "cron(0 2 * * ? *)", "durationInMinutes": {value}}}]"#),
        ),
        _ => rate_or_abort(pointer, value),
    };
    let line = problem.map(|code| format!("E {pointer} {code}"));
    let mut expected = besides.to_vec();
    expected.extend(line.as_deref());
    with(&[(member, &config)], &expected)
}

fn rate_or_abort(pointer: &str, value: &str) -> (&'static str, String) {
    let pick = |name: &str, usual: &str| {
        let given = if pointer.ends_with(name) {
            value
        } else {
            usual
        };
        format!(r#""{name}": {given}"#)
    };
    if pointer.starts_with("/abortConfig") {
        let config = format!(
            r#"{{"criteriaList": [{{"failureType": "FAILED", "action": "CANCEL", {}, {}}}]}}"#,
            pick("thresholdPercentage", "5"),
            pick("minNumberOfExecutedThings", "1"),
        );
        return ("abortConfig", config);
    }
    let criterion = if pointer.ends_with("numberOfNotifiedThings") {
        pick("numberOfNotifiedThings", "1")
    } else {
        pick("numberOfSucceededThings", "1")
    };
    let config = format!(
        r#"{{"maximumPerMinute": 1000, "exponentialRate": {{{}, {}, "rateIncreaseCriteria": {{{criterion}}}}}}}"#,
        pick("baseRatePerMinute", "5"),
        pick("incrementFactor", "2"),
    );
    ("jobExecutionsRolloutConfig", config)
}

fn numbers() -> Vec<Row> {
    const WINDOW: &[&str] = &[
        "I /maintenanceWindows window-jobs",
        "I /maintenanceWindows/0/startTime window-zone",
    ];
    const STOP: &[&str] = &["I /abortConfig retry-without-abort"];
    let rate = "/jobExecutionsRolloutConfig/exponentialRate/baseRatePerMinute";
    let retries = "/jobExecutionsRetryConfig/criteriaList/0/numberOfRetries";
    let range = Some("out-of-range");
    let mut rows = Vec::new();
    for (pointer, min, max, besides) in [
        ("/presignedUrlConfig/expiresInSec", 60, 3600, [].as_slice()),
        ("/jobExecutionsRolloutConfig/maximumPerMinute", 1, 1000, &[]),
        (rate, 1, 1000, &[]),
        ("/timeoutConfig/inProgressTimeoutInMinutes", 1, 10_080, &[]),
        ("/maintenanceWindows/0/durationInMinutes", 1, 1430, WINDOW),
    ] {
        for (value, problem) in [(min - 1, range), (min, None), (max, None), (-1, range)] {
            rows.push(put(pointer, &value.to_string(), problem, besides));
        }
    }
    for (pointer, above, besides) in [
        ("/presignedUrlConfig/expiresInSec", 3601, [].as_slice()),
        ("/jobExecutionsRolloutConfig/maximumPerMinute", 1001, &[]),
        (
            rate,
            1001,
            &["E /jobExecutionsRolloutConfig/exponentialRate/baseRatePerMinute base-above-maximum"],
        ),
        ("/timeoutConfig/inProgressTimeoutInMinutes", 10_081, &[]),
        ("/maintenanceWindows/0/durationInMinutes", 1431, WINDOW),
        (retries, 11, STOP),
    ] {
        rows.push(put(pointer, &above.to_string(), range, besides));
    }
    rows.extend([
        put(retries, "-1", range, &[]),
        put(retries, "0", None, &[]),
        put(retries, "10", None, STOP),
    ]);
    rows
}

fn decimals() -> Vec<Row> {
    let factor = "/jobExecutionsRolloutConfig/exponentialRate/incrementFactor";
    let threshold = "/abortConfig/criteriaList/0/thresholdPercentage";
    let range = Some("out-of-range");
    let digits = Some("too-many-decimals");
    [
        (factor, "1", range),
        (factor, "1.0", range),
        (factor, "1.1", None),
        (factor, "1.10", None),
        (factor, "1.15", digits),
        (factor, "5", None),
        (factor, "5.0", None),
        (factor, "5.1", range),
        (factor, "-2", range),
        (threshold, "0", range),
        (threshold, "-1", range),
        (threshold, "0.01", None),
        (threshold, "0.001", digits),
        (threshold, "12.34", None),
        (threshold, "12.340", None),
        (threshold, "12.345", digits),
        (threshold, "1e1", None),
        (threshold, "100", None),
        (threshold, "100.0", None),
        (threshold, "100.01", range),
        (threshold, "1e999", range),
    ]
    .map(|(pointer, value, problem)| put(pointer, value, problem, &[]))
    .to_vec()
}

fn at_least_one() -> Vec<Row> {
    let criteria = "/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria";
    let mut rows = Vec::new();
    for pointer in [
        format!("{criteria}/numberOfNotifiedThings"),
        format!("{criteria}/numberOfSucceededThings"),
        "/abortConfig/criteriaList/0/minNumberOfExecutedThings".to_owned(),
    ] {
        for (value, problem) in [
            ("0", Some("out-of-range")),
            ("1", None),
            ("2147483647", None),
            ("2147483648", Some("out-of-range")),
            ("1.0", Some("not-whole")),
        ] {
            rows.push(put(&pointer, value, problem, &[]));
        }
    }
    rows
}

fn lengths() -> Vec<Row> {
    let tag = |key: &str, value: &str, expected: &[&str]| {
        with(
            &[(
                "tags",
                &format!(r#"[{{"Key": {key:?}, "Value": {value:?}}}]"#),
            )],
            expected,
        )
    };
    let role = |length: usize, expected: &[&str]| {
        let start = "arn:aws:iam::123456789012:role/";
        let role = format!("{start}{}", "r".repeat(length - start.len()));
        with(
            &[("presignedUrlConfig", &format!(r#"{{"roleArn": {role:?}}}"#))],
            expected,
        )
    };
    let package = |length: usize, expected: &[&str]| {
        let start = "arn:aws:iot:eu-west-1:123456789012:package/p/version/";
        let arn = format!("{start}{}", "1".repeat(length - start.len()));
        with(
            &[("destinationPackageVersions", &format!("[{arn:?}]"))],
            expected,
        )
    };
    let document = |length: usize, fill: &str, expected: &[&str]| {
        let filling = fill.repeat((length - 8) / fill.len());
        let document = format!(r#""{{\"a\":\"{filling}\"}}""#);
        with(&[("document", &document)], expected)
    };
    vec![
        tag("", "v", &["E /tags/0/Key empty-text"]),
        tag("k", "", &[]),
        tag(&"k".repeat(128), &"v".repeat(256), &[]),
        tag(&"ä".repeat(128), &"ö".repeat(256), &[]),
        tag(&"k".repeat(129), "v", &["E /tags/0/Key too-long"]),
        tag("k", &"v".repeat(257), &["E /tags/0/Value too-long"]),
        tag("a Z 9_.:/=+-@ü版", "any & value!", &[]),
        tag("a&b", "v", &["E /tags/0/Key bad-character"]),
        tag("a🚀", "v", &["E /tags/0/Key bad-character"]),
        role(2048, &[]),
        role(2049, &["E /presignedUrlConfig/roleArn too-long"]),
        with(
            &[(
                "presignedUrlConfig",
                r#"{"roleArn": "arn:aws:iam::1:role"}"#,
            )],
            &[
                "E /presignedUrlConfig/roleArn too-short",
                "E /presignedUrlConfig/roleArn role-arn",
            ],
        ),
        package(1600, &[]),
        package(1601, &["E /destinationPackageVersions/0 too-long"]),
        document(32_768, "x", &[]),
        document(32_769, "x", &["E /document too-long"]),
        document(32_768, "ä", &[]),
        document(32_770, "ä", &["E /document too-long"]),
    ]
}

fn lists() -> Vec<Row> {
    let tags = |count: usize, expected: &[&str]| {
        let tags: Vec<_> = (0..count)
            .map(|n| format!(r#"{{"Key": "k{n}", "Value": ""}}"#))
            .collect();
        with(&[("tags", &format!("[{}]", tags.join(",")))], expected)
    };
    let packages = |count: usize, expected: &[&str]| {
        let arns: Vec<_> = (0..count)
            .map(|n| format!(r#""arn:aws:iot:eu-west-1:123456789012:package/p/version/{n}""#))
            .collect();
        with(
            &[(
                "destinationPackageVersions",
                &format!("[{}]", arns.join(",")),
            )],
            expected,
        )
    };
    vec![
        tags(50, &[]),
        tags(51, &["E /tags too-many-items"]),
        packages(25, &[]),
        packages(26, &["E /destinationPackageVersions too-many-items"]),
        with(
            &[(
                "jobExecutionsRetryConfig",
                r#"{"criteriaList": [{"failureType": "FAILED", "numberOfRetries": 0}, {"failureType": "TIMED_OUT", "numberOfRetries": 0}, {"failureType": "FAILED", "numberOfRetries": 0}]}"#,
            )],
            &[
                "E /jobExecutionsRetryConfig/criteriaList too-many-items",
                "E /jobExecutionsRetryConfig/criteriaList/2/failureType duplicate-failure-type",
            ],
        ),
    ]
}

/// More problems than are told.
fn problems() -> Row {
    let mut expected: Vec<_> = (0..999)
        .map(|n| format!("E /tags/{n} wrong-type"))
        .collect();
    expected.push("E - more-problems".to_owned());
    let expected: Vec<_> = expected.iter().map(String::as_str).collect();
    with(
        &[("tags", &format!("[{}1]", "1, ".repeat(2000)))],
        &expected,
    )
}
