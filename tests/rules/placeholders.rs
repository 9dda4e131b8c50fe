//! Placeholders in the job document.

use job_template_editor::template::json::encode;

use super::row::{Row, with};

const ROLE: (&str, &str) = (
    "presignedUrlConfig",
    r#"{"roleArn": "arn:aws:iam::123456789012:role/r"}"#,
);
const JOB: (&str, &str) = ("jobArn", r#""arn:aws:iot:eu-west-1:123456789012:job/j""#);
const ONE_PACKAGE: (&str, &str) = (
    "destinationPackageVersions",
    r#"["arn:aws:iot:eu-west-1:123456789012:package/p/version/1"]"#,
);
const DEFAULT_PACKAGE: (&str, &str) = (
    "destinationPackageVersions",
    r#"["arn:aws:iot:eu-west-1:123456789012:package/p/version/$default"]"#,
);

pub fn rows() -> Vec<Row> {
    [roles(), urls(), uploads(), packages(), forms(), counts()].concat()
}

/// A document with these strings: `{"v": [VALUE, …]}`.
fn values(besides: &[(&str, &str)], values: &[&str], expected: &[&str]) -> Row {
    let values: Vec<_> = values.iter().map(|value| encode(value)).collect();
    let document = encode(&format!("{{\"v\": [{}]}}", values.join(", ")));
    let mut members = besides.to_vec();
    members.push(("document", &document));
    with(&members, expected)
}

/// One string, with a role, and at most one code said of it.
fn one(value: &str, code: &str) -> Row {
    let expected = match code {
        "" => String::new(),
        code => {
            let severity = if matches!(
                code,
                "placeholder-host" | "placeholder-parameter" | "placeholder-unknown"
            ) {
                "W"
            } else {
                "E"
            };
            format!("{severity} /document {code} at 1:8 /v/0")
        }
    };
    let expected: Vec<&str> = Some(expected.as_str())
        .filter(|line| !line.is_empty())
        .into_iter()
        .collect();
    values(&[ROLE], &[value], &expected)
}

fn roles() -> Vec<Row> {
    let missing: &[&str] = &["E /presignedUrlConfig/roleArn missing-role"];
    let presigned = "${aws:iot:s3-presigned-url:s3://b/k}";
    let mut rows: Vec<Row> = [
        presigned,
        "${aws:iot:s3-presigned-url-v2:https://b.s3.amazonaws.com/k}",
        "${aws:iot:s3-presigned-url-upload:}",
        "${aws:iot:package:p:version:1:artifact:s3-presigned-url}",
    ]
    .iter()
    .flat_map(|value| {
        [
            values(&[], &[value], missing),
            values(&[ROLE], &[value], &[]),
        ]
    })
    .collect();
    rows.extend(["\\u0024{", "$\\u007b", "$\\u007B"].map(|open| {
        let spelled = format!(r#"{{"v": "{}"}}"#, presigned.replace("${", open));
        with(&[("document", &encode(&spelled))], missing)
    }));
    rows.extend([
        values(
            &[("presignedUrlConfig", "{}")],
            &[presigned],
            &["W /presignedUrlConfig empty-block", missing[0]],
        ),
        // The job's configuration is copied, unless the template has one of its own.
        values(&[JOB], &[presigned], &[]),
        values(
            &[JOB, ("presignedUrlConfig", r#"{"expiresInSec": 60}"#)],
            &[presigned],
            &[
                missing[0],
                "W /presignedUrlConfig/expiresInSec expiry-without-role",
            ],
        ),
    ]);
    rows
}

fn urls() -> Vec<Row> {
    vec![
        one(
            "get ${aws:iot:s3-presigned-url:https://b.s3.eu-west-1.amazonaws.com/k} now",
            "",
        ),
        one("${aws:iot:s3-presigned-url:b/k}", "placeholder-url"),
        one("${aws:iot:s3-presigned-url:s3://b}", "placeholder-url"),
        one(
            "${aws:iot:s3-presigned-url:https://files.example/k}",
            "placeholder-host",
        ),
        one(
            "${aws:iot:s3-presigned-url:s3://b/a%20b}",
            "placeholder-encoding",
        ),
        one(
            "${aws:iot:s3-presigned-url:https://b.s3.amazonaws.com/k?versionId=1}",
            "placeholder-version",
        ),
        one(
            "${aws:iot:s3-presigned-url-v2:https://b.s3.amazonaws.com/a%20b%3FversionId%3D1}",
            "",
        ),
        one(
            "${aws:iot:s3-presigned-url-v2:https://b.s3.amazonaws.com/a b}",
            "placeholder-encoding",
        ),
        one(
            "${aws:iot:s3-presigned-url-v2:https://b.s3.amazonaws.com/100%}",
            "placeholder-encoding",
        ),
        one(
            "${aws:iot:s3-presigned-url-v2:https://b.s3.amazonaws.com/k?versionId=1}",
            "placeholder-version",
        ),
        one("${aws:iot:s3-presigned-url-v2:b/k}", "placeholder-url"),
    ]
}

fn uploads() -> Vec<Row> {
    vec![
        one(
            "${aws:iot:s3-presigned-url-upload:s3://b/${thingName}/${jobId}/${executionNumber}}",
            "",
        ),
        one(
            "${aws:iot:s3-presigned-url-upload:s3://b/${jobId}${jobId}}",
            "",
        ),
        one(
            "${aws:iot:s3-presigned-url-upload:s3://b/${jobId}${jobId}${jobId}}",
            "placeholder-repeated",
        ),
        one(
            "${aws:iot:s3-presigned-url-upload:s3://${thingName}/k}",
            "placeholder-in-bucket",
        ),
        one(
            "${aws:iot:s3-presigned-url-upload:s3://b}",
            "placeholder-url",
        ),
        one("${thingName}", "placeholder-outside-upload"),
        one(
            "${aws:iot:s3-presigned-url:s3://b/${thingName}}",
            "placeholder-outside-upload",
        ),
    ]
}

fn packages() -> Vec<Row> {
    let at = |code: &str| format!("E /document {code} at 1:8 /v/0");
    let nameless = "${aws:iot:package::version::attributes:url}";
    let default = "${aws:iot:package:p:version:$default:attributes:url}";
    let two = r#"["arn:aws:iot:eu-west-1:123456789012:package/p/version/1", "arn:aws:iot:eu-west-1:123456789012:package/q/version/1"]"#;
    vec![
        one("v${aws:iot:package:p:version:1.0:attributes:url}", ""),
        one("${aws:iot:package:p:version:1.0:attributes}", ""),
        one(
            "v${aws:iot:package:p:version:1.0:attributes}",
            "placeholder-not-alone",
        ),
        one("${aws:iot:package:p:1.0}", "placeholder-package"),
        one(
            "${aws:iot:package:p:version::attributes:url}",
            "placeholder-package",
        ),
        one(
            "${aws:iot:package:p:version:$null:attributes:url}",
            "placeholder-package-version",
        ),
        values(&[], &[nameless], &[&at("placeholder-package-count")]),
        values(&[ONE_PACKAGE], &[nameless], &[]),
        values(
            &[("destinationPackageVersions", two)],
            &[nameless],
            &[&at("placeholder-package-count")],
        ),
        values(&[], &[default], &[&at("placeholder-package-version")]),
        values(
            &[ONE_PACKAGE],
            &[default],
            &[&at("placeholder-package-version")],
        ),
        values(&[DEFAULT_PACKAGE], &[default], &[]),
        with(
            &[(
                "document",
                &encode(r#"{"${aws:iot:package:p:version:1:attributes}": 1}"#),
            )],
            &[
                "E /document placeholder-not-alone at 1:47 /${aws:iot:package:p:version:1:attributes}",
            ],
        ),
    ]
}

fn forms() -> Vec<Row> {
    vec![
        one("echo ${HOME} $HOME {} }", ""),
        one("${aws:iot:code-sign-signature:s3://r.b/k@1}", ""),
        one("${aws:iot:parameter:path}", "placeholder-parameter"),
        one(
            "${aws:iot:s3-presigned-ulr:s3://b/k}",
            "placeholder-unknown",
        ),
        one(
            "${aws:iot:s3-presigned-url:s3://b/k",
            "placeholder-unterminated",
        ),
        one(
            "${aws:iot:code-sign-signature:${aws:iot:code-sign-signature:x}}",
            "placeholder-nested",
        ),
    ]
}

fn counts() -> Vec<Row> {
    let ten = ["${aws:iot:s3-presigned-url-upload:s3://b/${thingName}/${jobId}}"; 10];
    let eleven = ["${aws:iot:code-sign-signature:x}"; 11];
    vec![
        values(&[ROLE], &ten, &[]),
        values(
            &[],
            &eleven,
            &["E /document placeholder-count at 1:368 /v/10"],
        ),
    ]
}
