//! `submit`: what is sent, what is printed, and how it ends.

use serde_json::{Value, json};

use crate::faulty_server::{FaultyServer, Reply};
use crate::program::{Ended, FINE, Folder, WRONG};

const CREATED: &str = r#"{"jobTemplateArn": "arn:aws:iot:eu-west-1:123456789012:jobtemplate/reboot", "jobTemplateId": "reboot"}"#;

/// Submits a template, unsigned, to a server that answers so.
fn submit(
    template: &str,
    replies: impl IntoIterator<Item = Reply>,
    flags: &[&str],
) -> (Ended, FaultyServer) {
    let server = FaultyServer::start(replies);
    let folder = Folder::with(&[("t.json", template)]);
    let url = server.url();
    let mut arguments = vec![
        "submit",
        "t.json",
        "--endpoint-url",
        &url,
        "--no-sign-request",
    ];
    arguments.extend(flags);
    (folder.run(&arguments), server)
}

#[test]
fn what_was_created_is_printed_as_the_service_said_it() {
    let (ended, server) = submit(FINE, [Reply::new(200, CREATED)], &[]);
    let ended = ended.expect(0);
    assert_eq!(ended.stdout, CREATED);
    assert_eq!(
        ended.stderr,
        "Created arn:aws:iot:eu-west-1:123456789012:jobtemplate/reboot\n"
    );
    let arrived = server.arrived();
    assert_eq!(arrived.len(), 1);
    assert_eq!(
        arrived[0].request_line,
        "PUT /job-templates/reboot HTTP/1.1"
    );
    assert_eq!(arrived[0].header("authorization"), None);
    let body: Value = serde_json::from_slice(&arrived[0].body).unwrap();
    assert_eq!(body, json!({"document": "{}", "description": "Reboots"}));
}

#[test]
fn the_envelope_of_other_endpoints_is_understood() {
    let envelope = r#"{"success":true,"data":{"id":"reboot","created_at":"2026-01-01T00:00:00Z"}}"#;
    let (ended, _) = submit(FINE, [Reply::new(200, envelope)], &[]);
    assert_eq!(ended.expect(0).stdout, envelope);
    let refusal =
        r#"{"success":false,"error":{"code":"VALIDATION_ERROR","message":"No such thing"}}"#;
    let (ended, _) = submit(FINE, [Reply::new(200, refusal)], &[]);
    let ended = ended.expect(1);
    assert_eq!(ended.stdout, refusal);
    assert!(ended.stderr.contains("No such thing"), "{ended:?}");
}

#[test]
fn a_no_of_the_service_ends_with_1() {
    let message = r#"{"message":"Job Template reboot already exists.","resourceId":null}"#;
    let reply = Reply::new(409, message).header("x-amzn-ErrorType", "ConflictException:");
    let (ended, _) = submit(FINE, [reply], &[]);
    let ended = ended.expect(1);
    assert_eq!(ended.stdout, message);
    let said = "error: ConflictException (409): Job Template reboot already exists.\n";
    assert!(
        ended.stderr.starts_with(said) && ended.stderr.lines().count() == 2,
        "{ended:?}"
    );
}

#[test]
fn no_usable_answer_ends_with_3() {
    for reply in [
        Reply::close(),
        Reply::garbage("SSH-2.0-x\r\n"),
        Reply::cut_short(200, CREATED, 5),
        Reply::new(301, "").header("Location", "https://example.com/"),
        Reply::new(200, "<html>Welcome</html>"),
        Reply::new(200, vec![b' '; 2 << 20]),
    ] {
        let shown = format!("{reply:?}").chars().take(80).collect::<String>();
        let (ended, server) = submit(FINE, [reply], &[]);
        assert_eq!(ended.code, 3, "{shown}: {}", ended.stderr);
        assert!(
            ended.stderr.starts_with("error: ") && ended.stderr.lines().count() == 2,
            "{ended:?}"
        );
        assert_eq!(server.arrived().len(), 1);
    }
    let nobody = FaultyServer::nobody();
    let folder = Folder::with(&[("t.json", FINE)]);
    let ended = folder
        .run(&[
            "submit",
            "t.json",
            "--endpoint-url",
            &nobody,
            "--no-sign-request",
        ])
        .expect(3);
    assert!(ended.stderr.contains("nothing was sent"), "{ended:?}");
}

#[test]
fn a_busy_service_is_asked_again_and_people_see_it() {
    let busy = || Reply::new(503, r#"{"message":"Busy"}"#);
    let (ended, server) = submit(FINE, [busy(), Reply::new(200, CREATED)], &[]);
    let ended = ended.expect(0);
    assert!(
        ended.stderr.starts_with("Busy; try 2 of 3 in "),
        "{ended:?}"
    );
    assert_eq!(server.arrived().len(), 2);
}

#[test]
fn a_template_with_errors_is_not_sent() {
    let (ended, server) = submit(WRONG, [Reply::new(200, CREATED)], &[]);
    let ended = ended.expect(1);
    assert_eq!(ended.stdout, "");
    assert!(
        ended
            .stderr
            .starts_with("t.json:1:1: error[missing-member]: "),
        "{ended:?}"
    );
    assert!(
        ended
            .stderr
            .ends_with("error: The template has an error, nothing was sent\n"),
        "{ended:?}"
    );
    assert_eq!(server.arrived().len(), 0);
    let (ended, server) = submit(
        WRONG,
        [Reply::new(200, CREATED)],
        &["--allow", "missing-member"],
    );
    ended.expect(1);
    assert_eq!(server.arrived().len(), 0);
}

#[test]
fn what_the_service_decides_in_the_end_can_be_waived_by_name() {
    let newer = FINE.replace("\"reboot\",", "\"reboot\", \"newMember\": 1.50,");
    let (ended, server) = submit(&newer, [Reply::new(200, CREATED)], &[]);
    assert!(
        ended
            .expect(1)
            .stderr
            .contains("add --allow unknown-member\n")
    );
    assert_eq!(server.arrived().len(), 0);
    let (ended, server) = submit(
        &newer,
        [Reply::new(200, CREATED)],
        &["--allow", "unknown-member"],
    );
    ended.expect(0);
    assert!(String::from_utf8_lossy(&server.arrived()[0].body).contains("\"newMember\":1.50"));
}

#[test]
fn a_dry_run_shows_the_request_and_needs_neither_server_nor_credentials() {
    let folder = Folder::with(&[("t.json", FINE)]);
    let ended = folder
        .run(&["submit", "t.json", "--region", "eu-west-1", "--dry-run"])
        .expect(0);
    assert_eq!(
        ended.json(),
        json!({
            "method": "PUT",
            "url": "https://iot.eu-west-1.amazonaws.com/job-templates/reboot",
            "headers": {"accept": "application/json", "content-type": "application/json"},
            "body": {"document": "{}", "description": "Reboots"},
        })
    );
    assert_eq!(ended.stderr, "");
    let url = "http://iot.{region}.example.com/job-templates/{jobTemplateId}";
    let flags = [
        "submit",
        "-",
        "--endpoint-url",
        url,
        "--no-sign-request",
        "--dry-run",
        "--region",
        "eu-west-1",
    ];
    let ended = folder.run_with(&flags, FINE.as_bytes()).expect(0);
    assert_eq!(
        ended.json()["url"],
        "http://iot.eu-west-1.example.com/job-templates/reboot"
    );
}

#[test]
fn a_request_is_signed_for_the_region_with_the_keys_of_the_environment() {
    let server = FaultyServer::start([Reply::new(200, CREATED)]);
    let folder = Folder::with(&[("t.json", FINE)]);
    let mut command = folder.command();
    command
        .args(["submit", "t.json", "--endpoint-url", &server.url()])
        .env("AWS_REGION", "eu-central-1")
        .env("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
        .env("AWS_SECRET_ACCESS_KEY", "hidden");
    let ended = Ended::of(&mut command, b"").expect(0);
    let arrived = server.arrived();
    let authorization = arrived[0].header("authorization").unwrap();
    assert!(
        authorization.starts_with("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"),
        "{authorization}"
    );
    assert!(
        authorization.contains("/eu-central-1/iot/aws4_request"),
        "{authorization}"
    );
    assert!(!format!("{ended:?}{arrived:?}").contains("hidden"));
}

#[test]
fn a_call_that_can_not_be_made_ends_with_2() {
    let folder = Folder::with(&[("t.json", FINE)]);
    for (arguments, said) in [
        (&["submit"][..], "<FILE>"),
        (
            &["submit", "missing", "--region", "eu-west-1"],
            "no such file, check its name: missing",
        ),
        (&["submit", "t.json"], "No region is chosen"),
        (
            &["submit", "t.json", "--region", "wJalrXUtnFEMI/K7MDENG"],
            "not a region name: use small letters",
        ),
        (
            &[
                "submit",
                "t.json",
                "--region",
                "eu-west-1",
                "--allow",
                "anything",
            ],
            "anything",
        ),
        (
            &["submit", "t.json", "--region", "eu-west-1"],
            "No credentials found",
        ),
        (
            &[
                "submit",
                "t.json",
                "--region",
                "eu-west-1",
                "--profile",
                "none",
            ],
            "There is no profile none",
        ),
        (
            &[
                "submit",
                "t.json",
                "--region",
                "eu-west-1",
                "--profile",
                "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            ],
            "There is no profile …",
        ),
        (
            &[
                "submit",
                "t.json",
                "--region",
                "eu-west-1",
                "--allow=wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            ],
            "invalid value '…'",
        ),
        (
            &[
                "submit",
                "t.json",
                "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            ],
            "unexpected argument '…'",
        ),
        (
            &[
                "submit",
                "t.json",
                "--endpoint-url",
                "ftp://x",
                "--no-sign-request",
            ],
            "must start with https://",
        ),
        (
            &[
                "submit",
                "t.json",
                "--endpoint-url",
                "http://example.com",
                "--region",
                "eu-west-1",
                "--dry-run",
            ],
            "use https://example.com",
        ),
    ] {
        let ended = folder.run(arguments).expect(2);
        assert!(ended.stderr.contains(said), "{said:?} is not in {ended:?}");
        assert_eq!(ended.stdout, "");
        // What was typed in the place of something else may be a key.
        assert!(!ended.stderr.contains("wJalr"), "{ended:?}");
    }
}

#[test]
fn an_answer_about_another_template_is_none_about_this_one() {
    let another = CREATED.replace("reboot", "another");
    let (ended, _) = submit(FINE, [Reply::new(200, another.clone())], &[]);
    let ended = ended.expect(3);
    assert_eq!(ended.stdout, another);
    assert!(
        ended
            .stderr
            .starts_with("error: The answer (status 200) is about another job template, another\n"),
        "{ended:?}"
    );
}

#[test]
fn an_emulator_that_takes_an_unsigned_request_for_s3_is_explained() {
    let answer = "<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>";
    let (ended, _) = submit(FINE, [Reply::new(404, answer)], &[]);
    assert_eq!(
        ended.expect(3).stderr,
        "error: That was not AWS IoT: the answer (status 404) is S3's\n\
         Emulators choose the service by the signature: sign the request, any typed keys will do\n"
    );
}

#[test]
fn how_often_it_is_tried_stands_in_the_help() {
    let help = Folder::new().run(&["submit", "--help"]).expect(0).stdout;
    assert!(
        help.contains("Tried up to 3 times while the service is busy or fails"),
        "{help}"
    );
}

#[test]
fn a_wait_that_the_service_asks_for_is_told() {
    let busy = Reply::new(503, r#"{"message":"Busy"}"#).header("Retry-After", "2");
    let (ended, _) = submit(FINE, [busy, Reply::new(200, CREATED)], &[]);
    assert!(
        ended
            .expect(0)
            .stderr
            .starts_with("Busy; try 2 of 3 in 2.0 s, as the service asks\n")
    );
}

#[test]
fn a_bundle_of_certificate_authorities_that_can_not_be_used_is_named_and_nothing_is_sent() {
    let folder = Folder::with(&[("t.json", FINE)]);
    let flags = ["submit", "t.json", "--no-sign-request", "--endpoint-url"];
    for (bundle, said) in [
        ("none.pem", "names a file that cannot be read"),
        (
            "t.json",
            "names a file that holds no PEM certificates: t.json",
        ),
    ] {
        let mut command = folder.command();
        command.args(flags).arg("https://127.0.0.1:9");
        let ended = Ended::of(command.env("AWS_CA_BUNDLE", bundle), b"").expect(3);
        let words = format!("nothing was sent: AWS_CA_BUNDLE {said}");
        assert!(ended.stderr.contains(&words), "{ended:?}");
    }
}
