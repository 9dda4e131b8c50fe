//! Whatever a file holds, or is: a clear message, and never a panic.

use std::fs::File;
use std::path::Path;

use crate::program::{Ended, FINE, Folder};

/// The message of the one file that could not be read.
fn unreadable(folder: &Folder, path: &str) -> String {
    let report = folder
        .run(&["check", "--format", "json", path])
        .expect(2)
        .json();
    assert_eq!(report["files"].as_array().unwrap().len(), 0);
    let unreadable = &report["unreadable"][0];
    assert_eq!(unreadable["path"], path);
    let message = unreadable["message"].as_str().unwrap().to_owned();
    assert!(message.ends_with(path), "{message} does not name the file");
    let people = folder.run(&["check", path]).expect(2);
    assert_eq!(people.stderr, format!("error: {message}\n"));
    message
}

#[test]
fn what_can_not_be_read_says_why() {
    let folder = Folder::new();
    folder.write("latin.json", b"{\"a\": \"caf\xe9\"}");
    folder.write("gzip", b"\x1f\x8b\x08\x00\x00");
    for (name, units) in [
        ("little", u16::to_le_bytes as fn(u16) -> [u8; 2]),
        ("big", u16::to_be_bytes),
    ] {
        let bytes: Vec<u8> = FINE.encode_utf16().flat_map(units).collect();
        folder.write(name, bytes);
    }
    File::create(folder.path().join("huge"))
        .unwrap()
        .set_len(1 << 30)
        .unwrap();
    for (path, says) in [
        ("missing", "no such file"),
        ("latin.json", "not UTF-8 (byte 0xE9 at offset 10)"),
        ("gzip", "not UTF-8 (byte 0x8B at offset 1)"),
        ("little", "UTF-16 (little-endian)"),
        ("big", "UTF-16 (big-endian)"),
        ("huge", "larger than 8 MiB"),
    ] {
        let message = unreadable(&folder, path);
        assert!(message.contains(says), "{says:?} is not in {message}");
    }
}

#[cfg(unix)]
#[test]
fn what_only_unix_has_is_read_to_the_limit_or_named() {
    let folder = Folder::new();
    let message = unreadable(&folder, "/dev/zero");
    assert!(message.contains("larger than 8 MiB"), "{message}");
    let ended = folder
        .run_with(&["check", "-"], &vec![b' '; 9 << 20])
        .expect(2);
    assert!(
        ended.stderr.contains(
            "larger than 8 MiB, which no job template is, choose another one: standard input"
        ),
        "{ended:?}"
    );
    folder.run(&["check", "/dev/null"]).expect(1);
    folder
        .run_with(&["check", "/dev/stdin"], FINE.as_bytes())
        .expect(0);
    folder.write("t.json", FINE);
    assert!(unreadable(&folder, "t.json/x").contains("Not a directory"));
}

#[cfg(unix)]
#[test]
fn a_file_or_folder_without_permission_is_named() {
    use std::os::unix::{fs::PermissionsExt, process::CommandExt};

    const NOBODY: u32 = 65_534;
    let folder = Folder::with(&[("t.json", FINE), ("dir/t.json", FINE)]);
    let set = |name: &str, mode| {
        let path = folder.path().join(name);
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    for (name, mode) in [("t.json", 0), ("dir", 0), ("", 0o755)] {
        set(name, mode);
    }
    let mut command = folder.command();
    if File::open(folder.path().join("t.json")).is_ok() {
        // The superuser may everything; somebody else may not, if the program can be reached by them.
        let program = folder.path().join("program");
        // Copied by this process it could be busy: programs that other tests start meanwhile inherit what is being written.
        let mut copy = std::process::Command::new("cp");
        let copied = copy.arg(command.get_program()).arg(&program).status();
        assert!(copied.unwrap().success());
        set("program", 0o755);
        command = std::process::Command::new(program);
        command.current_dir(folder.path()).uid(NOBODY).gid(NOBODY);
    }
    let ended = Ended::of(
        command.args(["check", "t.json", "dir", "--format", "json"]),
        b"",
    )
    .expect(2);
    set("dir", 0o755);
    let report = ended.json();
    let messages: Vec<_> = report["unreadable"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["message"].as_str().unwrap())
        .collect();
    assert!(
        messages[0].contains("not permitted") && messages[0].ends_with("t.json"),
        "{messages:?}"
    );
    assert!(
        messages[1].contains("can't be searched") && messages[1].ends_with("dir"),
        "{messages:?}"
    );
}

/// The code, pointer, line and column of the first error.
fn first_error(folder: &Folder, path: &str) -> (String, String, u64, u64) {
    let report = folder
        .run(&["check", "--format", "json", path])
        .expect(1)
        .json();
    for format in ["human", "github", "sarif"] {
        folder.run(&["check", "--format", format, path]).expect(1);
    }
    let problems = report["files"][0]["problems"].as_array().unwrap();
    let error = problems
        .iter()
        .find(|problem| problem["severity"] == "error")
        .unwrap();
    let text = |name: &str| error[name].as_str().unwrap().to_owned();
    let number = |name: &str| error[name].as_u64().unwrap();
    (text("code"), text("path"), number("line"), number("column"))
}

#[test]
fn what_is_no_template_says_where_and_why() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let deep_document = FINE.replace("{}", &("[".repeat(16_000) + &"]".repeat(16_000)));
    let out_of_range = FINE.replace(
        "\"reboot\",",
        "\"reboot\", \"timeoutConfig\": {\"inProgressTimeoutInMinutes\": 1e999999999999},",
    );
    let too_big = out_of_range.replace("1e999999999999", &"9".repeat(10_000));
    let lone = FINE.replace("Reboots", "\\ud800");
    for (text, code, pointer, line, column) in [
        ("", "not-json", "", 1, 1),
        (" \n ", "not-json", "", 2, 2),
        ("\0\0\0", "not-json", "", 1, 1),
        ("{\n \"ä𝄞\": 1,\n}", "not-json", "", 2, 9),
        ("\u{feff}{x", "not-json", "", 1, 2),
        (
            &lone,
            "not-json",
            "",
            1,
            1 + lone.find("\\ud800").unwrap() as u64,
        ),
        ("[1, 2]", "not-an-object", "", 1, 1),
        ("\n\"text\"", "not-an-object", "", 2, 1),
        ("1e5", "not-an-object", "", 1, 1),
        (&deep, "not-an-object", "", 1, 1),
        ("[".repeat(100_000).as_str(), "not-json", "", 1, 100_001),
        (
            r#"{"apiVersion": "v1", "kind": "Pod"}"#,
            "not-a-template",
            "",
            1,
            1,
        ),
        (
            &out_of_range,
            "not-whole",
            "/timeoutConfig/inProgressTimeoutInMinutes",
            1,
            77,
        ),
        (
            &too_big,
            "out-of-range",
            "/timeoutConfig/inProgressTimeoutInMinutes",
            1,
            77,
        ),
        (&deep_document, "document-too-deep", "/document", 1, 41),
    ] {
        let folder = Folder::with(&[("t", text)]);
        let start: String = text.chars().take(60).collect();
        assert_eq!(
            first_error(&folder, "t"),
            (code.to_owned(), pointer.to_owned(), line, column),
            "{start}"
        );
    }
}

#[test]
fn a_mark_and_a_doubled_member_are_warnings_and_the_last_counts() {
    let doubled = FINE.replace(
        "{\"jobTemplateId\"",
        "\u{feff}{\"jobTemplateId\": \"bad id\", \"jobTemplateId\"",
    );
    let folder = Folder::with(&[("t", &doubled)]);
    let report = folder
        .run(&["check", "--format", "json", "t"])
        .expect(0)
        .json();
    let problems = report["files"][0]["problems"].as_array().unwrap();
    let codes: Vec<_> = problems
        .iter()
        .map(|problem| problem["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["byte-order-mark", "duplicate-member"]);
}

#[test]
fn no_prefix_and_no_mutation_of_a_template_ends_in_a_panic() {
    let staged = include_bytes!("../../assets/starters/staged-rollout.jobtemplate.json");
    let folder = Folder::new();
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    for index in 0..300 {
        let mut bytes = staged.to_vec();
        for _ in 0..=index % 5 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            let at = usize::try_from(seed % bytes.len() as u64).unwrap();
            match seed >> 61 {
                0 => bytes.truncate(at + 1),
                1 => bytes.insert(at, b'"'),
                2 => bytes.insert(at, b'\\'),
                3 => bytes.splice(at..at, "\u{202e}\u{0}".bytes()).for_each(drop),
                _ => bytes[at] = seed.to_le_bytes()[3],
            }
        }
        folder.write(&format!("{index}.jobtemplate.json"), bytes);
    }
    for format in ["human", "json", "github", "sarif"] {
        let ended = folder.run(&["check", "--format", format, "."]).expect(2);
        assert!(Path::new(&folder.path()).exists() && !ended.stdout.is_empty());
    }
}
