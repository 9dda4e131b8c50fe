//! Problems for people: the place, the excerpt, what is wrong and what to do.

mod excerpt;

use std::borrow::Cow;

use super::checked::Checked;
use super::output::escape;
use crate::template::pointer::Pointer;
use crate::template::problem::{DocumentPlace, Problem, Severity};
use crate::template::text::{Lines, Position, shortened};
use annotate_snippets::{Annotation, AnnotationKind, Level, Message, Renderer, Snippet, Title};
use excerpt::Excerpt;

/// All problems of a file, as compilers write them, each followed by an empty line; in colour.
pub(super) fn problems(checked: &Checked) -> String {
    if checked.problems.is_empty() {
        return String::new();
    }
    let renderer = Renderer::styled();
    let lines = Lines::of(&checked.text);
    let document = checked.document();
    let document = document.as_deref().map(|text| (text, Lines::of(text)));
    let mut text = String::new();
    for problem in &checked.problems {
        let excerpt = match (&problem.document, &document) {
            (Some(place), Some((text, lines))) => Excerpt::of(text, lines, &place.range),
            _ => Excerpt::of(&checked.text, &lines, &problem.range),
        };
        let group = title(checked, &lines, problem)
            .element(snippet(excerpt))
            .elements(notes(problem));
        text += &renderer.render(&[group]);
        text += "\n\n";
    }
    text
}

/// `path:line:column: error[code]: message`, which terminals and editors can jump to.
fn title<'a>(checked: &'a Checked, lines: &Lines, problem: &'a Problem) -> Title<'a> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let path = escape(&checked.path);
    let Position { line, column } = lines.position(&checked.text, problem.range.start);
    level
        .with_name(format!("{path}:{line}:{column}: {}", problem.severity))
        .primary_title(escape(&problem.message))
        .id(problem.code.as_str())
}

fn snippet(excerpt: Excerpt) -> Snippet<'static, Annotation<'static>> {
    let Excerpt { line, text, marked } = excerpt;
    Snippet::source(text)
        .line_start(line)
        .annotation(AnnotationKind::Primary.span(marked))
}

fn notes(problem: &Problem) -> impl Iterator<Item = Message<'_>> {
    let note = |name, text| Level::NOTE.with_name(name).message(text);
    let at = (!problem.pointer.is_root()).then(|| note("at", pointer_text(&problem.pointer)));
    let inside = problem.document.as_ref().map(
        |DocumentPlace {
             pointer, position, ..
         }| {
            let Position { line, column } = position;
            let place = format!("{line}:{column} {}", pointer_text(pointer));
            note("in the job document", place.trim_end().to_owned().into())
        },
    );
    let help = problem
        .help
        .as_deref()
        .map(|help| Level::HELP.message(escape(help)));
    let fix = problem.fix.as_ref().map(|fix| {
        let by = if fix.safe {
            "--fix"
        } else {
            "--fix --unsafe-fixes"
        };
        let text = format!("{} ({by})", escape(&fix.label));
        Level::HELP.with_name("fix").message(text)
    });
    [at, inside, help, fix].into_iter().flatten()
}

/// The most characters that are shown of a pointer; line and column stand beside it.
const LONGEST_POINTER: usize = 200;

fn pointer_text(pointer: &Pointer) -> Cow<'static, str> {
    let short = shortened(pointer.as_str(), LONGEST_POINTER);
    escape(&short).into_owned().into()
}
