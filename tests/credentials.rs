//! Where credentials are found, with an environment and files of the test's own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot set up its files ends here"
)]

use std::{fs, path::Path, process::Command};

use faulty_server::{FaultyServer, Reply};

#[path = "support/faulty_server.rs"]
mod faulty_server;

const CONFIG: &str = r#"
[profile work]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Developer
[profile deploy]
role_arn = arn:aws:iam::123456789012:role/deploy
source_profile = plain
region = eu-central-1
[profile helper]
credential_process = printf '{"Version":1,"AccessKeyId":"AKIDHELPER","SecretAccessKey":"s","AccountId":"210987654321"}'
[profile stale]
credential_process = printf '{"Version":1,"AccessKeyId":"AKIDSTALE","SecretAccessKey":"s","Expiration":"2020-01-01T00:00:00Z"}'
[profile broken]
credential_process = false
[profile empty]
region = eu-west-1
[profile console]
login_session = arn:aws:iam::123456789012:user/me
[sso-session corp]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-central-1
"#;

const CREDENTIALS: &str = "
[plain]
aws_access_key_id = AKIDPLAIN
aws_secret_access_key = secret-of-plain
aws_account_id = 123456789012
";

const TEMPLATE: &str = r#"{"jobTemplateId": "reboot", "description": "Reboots", "document": "{}"}"#;

const KEYS: [(&str, &str); 2] = [
    ("AWS_ACCESS_KEY_ID", "AKIDENV"),
    ("AWS_SECRET_ACCESS_KEY", "secret-of-env"),
];

/// With whose credentials `submit` signs under these variables, or why it does not; what arrives must be signed so.
fn found(profile: Option<&str>, variables: &[(&str, &str)]) -> String {
    let home = tempfile::tempdir().unwrap();
    let service = FaultyServer::start([Reply::new(200, "{}")]);
    let output = submit(home.path(), &service.url())
        .args(profile.iter().flat_map(|profile| ["--profile", profile]))
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!said.contains("secret-of"), "{said}");
    let line = said.lines().next().expect("it says something");
    let Some(signed) = line.strip_prefix("Signed with ") else {
        assert!(service.arrived().is_empty(), "{said}");
        assert_eq!(output.status.code(), Some(2), "{said}");
        return line.strip_prefix("error: ").unwrap().to_owned();
    };
    let arrived = &service.arrived()[0];
    let authorization = arrived.header("authorization").unwrap();
    let (_, credential) = authorization.split_once("Credential=").unwrap();
    let key = credential.split_once('/').unwrap().0;
    let end = &key[key.len() - 4..];
    assert!(signed.contains(&format!("(key …{end}")), "{signed}");
    format!("{key} {signed}")
}

/// A template that is submitted with nothing but these files to find credentials in.
fn submit(home: &Path, url: &str) -> Command {
    let template = home.join("reboot.jobtemplate.json");
    fs::write(&template, TEMPLATE).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_job-template-editor"));
    command
        .arg("submit")
        .arg(template)
        .args(["--region", "eu-west-1", "--endpoint-url", url]);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("AWS_") {
            command.env_remove(name);
        }
    }
    for (name, file, text) in [
        ("AWS_CONFIG_FILE", "config", CONFIG),
        ("AWS_SHARED_CREDENTIALS_FILE", "credentials", CREDENTIALS),
    ] {
        fs::write(home.join(file), text).unwrap();
        command.env(name, home.join(file));
    }
    command
        .env("HOME", home)
        .env("USERPROFILE", home)
        .env("AWS_EC2_METADATA_DISABLED", "true");
    command
}

#[test]
fn the_environment_comes_before_the_default_profile() {
    assert_eq!(
        found(None, &KEYS),
        "AKIDENV environment variables (key …DENV)"
    );
}

#[test]
fn a_profile_that_is_asked_for_comes_before_the_environment() {
    assert_eq!(
        found(Some("plain"), &KEYS),
        "AKIDPLAIN profile plain (key …LAIN, account 123456789012)"
    );
}

#[test]
fn aws_profile_chooses_a_profile() {
    assert_eq!(
        found(None, &[("AWS_PROFILE", "plain")]),
        "AKIDPLAIN profile plain (key …LAIN, account 123456789012)"
    );
}

#[test]
fn with_no_source_at_all_every_source_is_named() {
    let message = found(None, &[]);
    assert!(
        message.starts_with(
            "No credentials found in environment variables, profile default, web identity token, \
             container, EC2 instance metadata: run `aws configure`"
        ),
        "{message}"
    );
}

#[test]
fn a_profile_that_does_not_exist_is_told_with_those_that_do() {
    for message in [
        found(Some("wrok"), &KEYS),
        found(None, &[("AWS_PROFILE", "wrok")]),
    ] {
        assert!(
            message.starts_with("There is no profile wrok, only broken, console,"),
            "{message}"
        );
    }
}

#[test]
fn a_profile_without_credentials_is_told() {
    let message = found(Some("empty"), &KEYS);
    assert!(
        message.starts_with("The profile empty holds no credentials: run `aws configure"),
        "{message}"
    );
}

#[test]
fn a_missing_sign_in_names_the_command_that_renews_it() {
    let message = found(Some("work"), &[]);
    assert!(
        message.contains("run `aws sso login --profile work`"),
        "{message}"
    );
}

#[test]
fn a_console_session_names_the_way_to_its_keys() {
    let message = found(Some("console"), &[]);
    assert!(
        message.contains("aws configure export-credentials --profile console"),
        "{message}"
    );
}

#[cfg(unix)]
#[test]
fn a_credential_process_is_run() {
    assert_eq!(
        found(Some("helper"), &[]),
        "AKIDHELPER profile helper (key …LPER, account 210987654321)"
    );
    let message = found(Some("broken"), &[]);
    assert!(
        message.starts_with("No credentials from profile broken: "),
        "{message}"
    );
    let message = found(Some("stale"), &[]);
    assert!(
        message.contains("profile stale") && message.contains("expired"),
        "{message}"
    );
}

#[test]
fn a_role_is_assumed_with_the_keys_of_its_source_profile() {
    let sts = FaultyServer::start([Reply::new(200, ASSUMED).header("Content-Type", "text/xml")]);
    let said = found(Some("deploy"), &[("AWS_ENDPOINT_URL_STS", &sts.url())]);
    assert_eq!(
        said,
        "ASIAROLE profile deploy (key …ROLE, account 123456789012)"
    );
    let arrived = &sts.arrived()[0];
    assert!(
        arrived
            .header("authorization")
            .unwrap()
            .contains("AKIDPLAIN")
    );
    assert!(String::from_utf8_lossy(&arrived.body).contains("Action=AssumeRole"));
}

#[test]
fn a_role_that_may_not_be_assumed_says_why() {
    let denied = "<ErrorResponse><Error><Code>AccessDenied</Code><Message>not authorized to perform: \
                  sts:AssumeRole</Message></Error></ErrorResponse>";
    let sts = FaultyServer::start([Reply::new(403, denied)]);
    let message = found(Some("deploy"), &[("AWS_ENDPOINT_URL_STS", &sts.url())]);
    assert!(
        message.contains("profile deploy") && message.contains("sts:AssumeRole"),
        "{message}"
    );
}

const ASSUMED: &str = r#"<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<AssumeRoleResult><AssumedRoleUser><AssumedRoleId>AROA:x</AssumedRoleId>
<Arn>arn:aws:sts::123456789012:assumed-role/deploy/x</Arn></AssumedRoleUser>
<Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
<SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
</AssumeRoleResult></AssumeRoleResponse>"#;
