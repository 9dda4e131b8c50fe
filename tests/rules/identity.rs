//! The text as a whole, the id and description, and where the document comes from.

use super::row::{Row, text, with};

const ID: &str = "jobTemplateId";

pub fn rows() -> Vec<Row> {
    [whole(), id_and_description(), source(), leftovers()].concat()
}

fn whole() -> Vec<Row> {
    vec![
        text("", &["E - not-json"]),
        text("{", &["E - not-json"]),
        text(r#"{"jobTemplateId": "t",}"#, &["E - not-json"]),
        text("{} // x", &["E - not-json"]),
        text("[]", &["E - not-an-object"]),
        text("\"x\"", &["E - not-an-object"]),
        text(
            "{}",
            &[
                "E /jobTemplateId missing-member",
                "E /description missing-member",
                "E /document no-source",
            ],
        ),
        text(
            r#"{"apiVersion": "v1", "kind": "Pod"}"#,
            &["E - not-a-template"],
        ),
        text(r#"{"Resources": {}}"#, &["E - not-a-template"]),
        text(r#"{"steps": []}"#, &["E - not-a-template"]),
        text(r#"{"name": "x"}"#, &["E - not-a-template"]),
        text(r#"{"JobTemplateId": "x"}"#, &["E - not-a-template"]),
        text(
            "\u{feff}{\"jobTemplateId\": \"t\", \"document\": \"{}\", \"description\": \"d\"}",
            &["W - byte-order-mark"],
        ),
        with(&[], &[]),
    ]
}

fn id_and_description() -> Vec<Row> {
    let long = |length: usize| format!("{:?}", "x".repeat(length));
    vec![
        with(&[(ID, "-")], &["E /jobTemplateId missing-member"]),
        with(&[(ID, r#""""#)], &["E /jobTemplateId empty-text"]),
        with(&[(ID, r#""aZ09_-""#)], &[]),
        with(&[(ID, &long(64))], &[]),
        with(&[(ID, &long(65))], &["E /jobTemplateId too-long"]),
        with(&[(ID, r#""bad id!""#)], &["E /jobTemplateId bad-character"]),
        with(&[(ID, r#""a.b""#)], &["E /jobTemplateId bad-character"]),
        with(&[(ID, r#""é""#)], &["E /jobTemplateId bad-character"]),
        with(&[(ID, r#""a\n""#)], &["E /jobTemplateId bad-character"]),
        with(&[("description", "-")], &["E /description missing-member"]),
        with(&[("description", r#""""#)], &["E /description empty-text"]),
        with(&[("description", &long(2028))], &[]),
        with(
            &[("description", &long(2029))],
            &["E /description too-long"],
        ),
        with(&[("description", &format!("{:?}", "ä".repeat(2028)))], &[]),
        with(
            &[("description", &format!("{:?}", "ä".repeat(2029)))],
            &["E /description too-long"],
        ),
        with(&[("description", r#""Größe 版本 🚀""#)], &[]),
        with(&[("description", r#""a\u0020b""#)], &[]),
        with(
            &[("description", r#""a\nb""#)],
            &["E /description bad-character"],
        ),
        with(
            &[("description", r#""a\tb""#)],
            &["E /description bad-character"],
        ),
        with(
            &[("description", "\"a\u{200b}b\"")],
            &["E /description bad-character"],
        ),
        with(
            &[("description", "\"a\u{7f}b\"")],
            &["E /description bad-character"],
        ),
        with(
            &[("description", "\"a\u{e000}b\"")],
            &["E /description bad-character"],
        ),
    ]
}

fn source() -> Vec<Row> {
    const URL: &str = r#""s3://bucket/key""#;
    const JOB: &str = r#""arn:aws:iot:eu-west-1:123456789012:job/j""#;
    let object = |url: &str, expected: &[&str]| {
        let url = format!("{url:?}");
        with(&[("document", "-"), ("documentSource", &url)], expected)
    };
    let job = |arn: &str, expected: &[&str]| {
        let arn = format!("{arn:?}");
        with(&[("document", "-"), ("jobArn", &arn)], expected)
    };
    let read_once = "I /documentSource source-read-once";
    let long = |length: usize| format!("s3://bucket/{}", "k".repeat(length - 12));
    vec![
        with(&[("document", "-")], &["E /document no-source"]),
        with(
            &[("document", r#""""#)],
            &["E /document no-source", "E /document empty-text"],
        ),
        with(
            &[("documentSource", URL)],
            &[read_once, "E /documentSource two-sources"],
        ),
        with(
            &[("documentSource", URL), ("jobArn", JOB)],
            &[read_once, "E /documentSource two-sources"],
        ),
        with(
            &[("documentSource", r#""""#)],
            &["E /documentSource empty-text"],
        ),
        with(&[("jobArn", r#""""#)], &["E /jobArn empty-text"]),
        with(&[("jobArn", JOB)], &[]),
        with(&[("document", "-"), ("jobArn", JOB)], &[]),
        with(
            &[("document", "-"), ("documentSource", URL), ("jobArn", JOB)],
            &[read_once],
        ),
        with(
            &[("document", "-"), ("jobArn", JOB), ("description", "-")],
            &["E /description missing-member"],
        ),
        object("s3://bucket/key", &[read_once]),
        object(
            "https://bucket.s3.eu-west-1.amazonaws.com/key",
            &[read_once],
        ),
        object(
            "https://s3.cn-north-1.amazonaws.com.cn/bucket/key",
            &[read_once],
        ),
        object(
            "https://files.example/key",
            &["W /documentSource s3-host", read_once],
        ),
        object(
            "http://bucket.s3.amazonaws.com/key",
            &["E /documentSource s3-url"],
        ),
        object("s3://", &["E /documentSource s3-url"]),
        object("s3://bucket/", &["E /documentSource s3-url"]),
        object(&long(1350), &[read_once]),
        object(&long(1351), &[read_once, "E /documentSource too-long"]),
        object(
            "${aws:iot:s3-presigned-url:https://s3.amazonaws.com/bucket/key}",
            &["W /documentSource wrapped-url"],
        ),
        object(
            "${aws:iot:s3-presigned-url:bucket/key}",
            &["W /documentSource wrapped-url", "E /documentSource s3-url"],
        ),
        job("arn:aws-cn:iot:cn-north-1:123456789012:job/j-1_a", &[]),
        job("job/j", &["E /jobArn job-arn"]),
        job(
            "arn:aws:iot:eu-west-1:12345678901:job/j",
            &["E /jobArn job-arn"],
        ),
        job(
            "arn:aws:iot:eu-west-1:123456789012:thing/j",
            &["E /jobArn job-arn"],
        ),
    ]
}

fn leftovers() -> Vec<Row> {
    vec![
        text(
            include_str!("skeleton.json"),
            &[
                "E - unfilled-members",
                "E /jobTemplateId empty-text",
                "E /description empty-text",
            ],
        ),
        text(include_str!("described.json"), &["E - unfilled-members"]),
        // A few empty values are oversights, each of its own.
        with(
            &[
                ("jobArn", "null"),
                ("tags", "null"),
                ("abortConfig", "null"),
            ],
            &[
                "E /jobArn null-value",
                "E /tags null-value",
                "E /abortConfig null-value",
            ],
        ),
    ]
}
