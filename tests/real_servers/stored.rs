//! What a server holds of a template, against the template's file.

use serde_json::Value;

use crate::aws_cli::AwsCli;

/// Fails unless the server holds what the file says; tags are asked for apart.
pub fn assert_stored(aws: &AwsCli, file: &str) {
    let mut file: Value = serde_json::from_str(file).expect("a template is JSON");
    let members = file.as_object_mut().expect("a template is an object");
    let tags = members.shift_remove("tags");
    let id = members["jobTemplateId"].as_str().expect("an id");
    let stored = aws.ask(&["iot", "describe-job-template", "--job-template-id", id]);
    for (member, value) in &*members {
        let kept = &stored[member];
        assert!(same(value, kept), "{id}: {member} is {kept}");
    }
    let arn = stored["jobTemplateArn"].as_str().expect("an ARN");
    let stored = aws.ask(&["iot", "list-tags-for-resource", "--resource-arn", arn]);
    let tags = tags.unwrap_or_else(|| Value::Array(Vec::new()));
    let kept = &stored["tags"];
    assert!(same(&tags, kept), "{id}: tags are {kept}");
}

/// Equal, where 10 is 10.0 and further members do not count.
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
