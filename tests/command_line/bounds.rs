//! A file in which something is very long takes no output that nobody could read.

use crate::program::Folder;

/// The most that a thousand problems take: what is long is cut, and where it stands is told by its line and column.
const MOST_BYTES: usize = 3 << 20;

#[test]
fn the_output_is_bounded_in_every_format() {
    let long = "k".repeat(1 << 20);
    let doubled = r#"{"a":1,"a":2},"#.repeat(1200);
    let files = [
        format!("{{\"jobTemplateId\":\"i\",\"{long}\":[{doubled}1]}}"),
        format!(
            "{{\"jobTemplateId\":\"{long}\",\"tags\":[{{\"Key\":\"{long}\",\"{long}\":1}}],\"{long}\":1}}"
        ),
        format!("{{\"description\":\"{long}\",\n\"a\" 1}}"),
        format!(
            "{{\"jobTemplateId\":\"i\",\"x\":{}1{}}}",
            r#"{"a":1,"a":"#.repeat(60_000),
            "}".repeat(60_000)
        ),
    ];
    for (index, text) in files.iter().enumerate() {
        let folder = Folder::with(&[("long.json", text)]);
        for format in ["human", "json", "github", "sarif"] {
            let ended = folder.run(&["check", "--format", format, "long.json"]);
            let ended = ended.expect(1);
            let bytes = ended.stdout.len() + ended.stderr.len();
            assert!(bytes <= MOST_BYTES, "{index} as {format}: {bytes} bytes");
        }
    }
}

#[test]
fn a_pointer_that_is_not_the_problems_own_says_so() {
    let long = "k".repeat(5000);
    let text = format!("{{\"jobTemplateId\":\"i\",\"x\":{{\"{long}\":{{\"a\":1,\"a\":2}}}}}}");
    let folder = Folder::with(&[("long.json", &text)]);
    let report = folder
        .run(&["check", "--format", "json", "long.json"])
        .json();
    let problems = report["files"][0]["problems"].as_array().unwrap();
    let doubled = problems
        .iter()
        .find(|problem| problem["code"] == "duplicate-member")
        .unwrap();
    assert_eq!(doubled["path"], "/x");
    let column = text.find("\"a\":1").unwrap() + 1;
    assert_eq!(doubled["column"], column);
    assert!(
        doubled["help"]
            .as_str()
            .unwrap()
            .contains("nearest value around it")
    );
}
