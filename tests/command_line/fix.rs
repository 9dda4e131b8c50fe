//! `check --fix`, `--unsafe-fixes` and `--diff`.

use std::fs;

use crate::program::{FINE, Folder};

/// A safe fix, another one, and a mistake without any, in a layout of its own.
const WRONG: &str = "\u{feff}{\r\n\t\"jobTemplateId\" : \"fw 1.4\",\r\n\t\"document\":\"{}\",  \"description\": \"d\",\r\n\t\"more\": 1, \"timeoutConfig\": {\"inProgressTimeoutInMinutes\":\"60\"} }\r\n";

fn safe() -> String {
    WRONG.replace('\u{feff}', "").replace("\"60\"", "60")
}

fn all() -> String {
    safe().replace("fw 1.4", "fw-1-4")
}

#[test]
fn safe_fixes_are_made_in_the_file_and_nothing_else_is_touched() {
    let folder = Folder::with(&[("t.json", WRONG), ("fine.json", FINE)]);
    let path = folder.path().join("t.json");
    let read = || fs::read_to_string(&path).unwrap();
    let ended = folder
        .run(&["check", "--fix", "t.json", "fine.json"])
        .expect(1);
    assert_eq!(read(), safe());
    for part in [
        "error[bad-character]",
        "error[unknown-member]",
        "\n2 fixed, 2 left\n2 errors in 2 job templates\n1 fixable with --fix --unsafe-fixes\n",
    ] {
        assert!(
            ended.stdout.contains(part),
            "{part:?} is not in\n{}",
            ended.stdout
        );
    }
    let again = folder.run(&["check", "--fix", "t.json"]).expect(1);
    assert!(
        again.stdout.contains("\n0 fixed, 2 left\n"),
        "{}",
        again.stdout
    );
    assert_eq!(read(), safe());
    folder
        .run(&["check", "--fix", "--unsafe-fixes", "t.json"])
        .expect(1);
    assert_eq!(read(), all());
    assert_eq!(
        fs::read_to_string(folder.path().join("fine.json")).unwrap(),
        FINE
    );
}

#[test]
fn a_file_that_is_mended_ends_with_zero() {
    let text = FINE.replace("jobTemplateId", "jobTemplateID");
    let folder = Folder::with(&[("t.json", &text)]);
    let ended = folder.run(&["check", "--fix", "t.json"]).expect(0);
    assert_eq!(
        ended.stdout,
        "2 fixed, 0 left\nNo errors or warnings in 1 job template\n"
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("t.json")).unwrap(),
        FINE
    );
}

#[test]
fn standard_input_comes_out_fixed_and_the_rest_is_said_beside() {
    let folder = Folder::new();
    let ended = folder
        .run_with(&["check", "--fix", "-"], WRONG.as_bytes())
        .expect(1);
    assert_eq!(ended.stdout, safe());
    assert!(
        ended.stderr.contains("\n2 fixed, 2 left\n"),
        "{}",
        ended.stderr
    );
    let untouched = folder
        .run_with(&["check", "--fix", "-"], FINE.as_bytes())
        .expect(0);
    assert_eq!(untouched.stdout, FINE);
    let no_json = folder.run_with(&["check", "--fix", "-"], b"{").expect(1);
    assert_eq!(no_json.stdout, "{");
    let json = folder
        .run_with(
            &["check", "--fix", "--format", "json", "-"],
            WRONG.as_bytes(),
        )
        .expect(1);
    assert_eq!(json.stdout, safe());
    assert!(json.stderr.contains("\"fixed\":2}"), "{}", json.stderr);
}

#[test]
fn a_diff_shows_what_would_change_and_writes_nothing() {
    let folder = Folder::with(&[("t.json", WRONG), ("fine.json", FINE)]);
    let ended = folder
        .run(&["check", "--diff", "t.json", "fine.json"])
        .expect(1);
    assert_eq!(
        ended.stdout,
        "--- t.json\n+++ t.json\n@@ -1,4 +1,4 @@\n-\u{feff}{\r\n+{\r\n \t\"jobTemplateId\" : \"fw 1.4\",\r\n \t\"document\":\"{}\",  \"description\": \"d\",\r\n-\t\"more\": 1, \"timeoutConfig\": {\"inProgressTimeoutInMinutes\":\"60\"} }\r\n+\t\"more\": 1, \"timeoutConfig\": {\"inProgressTimeoutInMinutes\":60} }\r\n"
    );
    assert_eq!(ended.stderr, "Would fix 2 problems in 1 job template\n");
    let more = folder
        .run(&["check", "--diff", "--unsafe-fixes", "t.json"])
        .expect(1);
    assert!(
        more.stdout
            .contains("+\t\"jobTemplateId\" : \"fw-1-4\",\r\n"),
        "{}",
        more.stdout
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("t.json")).unwrap(),
        WRONG
    );
    let none = folder.run(&["check", "--diff", "fine.json"]).expect(0);
    assert_eq!(
        (none.stdout.as_str(), none.stderr.as_str()),
        ("", "Nothing would be fixed\n")
    );
    let input = folder
        .run_with(&["check", "--diff", "-"], WRONG.as_bytes())
        .expect(1);
    assert!(
        input.stdout.starts_with("--- -\n+++ -\n@@ "),
        "{}",
        input.stdout
    );
    folder
        .run(&["check", "--diff", "fine.json", "missing.json"])
        .expect(2);
}

#[test]
fn folders_are_fixed_as_a_whole_and_counted() {
    let wrong = FINE.replace("\"description\"", "\"Description\"");
    let folder = Folder::with(&[
        ("a/one.jobtemplate.json", &wrong),
        ("a/two.json", &wrong),
        ("a/package.json", "{\"Description\": null}"),
    ]);
    let ended = folder
        .run(&["check", "--fix", "--format", "json", "a"])
        .expect(0);
    let report = ended.json();
    assert_eq!(
        (&report["fixed"], &report["errors"]),
        (&4.into(), &0.into())
    );
    for name in ["a/one.jobtemplate.json", "a/two.json"] {
        assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), FINE);
    }
    let other = fs::read_to_string(folder.path().join("a/package.json")).unwrap();
    assert_eq!(other, "{\"Description\": null}");
}

#[cfg(unix)]
#[test]
fn a_file_that_can_not_be_written_is_told_and_stays() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::with(&[("t.json", WRONG)]);
    let path = folder.path().join("t.json");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let ended = folder.run(&["check", "--fix", "t.json"]).expect(2);
    assert!(ended.stderr.contains("t.json"), "{ended:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), WRONG);
}

#[test]
fn a_call_that_means_nothing_is_refused() {
    let folder = Folder::with(&[("t.json", FINE)]);
    for arguments in [
        &["check", "--unsafe-fixes", "t.json"][..],
        &["check", "--diff", "--format", "json", "t.json"],
        &["check", "--diff", "--deny", "warnings", "t.json"],
    ] {
        folder.run(arguments).expect(2);
    }
}

#[test]
fn a_file_that_is_named_twice_is_mended_once() {
    let folder = Folder::with(&[("t.json", WRONG)]);
    let ended = folder
        .run(&["check", "--fix", "t.json", "./t.json"])
        .expect(1);
    assert!(
        ended
            .stdout
            .contains("\n2 fixed, 2 left\n2 errors in 1 job template\n"),
        "{}",
        ended.stdout
    );
    assert_eq!(ended.stderr, "");
}
