use std::time::Duration;

use super::*;
use crate::{
    runtime::{self, block_on},
    service::{
        answer::{Cause, Created, Unclear},
        credentials::TypedCredentials,
    },
    template::json::Tree,
};
use faulty_server::{FaultyServer, Reply};

#[path = "../../../tests/support/faulty_server.rs"]
mod faulty_server;

const CREATED: &str = r#"{"jobTemplateArn":"arn:aws:iot:eu-central-1:123456789012:jobtemplate/reboot-1","jobTemplateId":"reboot-1"}"#;
const THROTTLED: &str = r#"{"__type":"ThrottlingException","message":"Rate exceeded"}"#;

fn request() -> Request {
    let template = r#"{ "jobTemplateId": "reboot-1", "description": "Réboot", "document": "{}" }"#;
    Request::of_checked(&Tree::parse(template).unwrap())
}

fn submission(url: &str, authority: Authority) -> Submission {
    let region = Some("eu-central-1".parse().unwrap());
    let target = Target::Url {
        url: url.to_owned(),
        region,
    };
    Submission::new(&request(), &target, authority).unwrap()
}

/// No pauses, and no patience with a server that says nothing.
fn impatient() -> Patience {
    let limits = Limits {
        whole: Duration::from_millis(500),
        ..Limits::default()
    };
    Patience {
        limits,
        first_pause: Duration::ZERO,
        ..Patience::default()
    }
}

/// No pauses, and all the time in the world.
fn patient() -> Patience {
    Patience {
        first_pause: Duration::ZERO,
        ..Patience::default()
    }
}

fn submit(server: &FaultyServer, patience: &Patience) -> Outcome {
    let submission = submission(&server.url(), Authority::Unsigned);
    block_on(submission.send(patience, |_| {})).unwrap()
}

fn cause(outcome: Outcome) -> Cause {
    match outcome {
        Outcome::Unclear(Unclear { cause, .. }) => cause,
        other => panic!("{other:?}"),
    }
}

fn refused(outcome: Outcome) -> Refused {
    match outcome {
        Outcome::Refused(refused) => refused,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_template_arrives_without_its_id_and_with_few_headers() {
    let server = FaultyServer::start([Reply::new(200, CREATED)]);
    let Outcome::Created(Created { arn, .. }) = submit(&server, &patient()) else {
        panic!()
    };
    assert!(arn.unwrap().ends_with("jobtemplate/reboot-1"));
    let arrived = &server.arrived()[0];
    assert_eq!(arrived.request_line, "PUT /job-templates/reboot-1 HTTP/1.1");
    assert_eq!(
        arrived.body,
        r#"{"description":"Réboot","document":"{}"}"#.as_bytes()
    );
    assert_eq!(
        arrived.header_names(),
        ["accept", "content-length", "content-type", "host"]
    );
}

#[test]
fn a_signed_template_arrives_with_its_signature() {
    let server = FaultyServer::start([Reply::new(200, CREATED)]);
    let credentials = TypedCredentials::new("AKIDEXAMPLE", "secret", "token")
        .load()
        .unwrap();
    let submission = submission(&server.url(), Authority::Signed(credentials));
    block_on(submission.send(&patient(), |_| {})).unwrap();
    let arrived = &server.arrived()[0];
    assert_eq!(
        arrived.header_names(),
        [
            "accept",
            "authorization",
            "content-length",
            "content-type",
            "host",
            "x-amz-date",
            "x-amz-security-token"
        ]
    );
    let authorization = arrived.header("authorization").unwrap();
    assert!(
        authorization.contains("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token"),
        "{authorization}"
    );
    assert!(format!("http://{}", arrived.header("host").unwrap()) == server.url());
}

#[test]
fn throttling_and_failures_are_tried_three_times_in_all() {
    for reply in [
        Reply::new(400, THROTTLED),
        Reply::new(429, ""),
        Reply::new(500, ""),
        Reply::new(503, "<html>"),
    ] {
        let server = FaultyServer::start([reply]);
        let outcome = submit(&server, &patient());
        assert_eq!(outcome.exit_code(), 1);
        assert_eq!(server.arrived().len(), 3);
    }
}

#[test]
fn a_later_try_can_succeed_and_every_step_is_told() {
    let server = FaultyServer::start([
        Reply::new(503, "busy"),
        Reply::new(400, THROTTLED),
        Reply::new(200, CREATED),
    ]);
    let submission = submission(&server.url(), Authority::Unsigned);
    let mut steps = Vec::new();
    let outcome = block_on(submission.send(&patient(), |step| steps.push(step))).unwrap();
    assert_eq!(outcome.exit_code(), 0);
    let waiting = |attempt, because: &str| Progress::Waiting {
        attempt,
        of: 3,
        pause: Duration::ZERO,
        because: because.to_owned(),
    };
    let expected = [
        Progress::Sending { attempt: 1, of: 3 },
        waiting(2, "The endpoint answered 503 Service Unavailable: busy"),
        Progress::Sending { attempt: 2, of: 3 },
        waiting(3, "Rate exceeded"),
        Progress::Sending { attempt: 3, of: 3 },
    ];
    assert_eq!(steps, expected);
}

#[test]
fn nothing_else_is_tried_again() {
    for status in [400, 401, 403, 404, 409, 410, 413, 422] {
        let server = FaultyServer::start([Reply::new(status, r#"{"message":"no"}"#)]);
        let refused = refused(submit(&server, &patient()));
        assert_eq!((refused.status, refused.message.as_str()), (status, "no"));
        assert_eq!(server.arrived().len(), 1, "{status}");
    }
}

#[test]
fn a_conflict_after_a_failure_is_told_apart() {
    let server = FaultyServer::start([Reply::new(500, ""), Reply::new(409, "")]);
    let advice = refused(submit(&server, &patient())).advice.unwrap();
    assert!(
        advice.starts_with("An earlier try may have created it"),
        "{advice}"
    );
}

#[test]
fn a_redirect_is_not_followed() {
    let elsewhere = FaultyServer::start([Reply::new(200, CREATED)]);
    for status in [301, 302, 303, 307, 308] {
        let server =
            FaultyServer::start([Reply::new(status, "").header("Location", &elsewhere.url())]);
        let outcome = submit(&server, &patient());
        assert_eq!(outcome.exit_code(), 3);
        assert_eq!(
            cause(outcome),
            Cause::Redirect {
                location: Some(elsewhere.url())
            }
        );
        assert_eq!(server.arrived().len(), 1);
    }
    assert!(elsewhere.arrived().is_empty());
}

#[test]
fn a_time_out_after_sending_says_that_it_may_have_been_created() {
    for (reply, status) in [
        (Reply::hang(), None),
        (Reply::stalled(200, "{"), Some(200)),
        (Reply::stalled(503, ""), Some(503)),
    ] {
        let server = FaultyServer::start([reply]);
        let outcome = submit(&server, &impatient());
        assert_eq!(outcome.exit_code(), 3);
        let cause = cause(outcome);
        match (&cause, status) {
            (Cause::TimedOut { .. }, None) => {}
            (Cause::CutOff { status }, Some(sent)) => assert_eq!(*status, sent),
            _ => panic!("{cause}"),
        }
        assert!(cause.may_have_been_created());
        server.wait_for_arrival();
        assert_eq!(server.arrived().len(), 1);
    }
}

#[test]
fn without_a_connection_nothing_was_sent() {
    let submission = submission(&FaultyServer::nobody(), Authority::Unsigned);
    let outcome = block_on(submission.send(&patient(), |_| {})).unwrap();
    assert_eq!(outcome.exit_code(), 3);
    let cause = cause(outcome);
    assert!(
        matches!(&cause, Cause::NotConnected { reason } if !reason.is_empty()),
        "{cause}"
    );
    assert!(!cause.may_have_been_created());
}

#[test]
fn a_connection_that_ends_without_an_answer_is_told_as_such() {
    for reply in [Reply::close(), Reply::garbage("SSH-2.0-OpenSSH_9.2\r\n")] {
        let server = FaultyServer::start([reply]);
        let cause = cause(submit(&server, &patient()));
        assert!(matches!(cause, Cause::Lost { .. }), "{cause}");
        assert!(cause.may_have_been_created());
        assert_eq!(server.arrived().len(), 1);
    }
}

#[test]
fn half_an_answer_is_shown_and_not_believed() {
    for (status, may_exist) in [(200, true), (400, false), (503, true)] {
        let server = FaultyServer::start([Reply::cut_short(status, CREATED, 10)]);
        let outcome = submit(&server, &patient());
        assert_eq!(outcome.raw().unwrap().text, CREATED);
        let cause = cause(outcome);
        assert_eq!(cause, Cause::CutOff { status });
        assert_eq!(cause.may_have_been_created(), may_exist, "{status}");
        assert_eq!(server.arrived().len(), 1);
    }
}

#[test]
fn a_huge_answer_is_read_to_the_limit_only() {
    let limit_bytes = Limits::default().body_bytes;
    let most = format!("{CREATED}{}", " ".repeat(limit_bytes - CREATED.len()));
    let server = FaultyServer::start([
        Reply::new(200, most.clone()),
        Reply::new(200, format!("{most} ")),
        Reply::without_length(200, vec![b'x'; 10 * limit_bytes]),
    ]);
    assert_eq!(submit(&server, &patient()).exit_code(), 0);
    for _ in 0..2 {
        let outcome = submit(&server, &patient());
        assert_eq!(outcome.raw().unwrap().text.len(), limit_bytes);
        assert_eq!(
            cause(outcome),
            Cause::TooLarge {
                status: 200,
                limit_bytes
            }
        );
    }
}

#[test]
fn an_answer_may_come_without_its_length() {
    let server = FaultyServer::start([Reply::without_length(200, CREATED)]);
    assert_eq!(submit(&server, &patient()).exit_code(), 0);
}

#[test]
fn dropping_a_submission_closes_its_connection() {
    let server = FaultyServer::start([Reply::hang()]);
    let submission = submission(&server.url(), Authority::Unsigned);
    let handle = runtime::spawn(async move {
        submission.send(&patient(), |_| {}).await.unwrap();
    });
    server.wait_for_arrival();
    handle.abort();
    server.wait_for_departure();
}

#[test]
fn looking_tells_whether_the_template_exists() {
    let described = format!(
        r#"{},"createdAt":1767312000.0,"document":null}}"#,
        &CREATED[..CREATED.len() - 1]
    );
    let server = FaultyServer::start([
        Reply::new(200, described),
        Reply::new(
            404,
            r#"{"message":"Job Template reboot-1 cannot be found."}"#,
        ),
        Reply::new(403, ""),
    ]);
    let submission = submission(&server.url(), Authority::Unsigned);
    let look = || block_on(submission.look(&Limits::default())).unwrap();
    let Sighting::Found { found, differing } = look() else {
        panic!()
    };
    assert_eq!(differing, [""; 0]);
    assert_eq!(found.created_at.as_deref(), Some("2026-01-02T00:00:00Z"));
    assert_eq!(look(), Sighting::Missing);
    let Sighting::Unclear(Outcome::Refused(denied)) = look() else {
        panic!()
    };
    assert!(denied.advice.unwrap().contains("iot:DescribeJobTemplate"));
    let arrived = &server.arrived()[0];
    assert_eq!(arrived.request_line, "GET /job-templates/reboot-1 HTTP/1.1");
    assert_eq!(arrived.header_names(), ["accept", "host"]);
}

#[test]
fn looking_tells_what_is_not_as_it_was_sent() {
    let sent = r#"{"description":"a","document":"{}","timeoutConfig":{"inProgressTimeoutInMinutes":5},
        "presignedUrlConfig":{"expiresInSec":60},"destinationPackageVersions":["b"],"tags":[{"Key":"k"}]}"#;
    let told = r#"{"jobTemplateId":"c","description":"b","document":null,"timeoutConfig":{"inProgressTimeoutInMinutes":5.0},
        "presignedUrlConfig":{"expiresInSec":61,"roleArn":"r"},"destinationPackageVersions":["b","c"]}"#;
    let found = differing(Some(sent), told);
    assert_eq!(
        found,
        [
            "description",
            "presignedUrlConfig",
            "destinationPackageVersions"
        ]
    );
    assert_eq!(differing(Some(sent), sent), [""; 0]);
    assert_eq!(differing(Some(sent), "<html>"), [""; 0]);
}

#[test]
fn pauses_grow_and_are_never_all_the_same() {
    let patience = Patience::default();
    for (attempt, longest) in [(1, 1.0), (2, 2.0)] {
        let pauses: Vec<_> = (0..50)
            .map(|_| pause_after(attempt, &patience).as_secs_f64())
            .collect();
        assert!(
            pauses
                .iter()
                .all(|pause| (longest / 2.0..=longest).contains(pause)),
            "{pauses:?}"
        );
        assert!(
            pauses
                .iter()
                .any(|pause| (pause - pauses[0]).abs() > f64::EPSILON),
            "{pauses:?}"
        );
    }
}
