//! What other programs read: each format, by a parser that is not ours.

use serde_json::{Value, json};

use crate::program::{FINE, Folder, WARNED, WRONG};

/// Every kind of file, and one that is missing.
fn folder() -> Folder {
    let document = r#"{\n \"a\": {\n  \"b\": null}}"#;
    Folder::with(&[
        ("fine.json", FINE),
        ("warned.json", &FINE.replace("{}", document)),
        ("a,b%.json", WRONG),
        ("no.json", "{\n  \"a\": 1,\n}"),
    ])
}

const NAMES: [&str; 5] = [
    "fine.json",
    "warned.json",
    "a,b%.json",
    "no.json",
    "missing.json",
];

fn run(folder: &Folder, format: &str) -> crate::program::Ended {
    let mut arguments = vec!["check", "--format", format];
    arguments.extend(NAMES);
    folder.run(&arguments).expect(2)
}

#[test]
fn json_has_every_file_in_one_of_two_lists_and_every_problem_with_its_place() {
    let report = run(&folder(), "json").json();
    assert_eq!(
        report.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["files", "unreadable", "errors", "warnings"]
    );
    assert_eq!(
        (&report["errors"], &report["warnings"]),
        (&json!(2), &json!(1))
    );
    assert_eq!(report["unreadable"][0]["path"], "missing.json");
    assert!(
        report["unreadable"][0]["message"]
            .as_str()
            .unwrap()
            .contains("missing.json")
    );
    let files = report["files"].as_array().unwrap();
    assert_eq!(
        files.iter().map(|file| &file["path"]).collect::<Vec<_>>(),
        NAMES[..4]
    );
    assert_eq!(files[0]["problems"], json!([]));

    let problem = |file: usize| {
        let mut problem = files[file]["problems"][0].clone();
        for words in ["message", "help"] {
            let words = problem.as_object_mut().unwrap().remove(words).unwrap();
            assert!(words.is_string() || words.is_null());
        }
        problem
    };
    assert_eq!(
        problem(1),
        json!({
            "severity": "warning", "code": "document-null", "path": "/document", "line": 1, "column": 41,
            "document": {"path": "/a/b", "line": 3, "column": 8}, "fix": null,
        })
    );
    assert_eq!(
        problem(2),
        json!({
            "severity": "error", "code": "missing-member", "path": "/description", "line": 1, "column": 1,
            "document": null, "fix": null,
        })
    );
    assert_eq!(
        problem(3),
        json!({"severity": "error", "code": "not-json", "path": "", "line": 2, "column": 9, "document": null, "fix": null})
    );
}

/// A workflow command as the runner of GitHub Actions reads it: command, properties, message.
fn read_command(line: &str) -> (String, Vec<(String, String)>, String) {
    let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (command, properties) = head.split_once(' ').unwrap();
    let data = |text: &str| {
        text.replace("%0D", "\r")
            .replace("%0A", "\n")
            .replace("%25", "%")
    };
    let property = |text: &str| data(&text.replace("%3A", ":").replace("%2C", ","));
    let properties = properties
        .split(',')
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap();
            (name.to_owned(), property(value))
        })
        .collect();
    (command.to_owned(), properties, data(message))
}

#[test]
fn github_gets_an_annotation_for_each_problem() {
    let ended = run(&folder(), "github");
    let commands: Vec<_> = ended.stdout.lines().map(read_command).collect();
    let seen: Vec<_> = commands
        .iter()
        .map(|(command, properties, _)| {
            let values: Vec<_> = properties.iter().map(|(_, value)| value.as_str()).collect();
            (command.as_str(), values)
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("warning", vec!["warned.json", "1", "41", "document-null"]),
            ("error", vec!["a,b%.json", "1", "1", "missing-member"]),
            ("error", vec!["no.json", "2", "9", "not-json"]),
            ("error", vec!["missing.json", "unreadable"]),
        ]
    );
    assert!(
        commands[0].2.contains("\nIn the job document: 3:8 /a/b"),
        "{:?}",
        commands[0]
    );
    assert_eq!(commands[1].1[0].0, "file");
    assert_eq!(commands[1].1[1].0, "line");
}

#[test]
fn sarif_names_tool_rules_results_and_what_could_not_be_read() {
    let log = run(&folder(), "sarif").json();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    for rule in rules {
        for text in [
            "/shortDescription/text",
            "/fullDescription/text",
            "/help/text",
        ] {
            assert!(
                rule.pointer(text).unwrap().as_str().unwrap().ends_with('.'),
                "{rule}"
            );
        }
        let markdown = rule["help"]["markdown"].as_str().unwrap();
        assert!(markdown.contains("\n## Why it matters\n"), "{markdown}");
        assert!(markdown.contains("```json\n"), "{markdown}");
    }
    for result in results {
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[rule]["id"], result["ruleId"]);
    }
    assert_eq!(
        results[1]["locations"][0],
        json!({
            "physicalLocation": {
                "artifactLocation": {"uri": "a%2Cb%25.json"},
                "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2},
            },
            "logicalLocations": [{"fullyQualifiedName": "/description", "kind": "member"}],
        })
    );
    assert_eq!(results[0]["properties"]["document"]["path"], "/a/b");
    assert_eq!(
        results.iter().map(level).collect::<Vec<_>>(),
        ["warning", "error", "error"]
    );
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(
        invocation["toolExecutionNotifications"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

fn level(result: &Value) -> &str {
    result["level"].as_str().unwrap()
}

#[test]
fn formats_agree_on_what_is_fine() {
    let folder = Folder::with(&[("t.json", FINE)]);
    let stdout = |format| {
        folder
            .run(&["check", "t.json", "--format", format])
            .expect(0)
            .stdout
    };
    assert_eq!(stdout("human"), "No errors or warnings in 1 job template\n");
    assert_eq!(stdout("github"), "");
    assert_eq!(
        stdout("json"),
        "{\"files\":[{\"path\":\"t.json\",\"problems\":[]}],\"unreadable\":[],\"errors\":0,\"warnings\":0}\n"
    );
    let log: Value = serde_json::from_str(&stdout("sarif")).unwrap();
    assert_eq!(log["runs"][0]["results"], json!([]));
    assert_eq!(
        log["runs"][0]["invocations"][0]["executionSuccessful"],
        true
    );
}

#[test]
fn each_fix_is_told_with_its_title_and_whether_it_is_safe() {
    let text = r#"{"jobTemplateId": "fw 1.4", "document": "{}", "description": "d", "timeoutConfig": {"inProgressTimeoutInMinutes": "60"}}"#;
    let folder = Folder::with(&[("t.json", text)]);
    let report = folder
        .run(&["check", "t.json", "--format", "json"])
        .expect(1)
        .json();
    let fixes: Vec<_> = report["files"][0]["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| problem["fix"].clone())
        .collect();
    assert_eq!(
        fixes,
        [
            json!({"title": "Set \"fw-1-4\"", "safe": false}),
            json!({"title": "Set 60", "safe": true}),
        ]
    );
    let stdout = folder.run(&["check", "t.json"]).expect(1).stdout;
    for part in [
        "fix: Set \"fw-1-4\" (--fix --unsafe-fixes)",
        "fix: Set 60 (--fix)",
        "\n1 fixable with --fix, 1 more with --unsafe-fixes\n",
    ] {
        assert!(stdout.contains(part), "{part:?} is not in\n{stdout}");
    }
}

#[test]
fn warnings_count_as_warnings_even_when_denied() {
    let folder = Folder::with(&[("t.json", WARNED)]);
    let report = folder
        .run(&["check", "t.json", "--format", "json", "--deny", "warnings"])
        .expect(1)
        .json();
    assert_eq!(
        (&report["errors"], &report["warnings"]),
        (&json!(0), &json!(1))
    );
}
