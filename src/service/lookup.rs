//! Looking for a template after an unclear answer.

use serde_json::{Map, Value};

use super::answer::Outcome;
use super::operation::TemplateNames;
use super::request::Request;

/// Lookup: what `DescribeJobTemplate` tells after an unclear answer to `CreateJobTemplate`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// A template with the id exists.
    Found {
        /// Its names in the service.
        names: TemplateNames,
        /// The members that are not what was sent, of those that the service tells.
        differing: Vec<String>,
        /// The answer as it came.
        raw: super::answer::RawAnswer,
    },
    /// There is no such template.
    Missing,
    /// The answer does not tell.
    Unclear(Outcome<TemplateNames>),
}

impl Lookup {
    /// Compares what was described with what was sent.
    pub fn of(described: Outcome<TemplateNames>, sent: &Request) -> Self {
        match described {
            Outcome::Done { answer, raw } => Self::Found {
                names: answer,
                differing: differing(sent.body(), &raw.text),
                raw,
            },
            Outcome::Refused(refused) if refused.status == 404 => Self::Missing,
            unclear => Self::Unclear(unclear),
        }
    }
}

/// The members that were sent and are not so in `told`. What the service leaves out or adds is no difference.
fn differing(sent: &str, told: &str) -> Vec<String> {
    let object = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
    let (sent, told) = (object(sent), object(told));
    let differs = |(name, sent): (String, Value)| {
        let is_told = told.get(&name).is_none_or(|told| is_within(&sent, told));
        (!is_told).then_some(name)
    };
    sent.into_iter().filter_map(differs).collect()
}

/// True if every part of `sent` that `told` has, other than as `null`, is equal there.
fn is_within(sent: &Value, told: &Value) -> bool {
    match (sent, told) {
        (_, Value::Null) => true,
        (Value::Object(sent), Value::Object(told)) => sent
            .iter()
            .all(|(name, sent)| told.get(name).is_none_or(|told| is_within(sent, told))),
        (Value::Array(sent), Value::Array(told)) => {
            sent.len() == told.len()
                && sent
                    .iter()
                    .zip(told)
                    .all(|(sent, told)| is_within(sent, told))
        }
        (Value::Number(sent), Value::Number(told)) => sent.as_f64() == told.as_f64(),
        _ => sent == told,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_tells_what_is_not_as_it_was_sent() {
        let sent = r#"{"description":"a","document":"{}","timeoutConfig":{"inProgressTimeoutInMinutes":5},
            "presignedUrlConfig":{"expiresInSec":60},"destinationPackageVersions":["b"],"tags":[{"Key":"k"}]}"#;
        let told = r#"{"jobTemplateId":"c","description":"b","document":null,"timeoutConfig":{"inProgressTimeoutInMinutes":5.0},
            "presignedUrlConfig":{"expiresInSec":61,"roleArn":"r"},"destinationPackageVersions":["b","c"]}"#;
        let found = differing(sent, told);
        assert_eq!(
            found,
            [
                "description",
                "presignedUrlConfig",
                "destinationPackageVersions"
            ]
        );
        assert_eq!(differing(sent, sent), [""; 0]);
        assert_eq!(differing(sent, "<html>"), [""; 0]);
    }
}
