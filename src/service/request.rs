//! A template that may be sent.

use std::collections::HashSet;

use crate::check::check;
use crate::template::field::known;
use crate::template::json::{Member, Node, ParseError, Tree, compact_of};
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
            body: without(ID, root),
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

/// The object without the member `left_out`, on one line.
///
/// Every number and string is spelled as in the file. Of a member that stands twice only the last is
/// kept: it is the one that was checked, and a service might take the other.
fn without(left_out: &str, object: Node<'_>) -> String {
    compact_of(object, |each| {
        let mut members = last_of_each_name(each);
        if each.id() == object.id() {
            members.retain(|member| member.name() != left_out);
        }
        members
    })
}

fn last_of_each_name(object: Node<'_>) -> Vec<Member<'_>> {
    let mut members: Vec<_> = object.members().collect();
    let mut seen = HashSet::new();
    members.reverse();
    members.retain(|member| seen.insert(member.name()));
    members.reverse();
    members
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

    fn body(template: &str) -> String {
        without("jobTemplateId", Tree::parse(template).unwrap().root())
    }

    #[test]
    fn the_id_is_left_out_and_every_value_keeps_its_spelling() {
        for (template, expected) in [
            (r#"{"jobTemplateId":"a"}"#, "{}"),
            (
                "{ \"jobTemplateId\": \"a\",\r\n \"description\": \"\\u00e9 é\" }\n",
                r#"{"description":"\u00e9 é"}"#,
            ),
            (
                r#"{"a":1e1,"jobTemplateId":"a","b":[5.0, -0, 123456789012345678901]}"#,
                r#"{"a":1e1,"b":[5.0,-0,123456789012345678901]}"#,
            ),
            (
                r#"{"a":{"jobTemplateId":"kept"},"b":[],"c":{}}"#,
                r#"{"a":{"jobTemplateId":"kept"},"b":[],"c":{}}"#,
            ),
            (r#"{"job\u0054emplateId":"a","b":true}"#, r#"{"b":true}"#),
            ("\u{feff}{\"b\":null}", r#"{"b":null}"#),
        ] {
            assert_eq!(body(template), expected, "{template}");
        }
    }

    #[test]
    fn of_a_member_that_stands_twice_the_last_is_sent() {
        let template =
            r#"{"a":1,"b":{"c":2,"\u0063":3},"a":4,"jobTemplateId":"x","jobTemplateId":"y"}"#;
        assert_eq!(body(template), r#"{"b":{"\u0063":3},"a":4}"#);
    }

    #[test]
    fn depth_does_not_matter() {
        let depth = 100_000;
        let value = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let template = format!(r#"{{"a":{value}}}"#);
        assert_eq!(body(&template), template);
    }
}
