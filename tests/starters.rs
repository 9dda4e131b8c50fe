//! The starters' job documents hold nothing that the agents they are for ignore or refuse.

#![expect(clippy::unwrap_used, reason = "a test that can not go on says so")]

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use job_template_editor::format::starter;
use serde_json::{Map, Value};

/// The job documents of all starters that have one.
fn documents() -> Vec<(&'static str, Value)> {
    let document = |starter: &starter::Starter| {
        let template: Value = serde_json::from_str(starter.text).unwrap();
        let document = serde_json::from_str(template["document"].as_str()?).unwrap();
        Some((starter.name, document))
    };
    starter::ALL.iter().filter_map(document).collect()
}

/// Those that the AWS IoT Device Client reads in its present form.
fn device_client() -> Vec<(&'static str, Value)> {
    let is_one = |document: &Value| {
        document["version"].is_string() && document["steps"][0]["action"].is_object()
    };
    let mut all = documents();
    all.retain(|(_, document)| is_one(document));
    all
}

fn actions(document: &Value) -> Vec<&Map<String, Value>> {
    let steps = document["steps"].as_array().unwrap().iter();
    let all = steps.chain(document.get("finalStep"));
    all.map(|step| step["action"].as_object().unwrap())
        .collect()
}

#[track_caller]
fn assert_only(object: &Map<String, Value>, names: &[&str], starter: &str) {
    let strange: Vec<_> = object
        .keys()
        .filter(|name| !names.contains(&name.as_str()))
        .collect();
    assert!(strange.is_empty(), "{starter}: {strange:?}");
}

#[test]
fn the_device_client_heeds_every_member() {
    let all = device_client();
    let names: Vec<_> = all.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["run-command", "device-client-steps"]);
    for (name, document) in &all {
        // It evaluates no conditions, and sends standard output in any case.
        assert_only(
            document.as_object().unwrap(),
            &["version", "steps", "finalStep"],
            name,
        );
        for action in actions(document) {
            // With allowStdErr a step can't fail.
            let heeded = ["name", "type", "input", "runAsUser", "ignoreStepFailure"];
            assert_only(action, &heeded, name);
            assert!(!action["name"].as_str().unwrap().is_empty(), "{name}");
            assert!(
                matches!(
                    action.get("ignoreStepFailure"),
                    None | Some(Value::String(_))
                ),
                "{name}: a boolean is taken for false"
            );
            if let Some(ignored) = action.get("ignoreStepFailure") {
                assert_eq!(ignored, "true", "{name}");
            }
        }
    }
}

#[test]
fn the_device_client_can_run_every_step() {
    for (name, document) in device_client() {
        for action in actions(&document) {
            let input = action["input"].as_object().unwrap();
            match action["type"].as_str().unwrap() {
                "runCommand" => {
                    assert_only(input, &["command"], name);
                    let command = input["command"].as_str().unwrap();
                    let pieces: Vec<_> = command.split(',').map(str::trim).collect();
                    assert!(
                        pieces.iter().all(|piece| !piece.is_empty()),
                        "{name}: {command}"
                    );
                    assert!(
                        !pieces[0].contains(char::is_whitespace),
                        "{name}: {command}"
                    );
                }
                "runHandler" => {
                    assert_only(input, &["handler", "args", "path"], name);
                    // Without it the handler is looked for in the service's PATH, where it is not.
                    assert_eq!(input["path"], "default", "{name}");
                    let arguments = input["args"].as_array().unwrap();
                    assert!(arguments.iter().all(Value::is_string), "{name}");
                    let expected = match input["handler"].as_str().unwrap() {
                        "download-file.sh" => 2,
                        "restart-services.sh" => 1,
                        other => panic!("{name}: {other} is not shipped with the client"),
                    };
                    assert_eq!(arguments.len(), expected, "{name}");
                }
                other => panic!("{name}: {other}"),
            }
        }
    }
}

#[test]
fn freertos_finds_what_it_needs_for_http() {
    let all = documents();
    let (_, document) = all
        .iter()
        .find(|(name, _)| *name == "freertos-ota")
        .unwrap();
    assert_only(document.as_object().unwrap(), &["afr_ota"], "freertos-ota");
    let update = &document["afr_ota"];
    assert_eq!(update["protocols"], serde_json::json!(["HTTP"]));
    let [file] = &update["files"].as_array().unwrap()[..] else {
        panic!("the old library reads one file only");
    };
    assert!(file["filesize"].as_u64().is_some_and(|size| size > 0));
    assert!(file["fileid"].as_u64().is_some_and(|id| id < 256));
    for text in ["filepath", "certfile", "update_data_url"] {
        assert!(
            file[text].as_str().is_some_and(|text| !text.is_empty()),
            "{text}"
        );
    }
    assert_eq!(file["auth_scheme"], "aws.s3.presigned");
    let signature = BASE64_STANDARD.decode(file["sig-sha256-ecdsa"].as_str().unwrap());
    assert!(signature.unwrap().len() <= 384);
}

#[test]
fn no_placeholder_is_left_to_the_console() {
    for (name, document) in documents() {
        let text = document.to_string();
        for left in ["code-sign-signature", "aws:iot:parameter:"] {
            assert!(
                !text.contains(left),
                "{name}: {left} reaches devices as it stands"
            );
        }
    }
}
