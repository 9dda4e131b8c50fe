//! `check`: files and folders of templates.

mod annotations;
mod json;
mod mend;
mod report;
mod sarif;
mod search;
mod summary;
mod verdict;

use std::io;
use std::path::PathBuf;

use anstream::{AutoStream, ColorChoice};
use clap::{ArgGroup, ValueEnum};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::checked::{Checked, is_standard_input};
use super::exit::Exit;
use super::human::Human;
use super::output;
use crate::check::fix::Wanted;
use mend::{Goes, Mending};
use report::Report;
use search::Input;
use verdict::Verdict;

/// What to check, and how to tell.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP, group(ArgGroup::new("fixing").multiple(true)))]
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

    /// Make the fixes that can't change what was meant, and tell what is left; of standard input the text is printed
    #[arg(long, group = "fixing")]
    fix: bool,

    /// Make the other fixes, too; look at what they have done
    #[arg(long, requires = "fixing")]
    unsafe_fixes: bool,

    /// Print what --fix would change as a unified diff, and write nothing
    #[arg(long, group = "fixing", conflicts_with_all = ["format", "deny"])]
    diff: bool,
}

const HELP: &str = "\
Folders are searched for *.jobtemplate.json and for other JSON files with a jobTemplateId.
What .gitignore excludes and what is hidden is passed over.

Exit codes:
  0  no errors
  1  errors (with --deny warnings also warnings; with --diff whatever would be fixed)
  2  something could not be read or written, or the call is wrong

Examples:
  job-template-editor check reboot.jobtemplate.json
  job-template-editor check --deny warnings --format github .
  job-template-editor check --diff fleet/
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

/// Checks everything that is named, makes fixes if that is wished, and prints what was found.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let inputs = search::inputs(&arguments.paths);
    let mending = arguments.mending();
    // What is left of standard input goes where it would be read: what is said of it goes beside that.
    let is_input =
        |input: &Input| matches!(input, Input::Template(path) if is_standard_input(path));
    let beside = mending.is_some_and(Mending::writes) && inputs.iter().any(is_input);
    let writer = Writer::new(arguments, beside);
    let looked_at: Vec<_> = inputs
        .par_iter()
        .map(|input| Verdict::on(input, mending, |checked| writer.part(checked)))
        .collect();
    let report = Report::of(looked_at);
    writer.tell_beside(&report);
    if arguments.diff {
        output::say(&summary::after_diff(&report));
        return output::print(&report.shown(), report.exit(report.fixed()));
    }
    let denied = arguments.deny.map_or(0, |Deny::Warnings| report.warnings());
    let exit = report.exit(report.errors() + denied);
    let whole = writer.whole(&report);
    if beside {
        output::print_beside(&whole);
        return output::hand_over(&report.shown(), exit);
    }
    output::print(&whole, exit)
}

impl Arguments {
    fn mending(&self) -> Option<Mending> {
        let wanted = if self.unsafe_fixes {
            Wanted::Any
        } else {
            Wanted::Safe
        };
        let goes = if self.diff {
            let in_colour = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
            Goes::Diff { in_colour }
        } else {
            Goes::Back
        };
        (self.fix || self.diff).then_some(Mending { wanted, goes })
    }
}

/// Prints in one of the formats: first each file, many at once, then all together.
struct Writer {
    how: How,
    /// True if fixes are made.
    is_mending: bool,
}

enum How {
    Human(Human),
    Json,
    Github,
    Sarif,
    /// Only what fixes would change is shown.
    Diff,
}

impl Writer {
    fn new(arguments: &Arguments, beside: bool) -> Self {
        let how = match arguments.format {
            _ if arguments.diff => How::Diff,
            Format::Human if beside => How::Human(Human::on(&io::stderr())),
            Format::Human => How::Human(Human::on(&io::stdout())),
            Format::Json => How::Json,
            Format::Github => How::Github,
            Format::Sarif => How::Sarif,
        };
        Self {
            how,
            is_mending: arguments.fix,
        }
    }

    /// Output for one file.
    fn part(&self, checked: &Checked) -> String {
        match &self.how {
            How::Human(human) => human.problems(checked),
            How::Json => json::file(checked),
            How::Github => annotations::file(checked),
            How::Sarif => sarif::results(checked),
            How::Diff => String::new(),
        }
    }

    /// All that is said of all files.
    fn whole(&self, report: &Report) -> String {
        match self.how {
            How::Human(_) => summary::after_problems(report, self.is_mending),
            How::Json => json::whole(report, self.is_mending),
            How::Github => annotations::whole(report),
            How::Sarif => sarif::whole(report),
            How::Diff => String::new(),
        }
    }

    /// Tells people on standard error what they should know beside that.
    fn tell_beside(&self, report: &Report) {
        match self.how {
            How::Human(_) | How::Diff => {
                for failure in report.failures() {
                    output::error(&failure.message);
                }
            }
            How::Json | How::Github | How::Sarif => {
                if let Some(line) = summary::passed_over(report) {
                    output::say(&line);
                }
            }
        }
    }
}
