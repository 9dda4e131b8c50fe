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
use super::human;
use super::output;
use crate::check::fix::Wanted;
use mend::{Goes, Mending};
use report::Report;
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

#[derive(Clone, Copy, Debug, Default, PartialEq, ValueEnum)]
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
    let format = arguments.format;
    let part = |checked: &Checked| match format {
        _ if arguments.diff => String::new(),
        Format::Human => human::problems(checked),
        Format::Json => json::file(checked),
        Format::Github => annotations::file(checked),
        Format::Sarif => sarif::results(checked),
    };
    let verdicts: Vec<_> = inputs
        .par_iter()
        .map(|input| Verdict::on(input, mending, part))
        .collect();
    let report = Report::of(verdicts);
    if format == Format::Human {
        for failure in report.failures() {
            output::error(&failure.message);
        }
    } else if let Some(line) = summary::passed_over(&report) {
        output::say(&line);
    }
    if arguments.diff {
        output::say(&summary::after_diff(&report));
        let exit = report.exit(report.fixed());
        return output::print_bytes(report.shown().as_bytes(), exit);
    }
    let whole = match format {
        Format::Human => summary::after_problems(&report, arguments.fix),
        Format::Json => json::whole(&report, arguments.fix),
        Format::Github => annotations::whole(&report),
        Format::Sarif => sarif::whole(&report),
    };
    let denied = arguments.deny.map_or(0, |Deny::Warnings| report.warnings());
    let exit = report.exit(report.errors() + denied);
    // The mended text of standard input goes where it would be read: what is said of it goes beside that.
    if arguments.fix && inputs.iter().any(|input| is_standard_input(&input.path)) {
        output::say(whole.trim_end());
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
