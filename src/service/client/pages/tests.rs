use serde_json::Value;
use url::Url;

use super::*;
use crate::runtime::block_on;
use crate::service::answer::{Permission, RawAnswer};
use crate::service::call::Call;
use crate::service::client::faulty_server::{FaultyServer, Reply};
use crate::service::endpoint::{Endpoint, JOB_TEMPLATES};
use crate::service::operation::{Misread, Operation, Page};

/// Lists the ids of job templates.
#[derive(Default)]
struct Ids {
    token: Option<String>,
}

impl Operation for Ids {
    type Answer = Page<String>;

    fn path(&self) -> Vec<&str> {
        vec![JOB_TEMPLATES]
    }

    fn call(&self, mut url: Url) -> Call {
        if let Some(token) = &self.token {
            url.query_pairs_mut().append_pair("nextToken", token);
        }
        Call::get(url)
    }

    fn permissions(&self) -> Vec<Permission> {
        vec![Permission::new("iot:ListJobTemplates", "to list")]
    }

    fn changes_nothing(&self) -> bool {
        true
    }

    fn read(&self, answer: &RawAnswer) -> Result<Page<String>, Misread> {
        let body: Value = serde_json::from_slice(&answer.bytes).unwrap();
        let items = body["ids"].as_array().ok_or(Misread::NotUnderstood)?;
        Ok(Page {
            items: items.iter().map(ToString::to_string).collect(),
            next_token: body["nextToken"].as_str().map(str::to_owned),
        })
    }
}

impl List for Ids {
    type Item = String;

    fn turn_to(&mut self, token: String) {
        self.token = Some(token);
    }
}

fn client(server: &FaultyServer) -> Client {
    let endpoint = Endpoint::Url {
        url: server.url(),
        region: None,
    };
    Client::new(endpoint, None)
}

/// The next page's entries.
fn items(pages: &mut Pages<'_, Ids>) -> Option<Vec<String>> {
    match block_on(pages.next(|_| {})).unwrap()? {
        Outcome::Done { answer, .. } => Some(answer),
        other => panic!("{other:?}"),
    }
}

#[test]
fn pages_are_fetched_when_they_are_asked_for() {
    let server = FaultyServer::start([
        Reply::new(200, r#"{"ids":[1,2],"nextToken":"a&b"}"#),
        Reply::new(200, r#"{"ids":[],"nextToken":"c"}"#),
        Reply::new(200, r#"{"ids":[3],"nextToken":null}"#),
    ]);
    let client = client(&server);
    let mut pages = Pages::new(&client, Ids::default());
    assert!(server.arrived().is_empty());
    assert_eq!(items(&mut pages).unwrap(), ["1", "2"]);
    assert_eq!(server.arrived().len(), 1);
    assert_eq!(items(&mut pages).unwrap(), [""; 0]);
    assert_eq!(items(&mut pages).unwrap(), ["3"]);
    assert_eq!(items(&mut pages), None);
    assert!(!pages.is_circular());
    let lines: Vec<_> = server
        .arrived()
        .into_iter()
        .map(|arrived| arrived.request_line)
        .collect();
    assert_eq!(
        lines,
        [
            "GET /job-templates HTTP/1.1",
            "GET /job-templates?nextToken=a%26b HTTP/1.1",
            "GET /job-templates?nextToken=c HTTP/1.1",
        ]
    );
}

#[test]
fn a_token_that_comes_twice_ends_the_list() {
    let server = FaultyServer::start([Reply::new(200, r#"{"ids":[1],"nextToken":"t"}"#)]);
    let client = client(&server);
    let mut pages = Pages::new(&client, Ids::default());
    let mut count = 0;
    while items(&mut pages).is_some() {
        count += 1;
    }
    assert_eq!((count, server.arrived().len()), (2, 2));
    assert!(pages.is_circular());
}

#[test]
fn a_page_that_was_refused_is_asked_for_again() {
    let server = FaultyServer::start([
        Reply::new(200, r#"{"ids":[1],"nextToken":"t"}"#),
        Reply::new(403, ""),
        Reply::new(200, r#"{"ids":[2]}"#),
    ]);
    let client = client(&server);
    let mut pages = Pages::new(&client, Ids::default());
    items(&mut pages);
    let refused = block_on(pages.next(|_| {})).unwrap().unwrap();
    assert!(
        refused
            .advice()
            .is_some_and(|advice| advice.contains("iot:ListJobTemplates")),
        "{refused:?}"
    );
    assert_eq!(items(&mut pages).unwrap(), ["2"]);
    assert_eq!(items(&mut pages), None);
}

#[test]
fn an_answer_that_was_lost_is_asked_for_again_by_itself() {
    let server = FaultyServer::start([Reply::close(), Reply::new(200, r#"{"ids":[1]}"#)]);
    let mut client = client(&server);
    client.retries.first_pause = std::time::Duration::ZERO;
    assert_eq!(
        items(&mut Pages::new(&client, Ids::default())).unwrap(),
        ["1"]
    );
    assert_eq!(server.arrived().len(), 2);
}
