//! The AWS CLI, away from the settings and credentials of whoever runs the tests.

use std::fs;
use std::process::Output;

use serde::Deserialize;
use serde_json::Value;

use crate::servers::{Server, peer};

/// An access key.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Credentials {
    /// Its id.
    pub access_key_id: String,
    /// Its secret.
    pub secret_access_key: String,
}

impl Credentials {
    /// A key that a server takes which looks at none.
    pub fn of_anyone() -> Self {
        Self {
            access_key_id: "AKIDEXAMPLE".to_owned(),
            secret_access_key: "any".to_owned(),
        }
    }
}

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
        let credentials = Credentials::of_anyone();
        peer("aws")
            .args(arguments)
            .args(["--endpoint-url", &self.url, "--region", "eu-west-1"])
            .args(["--output", "json"])
            .env("AWS_ACCESS_KEY_ID", &credentials.access_key_id)
            .env("AWS_SECRET_ACCESS_KEY", &credentials.secret_access_key)
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

    /// A user who may do everything: three actions.
    pub fn make_user(&self) -> Credentials {
        const EVERYTHING: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
        self.ask(&["iam", "create-user", "--user-name", "editor"]);
        self.ask(&[
            "iam",
            "put-user-policy",
            "--user-name",
            "editor",
            "--policy-name",
            "everything",
            "--policy-document",
            EVERYTHING,
        ]);
        let mut answer = self.ask(&["iam", "create-access-key", "--user-name", "editor"]);
        serde_json::from_value(answer["AccessKey"].take()).expect("an access key")
    }
}
