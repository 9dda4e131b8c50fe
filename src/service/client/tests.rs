use std::time::Duration;

use super::faulty_server::{FaultyServer, Reply};
use super::*;
use crate::{
    runtime::{self, block_on},
    service::{
        answer::{Cause, Unclear},
        credentials::TypedCredentials,
        lookup::Lookup,
        operation::{CreateJobTemplate, DescribeJobTemplate, TemplateNames},
        request::Request,
    },
    template::json::Tree,
};

const CREATED: &str = r#"{"jobTemplateArn":"arn:aws:iot:eu-central-1:123456789012:jobtemplate/reboot-1","jobTemplateId":"reboot-1"}"#;
const THROTTLED: &str = r#"{"__type":"ThrottlingException","message":"Rate exceeded"}"#;

fn request() -> Request {
    let template = r#"{ "jobTemplateId": "reboot-1", "description": "Réboot", "document": "{}" }"#;
    Request::of_checked(&Tree::parse(template).unwrap())
}

fn creation() -> CreateJobTemplate {
    CreateJobTemplate { request: request() }
}

fn describe() -> DescribeJobTemplate {
    DescribeJobTemplate {
        id: "reboot-1".to_owned(),
    }
}

/// A client without pauses, and with all the time in the world.
fn client(url: &str, authority: Option<Credentials>) -> Client {
    let region = Some("eu-central-1".parse().unwrap());
    let endpoint = Endpoint::Url {
        url: url.to_owned(),
        region,
    };
    let mut client = Client::new(endpoint, authority);
    client.retries.first_pause = Duration::ZERO;
    client
}

fn unsigned(server: &FaultyServer) -> Client {
    client(&server.url(), None)
}

fn create(client: &Client) -> Outcome<TemplateNames> {
    block_on(client.run(&creation(), |_| {})).unwrap()
}

fn is_done(outcome: &Outcome<TemplateNames>) -> bool {
    matches!(outcome, Outcome::Done { .. })
}

fn cause(outcome: Outcome<TemplateNames>) -> Cause {
    match outcome {
        Outcome::Unclear(Unclear { cause, .. }) => cause,
        other => panic!("{other:?}"),
    }
}

fn refused(outcome: Outcome<TemplateNames>) -> Refused {
    match outcome {
        Outcome::Refused(refused) => refused,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_template_arrives_without_its_id_and_with_few_headers() {
    let server = FaultyServer::start([Reply::new(200, CREATED)]);
    let Outcome::Done { answer, .. } = create(&unsigned(&server)) else {
        panic!()
    };
    assert!(answer.arn.unwrap().ends_with("jobtemplate/reboot-1"));
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
    create(&client(&server.url(), Some(credentials)));
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
        refused(create(&unsigned(&server)));
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
    let client = unsigned(&server);
    let mut steps = Vec::new();
    let outcome = block_on(client.run(&creation(), |step| steps.push(step))).unwrap();
    assert!(is_done(&outcome));
    let waiting = |attempt, because: &str| Progress::Waiting {
        attempt,
        of: 3,
        pause: Duration::ZERO,
        is_asked_for: false,
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
        let refused = refused(create(&unsigned(&server)));
        assert_eq!((refused.status, refused.message.as_str()), (status, "no"));
        assert_eq!(server.arrived().len(), 1, "{status}");
    }
}

#[test]
fn a_conflict_after_a_failure_is_told_apart() {
    let server = FaultyServer::start([Reply::new(500, ""), Reply::new(409, "")]);
    let advice = refused(create(&unsigned(&server))).advice.unwrap();
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
        let outcome = create(&unsigned(&server));
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
fn a_time_out_after_sending_says_that_it_may_have_been_carried_out() {
    for (reply, status) in [
        (Reply::hang(), None),
        (Reply::stalled(200, "{"), Some(200)),
        (Reply::stalled(503, ""), Some(503)),
    ] {
        let server = FaultyServer::start([reply]);
        let mut client = unsigned(&server);
        client.limits.whole = Duration::from_millis(500);
        let outcome = create(&client);
        let cause = cause(outcome);
        match (&cause, status) {
            (Cause::TimedOut { .. }, None) => {}
            (Cause::Unfinished { status, .. }, Some(sent)) => assert_eq!(*status, sent),
            _ => panic!("{cause}"),
        }
        assert!(cause.may_have_been_carried_out());
        server.wait_for_arrival();
        assert_eq!(server.arrived().len(), 1);
    }
}

#[test]
fn without_a_connection_nothing_was_sent() {
    let outcome = create(&client(&FaultyServer::nobody(), None));
    let cause = cause(outcome);
    assert!(
        matches!(&cause, Cause::NotConnected { reason } if reason.contains("nothing seems to listen")),
        "{cause}"
    );
    assert!(!cause.may_have_been_carried_out());
}

#[test]
fn a_connection_that_ends_without_an_answer_is_told_as_such() {
    let server = FaultyServer::start([Reply::close()]);
    let cause = cause(create(&unsigned(&server)));
    assert_eq!(
        cause.to_string(),
        "The connection ended without an answer: the other side closed it"
    );
    assert!(cause.may_have_been_carried_out());
    assert_eq!(server.arrived().len(), 1);
}

#[test]
fn an_answer_that_is_not_https_is_told_in_plain_words_and_a_look_is_not_repeated() {
    let head = |head: &str| Reply::garbage(&format!("HTTP/1.1 200 \r\n{head}\r\n\r\n"));
    for reply in [
        Reply::garbage("SSH-2.0-OpenSSH_9.2\r\n"),
        Reply::garbage("HTTP/9.9 200 \r\n\r\n"),
        Reply::garbage("HTTP/1.1 2x0 \r\n\r\n"),
        head("No header at all"),
        head("Content-Length: many"),
        head("Content-Length: 1\r\nContent-Length: 2"),
    ] {
        let server = FaultyServer::start([reply.clone()]);
        let described = block_on(unsigned(&server).run(&describe(), |_| {})).unwrap();
        assert_eq!(
            described.to_string(),
            "The answer can't be read: it is none of HTTP's, something else seems to listen there",
            "{reply:?}"
        );
        assert_eq!(server.arrived().len(), 1);
        assert!(cause(create(&unsigned(&server))).may_have_been_carried_out());
    }
}

#[test]
fn a_server_that_speaks_first_is_told_in_plain_words() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            std::io::Write::write_all(&mut stream, b"SSH-2.0-OpenSSH_9.2\r\n").unwrap();
            // Until the client leaves.
            let _ = std::io::copy(&mut stream, &mut std::io::sink());
        }
    });
    for (scheme, expected) in [
        ("http", "something else seems to listen there"),
        ("https", "does not speak TLS"),
    ] {
        let client = client(&format!("{scheme}://{address}"), None);
        let said = create(&client).to_string();
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn what_comes_byte_by_byte_is_said_to_be_incomplete() {
    let server = FaultyServer::start([Reply::trickling(200, Duration::from_millis(50))]);
    let mut client = unsigned(&server);
    client.limits.whole = Duration::from_secs(1);
    let said = create(&client).to_string();
    assert_eq!(said, "The answer (status 200) was not complete after 1 s");
}

const HERE: &[u8] = include_bytes!("../../../tests/support/tls/here.pem");
const ELSEWHERE: &[u8] = include_bytes!("../../../tests/support/tls/elsewhere.pem");

/// Says what comes of a call to a server with this certificate, where `bundle` names whom to trust.
fn over_tls(certificate: &[u8], bundle: &[u8]) -> String {
    let server = FaultyServer::start_tls([Reply::new(200, CREATED)], certificate);
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bundle).unwrap();
    let mut client = unsigned(&server);
    client.ca_bundle = Some(CaBundle {
        path: file.path().to_str().unwrap().to_owned(),
        origin: "AWS_CA_BUNDLE".to_owned(),
    });
    create(&client).to_string()
}

#[test]
fn a_self_signed_certificate_of_an_authority_is_trusted_when_the_bundle_names_it() {
    let both = [ELSEWHERE, HERE].concat();
    for bundle in [HERE, &both] {
        let said = over_tls(HERE, bundle);
        assert!(said.starts_with("Created arn:"), "{said}");
    }
    for (certificate, bundle, expected) in [
        (
            HERE,
            ELSEWHERE,
            "to trust it name a file with exactly it in AWS_CA_BUNDLE",
        ),
        (
            ELSEWHERE,
            ELSEWHERE,
            "for another name (other.example, 127.0.0.2)",
        ),
    ] {
        let said = over_tls(certificate, bundle);
        assert!(said.starts_with("No connection to the endpoint"), "{said}");
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn half_an_answer_is_shown_and_not_believed() {
    for (status, may_exist) in [(200, true), (400, false), (503, true)] {
        let server = FaultyServer::start([Reply::cut_short(status, CREATED, 10)]);
        let outcome = create(&unsigned(&server));
        assert_eq!(outcome.raw().unwrap().text, CREATED);
        let cause = cause(outcome);
        assert_eq!(cause, Cause::CutOff { status });
        assert_eq!(cause.may_have_been_carried_out(), may_exist, "{status}");
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
    assert!(is_done(&create(&unsigned(&server))));
    for _ in 0..2 {
        let outcome = create(&unsigned(&server));
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
    assert!(is_done(&create(&unsigned(&server))));
}

#[test]
fn dropping_a_submission_closes_its_connection() {
    let server = FaultyServer::start([Reply::hang()]);
    let client = unsigned(&server);
    let handle = runtime::spawn(async move {
        client.run(&creation(), |_| {}).await.unwrap();
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
    let client = unsigned(&server);
    let look = || {
        let described = block_on(client.run(&describe(), |_| {})).unwrap();
        Lookup::of(described, &request())
    };
    let Lookup::Found {
        names, differing, ..
    } = look()
    else {
        panic!()
    };
    assert_eq!(differing, [""; 0]);
    assert_eq!(names.created_at.as_deref(), Some("2026-01-02T00:00:00Z"));
    assert_eq!(look(), Lookup::Missing);
    let Lookup::Unclear(Outcome::Refused(denied)) = look() else {
        panic!()
    };
    assert!(denied.advice.unwrap().contains("iot:DescribeJobTemplate"));
    let arrived = &server.arrived()[0];
    assert_eq!(arrived.request_line, "GET /job-templates/reboot-1 HTTP/1.1");
    assert_eq!(arrived.header_names(), ["accept", "host"]);
}

#[test]
fn what_only_reads_is_asked_again_when_its_answer_was_lost() {
    let described = r#"{"jobTemplateId":"reboot-1"}"#;
    let server = FaultyServer::start([
        Reply::close(),
        Reply::cut_short(200, described, 5),
        Reply::new(200, described),
    ]);
    let described = block_on(unsigned(&server).run(&describe(), |_| {})).unwrap();
    assert_eq!(described.to_string(), "Found reboot-1");
    assert_eq!(server.arrived().len(), 3);
}

#[test]
fn the_service_is_waited_for_as_long_as_it_asks() {
    let server = FaultyServer::start([
        Reply::new(503, r#"{"message":"Busy"}"#).header("Retry-After", "1"),
        Reply::new(200, CREATED),
    ]);
    let client = unsigned(&server);
    let mut steps = Vec::new();
    let outcome = block_on(client.run(&creation(), |step| steps.push(step))).unwrap();
    assert!(is_done(&outcome));
    assert_eq!(
        steps[1],
        Progress::Waiting {
            attempt: 2,
            of: 3,
            pause: Duration::from_secs(1),
            is_asked_for: true,
            because: "Busy".to_owned(),
        }
    );
}

#[test]
fn nobody_waits_for_hours_because_the_service_asks_for_it() {
    for (asked, told) in [
        ("7200", "7200 s"),
        ("99999999999999999999999", "longer than can be told"),
    ] {
        let server = FaultyServer::start([Reply::new(429, "").header("Retry-After", asked)]);
        let advice = refused(create(&unsigned(&server))).advice.unwrap();
        assert_eq!(server.arrived().len(), 1);
        assert!(
            advice.ends_with(&format!("it asks to wait {told}")),
            "{advice}"
        );
    }
}

#[test]
fn many_headers_are_no_fault() {
    let many = |count| {
        (0..count).fold(Reply::new(200, CREATED), |reply, index| {
            reply.header(&format!("x-h-{index}"), "v")
        })
    };
    let server = FaultyServer::start([many(200)]);
    assert!(is_done(&create(&unsigned(&server))));
    let server = FaultyServer::start([many(2000)]);
    let described = block_on(unsigned(&server).run(&describe(), |_| {})).unwrap();
    let said = described.to_string();
    assert!(
        said.starts_with("The answer can't be read: it has more headers than"),
        "{said}"
    );
    assert_eq!(server.arrived().len(), 1);
}
