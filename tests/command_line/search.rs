//! `check` of folders.

use crate::program::{Ended, FINE, Folder, WRONG};

fn paths(ended: &Ended) -> Vec<String> {
    let report = ended.json();
    let files = report["files"].as_array().unwrap();
    files
        .iter()
        .map(|file| file["path"].as_str().unwrap().replace('\\', "/"))
        .collect()
}

fn fleet() -> Folder {
    Folder::with(&[
        ("fleet/b.jobtemplate.json", "{"),
        ("fleet/a.json", FINE),
        ("fleet/sub/c.json", WRONG),
        ("fleet/sub/package.json", r#"{"name": "x"}"#),
        ("fleet/sub/list.json", r#"["jobTemplateId"]"#),
        ("fleet/sub/broken.json", "{"),
        ("fleet/sub/latin.json", "{}"),
        ("fleet/README.md", "jobTemplateId"),
        ("fleet/.gitignore", "built/\n"),
        ("fleet/built/d.jobtemplate.json", "{"),
    ])
}

#[test]
fn a_folder_gives_its_templates_in_order_and_tells_how_many_others_it_has() {
    let folder = fleet();
    folder.write("fleet/sub/latin.json", b"{\"a\": \"\xe9\"}");
    let ended = folder
        .run(&["check", "fleet", "--format", "json"])
        .expect(1);
    assert_eq!(
        paths(&ended),
        [
            "fleet/a.json",
            "fleet/b.jobtemplate.json",
            "fleet/sub/c.json"
        ]
    );
    assert_eq!(ended.stderr, "5 other files passed over\n");
    let ended = folder.run(&["check", "fleet"]).expect(1);
    assert!(
        ended
            .stdout
            .ends_with("in 3 job templates; 5 other files passed over\n"),
        "{ended:?}"
    );
}

#[test]
fn files_that_are_named_are_checked_whatever_they_are() {
    let folder = fleet();
    let named = [
        "check",
        "--format",
        "json",
        "fleet/sub/package.json",
        "fleet/built/d.jobtemplate.json",
        "./fleet/README.md",
    ];
    let ended = folder.run(&named).expect(1);
    assert_eq!(paths(&ended), named[3..]);
}

#[test]
fn what_is_named_twice_stands_once_and_the_order_is_the_call_s() {
    let folder = fleet();
    let ended = folder
        .run(&[
            "check",
            "--format",
            "json",
            "fleet/sub",
            "fleet/a.json",
            "fleet/sub/c.json",
            "fleet/a.json",
        ])
        .expect(1);
    assert_eq!(paths(&ended), ["fleet/sub/c.json", "fleet/a.json"]);
}

#[test]
fn a_folder_without_templates_is_no_error() {
    let folder = Folder::with(&[("x/notes.txt", "")]);
    let ended = folder.run(&["check", "x"]).expect(0);
    assert_eq!(
        ended.stdout,
        "No job templates checked; 1 other file passed over\n"
    );
    assert_eq!(
        folder
            .run(&["check", "x", "--format", "json"])
            .expect(0)
            .json()["files"]
            .as_array()
            .unwrap()
            .len(),
        0
    );
}

#[test]
fn many_files_come_out_in_the_same_order_every_time() {
    let folder = Folder::new();
    for index in 0..300 {
        folder.write(
            &format!("many/{index:03}.jobtemplate.json"),
            if index % 3 == 0 { WRONG } else { FINE },
        );
    }
    let first = folder.run(&["check", "many"]).expect(1);
    assert!(
        first.stdout.contains("100 errors in 300 job templates"),
        "{}",
        first.stdout
    );
    for _ in 0..3 {
        assert_eq!(
            folder.run(&["check", "many"]).expect(1).stdout,
            first.stdout
        );
    }
}
