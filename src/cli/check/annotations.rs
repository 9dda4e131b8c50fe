//! `--format github`: workflow commands that GitHub Actions shows at the lines of a change.

use std::fmt::Write as _;

use super::report::Report;
use super::verdict::Failure;
use crate::cli::checked::Checked;
use crate::cli::output::escape;
use crate::template::problem::Severity;
use crate::template::text::{Lines, Position};

/// A line for each problem of one file.
pub(super) fn file(checked: &Checked) -> String {
    let lines = Lines::of(&checked.text);
    let file = property(&checked.path);
    let mut text = String::new();
    for problem in &checked.problems {
        let command = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let Position { line, column } = lines.position(&checked.text, problem.range.start);
        let code = problem.code;
        let mut message = escape(&problem.message).into_owned();
        if let Some(place) = &problem.document {
            let Position { line, column } = place.position;
            // Writing to a String does not fail.
            let _ = write!(
                message,
                "\nIn the job document: {line}:{column} {}",
                escape(place.pointer.as_str())
            );
        }
        if let Some(help) = &problem.help {
            message.push('\n');
            message += &escape(help);
        }
        let message = data(&message);
        let _ = writeln!(
            text,
            "::{command} file={file},line={line},col={column},title={code}::{message}"
        );
    }
    text
}

/// The lines of all files, and of those that could not be read or written.
pub(super) fn whole(report: &Report) -> String {
    let line = |(title, failure): (&str, &Failure)| {
        let (file, message) = (property(&failure.path), data(&failure.message));
        format!("::error file={file},title={title}::{message}\n")
    };
    let unreadable = report.unreadable.iter().map(|one| ("unreadable", one));
    let unwritten = report.unwritten().map(|one| ("unwritten", one));
    let failures = unreadable.chain(unwritten).map(line);
    report.parts().map(str::to_owned).chain(failures).collect()
}

/// The text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a command's property; a path is one from the root of the repository.
fn property(path: &str) -> String {
    let path = path.strip_prefix("./").unwrap_or(path);
    data(&escape(path)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::template::json::Tree;

    #[test]
    fn what_means_something_in_a_command_is_escaped() {
        assert_eq!(data("100%\r\nof a: b, c"), "100%25%0D%0Aof a: b, c");
        assert_eq!(property("./a,b:c%.json"), "a%2Cb%3Ac%25.json");
        assert_eq!(property("a\u{1b}[31m.json"), "a\\u{1b}[31m.json");
    }

    #[test]
    fn a_problem_is_a_line() {
        let text: Arc<str> = "[\n1,]".into();
        let checked = Checked::of("a.json".as_ref(), text.clone(), Tree::parse(text));
        let line = file(&checked);
        assert!(
            line.starts_with("::error file=a.json,line=2,col=2,title=not-json::"),
            "{line}"
        );
        assert_eq!(line.lines().count(), 1);
    }
}
