//! `submit`: one template to one endpoint.

use std::path::PathBuf;

use super::checked::Checked;
use super::exit::Exit;
use super::human;
use super::output;
use super::target::{self, Stop, Target};
use crate::runtime::block_on;
use crate::service::operation::CreateJobTemplate;
use crate::service::request::Request;
use crate::template::problem::{Code, Problem};

/// What to send, where to, and in whose name.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP.replace("{target}", &target::help()))]
pub(super) struct Arguments {
    /// The job template's file, or - for standard input
    file: PathBuf,

    #[command(flatten)]
    target: Target,

    /// Submit in spite of errors with this code, where the service decides in the end
    #[arg(long, value_name = "CODE", value_parser = read_code)]
    allow: Vec<Code>,
}

const HELP: &str = "\
A template with errors is not sent; see the command check.
{target}

Exit codes:
  0  created (with --dry-run: the request was printed)
  1  errors in the template, or the service said no
  2  the file can't be read, there are no credentials, or the call is wrong
  3  no usable answer: the template may have been created

Examples:
  job-template-editor submit reboot.jobtemplate.json --region eu-central-1 --profile fleet
  job-template-editor submit reboot.jobtemplate.json --endpoint-url http://localhost:4566 --no-sign-request
  job-template-editor submit reboot.jobtemplate.json --region eu-central-1 --dry-run";

fn read_code(name: &str) -> Result<Code, String> {
    Code::parse(name).ok_or_else(|| "there is no problem with this code".to_owned())
}

/// Sends the template and tells what the service answered.
pub(super) fn run(arguments: &Arguments) -> Exit {
    block_on(submit(arguments)).unwrap_or_else(|stop| {
        output::error(&stop.message);
        stop.exit
    })
}

async fn submit(arguments: &Arguments) -> Result<Exit, Stop> {
    let checked = Checked::read(&arguments.file)?;
    let request = Request::of(&checked.read, &arguments.allow)
        .map_err(|errors| refuse(checked, errors, &arguments.allow))?;
    arguments.target.call(&CreateJobTemplate { request }).await
}

/// Shows the errors that stand against it.
fn refuse(checked: Checked, errors: Vec<Problem>, allowed: &[Code]) -> Stop {
    let mut message = match errors.len() {
        1 => "The template has an error, nothing was sent".to_owned(),
        count => format!("The template has {count} errors, nothing was sent"),
    };
    let fixed = errors.iter().find(|error| allowed.contains(&error.code));
    if let Some(error) = fixed {
        message += "; --allow can't leave ";
        message += error.code.as_str();
        message += " to the service, because it is certain";
    } else if errors.iter().all(Problem::is_waivable) {
        let mut codes: Vec<_> = errors.iter().map(|error| error.code).collect();
        codes.sort_unstable();
        codes.dedup();
        message += "; to leave the decision to the service, add";
        for code in codes {
            message += " --allow ";
            message += code.as_str();
        }
    }
    let checked = Checked {
        problems: errors,
        ..checked
    };
    output::say(human::problems(&checked).trim_end());
    Stop {
        message,
        exit: Exit::Refused,
    }
}
