//! The AWS CLI creates every starter, and the server then holds what the file says.

use std::fs;

use job_template_editor::format::starter::{self, Starter};
use serde_json::Value;

use crate::aws_cli::AwsCli;
use crate::servers::Server;

#[test]
fn the_aws_cli_creates_every_starter_as_it_is_written() {
    let server = Server::ministack();
    let aws = AwsCli::new(&server);
    let folder = tempfile::tempdir().expect("a folder");
    let document = folder.path().join("reboot.json");
    fs::write(&document, r#"{"operation":"reboot"}"#).expect("written");
    let document = document.to_str().expect("UTF-8");
    aws.succeed(&["s3", "mb", "s3://example-documents"]);
    aws.succeed(&[
        "s3",
        "cp",
        document,
        "s3://example-documents/jobs/reboot.json",
    ]);
    for starter in starter::ALL {
        let file = folder.path().join(starter.name);
        fs::write(&file, starter.text).expect("written");
        let input = format!("file://{}", file.display());
        let answer = aws.ask(&["iot", "create-job-template", "--cli-input-json", &input]);
        assert_holds(&aws, starter, &answer);
    }
}

/// What the server holds is what the file says; tags are asked for apart.
fn assert_holds(aws: &AwsCli, starter: &Starter, created: &Value) {
    let Starter { name, text, .. } = starter;
    let mut file: Value = serde_json::from_str(text).expect("a starter is JSON");
    let members = file.as_object_mut().expect("a starter is an object");
    let tags = members.shift_remove("tags");
    let id = members["jobTemplateId"].as_str().expect("an id");
    let held = aws.ask(&["iot", "describe-job-template", "--job-template-id", id]);
    for (member, value) in &*members {
        let kept = &held[member];
        assert!(same(value, kept), "{name}: {member} is {kept}");
    }
    let arn = created["jobTemplateArn"].as_str().expect("an ARN");
    let held = aws.ask(&["iot", "list-tags-for-resource", "--resource-arn", arn]);
    let tags = tags.unwrap_or_else(|| Value::Array(Vec::new()));
    assert!(
        same(&tags, &held["tags"]),
        "{name}: tags are {}",
        held["tags"]
    );
}

/// Equal, where 10 is 10.0.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => one
            .iter()
            .all(|(key, value)| other.get(key).is_some_and(|other| same(value, other))),
        _ => one == other,
    }
}
