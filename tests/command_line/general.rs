//! Help, version, schema, completions, and calls that make no sense.

use serde_json::Value;

use crate::program::Folder;

#[test]
fn help_and_version_are_no_errors() {
    let folder = Folder::new();
    for arguments in [
        &["--help"][..],
        &["check", "--help"],
        &["explain", "--help"],
        &["submit", "--help"],
        &["schema", "--help"],
        &["completions", "--help"],
    ] {
        let ended = folder.run(arguments).expect(0);
        assert!(
            ended.stdout.contains("Usage: job-template-editor"),
            "{ended:?}"
        );
        assert_eq!(ended.stderr, "");
    }
    let version = folder.run(&["--version"]).expect(0).stdout;
    assert_eq!(
        version,
        format!("job-template-editor {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn a_wrong_call_is_told() {
    let folder = Folder::new();
    for (arguments, said) in [
        (&["--nothing"][..], "--nothing"),
        (&["check"], "<PATH>"),
        (&["check", "--format"], "--format"),
        (&["completions", "ed"], "ed"),
        (&["chek", "x.json"], "did you mean check?"),
    ] {
        let ended = folder.run(arguments).expect(2);
        assert!(ended.stderr.contains(said), "{said} is not in {ended:?}");
        assert_eq!(ended.stdout, "");
    }
}

#[test]
fn a_wrong_call_is_told_with_what_it_hides() {
    let folder = Folder::with(&[("t.json", "{}")]);
    let hidden = "\u{1b}[31m\u{202e}x";
    for arguments in [
        &["check", "--format", hidden, "t.json"][..],
        &["completions", hidden],
        &["explain", hidden],
        &["submit", "t.json", "--allow", hidden],
        &["schema", hidden],
    ] {
        let ended = folder.run(arguments).expect(2);
        assert!(ended.stderr.contains("\\u{202e}x"), "{ended:?}");
        assert!(!ended.stderr.contains(['\u{1b}', '\u{202e}']), "{ended:?}");
    }
}

#[test]
fn the_schema_is_a_schema_that_takes_a_starter_and_refuses_the_rest() {
    let schema: Value = Folder::new().run(&["schema"]).expect(0).json();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let reboot = include_str!("../../assets/starters/reboot.jobtemplate.json");
    let mut reboot: Value = serde_json::from_str(reboot).unwrap();
    assert!(validator.is_valid(&reboot));
    reboot["jobTemplateId"] = "no id".into();
    assert!(!validator.is_valid(&reboot));
}

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = Folder::new().run(&["completions", shell]).expect(0).stdout;
        assert!(
            script.contains("check") && script.contains("schema"),
            "{shell}"
        );
        assert!(script.contains("unsafe-fixes"), "{shell}");
        // Scripts of these two complete no values, whatever the argument.
        let knows_no_values = shell == "elvish" || shell == "powershell";
        assert!(
            knows_no_values || script.contains("base-above-maximum"),
            "{shell}"
        );
    }
}
