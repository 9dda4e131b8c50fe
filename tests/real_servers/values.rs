//! Values that lie on both sides of the rules' limits.

use fastrand::Rng;
use serde_json::{Value, json};

/// Begins a string that stands for a number as it is spelt after it.
pub const RAW_NUMBER: char = '\u{e000}';

const NUMBERS: &[&str] = &[
    "-1",
    "-0",
    "0",
    "0.0",
    "0.01",
    "0.001",
    "1",
    "1.0",
    "1.05",
    "1.1",
    "1.15",
    "2",
    "5",
    "5.0",
    "5.1",
    "9",
    "10",
    "1e1",
    "11",
    "59",
    "60",
    "99.99",
    "100",
    "100.01",
    "999",
    "1000",
    "1001",
    "1430",
    "1431",
    "3600",
    "3601",
    "10080",
    "10081",
    "2147483648",
    "9223372036854775808",
    "1e400",
];

const TEXTS: &[&str] = &[
    "",
    " ",
    "x",
    "x y",
    "a/b",
    "a%20b",
    "naïve",
    "日本",
    "🚀",
    "line\nbreak",
    "tab\there",
    "\u{200b}",
    "\u{e001}",
    "ALL",
    "FAILED",
    "REJECTED",
    "TIMED_OUT",
    "CANCEL",
    "failed",
    "aws:owner",
    "AWS:owner",
    "60",
];

const DOCUMENTS: &[&str] = &[
    "{}",
    "[]",
    "1",
    "null",
    "{",
    "{\"a\":NaN}",
    "{\"a\":null}",
    "{\"a\":1,\"a\":2}",
    r#"{"u":"${aws:iot:s3-presigned-url:https://s3.amazonaws.com/bucket/key}"}"#,
    r#"{"u":"${aws:iot:s3-presigned-url:https://example.com/key}"}"#,
    r#"{"u":"${aws:iot:s3-presigned-url:https://s3.amazonaws.com/bucket/key"}"#,
    r#"{"u":"${aws:iot:s3-presigned-url-v2:https://bucket.s3.eu-west-1.amazonaws.com/a%2Fkey}"}"#,
    r#"{"u":"${aws:iot:s3-presigned-url-upload:https://bucket.s3.eu-west-1.amazonaws.com/${thingName}}"}"#,
    r#"{"p":"${aws:iot:parameter:name}","q":"${aws:iot:unknown}"}"#,
    r#"{"p":"${aws:iot:package:app:version:1:attributes:key}"}"#,
];

const SOURCES: &[&str] = &[
    "s3://bucket/key",
    "s3://bucket",
    "https://s3.amazonaws.com/bucket/key",
    "https://bucket.s3.eu-west-1.amazonaws.com/key",
    "https://example.com/key",
    "ftp://bucket/key",
    "${aws:iot:s3-presigned-url:https://s3.amazonaws.com/bucket/key}",
];

const NAMES: &[&str] = &[
    "arn:aws:iam::123456789012:role/presign",
    "arn:aws:iam::123456789012:user/presign",
    "arn:aws:iam::12:role/presign",
    "arn:aws:iot:eu-west-1:123456789012:job/example",
    "arn:aws:iot:eu-west-1:123456789012:thing/example",
    "arn:aws:iot:eu-west-1:123456789012:package/app/version/1",
    "arn:aws-cn:iot:cn-north-1:123456789012:package/app/version/$default",
    "arn:x",
];

const CRONS: &[&str] = &[
    "cron(0 2 ? * MON *)",
    "cron(0 2 * * ? *)",
    "cron(0/15 8-17 ? * MON-FRI 2026-2030)",
    "cron(0 2 L * ? *)",
    "cron(0 2 * * * *)",
    "cron(60 2 ? * MON *)",
    "cron(0 2 ? * MON)",
    "rate(5 minutes)",
    "0 2 * * *",
    "cron()",
];

/// The longest texts that are allowed somewhere; each is also tried one longer.
const LENGTHS: &[usize] = &[19, 20, 64, 128, 256, 1350, 1600, 2028, 2048, 32_768];

/// A value of any kind.
pub fn any(_: &Value, random: &mut Rng) -> Value {
    match random.u8(..8) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!([]),
        3 => json!({}),
        4 => json!([[]]),
        5 => json!({"Key": "a", "Value": "b"}),
        6 => number(random),
        _ => text(random),
    }
}

/// Another value of the same kind.
pub fn of_the_same_kind(value: &Value, random: &mut Rng) -> Value {
    match value {
        Value::Number(_) => number(random),
        Value::String(_) => text(random),
        Value::Bool(_) | Value::Null => any(value, random),
        Value::Array(_) => json!([]),
        Value::Object(_) => json!({}),
    }
}

/// A text of the lists above.
pub fn some_text(random: &mut Rng) -> &'static str {
    let lists = [TEXTS, DOCUMENTS, SOURCES, NAMES, CRONS];
    let list = lists[random.usize(..lists.len())];
    list[random.usize(..list.len())]
}

fn number(random: &mut Rng) -> Value {
    let spelling = NUMBERS[random.usize(..NUMBERS.len())];
    Value::String(format!("{RAW_NUMBER}{spelling}"))
}

fn text(random: &mut Rng) -> Value {
    if random.u8(..4) > 0 {
        return some_text(random).into();
    }
    let length = LENGTHS[random.usize(..LENGTHS.len())] + random.usize(..2);
    let character = if random.bool() { "x" } else { "é" };
    character.repeat(length).into()
}
