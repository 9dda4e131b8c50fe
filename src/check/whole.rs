//! The text as a whole: JSON, an object, and one of a job template.

use crate::template::edit::Edit;
use crate::template::field::{Dialect, Field, known};
use crate::template::json::{Kind, Node, ParseError, ParseErrorKind, Tree};
use crate::template::pointer::Pointer;
use crate::template::problem::{Code, Fix, Problem};
use crate::template::text::BYTE_ORDER_MARK;

use super::report::{Place, Report};

/// The problem of a text that is not JSON; it stands where it stops being so.
pub(super) fn not_json(error: &ParseError) -> Problem {
    Problem {
        severity: Code::NotJson.severity(),
        code: Code::NotJson,
        pointer: Pointer::root(),
        range: error.offset..error.offset,
        document: None,
        message: error.to_string().into(),
        help: Some(
            advice(error.kind)
                .unwrap_or("The forms show the last state that was JSON until this is mended")
                .into(),
        ),
        source: Code::NotJson.source(),
        fix: without_hidden(error),
    }
}

/// Takes out what JSON does not allow where it stands and nobody sees: outside of strings it means nothing.
fn without_hidden(error: &ParseError) -> Option<Fix> {
    let ParseErrorKind::Hidden(character) = error.kind else {
        return None;
    };
    let range = error.offset..error.offset + character.len_utf8();
    Some(Fix {
        label: "Take it out".into(),
        edit: Edit::replace(range, ""),
        safe: true,
    })
}

/// Advice on mending a text that is not JSON; `None` where the error alone is clear.
pub(super) const fn advice(kind: ParseErrorKind) -> Option<&'static str> {
    match kind {
        ParseErrorKind::TrailingComma => Some("Remove the comma"),
        ParseErrorKind::EndsEarly { .. } => Some("Close every { [ and \" that was opened"),
        ParseErrorKind::Empty => Some("Begin with {} or a starter template"),
        ParseErrorKind::Comment => {
            Some("Remove the comment; a tag or the description can hold a note")
        }
        ParseErrorKind::Hidden(_) => {
            Some("Outside of strings JSON knows spaces, tabs and line breaks only")
        }
        _ => None,
    }
}

/// Notes a byte-order mark before the text.
pub(super) fn byte_order_mark(report: &mut Report<'_>, tree: &Tree) {
    if tree.text().starts_with(BYTE_ORDER_MARK) {
        let range = 0..BYTE_ORDER_MARK.len();
        report
            .add(
                Code::ByteOrderMark,
                Place::Elsewhere(Pointer::root(), range.clone()),
                "The file begins with a byte-order mark",
            )
            .help("Version 1 of the AWS CLI refuses such a file")
            .safe_fix("Remove it", |_| Edit::replace(range, ""));
    }
}

/// True if the text is an object that may be meant as a job template; else reports what it is.
pub(super) fn is_template(report: &mut Report<'_>, tree: &Tree) -> bool {
    let root = tree.root();
    if root.kind() != Kind::Object {
        report
            .add(
                Code::NotAnObject,
                root,
                format!("A job template is an object, not {}", root.kind().name()),
            )
            .help("Put the members of the template between { and }");
        return false;
    }
    let known = Field::request();
    let mut names = root.members().map(|member| member.name());
    if root.is_empty() || names.any(|name| known.member(&name).is_some()) {
        return true;
    }
    let start = root.range().start;
    report
        .add(
            Code::NotATemplate,
            Place::Elsewhere(Pointer::root(), start..start + 1),
            format!("This is {}, not a job template", kind_of_object(root)),
        )
        .help("It has none of a job template's members, such as jobTemplateId and description");
    false
}

/// Kind of an object that is no template, told by its members.
fn kind_of_object(root: Node<'_>) -> &'static str {
    let has = |name: &str| root.get(name).is_some();
    if has("apiVersion") && has("kind") {
        "a Kubernetes manifest"
    } else if has("AWSTemplateFormatVersion") || has("Resources") {
        "a CloudFormation template"
    } else if has("steps") || has("operation") {
        "a job document"
    } else if has(&known::JOB_TEMPLATE_ID
        .field
        .name_in(Dialect::CloudFormation))
    {
        "a template in CloudFormation's spelling"
    } else {
        "another kind of object"
    }
}
