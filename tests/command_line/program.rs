//! Running the program in a folder of its own.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use serde_json::Value;
use tempfile::TempDir;

/// A template without a problem.
pub const FINE: &str = r#"{"jobTemplateId": "reboot", "document": "{}", "description": "Reboots"}"#;
/// The same with a warning: a member of the document is null.
pub const WARNED: &str =
    r#"{"jobTemplateId": "reboot", "document": "{\"a\": null}", "description": "Reboots"}"#;
/// The same with an error: the description is missing.
pub const WRONG: &str = r#"{"jobTemplateId": "reboot", "document": "{}"}"#;

/// A folder to run the program in; it is gone after the test.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// An empty folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        for (name, contents) in files {
            folder.write(name, contents);
        }
        folder
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, and the folders it stands in.
    pub fn write(&self, name: &str, contents: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, contents).unwrap();
        path
    }

    /// Runs the program here, with nothing to read.
    pub fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Ended {
        self.run_with(arguments, b"")
    }

    /// Runs the program here, with `input` to read.
    pub fn run_with<A: AsRef<OsStr>>(&self, arguments: &[A], input: &[u8]) -> Ended {
        Ended::of(self.command().args(arguments), input)
    }

    /// The program, to be run here, in an environment without colours, credentials and a machine in the cloud.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_job-template-editor"));
        command
            .current_dir(self.path())
            .env("HOME", self.path())
            .env("USERPROFILE", self.path());
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy().into_owned();
            if name.starts_with("AWS_") || name.contains("COLOR") {
                command.env_remove(name);
            }
        }
        command.env("AWS_EC2_METADATA_DISABLED", "true");
        command
    }
}

/// How the program ended, and what it said.
#[derive(Debug)]
pub struct Ended {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Ended {
    pub fn of(command: &mut Command, input: &[u8]) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        // It may have seen enough before the end.
        let writer = thread::spawn(move || stdin.write_all(&input).is_ok());
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Self {
            // A program that was killed, or has panicked in a thread that counts, has none of our codes.
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Standard output as one JSON value.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Fails unless the program ended with `code`.
    #[track_caller]
    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:?}");
        assert!(!self.stderr.contains("panicked"), "{self:?}");
        self
    }
}
