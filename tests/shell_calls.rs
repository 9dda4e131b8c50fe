//! The calls that create a template from a shell, run by real shells: what arrives is what was meant, byte for byte.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot run its shell ends here"
)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use job_template_editor::format::call::{CliInput, CliTarget, Shell, aws_cli, curl};
use tempfile::TempDir;

const SHELLS: [&str; 2] = ["bash", "sh"];

/// Texts that a shell would change if it could.
const TEXTS: &[&str] = &[
    r#"{"document":"{\"url\":\"${aws:iot:s3-presigned-url:https://s3.amazonaws.com/b/k}\"}"}"#,
    r#"{"description":"it's 'quoted' and \"quoted\" and 'it''s'"}"#,
    "{\n  \"description\": \"line\",\r\n\t\"document\": \"\\n\\\\n\\\\\"\n}",
    r#"{"a":"$(touch pwned) `touch pwned` $HOME $1 ${HOME} !! !$ ~ * ? [a] {a,b} # ; & | < > \\ %s"}"#,
    r#"{"ä":"𝄞 ‘typographic’ – ünïcödé"}"#,
    r#"{"a":"\\"}"#,
    "{}",
];

/// A folder with programs that record what they are called with.
struct Recorder(TempDir);

impl Recorder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for program in ["aws", "curl"] {
            let path = folder.path().join(program);
            let script = "#!/bin/sh\nfor each; do printf '%s\\0' \"$each\"; done > \"$RECORD\"\n";
            fs::write(&path, script).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        Self(folder)
    }

    /// The arguments that arrive when `shell` runs `call`.
    fn run(&self, shell: &str, call: &str, variables: &[(&str, &str)]) -> Vec<String> {
        let record = self.0.path().join("record");
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = [self.0.path().as_os_str(), OsStr::new(":"), &path]
            .into_iter()
            .collect::<std::ffi::OsString>();
        let status = Command::new(shell)
            .args(["-c", call])
            .current_dir(self.0.path())
            .env("PATH", path)
            .env("RECORD", &record)
            .env_remove("AWS_SESSION_TOKEN")
            .envs(variables.iter().copied())
            .status()
            .unwrap();
        assert!(status.success(), "{shell}: {call}");
        let arrived = String::from_utf8(fs::read(&record).unwrap()).unwrap();
        assert!(!self.0.path().join("pwned").exists(), "{call}");
        let mut arguments: Vec<_> = arrived.split('\0').map(str::to_owned).collect();
        assert_eq!(arguments.pop().as_deref(), Some(""));
        arguments
    }
}

#[test]
fn a_template_in_the_call_arrives_as_it_was_written() {
    let recorder = Recorder::new();
    for shell in SHELLS {
        for text in TEXTS {
            let call = aws_cli(CliInput::Inline(text), &CliTarget::default(), Shell::Posix);
            assert_eq!(
                recorder.run(shell, &call, &[]),
                ["iot", "create-job-template", "--cli-input-json", text],
                "{shell}"
            );
        }
    }
}

#[test]
fn the_path_of_a_file_arrives_as_it_is() {
    let recorder = Recorder::new();
    for path in [
        "/home/a/fleet.jobtemplate.json",
        "/tmp/it's $HOME/ä b\\c.json",
    ] {
        assert!(!Path::new(path).exists());
        let target = CliTarget {
            region: Some("eu-west-1".to_owned()),
            profile: Some("my $(team)".to_owned()),
            endpoint_url: Some("http://127.0.0.1:4566/a?b=c&d".to_owned()),
            unsigned: true,
        };
        let call = aws_cli(CliInput::File(path), &target, Shell::Posix);
        for shell in SHELLS {
            assert_eq!(
                recorder.run(shell, &call, &[]),
                [
                    "iot",
                    "create-job-template",
                    "--region",
                    "eu-west-1",
                    "--profile",
                    "my $(team)",
                    "--endpoint-url",
                    "http://127.0.0.1:4566/a?b=c&d",
                    "--no-sign-request",
                    "--cli-input-json",
                    &format!("file://{path}"),
                ],
                "{shell}"
            );
        }
    }
}

#[test]
fn curl_gets_the_body_and_takes_the_keys_from_the_environment() {
    let recorder = Recorder::new();
    let url = "https://iot.eu-west-1.amazonaws.com/job-templates/reboot-1";
    let variables = [
        ("AWS_ACCESS_KEY_ID", "AKID"),
        ("AWS_SECRET_ACCESS_KEY", "a/b+c $d"),
    ];
    let with_token = [
        variables[0],
        variables[1],
        ("AWS_SESSION_TOKEN", "to ken'=="),
    ];
    for shell in SHELLS {
        for body in TEXTS {
            let call = curl(url, body, Some("eu-west-1"), Shell::Posix);
            assert!(!call.contains("AKID"));
            let signed = [
                "--request",
                "PUT",
                url,
                "--aws-sigv4",
                "aws:amz:eu-west-1:iot",
                "--user",
                "AKID:a/b+c $d",
            ];
            let rest = [
                "--header",
                "content-type: application/json",
                "--data-raw",
                body,
            ];
            assert_eq!(
                recorder.run(shell, &call, &variables),
                [&signed[..], &rest].concat(),
                "{shell}"
            );
            assert_eq!(
                recorder.run(shell, &call, &with_token),
                [&signed[..], &["-Hx-amz-security-token: to ken'=="], &rest].concat(),
                "{shell}"
            );
        }
        let unsigned = curl(url, "{}", None, Shell::Posix);
        assert_eq!(
            recorder.run(shell, &unsigned, &with_token),
            [
                "--request",
                "PUT",
                url,
                "--header",
                "content-type: application/json",
                "--data-raw",
                "{}",
            ]
        );
    }
}
