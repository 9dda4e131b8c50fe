//! A template that may be sent.

mod body;

use crate::check::check;
use crate::template::field::known;
use crate::template::json::{Node, ParseError, Tree};
use crate::template::problem::{Code, Problem, Severity};

/// The member that travels in the path of a call, not in its body.
const ID: &str = known::JOB_TEMPLATE_ID.name();

/// The id and body of one `CreateJobTemplate` call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    id: String,
    body: String,
}

impl Request {
    /// The request that a text makes. There is no other way to one, so that each has passed the check.
    ///
    /// `waived` are codes that the user accepts for this one submission; they count only for errors that may be waived.
    ///
    /// # Errors
    /// The errors that stand against it.
    pub fn of(read: &Result<Tree, ParseError>, waived: &[Code]) -> Result<Self, Vec<Problem>> {
        let mut problems = check(read);
        problems.retain(|problem| is_against(problem, waived));
        match read {
            Ok(tree) if problems.is_empty() => Ok(Self::of_checked(tree)),
            _ => Err(problems),
        }
    }

    /// The request of a text that has passed the check.
    pub(super) fn of_checked(template: &Tree) -> Self {
        let root = template.root();
        let id = root.get(ID).and_then(Node::string).unwrap_or_default();
        Self {
            id: id.into_owned(),
            body: body::without(ID, root),
        }
    }

    /// The job template's id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The body: the template without its id, as JSON text.
    pub fn body(&self) -> &str {
        &self.body
    }
}

/// True if the problem keeps a template from being sent: an error that is not among the `waived` ones, or can't be.
pub fn is_against(problem: &Problem, waived: &[Code]) -> bool {
    let is_waived = problem.is_waivable() && waived.contains(&problem.code);
    problem.severity == Severity::Error && !is_waived
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_no_template_makes_no_request_whatever_is_waived() {
        for text in ["", "{", "[]", "7"] {
            let problems = Request::of(&Tree::parse(text), Code::ALL).unwrap_err();
            assert!(!problems.is_empty(), "{text}");
        }
    }

    #[test]
    fn a_template_without_errors_makes_one() {
        let read = Tree::parse(r#"{"jobTemplateId":"a","description":"d","document":"{}"}"#);
        assert_eq!(Request::of(&read, &[]).unwrap().id(), "a");
    }
}
