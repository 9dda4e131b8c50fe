//! The job document: JSON, its depth, its top level and its nulls.

use super::row::{Row, document};

pub fn rows() -> Vec<Row> {
    let nested = |depth: usize| {
        format!(
            "{{\"a\":{}{}}}",
            "[".repeat(depth - 1),
            "]".repeat(depth - 1)
        )
    };
    vec![
        document("{}", &[]),
        document("{\n  \"a\": [1, 2.5, true, \"null\"]\n}", &[]),
        document("{", &["E /document document-not-json at 1:2"]),
        document(
            "{\n  \"a\": NaN\n}",
            &["E /document document-not-json at 2:8"],
        ),
        document("[Infinity]", &["E /document document-not-json at 1:2"]),
        document("{} {}", &["E /document document-not-json at 1:4"]),
        document("reboot", &["E /document document-not-json at 1:1"]),
        document("\u{feff}{}", &["E /document document-not-json at 1:1"]),
        document("[é]", &["E /document document-not-json at 1:2"]),
        document("[]", &["W /document document-not-object at 1:1"]),
        document("\"x\"", &["W /document document-not-object at 1:1"]),
        document("null", &["W /document document-not-object at 1:1"]),
        document("{\"ä\": null}", &["W /document document-null at 1:7 /ä"]),
        document(
            "{\n  \"a\": {\"b\": null},\n  \"c\": null}",
            &["W /document document-null at 2:14 /a/b"],
        ),
        document("{\"a\": [null]}", &[]),
        document(&nested(1000), &[]),
        document(&nested(1001), &["E /document document-too-deep at 1:1"]),
    ]
}
