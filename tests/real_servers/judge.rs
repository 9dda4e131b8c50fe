//! botocore's word on a template, and a server's: `tests/peers/judge.py` as a running process.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use serde::Deserialize;
use serde_json::Value;

use crate::servers::{Server, peer};

/// Answers of botocore and, where one was asked, a server about one template.
#[derive(Debug, Deserialize)]
pub struct Verdict {
    refused: Option<String>,
    status: Option<u16>,
    message: Option<String>,
}

impl Verdict {
    /// Why it was not taken; `None` where everybody who was asked took it.
    pub fn objection(&self) -> Option<String> {
        match (self.refused.as_deref(), self.status) {
            (Some(report), _) => Some(format!("botocore: {report}")),
            (None, None | Some(200)) => None,
            (None, Some(status)) => {
                let message = self.message.as_deref().unwrap_or_default();
                Some(format!("server: {status} {message}"))
            }
        }
    }
}

/// The running judge.
pub struct Judge {
    process: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Judge {
    /// Templates that botocore takes are sent to `server`.
    pub fn start(server: &Server) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers/judge.py");
        let mut process = peer("python")
            .arg(script)
            .arg(server.url())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the judge starts");
        Self {
            questions: process.stdin.take().expect("piped"),
            answers: BufReader::new(process.stdout.take().expect("piped")),
            process,
        }
    }

    /// Ask botocore, and then the server if botocore takes it.
    pub fn ask(&mut self, template: &str) -> Verdict {
        let question = Value::from(template);
        writeln!(self.questions, "{question}").expect("the judge listens");
        let mut answer = String::new();
        self.answers
            .read_line(&mut answer)
            .expect("the judge answers");
        serde_json::from_str(&answer).expect("an answer")
    }
}

impl Drop for Judge {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to stop.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
