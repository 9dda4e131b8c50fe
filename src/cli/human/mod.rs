//! Problems for people: the place, the excerpt, what is wrong and what to do.

mod excerpt;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use anstream::{AutoStream, ColorChoice, stream::RawStream};

use super::checked::Checked;
use super::output::escape;
use crate::template::problem::{Problem, Severity};
use crate::template::text::{Lines, Position};
use excerpt::Excerpt;

/// Writes problems as compilers do.
pub(super) struct Human {
    renderer: Renderer,
}

impl Human {
    /// For `stream`: in colour if it is a terminal that shows some, and nobody asked for none.
    pub(super) fn on(stream: &impl RawStream) -> Self {
        let renderer = match AutoStream::choice(stream) {
            ColorChoice::Never => Renderer::plain(),
            _ => Renderer::styled(),
        };
        Self { renderer }
    }

    /// All problems of a file, each followed by an empty line.
    pub(super) fn problems(&self, checked: &Checked) -> String {
        let lines = Lines::of(&checked.text);
        let document = checked.document();
        let document = document.as_deref().map(|text| (text, Lines::of(text)));
        let mut text = String::new();
        for problem in &checked.problems {
            let mut elements = place(checked, &lines, problem);
            let excerpt = match (&problem.document, &document) {
                (Some(place), Some((text, lines))) => Excerpt::of(text, lines, &place.range),
                _ => Excerpt::of(&checked.text, &lines, &problem.range),
            };
            elements.push(snippet(&excerpt));
            elements.extend(notes(problem));
            text += &self.renderer.render(&[title(problem, elements)]);
            text += "\n\n";
        }
        text
    }
}

fn title<'a>(problem: &'a Problem, elements: Vec<Element<'a>>) -> Group<'a> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    level
        .primary_title(escape(&problem.message))
        .id(problem.code.as_str())
        .elements(elements)
}

fn place<'a>(checked: &'a Checked, lines: &Lines, problem: &'a Problem) -> Vec<Element<'a>> {
    let at = |path: &'a str, Position { line, column }| {
        Origin::path(escape(path))
            .line(line)
            .char_column(column)
            .into()
    };
    let mut places = vec![at(
        &checked.path,
        lines.position(&checked.text, problem.range.start),
    )];
    if let Some(document) = &problem.document {
        places.push(at("in the job document", document.position));
    }
    places
}

fn snippet(excerpt: &Excerpt) -> Element<'static> {
    Snippet::source(excerpt.text.clone())
        .line_start(excerpt.line)
        .annotation(AnnotationKind::Primary.span(excerpt.marked.clone()))
        .into()
}

fn notes(problem: &Problem) -> impl Iterator<Item = Element<'_>> {
    let member = (!problem.pointer.is_root()).then(|| {
        let mut at = escape(problem.pointer.as_str()).into_owned();
        if let Some(document) = problem
            .document
            .as_ref()
            .filter(|place| !place.pointer.is_root())
        {
            at += ", there ";
            at += &escape(document.pointer.as_str());
        }
        Level::NOTE.with_name("at").message(at)
    });
    let help = problem
        .help
        .as_deref()
        .map(|help| Level::HELP.message(escape(help)));
    member.into_iter().chain(help).map(Element::from)
}
