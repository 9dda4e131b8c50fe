//! `submit`: one template to one endpoint.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::checked::Checked;
use super::exit::Exit;
use super::human::Human;
use super::output::{self, escape};
use crate::runtime::block_on;
use crate::service::answer::{Outcome, RawAnswer};
use crate::service::client::{Progress, RetryPolicy};
use crate::service::connection::{ConnectionError, ConnectionSettings, Signer};
use crate::service::credentials::{self, Configured, CredentialsError, TypedCredentials};
use crate::service::operation::{CreateJobTemplate, CreatedTemplate, Operation};
use crate::service::request::Request;
use crate::storage::{self, ReadError};
use crate::template::problem::{Code, Problem};

/// What to send, where to, and in whose name.
#[derive(Debug, clap::Args)]
#[command(after_help = help())]
pub(super) struct Arguments {
    /// The job template's file, or - for standard input
    file: PathBuf,

    /// The region to create it in, and to sign for; else the one of the environment or the profile
    #[arg(long, value_name = "REGION")]
    region: Option<String>,

    /// The profile of the AWS configuration files whose credentials are used
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,

    /// Another endpoint than AWS, else the one of the environment or the profile; {region} and {jobTemplateId} in it
    /// are filled in
    #[arg(long, value_name = "URL")]
    endpoint_url: Option<String>,

    /// Send the request without a signature
    #[arg(long)]
    no_sign_request: bool,

    /// Send nothing, print the request as JSON
    #[arg(long)]
    dry_run: bool,

    /// Submit in spite of errors with this code, where the service decides in the end
    #[arg(long, value_name = "CODE", value_parser = read_code)]
    allow: Vec<Code>,
}

/// Text of `--help` below the flags.
fn help() -> String {
    HELP.replace("{retries}", &RetryPolicy::default().words())
}

const HELP: &str = "\
A template with errors is not sent; see the command check.
Credentials come from the environment, the AWS configuration files, or the machine this runs on, as for the AWS CLI;
AWS_CA_BUNDLE, or ca_bundle of the profile, names the certificate authorities to trust in place of the system's.
{retries}.

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

/// Why nothing was sent.
struct Stop {
    message: String,
    exit: Exit,
}

impl<E: std::error::Error> From<E> for Stop {
    fn from(error: E) -> Self {
        Self {
            message: error.to_string(),
            exit: Exit::Unusable,
        }
    }
}

async fn submit(arguments: &Arguments) -> Result<Exit, Stop> {
    let checked = read(&arguments.file)?;
    let request = Request::of(&checked.read, &arguments.allow)
        .map_err(|errors| refuse(checked, errors, &arguments.allow))?;
    let creation = CreateJobTemplate { request };
    let connection = connection(arguments).await?;
    let endpoint = connection.endpoint(None)?;
    let call = creation.call_at(&endpoint, connection.is_signed())?;
    if arguments.dry_run {
        return Ok(output::print(&(call.dry_run() + "\n"), Exit::Success));
    }
    let typed = TypedCredentials::default();
    let client = connection.client(endpoint, &typed).await?;
    if let Some(name) = client.authority.name() {
        output::say(&escape(&format!("Signed with {name}")));
    }
    let outcome = client.run(&creation, tell_progress).await?;
    Ok(tell(&outcome))
}

fn read(file: &Path) -> Result<Checked, ReadError> {
    let text = if file.as_os_str() == "-" {
        storage::read_standard_input()?
    } else {
        storage::read_text(file)?
    };
    Ok(Checked::new(file.to_string_lossy().into_owned(), text))
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
    output::say(Human::on(&io::stderr()).problems(&checked).trim_end());
    Stop {
        message,
        exit: Exit::Refused,
    }
}

/// Endpoint and credentials: from the flags, else from the environment and the profile.
async fn connection(arguments: &Arguments) -> Result<ConnectionSettings, Stop> {
    let Configured {
        profiles: _,
        region,
        endpoint_url,
        variant,
    } = match credentials::configured(arguments.profile.as_deref()).await {
        Ok(configured) => configured,
        // Nothing of it is needed.
        Err(_) if arguments.endpoint_url.is_some() && arguments.no_sign_request => {
            Configured::default()
        }
        Err(CredentialsError::Region { .. }) if arguments.region.is_some() => Configured::default(),
        Err(error) => return Err(error.into()),
    };
    let region = region.map(|region| region.name().to_owned());
    let endpoint_url = arguments.endpoint_url.clone().or(endpoint_url);
    let connection = ConnectionSettings {
        region: arguments.region.clone().or(region).unwrap_or_default(),
        own_endpoint: endpoint_url.is_some(),
        endpoint_url: endpoint_url.unwrap_or_default(),
        fips: variant.fips,
        dual_stack: variant.dual_stack,
        signer: if arguments.no_sign_request {
            Signer::Nobody
        } else {
            Signer::Chain {
                profile: arguments.profile.clone().unwrap_or_default(),
            }
        },
    };
    match connection.endpoint(None) {
        Err(ConnectionError::NoRegion) => Err(Stop {
            message: "No region is chosen, add --region or set AWS_REGION".to_owned(),
            exit: Exit::Unusable,
        }),
        _ => Ok(connection),
    }
}

fn tell_progress(progress: Progress) {
    if let Progress::Waiting {
        attempt,
        of,
        pause,
        is_asked_for,
        because,
    } = progress
    {
        let seconds = pause.as_secs_f32();
        let asked = if is_asked_for {
            ", as the service asks"
        } else {
            ""
        };
        output::say(&format!(
            "{}; try {attempt} of {of} in {seconds:.1} s{asked}",
            escape(&because)
        ));
    }
}

/// Prints the answer as it came, and what it means beside it.
fn tell(outcome: &Outcome<CreatedTemplate>) -> Exit {
    let exit = match outcome {
        Outcome::Done { .. } => Exit::Success,
        Outcome::Refused(_) => Exit::Refused,
        Outcome::Unclear(_) => Exit::Unanswered,
    };
    let printed = match outcome.raw() {
        Some(raw) => print_answer(raw, exit),
        None => exit,
    };
    let meaning = outcome.to_string();
    if exit == Exit::Success {
        output::say(&escape(&meaning));
    } else {
        output::error(&meaning);
    }
    if let Some(advice) = outcome.advice() {
        output::say(&escape(advice));
    }
    printed
}

/// Programs get the bytes of the answer; a terminal gets nothing that steers it.
fn print_answer(raw: &RawAnswer, exit: Exit) -> Exit {
    if !io::stdout().is_terminal() {
        return output::print_bytes(&raw.bytes, exit);
    }
    let lines: Vec<_> = raw.text.lines().map(escape).collect();
    output::print(&(lines.join("\n") + "\n"), exit)
}
