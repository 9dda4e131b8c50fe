//! Reading a no.

use http::StatusCode;
use serde_json::Value;

use super::{
    Permission, RawAnswer, Refused, advice, fields, permission,
    saying::{self, Saying},
};
use crate::service::transport::Received;

/// The longest text without a form that is quoted as a message.
const QUOTED_CHARS: usize = 300;

/// Whether an answer with a status of success declares an error all the same.
pub(super) fn is_declared(received: &Received) -> bool {
    let body = || serde_json::from_slice::<Value>(&received.body).ok();
    saying::from_header(&received.headers).is_some()
        || body()
            .is_some_and(|body| body["success"] == Value::Bool(false) || body["__type"].is_string())
}

/// What a no says; `needed` is what the sender must be allowed.
pub(super) fn read(received: &Received, raw: &RawAnswer, needed: &[Permission]) -> Refused {
    let status = received.status;
    let Saying { code, message } = Saying::of(&received.headers, &raw.text);
    let message = message.unwrap_or_else(|| wordless(status, &raw.text));
    let permissions = permission::wanted(status, code.as_deref(), &message, needed);
    let advice = advice::after(status, code.as_deref(), &message, &permissions);
    Refused {
        status,
        fields: fields::read(&message),
        code,
        message,
        permissions,
        advice,
        raw: raw.clone(),
    }
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
