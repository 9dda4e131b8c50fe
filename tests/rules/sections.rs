//! Rules over several members: roles, rollout, abort, retry, packages and tags.

use super::row::{Row, with};

pub fn rows() -> Vec<Row> {
    [presign(), rollout(), abort(), retry(), packages(), tags()].concat()
}

fn presign() -> Vec<Row> {
    let role = |role: &str, expected: &[&str]| {
        with(
            &[("presignedUrlConfig", &format!(r#"{{"roleArn": {role:?}}}"#))],
            expected,
        )
    };
    let wrong: &[&str] = &["E /presignedUrlConfig/roleArn role-arn"];
    vec![
        role("arn:aws:iam::123456789012:role/service/r", &[]),
        role("arn:aws-us-gov:iam::123456789012:role/r", &[]),
        role("arn:aws:iam::123456789012:user/r", wrong),
        role("arn:aws:iam::12345678901x:role/r", wrong),
        role("arn:aws:sts::123456789012:role/r", wrong),
        with(
            &[("presignedUrlConfig", r#"{"roleArn": ""}"#)],
            &["E /presignedUrlConfig/roleArn empty-text"],
        ),
        with(
            &[("presignedUrlConfig", r#"{"expiresInSec": 60}"#)],
            &["W /presignedUrlConfig/expiresInSec expiry-without-role"],
        ),
    ]
}

fn rollout() -> Vec<Row> {
    const AT: &str = "/jobExecutionsRolloutConfig";
    const ONE: &str = r#"{"numberOfNotifiedThings": 1}"#;
    let rollout =
        |config: &str, expected: &[&str]| with(&[("jobExecutionsRolloutConfig", config)], expected);
    let rate = |maximum: &str, base: &str, criteria: &str, expected: &[&str]| {
        rollout(
            &format!(
                r#"{{{maximum}"exponentialRate": {{"baseRatePerMinute": {base}, "incrementFactor": 2, "rateIncreaseCriteria": {criteria}}}}}"#
            ),
            expected,
        )
    };
    let at = |rest: &str| format!("E {AT}{rest}");
    vec![
        rollout(r#"{"maximumPerMinute": 1}"#, &[]),
        rate(r#""maximumPerMinute": 10, "#, "10", ONE, &[]),
        rate(
            r#""maximumPerMinute": 10, "#,
            "11",
            ONE,
            &[&at("/exponentialRate/baseRatePerMinute base-above-maximum")],
        ),
        rate(
            "",
            "10",
            ONE,
            &[&at("/maximumPerMinute rate-without-maximum")],
        ),
        rate(
            r#""maximumPerMinute": 10, "#,
            "1",
            r#"{"numberOfNotifiedThings": 1, "numberOfSucceededThings": 1}"#,
            &[&at(
                "/exponentialRate/rateIncreaseCriteria two-rate-criteria",
            )],
        ),
        rate(
            r#""maximumPerMinute": 10, "#,
            "1",
            "{}",
            &[&at(
                "/exponentialRate/rateIncreaseCriteria no-rate-criterion",
            )],
        ),
        rate(
            r#""maximumPerMinute": 10, "#,
            "1",
            r#"{"numberOfSucceededThings": 1}"#,
            &[],
        ),
    ]
}

fn abort() -> Vec<Row> {
    let abort = |types: &[&str], expected: &[&str]| {
        let criteria: Vec<_> = types
            .iter()
            .map(|name| format!(r#"{{"failureType": "{name}", "action": "CANCEL", "thresholdPercentage": 1, "minNumberOfExecutedThings": 1}}"#))
            .collect();
        with(
            &[(
                "abortConfig",
                &format!(r#"{{"criteriaList": [{}]}}"#, criteria.join(", ")),
            )],
            expected,
        )
    };
    let order = "I /abortConfig/criteriaList abort-order";
    vec![
        abort(&["FAILED"], &[]),
        abort(&["FAILED", "REJECTED", "TIMED_OUT"], &[order]),
        abort(
            &["FAILED", "FAILED"],
            &[
                order,
                "E /abortConfig/criteriaList/1/failureType duplicate-failure-type",
            ],
        ),
        abort(
            &["FAILED", "ALL"],
            &[
                order,
                "W /abortConfig/criteriaList/1/failureType abort-all-and-some",
            ],
        ),
        abort(
            &["ALL", "FAILED", "REJECTED", "TIMED_OUT", "REJECTED"],
            &[
                order,
                "W /abortConfig/criteriaList/0/failureType abort-all-and-some",
                "E /abortConfig/criteriaList/4/failureType duplicate-failure-type",
            ],
        ),
    ]
}

fn retry() -> Vec<Row> {
    const TIMEOUT: (&str, &str) = ("timeoutConfig", r#"{"inProgressTimeoutInMinutes": 5}"#);
    const ABORT: (&str, &str) = (
        "abortConfig",
        r#"{"criteriaList": [{"failureType": "ALL", "action": "CANCEL", "thresholdPercentage": 50, "minNumberOfExecutedThings": 10}]}"#,
    );
    const JOB: (&str, &str) = ("jobArn", r#""arn:aws:iot:eu-west-1:123456789012:job/j""#);
    let retry = |besides: &[(&str, &str)], criteria: &[(&str, u32)], expected: &[&str]| {
        let criteria: Vec<_> = criteria
            .iter()
            .map(|(name, retries)| {
                format!(r#"{{"failureType": "{name}", "numberOfRetries": {retries}}}"#)
            })
            .collect();
        let config = format!(r#"{{"criteriaList": [{}]}}"#, criteria.join(", "));
        let mut members = besides.to_vec();
        members.push(("jobExecutionsRetryConfig", &config));
        with(&members, expected)
    };
    let at = "E /jobExecutionsRetryConfig/criteriaList/1";
    let both = &[TIMEOUT, ABORT];
    vec![
        retry(both, &[("FAILED", 5), ("TIMED_OUT", 5)], &[]),
        retry(
            both,
            &[("FAILED", 5), ("TIMED_OUT", 6)],
            &[&format!("{at} too-many-retries")],
        ),
        retry(both, &[("ALL", 10)], &[]),
        retry(
            both,
            &[("FAILED", 1), ("FAILED", 1)],
            &[&format!("{at}/failureType duplicate-failure-type")],
        ),
        retry(
            both,
            &[("FAILED", 1), ("ALL", 1)],
            &[&format!("{at}/failureType retry-all-and-some")],
        ),
        retry(&[ABORT], &[("FAILED", 1)], &[]),
        retry(&[ABORT], &[("TIMED_OUT", 0)], &[]),
        retry(
            &[ABORT],
            &[("TIMED_OUT", 1)],
            &["W /timeoutConfig retry-without-timeout"],
        ),
        retry(
            &[ABORT],
            &[("ALL", 1)],
            &["W /timeoutConfig retry-without-timeout"],
        ),
        // A block that sets no time times nothing out.
        retry(
            &[ABORT, ("timeoutConfig", "{}")],
            &[("TIMED_OUT", 1)],
            &[
                "W /timeoutConfig empty-block",
                "W /timeoutConfig retry-without-timeout",
            ],
        ),
        retry(
            &[TIMEOUT],
            &[("FAILED", 1)],
            &["I /abortConfig retry-without-abort"],
        ),
        retry(&[TIMEOUT], &[("FAILED", 0)], &[]),
        // What is given replaces the job's.
        retry(
            &[JOB, ABORT, ("timeoutConfig", "{}")],
            &[("TIMED_OUT", 1)],
            &[
                "W /timeoutConfig empty-block",
                "W /timeoutConfig retry-without-timeout",
            ],
        ),
        // Both are copied from the job.
        retry(&[JOB], &[("TIMED_OUT", 1)], &[]),
    ]
}

fn packages() -> Vec<Row> {
    let package = |arn: &str, expected: &[&str]| {
        with(
            &[("destinationPackageVersions", &format!("[{arn:?}]"))],
            expected,
        )
    };
    let doubtful: &[&str] = &["W /destinationPackageVersions/0 package-arn"];
    vec![
        package(
            "arn:aws:iot:eu-west-1:123456789012:package/a.b-c_d/version/1.0",
            &[],
        ),
        package(
            "arn:aws:iot:eu-west-1:123456789012:package/a/version/$default",
            &[],
        ),
        package("arn:aws:iot:eu-west-1:123456789012:package/a", doubtful),
        package("arn:x", doubtful),
        package(
            "arn:",
            &["E /destinationPackageVersions/0 package-arn-prefix"],
        ),
        package(
            "package/a/version/1",
            &["E /destinationPackageVersions/0 package-arn-prefix"],
        ),
        package("", &["E /destinationPackageVersions/0 empty-text"]),
        package(
            "arn:aws:iot:eu-west-1:123456789012:package/a b/version/1",
            &["E /destinationPackageVersions/0 bad-character", doubtful[0]],
        ),
        package(
            "arn:aws:iot:eu-west-1:123456789012:package/ä/version/1",
            &["E /destinationPackageVersions/0 bad-character", doubtful[0]],
        ),
    ]
}

fn tags() -> Vec<Row> {
    let keys = |keys: &[&str], expected: &[&str]| {
        let tags: Vec<_> = keys
            .iter()
            .map(|key| format!(r#"{{"Key": {key:?}, "Value": "v"}}"#))
            .collect();
        with(&[("tags", &format!("[{}]", tags.join(", ")))], expected)
    };
    vec![
        keys(&["a", "A", "aws", "my:aws:"], &[]),
        keys(&["aws:x"], &["E /tags/0/Key reserved-tag-key"]),
        keys(&["AWS:x"], &["E /tags/0/Key reserved-tag-key"]),
        keys(&["a", "b", "a"], &["W /tags/2/Key duplicate-tag-key"]),
        with(
            &[("tags", r#"[{"Key": "a"}]"#)],
            &["E /tags/0/Value missing-member"],
        ),
    ]
}
