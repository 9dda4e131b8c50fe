//! The AWS CLI, away from the settings and credentials of whoever runs the tests.

use std::fs;
use std::process::Output;

use serde_json::Value;

use crate::servers::{Server, peer};

/// The AWS CLI talking to one server.
pub struct AwsCli {
    url: String,
}

impl AwsCli {
    /// For a server that looks at no signature.
    pub fn new(server: &Server) -> Self {
        Self {
            url: server.url().to_owned(),
        }
    }

    /// Run it with these arguments.
    pub fn run(&self, arguments: &[&str]) -> Output {
        peer("aws")
            .args(arguments)
            .args(["--endpoint-url", &self.url, "--region", "eu-west-1"])
            .args(["--output", "json"])
            .env("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
            .env("AWS_SECRET_ACCESS_KEY", "any")
            .env("AWS_CONFIG_FILE", "/dev/null")
            .env("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
            .env_remove("AWS_PROFILE")
            .env_remove("AWS_SESSION_TOKEN")
            .output()
            .expect("the AWS CLI starts")
    }

    /// Run it and expect success; returns what it printed.
    pub fn succeed(&self, arguments: &[&str]) -> Vec<u8> {
        let output = self.run(arguments);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "aws {arguments:?}: {errors}");
        output.stdout
    }

    /// Run it, and read the answer; `null` where there is none.
    pub fn ask(&self, arguments: &[&str]) -> Value {
        let printed = self.succeed(arguments);
        if printed.is_empty() {
            return Value::Null;
        }
        serde_json::from_slice(&printed).expect("the AWS CLI prints JSON")
    }

    /// Make the bucket of this S3 URL and put a text there.
    pub fn put_object(&self, url: &str, text: &str) {
        let (bucket, _) = url["s3://".len()..].split_once('/').expect("a key");
        let file = tempfile::NamedTempFile::new().expect("a file");
        fs::write(&file, text).expect("written");
        let path = file.path().to_str().expect("UTF-8");
        self.succeed(&["s3", "mb", &format!("s3://{bucket}")]);
        self.succeed(&["s3", "cp", path, url]);
    }
}
