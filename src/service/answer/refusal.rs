//! Reading a refusal.

use http::StatusCode;
use serde_json::Value;

use super::{
    Permission, RawAnswer, Refused, Setback, advice,
    error_body::{self, ErrorBody},
    fields, permission, retry_after,
};
use crate::runtime;
use crate::service::transport::Received;

/// The longest text without a form that is quoted as a message.
const QUOTED_CHARS: usize = 300;

/// Facts about a call that reading a refusal of it depends on.
pub(in crate::service) struct Asked<'a> {
    /// Permissions that the call needs.
    pub(in crate::service) needed: &'a [Permission],
    /// True if earlier tries failed, which may have been carried out.
    pub(in crate::service) after_failures: bool,
    /// The operation's own advice.
    pub(in crate::service) advice: &'a dyn Fn(Setback) -> Option<&'static str>,
}

/// True if an answer with a status of success names an error in its header or body.
pub(in crate::service) fn is_declared(received: &Received) -> bool {
    let body = || serde_json::from_slice::<Value>(&received.body).ok();
    error_body::name_in_header(&received.headers).is_some()
        || body()
            .is_some_and(|body| body["success"] == Value::Bool(false) || body["__type"].is_string())
}

/// Reads code, message, members and permissions from a refusal.
pub(in crate::service) fn read(received: &Received, raw: RawAnswer, asked: &Asked<'_>) -> Refused {
    let status = received.status;
    let ErrorBody { code, message } = ErrorBody::of(&received.headers, &raw.text);
    let message = message.unwrap_or_else(|| wordless(status, &raw.text));
    let permissions = permission::wanted(status, code.as_deref(), &message, asked.needed);
    let own = (asked.advice)(Setback::Refused {
        status,
        after_failures: asked.after_failures,
    });
    let advice = advice::after_refusal((status, code.as_deref(), &message), &permissions, own);
    let refused = Refused {
        status,
        fields: fields::read(&message),
        code,
        message,
        permissions,
        advice,
        retry_after: retry_after::read(&received.headers, runtime::now()),
        raw,
    };
    with_asked_wait(refused)
}

/// Adds to the advice how long the service asks to wait.
fn with_asked_wait(mut refused: Refused) -> Refused {
    if let Some(wait) = refused.retry_after
        && refused.is_worth_another_try()
        && let Some(advice) = refused.advice
    {
        let wait = match wait.as_secs() {
            u64::MAX => "longer than can be told".to_owned(),
            seconds => format!("{seconds} s"),
        };
        refused.advice = Some(format!("{advice}; it asks to wait {wait}"));
    }
    refused
}

/// A message for an answer that brings none.
fn wordless(status: u16, body: &str) -> String {
    let reason = StatusCode::from_u16(status)
        .ok()
        .and_then(|status| status.canonical_reason());
    let status = reason.map_or_else(|| status.to_string(), |reason| format!("{status} {reason}"));
    let body = body.trim();
    if body.is_empty() {
        format!("The endpoint answered {status} and nothing else")
    } else if let Some(title) = html_title(body) {
        let title = if title.is_empty() {
            title
        } else {
            format!(": {title}")
        };
        format!("The endpoint answered {status} with a web page{title}")
    } else {
        let quoted: String = body.chars().take(QUOTED_CHARS).collect();
        format!("The endpoint answered {status}: {quoted}")
    }
}

/// The title of a web page; empty when it has none, `None` when the text is no web page.
fn html_title(body: &str) -> Option<String> {
    let lower = body.to_ascii_lowercase();
    if !lower.starts_with("<!doctype html") && !lower.starts_with("<html") {
        return None;
    }
    let title = lower
        .find("<title>")
        .map(|at| at + "<title>".len())
        .and_then(|start| {
            let length = lower[start..].find("</title>")?;
            Some(
                body[start..start + length]
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" "),
            )
        });
    Some(title.unwrap_or_default())
}
