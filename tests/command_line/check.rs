//! `check`: exit codes, and what people read.

use crate::program::{FINE, Folder, WARNED, WRONG};

#[test]
fn the_exit_code_tells_the_worst() {
    let folder = Folder::with(&[
        ("fine", FINE),
        ("warned", WARNED),
        ("wrong", WRONG),
        ("no-json", "{"),
    ]);
    let table: &[(&[&str], i32)] = &[
        (&["fine"], 0),
        (&["warned"], 0),
        (&["warned", "--deny", "warnings"], 1),
        (&["fine", "--deny", "warnings"], 0),
        (&["wrong"], 1),
        (&["no-json"], 1),
        (&["fine", "wrong"], 1),
        (&["wrong", "missing"], 2),
        (&["missing", "fine"], 2),
        (&["."], 0),
        (&[], 2),
        (&["fine", "--format", "xml"], 2),
        (&["fine", "--deny", "errors"], 2),
    ];
    for format in ["human", "json", "github", "sarif"] {
        for (arguments, code) in table {
            let mut all = vec!["check", "--format", format];
            if arguments.contains(&"--format") {
                all.truncate(1);
            }
            all.extend(*arguments);
            folder.run(&all).expect(*code);
        }
    }
}

#[test]
fn people_read_place_excerpt_and_help() {
    let folder = Folder::with(&[(
        "t.json",
        "{\n  \"jobTemplateId\": \"bad id\",\n  \"document\": \"{}\",\n  \"description\": \"d\"\n}\n",
    )]);
    let ended = folder.run(&["check", "t.json"]).expect(1);
    for part in [
        "t.json:2:20: error[bad-character]: ",
        "2 |   \"jobTemplateId\": \"bad id\",",
        "  |                    ^^^^^^^^\n",
        "at: /jobTemplateId",
        "1 error in 1 job template\n",
    ] {
        assert!(
            ended.stdout.contains(part),
            "{part:?} is not in\n{}",
            ended.stdout
        );
    }
    assert_eq!(ended.stderr, "");
}

#[test]
fn a_problem_in_the_document_is_shown_there() {
    let document = r#"{\n  \"steps\": {\n    \"a\": null\n  }\n}"#;
    let text = FINE.replace("{}", document);
    let folder = Folder::with(&[("t.json", &text)]);
    let ended = folder.run(&["check", "t.json"]).expect(0);
    for part in [
        "t.json:1:41: warning[document-null]",
        "at: /document\n",
        "in the job document: 3:10 /steps/a",
        "3 |     \"a\": null",
    ] {
        assert!(
            ended.stdout.contains(part),
            "{part:?} is not in\n{}",
            ended.stdout
        );
    }
}

#[test]
fn a_document_on_one_line_is_cut_around_the_problem() {
    let document = format!(
        "{{\\\"a\\\": [{}], \\\"b\\\": null, \\\"c\\\": 1}}",
        "1,".repeat(10_000) + "1"
    );
    let text = FINE.replace("{}", &document);
    let folder = Folder::with(&[("t.json", &text)]);
    let ended = folder.run(&["check", "t.json"]).expect(0);
    assert!(
        ended.stdout.contains("…") && ended.stdout.contains("\"b\": null, \"c\": 1}"),
        "{}",
        ended.stdout
    );
    assert!(
        ended.stdout.lines().all(|line| line.chars().count() < 160),
        "{}",
        ended.stdout
    );
}

#[test]
fn nothing_in_a_file_steers_the_terminal() {
    let folder = Folder::new();
    let hostile = "\u{1b}[31m \u{9b}2J \u{202e}txt \u{7}";
    let escaped = hostile
        .replace('\u{1b}', "\\u001b")
        .replace('\u{7}', "\\u0007");
    folder.write(
        "t.json",
        FINE.replace("Reboots", &escaped)
            .replace("reboot", &escaped),
    );
    folder.write("u.json", FINE.replace("description", &escaped));
    folder.write("v.json", format!("{{\"a\": {hostile}}}"));
    for format in ["human", "json", "github", "sarif"] {
        let ended = folder
            .run(&["check", "--format", format, "t.json", "u.json", "v.json"])
            .expect(1);
        let steering = |text: &str| text.contains(['\u{1b}', '\u{7}']);
        assert!(
            !steering(&ended.stdout) && !steering(&ended.stderr),
            "{format}: {ended:?}"
        );
        if matches!(format, "human" | "github") {
            assert!(
                !ended.stdout.contains(['\u{9b}', '\u{202e}']),
                "{format}: {ended:?}"
            );
        }
    }
}

#[test]
fn colours_are_for_terminals_and_for_who_asks() {
    let folder = Folder::with(&[("t.json", WRONG)]);
    assert!(
        !folder
            .run(&["check", "t.json"])
            .expect(1)
            .stdout
            .contains('\u{1b}')
    );
    let coloured = crate::program::Ended::of(
        folder
            .command()
            .args(["check", "t.json"])
            .env("CLICOLOR_FORCE", "1"),
        b"",
    );
    assert!(coloured.expect(1).stdout.contains("\u{1b}["));
}

#[test]
fn standard_input_is_a_file() {
    let folder = Folder::new();
    let ended = folder
        .run_with(&["check", "-", "--format", "json"], WRONG.as_bytes())
        .expect(1);
    assert_eq!(ended.json()["files"][0]["path"], "-");
    folder.run_with(&["check", "-"], FINE.as_bytes()).expect(0);
    folder.run_with(&["check", "-"], b"\xff").expect(2);
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_goes_nowhere_is_told_and_a_reader_that_has_enough_is_not() {
    use std::process::Stdio;

    let folder = Folder::with(&[("t.json", WRONG)]);
    let full = std::fs::File::create("/dev/full").unwrap();
    let ended = folder
        .command()
        .args(["check", "t.json"])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(ended.status.code(), Some(2));
    assert!(
        String::from_utf8_lossy(&ended.stderr).contains("can't be written"),
        "{ended:?}"
    );

    let mut child = folder
        .command()
        .args(["check", "t.json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr), (Some(1), Vec::new()));
}
