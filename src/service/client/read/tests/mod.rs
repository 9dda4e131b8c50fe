mod refusals;

use http::{HeaderName, HeaderValue};

use super::*;
use crate::{
    service::{
        answer::{FieldMessage, Permission, Refused},
        operation::{CreateJobTemplate, TemplateNames},
        request::Request,
    },
    template::{json::Tree, pointer::Pointer},
};

const ERROR_TYPE: &str = "x-amzn-errortype";
const EVERYTHING: &str = r#"{"jobTemplateId":"reboot-1","documentSource":"s3://b/k","tags":[{"Key":"k","Value":"v"}],
    "presignedUrlConfig":{"roleArn":"arn:aws:iam::123456789012:role/presign"}}"#;

fn creation(template: &str) -> CreateJobTemplate {
    CreateJobTemplate {
        request: Request::of_checked(&Tree::parse(template).unwrap()),
    }
}

fn outcome_of(
    operation: &CreateJobTemplate,
    answer: RawAnswer,
    signed: bool,
) -> Outcome<TemplateNames> {
    super::outcome(operation, Ok((answer, None)), signed, false)
}

fn answer(status: u16, headers: &[(&'static str, &'static str)], body: &[u8]) -> RawAnswer {
    let headers = headers
        .iter()
        .map(|(name, value)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )
        })
        .collect();
    RawAnswer::new(status, headers, body.to_vec())
}

fn outcome(answer: RawAnswer) -> Outcome<TemplateNames> {
    outcome_of(&creation(EVERYTHING), answer, false)
}

fn created(body: &str) -> TemplateNames {
    match outcome(answer(200, &[], body.as_bytes())) {
        Outcome::Done { answer, raw } => {
            assert_eq!(raw.text, body);
            answer
        }
        other => panic!("{body}: {other:?}"),
    }
}

fn refused(status: u16, headers: &[(&'static str, &'static str)], body: &str) -> Refused {
    match outcome(answer(status, headers, body.as_bytes())) {
        Outcome::Refused(refused) => refused,
        other => panic!("{body}: {other:?}"),
    }
}

fn unclear(received: RawAnswer) -> Cause {
    match outcome(received) {
        Outcome::Unclear(unclear) => unclear.cause,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_made_template_is_named_as_the_service_names_it() {
    let arn = "arn:aws:iot:eu-central-1:123456789012:jobtemplate/reboot-1";
    let aws = created(&format!(
        r#"{{"jobTemplateArn":"{arn}","jobTemplateId":"reboot-1"}}"#
    ));
    assert_eq!(
        (aws.arn.as_deref(), aws.id.as_deref()),
        (Some(arn), Some("reboot-1"))
    );

    let table = [
        (
            r#"{"success":true,"data":{"id":"t1","created_at":"2026-01-02"}}"#,
            Some("t1"),
            Some("2026-01-02"),
        ),
        (
            r#"{"success":true,"data":{"id":7,"created_at":1767312000.5}}"#,
            Some("7"),
            Some("2026-01-02T00:00:00.5Z"),
        ),
        (
            r#"{"success":true,"data":{"id":"t1","created_at":1e300}}"#,
            Some("t1"),
            Some("1e+300"),
        ),
        (r#"{"success":true}"#, None, None),
    ];
    for (body, id, created_at) in table {
        let envelope = created(body);
        assert_eq!(
            (envelope.id.as_deref(), envelope.created_at.as_deref()),
            (id, created_at),
            "{body}"
        );
    }
}

#[test]
fn a_success_that_names_nothing_is_not_understood() {
    let deep = "[".repeat(100_000);
    let bodies: &[&[u8]] = &[
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\"jobTemplateArn\"",
        br#"{"jobTemplateArn":null}"#,
        br#"{"jobTemplateArn":"arn:aws:iot"#,
        br#"{"success":"yes"}"#,
        b"<html><title>Welcome</title></html>",
        b"{\"jobTemplateArn\":\"\xff\"}",
        b"\xff\xfe",
        deep.as_bytes(),
    ];
    for body in bodies {
        let cause = unclear(answer(200, &[], body));
        assert_eq!(
            cause,
            Cause::NotUnderstood { status: 200 },
            "{}",
            String::from_utf8_lossy(body)
        );
        assert!(cause.may_have_been_carried_out());
    }
}

#[test]
fn half_an_answer_is_no_answer() {
    for cause in [
        Cause::CutOff { status: 200 },
        Cause::TooLarge {
            status: 200,
            limit_bytes: 1024 * 1024,
        },
        Cause::Unfinished {
            status: 200,
            limit: std::time::Duration::from_secs(30),
        },
    ] {
        let half = answer(200, &[], br#"{"jobTemplateId":"reboot-1"}"#);
        let received = Ok((half, Some(cause.clone())));
        let outcome = super::outcome(&creation(EVERYTHING), received, false, false);
        let Outcome::Unclear(unclear) = &outcome else {
            panic!("{outcome:?}");
        };
        assert_eq!(unclear.cause, cause);
        assert!(outcome.is_in_doubt() && outcome.raw().is_some());
    }
}

#[test]
fn a_redirect_is_told_and_not_followed() {
    let cause = unclear(answer(
        307,
        &[("location", "https://elsewhere.example/")],
        b"",
    ));
    assert_eq!(
        cause,
        Cause::Redirect {
            location: Some("https://elsewhere.example/".to_owned())
        }
    );
    assert!(!cause.may_have_been_carried_out());
    assert_eq!(
        unclear(answer(304, &[], b"")),
        Cause::Redirect { location: None }
    );
}

#[test]
fn a_no_is_told_from_no_answer() {
    let table = [
        (answer(200, &[], br#"{"jobTemplateId":"reboot-1"}"#), 'd'),
        (answer(200, &[], br#"{"success":false}"#), 'r'),
        (answer(400, &[], b""), 'r'),
        (answer(503, &[], b""), 'r'),
        (answer(200, &[], b""), 'u'),
        (answer(302, &[], b""), 'u'),
    ];
    for (received, expected) in table {
        let kind = match outcome(received) {
            Outcome::Done { .. } => 'd',
            Outcome::Refused(_) => 'r',
            Outcome::Unclear(_) => 'u',
        };
        assert_eq!(kind, expected);
    }
    let limit = std::time::Duration::from_secs(30);
    let silence = Err(Cause::TimedOut { limit });
    let lost = super::outcome(&creation(EVERYTHING), silence, false, false);
    assert!(matches!(lost, Outcome::Unclear(_)), "{lost:?}");
}

#[test]
fn an_answer_that_names_another_template_created_none() {
    for body in [
        r#"{"jobTemplateId":"reboot-2"}"#,
        r#"{"jobTemplateArn":"arn:aws:iot:eu-central-1:123456789012:jobtemplate/reboot-2","jobTemplateId":"reboot-1"}"#,
    ] {
        let outcome = outcome(answer(200, &[], body.as_bytes()));
        assert!(outcome.is_in_doubt());
        assert!(
            outcome
                .to_string()
                .starts_with("The answer (status 200) is about another job template, "),
            "{outcome}"
        );
        assert!(outcome.advice().unwrap().contains("look before"));
    }
}

#[test]
fn an_answer_of_s3_is_told_as_such_with_the_way_out() {
    let body = b"<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>";
    let bare = b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";
    for received in [
        answer(404, &[], body),
        answer(403, &[], bare),
        answer(200, &[("server", "AmazonS3")], b""),
        answer(200, &[("x-amz-id-2", "x")], b""),
    ] {
        let status = received.status;
        let outcome = outcome(received);
        assert_eq!(
            outcome.to_string(),
            format!("That was not AWS IoT: the answer (status {status}) is S3's")
        );
        assert!(outcome.advice().unwrap().contains("any typed keys will do"));
        assert!(!outcome.is_in_doubt());
    }
}

#[test]
fn headers_of_s3_on_an_answer_of_aws_iot_are_an_emulators() {
    let created = br#"{"jobTemplateId":"reboot-1"}"#;
    let received = answer(200, &[("x-amz-id-2", "x")], created);
    assert_eq!(outcome(received).to_string(), "Created reboot-1");
    let refused = br#"{"__type":"ConflictException","message":"It exists."}"#;
    let received = answer(409, &[("x-amz-id-2", "x")], refused);
    assert_eq!(
        outcome(received).to_string(),
        "ConflictException (409): It exists."
    );
}

#[test]
fn an_outcome_is_one_sentence_and_a_way_out() {
    let conflict = r#"{"__type":"ConflictException","message":"Job Template a already exists."}"#;
    let table = [
        (
            answer(200, &[], br#"{"jobTemplateId":"reboot-1"}"#),
            "Created reboot-1",
            None,
        ),
        (answer(200, &[], br#"{"success":true}"#), "Created", None),
        (
            answer(409, &[], conflict.as_bytes()),
            "ConflictException (409): Job Template a already exists.",
            Some("A job template cannot be changed"),
        ),
        (
            answer(307, &[("location", "https://b/")], b""),
            "The endpoint points elsewhere, which was not followed: https://b/",
            Some("Give that address"),
        ),
        (
            answer(200, &[], b"hello"),
            "The answer (status 200) is none that AWS IoT gives: check the endpoint",
            Some("It may have been created"),
        ),
    ];
    for (received, sentence, advice) in table {
        let outcome = outcome(received);
        assert_eq!(outcome.to_string(), sentence);
        let given = outcome.advice().unwrap_or_default();
        assert!(given.starts_with(advice.unwrap_or_default()), "{given}");
        assert_eq!(given.is_empty(), advice.is_none());
    }
}
