//! The two ways in which a service names a job template.

use std::fmt;

use jiff::Timestamp;
use serde_json::Value;

use super::Misread;

/// Names that an answer gives a job template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateNames {
    /// Word for what the operation did: `Created`, `Found`.
    pub done: &'static str,
    /// Its ARN, where the service names it.
    pub arn: Option<String>,
    /// Its id, where the service names it.
    pub id: Option<String>,
    /// Time of creation, if the service tells it.
    pub created_at: Option<String>,
}

impl TemplateNames {
    /// Reads AWS's answer, or the envelope, about the template whose id is `asked` and of which this was `done`.
    pub(super) fn read(body: &[u8], asked: &str, done: &'static str) -> Result<Self, Misread> {
        let answer: Value = serde_json::from_slice(body).map_err(|_| Misread::NotUnderstood)?;
        let names = match answer.get("success") {
            Some(Value::Bool(true)) => Self::of_envelope(&answer),
            Some(_) => return Err(Misread::NotUnderstood),
            None => Self::of_aws(&answer, asked)?,
        };
        match names.arn {
            Some(arn) if !is_arn_of(&arn, asked) => Err(Misread::AboutAnother(arn)),
            _ => Ok(Self { done, ..names }),
        }
    }

    fn of_aws(answer: &Value, asked: &str) -> Result<Self, Misread> {
        let names = Self {
            arn: answer.get("jobTemplateArn").and_then(name),
            id: answer.get("jobTemplateId").and_then(name),
            created_at: answer.get("createdAt").and_then(time),
            ..Self::default()
        };
        match &names.id {
            None if names.arn.is_none() => Err(Misread::NotUnderstood),
            Some(id) if id != asked => Err(Misread::AboutAnother(id.clone())),
            _ => Ok(names),
        }
    }

    /// The id in it is the endpoint's own, which need not be the template's.
    fn of_envelope(answer: &Value) -> Self {
        let member = |name| answer.get("data").and_then(|data| data.get(name));
        Self {
            arn: member("arn").and_then(name),
            id: member("id").and_then(name),
            created_at: member("created_at").and_then(time),
            ..Self::default()
        }
    }
}

impl fmt::Display for TemplateNames {
    /// The word for what was done, then the ARN, else the id, as far as one is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.done)?;
        match self.arn.as_ref().or(self.id.as_ref()) {
            Some(name) => write!(f, " {name}"),
            None => Ok(()),
        }
    }
}

/// True if `arn` may be that of the template with this id; anything but an ARN of AWS is an emulator's, and passes.
fn is_arn_of(arn: &str, id: &str) -> bool {
    let resource = arn
        .strip_prefix("arn:")
        .and_then(|arn| arn.rsplit(':').next());
    resource.is_none_or(|resource| resource.strip_prefix("jobtemplate/") == Some(id))
}

fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A time as the service spells it; seconds since 1970 become a date.
fn time(value: &Value) -> Option<String> {
    let seconds = value.as_f64().and_then(|seconds| {
        let duration = jiff::SignedDuration::try_from_secs_f64(seconds).ok()?;
        Timestamp::UNIX_EPOCH.checked_add(duration).ok()
    });
    seconds.map(|at| at.to_string()).or_else(|| name(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_about_another_template_is_none_about_this_one() {
        let arn = |resource| format!("arn:aws:iot:eu-central-1:123456789012:{resource}");
        for (body, another) in [
            (r#"{"jobTemplateId":"b"}"#.to_owned(), Some("b".to_owned())),
            (r#"{"jobTemplateId":"A"}"#.to_owned(), Some("A".to_owned())),
            (r#"{"jobTemplateId":"a"}"#.to_owned(), None),
            (
                format!(r#"{{"jobTemplateArn":"{}"}}"#, arn("jobtemplate/a")),
                None,
            ),
            (
                format!(
                    r#"{{"jobTemplateArn":"{}","jobTemplateId":"a"}}"#,
                    arn("jobtemplate/ba")
                ),
                Some(arn("jobtemplate/ba")),
            ),
            (
                format!(r#"{{"jobTemplateArn":"{}"}}"#, arn("job/a")),
                Some(arn("job/a")),
            ),
            (
                format!(
                    r#"{{"success":true,"data":{{"id":7,"arn":"{}"}}}}"#,
                    arn("jobtemplate/b")
                ),
                Some(arn("jobtemplate/b")),
            ),
            (
                r#"{"success":true,"data":{"id":7,"arn":"t-7"}}"#.to_owned(),
                None,
            ),
        ] {
            let read = TemplateNames::read(body.as_bytes(), "a", "Found");
            assert_eq!(read.err(), another.map(Misread::AboutAnother), "{body}");
        }
    }
}
