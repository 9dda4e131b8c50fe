//! The AWS CLI reads our files and creates what they say.

use std::fs;
use std::path::Path;

use job_template_editor::format::starter;
use job_template_editor::template::edit::Edit;
use job_template_editor::template::field::member_names;
use job_template_editor::template::pointer::Pointer;

use crate::aws_cli::AwsCli;
use crate::servers::Server;
use crate::stored::assert_stored;

#[test]
fn the_aws_cli_creates_every_starter_as_it_is_written() {
    let server = Server::ministack();
    let aws = AwsCli::new(&server);
    let folder = tempfile::tempdir().expect("a folder");
    aws.put_object("s3://example-documents/jobs/reboot.json", "{}");
    for starter in starter::ALL {
        let file = folder.path().join(starter.name);
        fs::write(&file, starter.text).expect("written");
        create(&aws, &file);
        assert_stored(&aws, starter.text);
    }
}

#[test]
fn the_aws_cli_creates_what_our_edits_left() {
    let server = Server::ministack();
    let aws = AwsCli::new(&server);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("edited.jobtemplate.json");
    let document = r#"{ "says": "\"quoted\" \\ and ${aws:iot:unknown}", "naïve": "日本 🚀" }"#;
    let edit = Edit::set(member("document"), json(document))
        .and(Edit::set(
            member("description"),
            json("“Quoted”, 'single', 日本 🚀"),
        ))
        .and(Edit::insert(
            member("tags"),
            0,
            r#"{ "Key": "first: +-=._:/@", "Value": "" }"#,
        ))
        .and(Edit::remove(member("maintenanceWindows")));
    let text = edit
        .apply(include_str!("every_member.json"), member_names)
        .expect("it can be made");
    fs::write(&file, &text).expect("written");
    create(&aws, &file);
    assert_stored(&aws, &text);
}

fn create(aws: &AwsCli, file: &Path) {
    let input = format!("file://{}", file.display());
    aws.ask(&["iot", "create-job-template", "--cli-input-json", &input]);
}

fn member(name: &str) -> Pointer {
    Pointer::root().child(name)
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
