//! Characters that nobody sees, in values, in names and in the job document, as they are and as escapes.

use super::row::{Row, document, text, with};

pub fn rows() -> Vec<Row> {
    [values(), documents(), outside_of_strings()].concat()
}

fn values() -> Vec<Row> {
    let tag = |key: &str, value: &str, expected: &[&str]| {
        let tags = format!(r#"[{{"Key": "{key}", "Value": "{value}"}}]"#);
        with(&[("tags", &tags)], expected)
    };
    let warned: &[&str] = &["W /tags/0/Value hidden-character"];
    vec![
        tag("owner", "night\u{200b}shift", warned),
        tag("owner", r"night\u200bshift", warned),
        tag("owner", r"night\u200Bshift", warned),
        tag("owner", "\u{202e}tfihs", warned),
        tag("owner", "a\u{2066}b\u{2069}", warned),
        tag("owner", "so\u{ad}ft", warned),
        tag("owner", "a\u{2028}b", warned),
        tag("owner", "a\u{2062}b", warned),
        tag("owner", "a\u{9b}31m", warned),
        tag("owner", r"a\u001b[31m", warned),
        tag("owner", r"a\bb", warned),
        tag("owner", "a\u{7f}", warned),
        tag("owner", "a\u{3164}", warned),
        tag("owner", "a\u{fe0f}", warned),
        tag("owner", "hi\u{e0068}\u{e0069}", warned),
        tag("owner", r"hi\udb40\udc68", warned),
        tag("owner", "\u{200d}", warned),
        // What belongs there.
        tag("owner", "👩\u{200d}🔧 ❤\u{fe0f} 1\u{fe0f}\u{20e3}", &[]),
        tag("owner", "می\u{200c}خواهم", &[]),
        tag("owner", "क्\u{200d}ष", &[]),
        tag("owner", "שלום\u{200f} (1)", &[]),
        tag("owner", r"two\nlines\tand a tab", &[]),
        tag("owner", r"a back\\u200bslash", &[]),
        // What the member can't hold at all is an error, said once.
        tag("ow\u{200b}ner", "a", &["E /tags/0/Key bad-character"]),
        with(
            &[("description", "\"a\u{202e}b\"")],
            &["E /description bad-character"],
        ),
        // A separator is no "other" character to the service, and still nobody sees it.
        with(
            &[("description", "\"a\u{2028}b\"")],
            &["W /description hidden-character"],
        ),
        with(
            &[("na\u{202e}me", "1")],
            &[
                "E /na\u{202e}me unknown-member",
                "W /na\u{202e}me hidden-character",
            ],
        ),
        with(
            &[("mine", r#"{"a": ["x\u200b"]}"#)],
            &["E /mine unknown-member", "W /mine/a/0 hidden-character"],
        ),
    ]
}

fn documents() -> Vec<Row> {
    vec![
        document(
            "{\"a\": \"\u{202e}b\"}",
            &["W /document hidden-character at 1:7 /a"],
        ),
        document(
            r#"{"a": "\u202eb"}"#,
            &["W /document hidden-character at 1:7 /a"],
        ),
        document(
            "{\n  \"a\u{200b}\": [1],\n  \"b\": \"\u{200b}\"}",
            &["W /document hidden-character at 2:3 /a\u{200b}"],
        ),
        document(
            r#"{"a": ["", {"b": "\u001b[2J"}]}"#,
            &["W /document hidden-character at 1:18 /a/1/b"],
        ),
        document("{\"a\": \"👩\u{200d}🔧 می\u{200c}خواهم\"}", &[]),
        document(r#"{"a": "one\ntwo\tthree\r\n"}"#, &[]),
    ]
}

fn outside_of_strings() -> Vec<Row> {
    vec![
        text("{\u{a0}\"jobTemplateId\": \"t\"}", &["E - not-json"]),
        text("{\"jobTemplateId\":\u{200b} \"t\"}", &["E - not-json"]),
        document(
            "{\"a\":\u{200b} 1}",
            &["E /document document-not-json at 1:6"],
        ),
    ]
}
