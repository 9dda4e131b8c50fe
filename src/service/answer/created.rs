//! The two ways in which a service says that it made a template.

use jiff::Timestamp;
use serde_json::Value;

use super::{Created, RawAnswer};

/// AWS's answer, or the envelope; `None` when the body is neither.
pub(super) fn read(body: &[u8], raw: &RawAnswer) -> Option<Created> {
    let answer: Value = serde_json::from_slice(body).ok()?;
    let made = |arn, id, created_at| {
        Some(Created {
            arn,
            id,
            created_at,
            raw: raw.clone(),
        })
    };
    match answer.get("success") {
        Some(Value::Bool(true)) => {
            let data = answer.get("data");
            let member = |name| data.and_then(|data| data.get(name));
            made(
                member("arn").and_then(name),
                member("id").and_then(name),
                member("created_at").and_then(time),
            )
        }
        Some(_) => None,
        None => {
            let arn = answer.get("jobTemplateArn").and_then(name);
            let id = answer.get("jobTemplateId").and_then(name);
            (arn.is_some() || id.is_some()).then_some(())?;
            made(arn, id, answer.get("createdAt").and_then(time))
        }
    }
}

fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A time as the service spells it; seconds since 1970 become a date.
pub(super) fn time(value: &Value) -> Option<String> {
    let seconds = value.as_f64().and_then(|seconds| {
        let duration = jiff::SignedDuration::try_from_secs_f64(seconds).ok()?;
        Timestamp::UNIX_EPOCH.checked_add(duration).ok()
    });
    seconds.map(|at| at.to_string()).or_else(|| name(value))
}
