//! `explain`: what there is to read about a rule.

use std::ffi::OsStr;

use anstyle::{AnsiColor, Style};
use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;

use super::exit::Exit;
use super::output;
use crate::template::problem::{Block, Code};

/// Which rule.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The code of the rule, as check prints it in brackets; without one all are listed
    #[arg(value_parser = Codes, hide_possible_values = true)]
    code: Option<Code>,
}

const HELP: &str = "\
Examples:
  job-template-editor explain unknown-member
  job-template-editor explain | grep rollout";

/// The width of a page where nobody tells another, and the most of one where somebody does: longer lines read badly.
const WIDTH: usize = 88;
/// The least width, in columns; text in narrower lines is hard to read.
const LEAST_WIDTH: usize = 24;

/// Prints the page of a rule, or one line for each.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let width = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| width.0.into());
    let text = match arguments.code {
        Some(code) => page(code, width.clamp(LEAST_WIDTH, WIDTH)),
        None => list(),
    };
    output::print(&text, Exit::Success)
}

fn page(code: Code, width: usize) -> String {
    let mut text = title(code) + "\n";
    for block in code.page().blocks() {
        text += "\n";
        text += &match block {
            Block::Heading(heading) => paint(Style::new().bold(), heading),
            Block::Paragraph(paragraph) => words(&wrapped(paragraph, width)),
            Block::Example(example) => {
                let lines = example.lines().map(output::escape);
                lines
                    .map(|line| format!("    {line}"))
                    .collect::<Vec<_>>()
                    .join("\n")
            }
        };
        text += "\n";
    }
    text
}

fn list() -> String {
    let longest = Code::ALL.iter().map(|code| code.as_str().len()).max();
    let column = longest.unwrap_or_default() + 2;
    let lines = Code::ALL.iter().map(|code| {
        let gap = " ".repeat(column - code.as_str().len());
        format!("{}{gap}{}\n", title(*code), words(code.page().summary()))
    });
    lines.collect()
}

fn title(code: Code) -> String {
    paint(AnsiColor::Cyan.on_default().bold(), code.as_str())
}

/// A paragraph in which what stands between backticks is set apart.
fn words(paragraph: &str) -> String {
    let parts = paragraph.split_inclusive('`').enumerate();
    parts
        .map(|(index, part)| match index % 2 {
            0 => part.to_owned(),
            _ => paint(AnsiColor::Yellow.on_default(), part),
        })
        .collect()
}

fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// The words of a paragraph in lines of at most `width` characters, where they are not longer themselves.
fn wrapped(paragraph: &str, width: usize) -> String {
    let mut text = String::with_capacity(paragraph.len());
    let mut used = 0;
    for word in paragraph.split_whitespace() {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            text.push('\n');
            used = 0;
        } else if used > 0 {
            text.push(' ');
            used += 1;
        }
        text.push_str(word);
        used += length;
    }
    text
}

/// Reads a code; a slip is answered with the code that is nearest.
#[derive(Clone)]
struct Codes;

impl TypedValueParser for Codes {
    type Value = Code;

    fn parse_ref(
        &self,
        command: &clap::Command,
        _argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Code, clap::Error> {
        let name = value.to_string_lossy();
        Code::parse(&name).ok_or_else(|| {
            let message = format!(
                "There is no rule “{}”{}",
                output::escape(&name),
                meant(&name)
            );
            command.clone().error(ErrorKind::InvalidValue, message)
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let value = |code: &Code| PossibleValue::new(code.as_str()).help(code.page().summary());
        Some(Box::new(Code::ALL.iter().map(value)))
    }
}

/// Suggestion of the codes that may have been meant: the nearest within a few slips, else those that hold these letters.
fn meant(name: &str) -> String {
    /// The most suggestions, and the least letters to look for.
    const MOST: usize = 3;
    let name = name.to_lowercase();
    let slips = |code: &&Code| strsim::osa_distance(&name, code.as_str());
    let is_near = |code: &&Code| slips(code) <= (name.len() / 3).clamp(1, 3);
    let holds_it = |code: &&Code| name.len() >= MOST && code.as_str().contains(&name);
    let nearest = Code::ALL.iter().filter(is_near).min_by_key(slips);
    let near: Vec<_> = match nearest {
        Some(code) => vec![code.as_str()],
        None => Code::ALL
            .iter()
            .filter(holds_it)
            .map(|code| code.as_str())
            .collect(),
    };
    match &near[..] {
        [] => "; explain without a code lists all".to_owned(),
        near => format!(
            "; did you mean {}?",
            near[..near.len().min(MOST)].join(" or ")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{meant, wrapped};

    #[test]
    fn lines_are_as_long_as_there_is_room() {
        assert_eq!(wrapped("one two\nthree four", 9), "one two\nthree\nfour");
        assert_eq!(
            wrapped("a-word-that-is-long b", 5),
            "a-word-that-is-long\nb"
        );
    }

    #[test]
    fn a_slip_leads_to_the_code_that_was_meant() {
        for (name, code) in [
            ("unknown-mebmer", "unknown-member"),
            ("Cron", "cron"),
            ("missing", "missing-member or missing-role"),
            ("window", "window-overlap or several-windows or window-zone"),
            ("retry-with-timeout", "retry-without-timeout"),
        ] {
            assert_eq!(meant(name), format!("; did you mean {code}?"));
        }
        for name in [
            "zzz",
            "nope",
            "",
            "a",
            "maintenance-of-windows",
            &"a".repeat(10_000),
        ] {
            assert_eq!(meant(name), "; explain without a code lists all", "{name}");
        }
    }
}
