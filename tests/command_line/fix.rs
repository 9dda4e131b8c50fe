//! `check --fix`, `--unsafe-fixes` and `--diff`.

use std::fs;

use crate::program::{Ended, FINE, Folder};

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
fn tens_of_thousands_of_fixes_are_made_at_once_and_the_rest_is_counted_as_what_it_is() {
    let tags = |value: &str| {
        let tag = |n: usize| format!(r#"{{"Key":"k{n}","Value":{value}}}"#);
        let tags: Vec<_> = (0..33_000).map(tag).collect();
        FINE.replacen('{', &format!("{{\"tags\":[{}],", tags.join(",")), 1)
    };
    let folder = Folder::with(&[("t.json", &tags("5")), ("u.json", &tags("{}"))]);
    let ends = |arguments: &[&str], end: &str| {
        let ended = folder.run(arguments).expect(1);
        assert!(ended.stdout.ends_with(end), "{}", ended.stdout);
    };
    ends(
        &["check", "t.json"],
        "\nAt least 999 errors in 1 job template\nAt least 999 fixable with --fix\n",
    );
    ends(
        &["check", "--fix", "t.json"],
        "\n33000 fixed, 1 left\n1 error in 1 job template\n",
    );
    let fixed = fs::read_to_string(folder.path().join("t.json")).unwrap();
    assert!(fixed == tags(r#""5""#));
    ends(
        &["check", "--fix", "t.json"],
        "\n0 fixed, 1 left\n1 error in 1 job template\n",
    );
    ends(
        &["check", "--fix", "u.json"],
        "\n0 fixed, more than 999 left\nAt least 999 errors in 1 job template\n",
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
    assert!(
        json.stderr.contains("\"fixed\":2,\"unwritten\":[]}"),
        "{}",
        json.stderr
    );
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
fn a_file_that_can_not_be_written_is_told_with_its_problems_and_stays() {
    use std::os::unix::fs::PermissionsExt;

    let wrong = FINE.replace("jobTemplateId", "jobTemplateID");
    let folder = Folder::with(&[("a.json", &wrong), ("t.json", WRONG)]);
    let path = folder.path().join("t.json");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let fix = |format| {
        folder.write("a.json", &wrong);
        let arguments = ["check", "--fix", "--format", format, "a.json", "t.json"];
        let ended = folder.run(&arguments).expect(2);
        assert_eq!(fs::read_to_string(&path).unwrap(), WRONG);
        assert_eq!(
            fs::read_to_string(folder.path().join("a.json")).unwrap(),
            FINE
        );
        ended
    };
    let why = "The fixes are not written: The file is read-only, save elsewhere or make it writable: t.json";
    let human = fix("human");
    assert_eq!(human.stderr, format!("error: {why}\n"));
    for part in [
        "error[wrong-type]",
        "error[unknown-member]",
        "\n2 fixed, 4 left\n3 errors and 1 warning in 2 job templates; 1 not written\n2 fixable with --fix, 1 more with --unsafe-fixes\n",
    ] {
        assert!(human.stdout.contains(part), "{part}: {}", human.stdout);
    }
    let json = fix("json").json();
    assert_eq!(json["unreadable"].as_array().unwrap().len(), 0);
    assert_eq!(json["files"][1]["problems"].as_array().unwrap().len(), 4);
    assert_eq!(
        (
            &json["unwritten"][0]["path"],
            &json["unwritten"][0]["message"]
        ),
        (&"t.json".into(), &why.into())
    );
    let github = fix("github").stdout;
    assert!(
        github.contains(&format!("::error file=t.json,title=unwritten::{why}\n"))
            && github.contains("title=wrong-type"),
        "{github}"
    );
    let sarif = fix("sarif").json();
    let invocation = &sarif["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let told = &invocation["toolExecutionNotifications"][0]["message"]["text"];
    assert_eq!(told, why);
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), 4);
}

#[test]
fn what_fix_has_left_it_calls_safe_no_more() {
    let folder = Folder::with(&[("t.json", WRONG)]);
    let safe = |arguments: &[&str]| -> Vec<bool> {
        let report = folder.run(arguments).expect(1).json();
        let problems = report["files"][0]["problems"].as_array().unwrap();
        let fixes = problems.iter().map(|problem| &problem["fix"]["safe"]);
        fixes.filter_map(serde_json::Value::as_bool).collect()
    };
    let before = safe(&["check", "--format", "json", "t.json"]);
    assert_eq!(before.iter().filter(|safe| **safe).count(), 2);
    assert_eq!(
        safe(&["check", "--fix", "--format", "json", "t.json"]),
        [false]
    );
}

#[cfg(unix)]
#[test]
fn a_mended_text_that_nobody_can_read_is_an_error() {
    let program = Folder::new().command().get_program().to_owned();
    let run = |to: &str| {
        let script = format!("\"$0\" check --fix - {to}");
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", &script]).arg(&program);
        Ended::of(&mut shell, FINE.as_bytes())
    };
    let closed = run(">&-").expect(2);
    assert!(
        closed
            .stderr
            .ends_with("error: The output can't be written, standard output is closed\n"),
        "{closed:?}"
    );
    run("> /dev/null").expect(0);
    if std::path::Path::new("/dev/full").exists() {
        run("> /dev/full").expect(2);
    }
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
    let folder = Folder::with(&[("t.json", WRONG)]);
    let other = folder.path().join("other.json");
    fs::hard_link(folder.path().join("t.json"), other).unwrap();
    let arguments = ["check", "--fix", "--format", "json", "t.json", "other.json"];
    let ended = folder.run(&arguments);
    assert!(!cfg!(unix) || ended.json()["fixed"] == 2, "{ended:?}");
}
