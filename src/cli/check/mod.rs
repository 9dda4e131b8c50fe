//! `check`: files and folders of templates.

mod annotations;
mod json;
mod report;
mod sarif;
mod search;
mod summary;
mod verdict;

use std::io;
use std::path::PathBuf;

use clap::ValueEnum;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::checked::Checked;
use super::exit::Exit;
use super::human::Human;
use super::output;
use report::Report;
use verdict::Verdict;

/// What to check, and how to tell.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Files to check, folders to search, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How to print what was found
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// Exit with 1 also when there are only warnings
    #[arg(long, value_enum, value_name = "SEVERITY")]
    deny: Option<Deny>,
}

const HELP: &str = "\
Folders are searched for *.jobtemplate.json and for other JSON files with a jobTemplateId.
What .gitignore excludes and what is hidden is passed over.

Exit codes:
  0  no errors
  1  errors (with --deny warnings also warnings)
  2  something could not be read, or the call is wrong

Examples:
  job-template-editor check reboot.jobtemplate.json
  job-template-editor check --deny warnings --format github .
  aws iot describe-job-template --job-template-id reboot | job-template-editor check -";

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// For people: place, excerpt and help
    #[default]
    Human,
    /// One JSON object
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Deny {
    /// Warnings count as errors
    Warnings,
}

/// Checks everything that is named and prints what was found.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let inputs = search::inputs(&arguments.paths);
    let writer = Writer::new(arguments.format);
    let looked_at: Vec<_> = inputs
        .par_iter()
        .map(|input| Verdict::on(input, |checked| writer.part(checked)))
        .collect();
    let report = Report::of(looked_at);
    let exit = report.exit(arguments.deny.is_some());
    writer.tell_beside(&report);
    output::print(&writer.whole(&report), exit)
}

/// Prints in one of the formats: first each file, many at once, then all together.
enum Writer {
    Human(Human),
    Json,
    Github,
    Sarif,
}

impl Writer {
    fn new(format: Format) -> Self {
        match format {
            Format::Human => Self::Human(Human::on(&io::stdout())),
            Format::Json => Self::Json,
            Format::Github => Self::Github,
            Format::Sarif => Self::Sarif,
        }
    }

    /// What is printed for one file.
    fn part(&self, checked: &Checked) -> String {
        match self {
            Self::Human(human) => human.problems(checked),
            Self::Json => json::file(checked),
            Self::Github => annotations::file(checked),
            Self::Sarif => sarif::results(checked),
        }
    }

    /// All that goes to standard output.
    fn whole(&self, report: &Report) -> String {
        match self {
            Self::Human(_) => summary::after_problems(report),
            Self::Json => json::whole(report),
            Self::Github => annotations::whole(report),
            Self::Sarif => sarif::whole(report),
        }
    }

    /// Tells people on standard error what they should know beside that.
    fn tell_beside(&self, report: &Report) {
        match self {
            Self::Human(_) => {
                for unreadable in &report.unreadable {
                    output::error(&unreadable.message);
                }
            }
            Self::Json | Self::Github | Self::Sarif => {
                if let Some(line) = summary::passed_over(report) {
                    output::say(&line);
                }
            }
        }
    }
}
