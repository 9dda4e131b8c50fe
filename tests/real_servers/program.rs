//! Our program submits templates to servers that know nothing of it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use job_template_editor::format::starter;
use tempfile::TempDir;

use crate::aws_cli::{AwsCli, Credentials};
use crate::servers::Server;
use crate::stored::assert_stored;

const CREATED: i32 = 0;
const REFUSED: i32 = 1;

#[test]
fn the_program_creates_every_starter_as_it_is_written() {
    let server = Server::ministack();
    let aws = AwsCli::new(&server);
    aws.put_object("s3://example-documents/jobs/reboot.json", "{}");
    let program = Program::new(&server, Credentials::of_anyone());
    for starter in starter::ALL {
        let answer = program.submit(starter.text, &[]);
        assert_eq!(answer.code, CREATED, "{}: {}", starter.name, answer.text);
        assert_stored(&aws, starter.text);
    }
}

#[test]
fn a_right_secret_is_taken_and_a_wrong_one_refused() {
    let (server, right) = Server::moto();
    let mut wrong = right.clone();
    wrong.secret_access_key.push('x');
    let refused = Program::new(&server, wrong).submit(MINIMAL, &[]);
    assert_eq!(refused.code, REFUSED, "{}", refused.text);
    assert!(
        refused.text.contains("SignatureDoesNotMatch"),
        "{}",
        refused.text
    );
    let created = Program::new(&server, right).submit(MINIMAL, &[]);
    assert_eq!(created.code, CREATED, "{}", created.text);
    let arn = "arn:aws:iot:eu-west-1:123456789012:jobtemplate/minimal";
    assert!(created.text.contains(arn), "{}", created.text);
}

#[test]
fn the_answer_is_printed_as_it_came() {
    let server = Server::ministack();
    let program = Program::new(&server, Credentials::of_anyone());
    program.submit(MINIMAL, &[]);
    let again = program.submit(MINIMAL, &[]);
    assert_eq!(again.code, REFUSED);
    assert!(
        again.text.contains("Job Template minimal already exists."),
        "{}",
        again.text
    );
    let copy = program.submit(COPY_OF_A_JOB, &[]);
    assert_eq!(copy.code, REFUSED);
    assert!(
        copy.text.contains("Job example cannot be found."),
        "{}",
        copy.text
    );
    let source = program.submit(FROM_A_BUCKET, &[]);
    assert_eq!(source.code, REFUSED);
    assert!(
        source.text.contains("Bucket specified by url"),
        "{}",
        source.text
    );
}

#[test]
fn a_dry_run_sends_nothing() {
    let server = Server::ministack();
    let program = Program::new(&server, Credentials::of_anyone());
    assert_eq!(program.submit(MINIMAL, &["--dry-run"]).code, CREATED);
    assert_eq!(program.submit(MINIMAL, &[]).code, CREATED);
}

const MINIMAL: &str = r#"{"jobTemplateId":"minimal","document":"{}","description":"Minimal"}"#;
const COPY_OF_A_JOB: &str = r#"{
  "jobTemplateId": "copy",
  "jobArn": "arn:aws:iot:eu-west-1:123456789012:job/example",
  "description": "Copied"
}"#;
const FROM_A_BUCKET: &str = r#"{
  "jobTemplateId": "source",
  "documentSource": "https://s3.amazonaws.com/no-such-bucket/key",
  "description": "From a bucket"
}"#;

/// Our program, away from the settings and credentials of whoever runs the tests.
struct Program {
    url: String,
    credentials: Credentials,
    home: TempDir,
}

/// How it ended and all that it printed.
struct Answer {
    code: i32,
    text: String,
}

impl Program {
    fn new(server: &Server, credentials: Credentials) -> Self {
        Self {
            url: server.url().to_owned(),
            credentials,
            home: tempfile::tempdir().expect("a folder"),
        }
    }

    fn submit(&self, template: &str, more: &[&str]) -> Answer {
        let file: PathBuf = self.home.path().join("template.json");
        fs::write(&file, template).expect("written");
        let output = Command::new(env!("CARGO_BIN_EXE_job-template-editor"))
            .arg("submit")
            .arg(file)
            .args(["--endpoint-url", &self.url, "--region", "eu-west-1"])
            .args(more)
            .env("HOME", self.home.path())
            .env("AWS_ACCESS_KEY_ID", &self.credentials.access_key_id)
            .env("AWS_SECRET_ACCESS_KEY", &self.credentials.secret_access_key)
            .env_remove("AWS_PROFILE")
            .env_remove("AWS_SESSION_TOKEN")
            .output()
            .expect("the program starts");
        Answer::from(&output)
    }
}

impl From<&Output> for Answer {
    fn from(output: &Output) -> Self {
        let Output {
            status,
            stdout,
            stderr,
        } = output;
        let (out, err) = (
            String::from_utf8_lossy(stdout),
            String::from_utf8_lossy(stderr),
        );
        Self {
            code: status.code().expect("no signal"),
            text: format!("{out}{err}"),
        }
    }
}
