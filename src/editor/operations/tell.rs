//! Result of a submission, told outside of its sheet.

use super::super::notice::Level;
use super::submission::Answered;
use crate::service::answer::{FieldMessage, Outcome};
use crate::service::lookup::Lookup;
use crate::template::problem::{Code, Problem, Severity, Source};

/// Level of the notice about a result whose sheet is not seen.
pub(super) const fn level(answered: &Answered) -> Level {
    match answered {
        Answered::Outcome(Outcome::Done { .. }) => Level::Done,
        Answered::Looked(Lookup::Found { .. } | Lookup::Missing) | Answered::Cancelled => {
            Level::Info
        }
        Answered::Outcome(_) | Answered::Looked(Lookup::Unclear(_)) | Answered::NotSent(_) => {
            Level::Failed
        }
    }
}

/// Result of a submission in one sentence.
pub(super) fn words(answered: &Answered) -> String {
    match answered {
        Answered::Outcome(outcome) | Answered::Looked(Lookup::Unclear(outcome)) => {
            outcome.to_string()
        }
        Answered::NotSent(why) => why.clone(),
        Answered::Cancelled => "Cancelled".to_owned(),
        Answered::Looked(Lookup::Found { differing, .. }) if differing.is_empty() => {
            "The template exists".to_owned()
        }
        Answered::Looked(Lookup::Found { .. }) => "Another template has this id".to_owned(),
        Answered::Looked(Lookup::Missing) => "There is no such template so far".to_owned(),
    }
}

/// Messages of the service about single members, as problems beside those of the check.
pub(super) fn problems(answered: &Answered) -> Vec<Problem> {
    match answered {
        Answered::Outcome(Outcome::Refused(refused)) => {
            refused.fields.iter().map(problem).collect()
        }
        _ => Vec::new(),
    }
}

fn problem(said: &FieldMessage) -> Problem {
    Problem {
        severity: Severity::Error,
        code: Code::RefusedByService,
        pointer: said.pointer.clone(),
        range: 0..0,
        document: None,
        message: said.message.clone().into(),
        help: Some("The service said so when the template was last submitted".into()),
        source: Source::Answer,
        fix: None,
    }
}
