//! Reading a refusal.

use http::StatusCode;
use serde_json::Value;

use super::{
    Permission, RawAnswer, Refused, advice,
    error_body::{self, ErrorBody},
    fields, permission, retry_after,
};
use crate::runtime;

/// The longest text without a form that is quoted as a message.
const QUOTED_CHARS: usize = 300;

/// True if an answer with a status of success names an error in its header or body.
pub(in crate::service) fn is_declared(answer: &RawAnswer) -> bool {
    let body = || serde_json::from_slice::<Value>(&answer.bytes).ok();
    error_body::name_in_header(&answer.headers).is_some()
        || body()
            .is_some_and(|body| body["success"] == Value::Bool(false) || body["__type"].is_string())
}

/// Reads code, message, members and permissions, of those `needed`, from a refusal; `own` is the operation's advice.
pub(in crate::service) fn read(
    raw: RawAnswer,
    needed: &[Permission],
    own: Option<&'static str>,
) -> Refused {
    let status = raw.status;
    let ErrorBody { code, message } = ErrorBody::of(&raw.headers, &raw.text);
    let message = message.unwrap_or_else(|| wordless(status, &raw.text));
    let permissions = permission::wanted(status, code.as_deref(), &message, needed);
    let advice = advice::after_refusal((status, code.as_deref(), &message), &permissions, own);
    let refused = Refused {
        status,
        fields: fields::read(&message),
        code,
        message,
        permissions,
        advice,
        retry_after: retry_after::read(&raw.headers, runtime::now()),
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
        return format!("The endpoint answered {status} and nothing else");
    }
    let Some(title) = html_title(body) else {
        let quoted: String = body.chars().take(QUOTED_CHARS).collect();
        return format!("The endpoint answered {status}: {quoted}");
    };
    let separator = if title.is_empty() { "" } else { ": " };
    format!("The endpoint answered {status} with a web page{separator}{title}")
}

/// The title of a web page; empty when it has none, `None` when the text is no web page.
fn html_title(body: &str) -> Option<String> {
    let lower = body.to_ascii_lowercase();
    if !lower.starts_with("<!doctype html") && !lower.starts_with("<html") {
        return None;
    }
    let range = || {
        let start = lower.find("<title>")? + "<title>".len();
        Some(start..start + lower[start..].find("</title>")?)
    };
    let words = range().map(|range| body[range].split_whitespace());
    Some(words.map_or_else(String::new, |words| words.collect::<Vec<_>>().join(" ")))
}
