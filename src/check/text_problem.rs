//! What is wrong before there are members: no JSON, no object.

use std::borrow::Cow;

use crate::template::json::{Node, ParseError, ParseErrorKind};
use crate::template::pointer::Pointer;
use crate::template::problem::{Code, Problem, Severity, Source};

/// The text is not JSON; the problem stands where it stops being so.
pub(super) fn not_json(error: &ParseError) -> Problem {
    let help = match error.kind {
        ParseErrorKind::TrailingComma => "Remove the comma",
        ParseErrorKind::EndsEarly { .. } => "Close every { [ and \" that was opened",
        ParseErrorKind::Empty => "Begin with {} or a starter template",
        ParseErrorKind::Comment => "Remove the comment; a tag or the description can hold a note",
        _ => "The forms show the last state that was JSON until this is mended",
    };
    whole(
        Code::NotJson,
        error.offset..error.offset,
        error.to_string().into(),
        help,
    )
}

/// The text is JSON of another kind than a template.
pub(super) fn not_an_object(root: Node<'_>) -> Problem {
    let message = format!("A job template is an object, not {}", root.kind().name());
    whole(
        Code::NotAnObject,
        root.range(),
        message.into(),
        "Put the members of the template between { and }",
    )
}

fn whole(
    code: Code,
    range: std::ops::Range<usize>,
    message: Cow<'static, str>,
    help: &'static str,
) -> Problem {
    Problem {
        severity: Severity::Error,
        code,
        pointer: Pointer::root(),
        range,
        document: None,
        message,
        help: Some(help.into()),
        source: Source::Clients,
        fix: None,
    }
}
