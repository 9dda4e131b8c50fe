//! Flags of commands that call the service, and the call.

use std::fmt::Display;
use std::io::{self, IsTerminal};

use super::exit::Exit;
use super::output::{self, escape};
use crate::service::answer::{Outcome, RawAnswer};
use crate::service::client::{Progress, RetryPolicy};
use crate::service::connection::{Connection, ConnectionSettings, Signer};
use crate::service::credentials::{self, Configured, CredentialsError};
use crate::service::endpoint::EndpointError;
use crate::service::operation::Operation;

/// Where to send a call, and in whose name.
#[derive(Debug, clap::Args)]
pub(super) struct Target {
    /// The region to call, and to sign for; else the one of the environment or the profile
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
}

/// Text of `--help` on these flags.
pub(super) fn help() -> String {
    format!("{HELP}{}.", RetryPolicy::default().words())
}

const HELP: &str = "\
Credentials come from the environment, the AWS configuration files, or the machine this runs on, as for the AWS CLI;
AWS_CA_BUNDLE, or ca_bundle of the profile, names the certificate authorities to trust in place of the system's.
";

/// Reason why nothing was sent.
pub(super) struct Stop {
    /// The reason, and what to do.
    pub message: String,
    /// Exit code of the command.
    pub exit: Exit,
}

impl<E: std::error::Error> From<E> for Stop {
    fn from(error: E) -> Self {
        Self {
            message: error.to_string(),
            exit: Exit::Unusable,
        }
    }
}

impl Target {
    /// Carries out `operation` and tells what the service answered, or prints the call of a dry run.
    ///
    /// # Errors
    /// If nothing was sent.
    pub(super) async fn call<O: Operation<Answer: Display>>(
        &self,
        operation: &O,
    ) -> Result<Exit, Stop> {
        let connection = self.connection().await?;
        let endpoint = connection.endpoint()?;
        let call = operation.call_at(&endpoint, connection.settings.is_signed())?;
        if self.dry_run {
            return Ok(output::print(&(call.dry_run() + "\n"), Exit::Success));
        }
        let client = connection.client(endpoint).await?;
        if let Some(credentials) = &client.authority {
            output::say(&escape(&format!("Signed with {}", credentials.name())));
        }
        let outcome = client.run(operation, tell_progress).await?;
        Ok(tell(&outcome))
    }

    /// Endpoint and credentials: from the flags, else from the environment and the profile.
    async fn connection(&self) -> Result<Connection, Stop> {
        let configured = match credentials::configured(self.profile.as_deref()).await {
            Ok(configured) => configured,
            // Nothing of it is needed.
            Err(_) if self.endpoint_url.is_some() && self.no_sign_request => Configured::default(),
            Err(CredentialsError::Region { .. }) if self.region.is_some() => Configured::default(),
            Err(error) => return Err(error.into()),
        };
        let endpoint_url = self.endpoint_url.as_ref();
        let endpoint_url = endpoint_url.or(configured.endpoint_url.as_ref()).cloned();
        let connection = Connection {
            settings: ConnectionSettings {
                region: self.region.clone().unwrap_or_default(),
                own_endpoint: endpoint_url.is_some(),
                endpoint_url: endpoint_url.unwrap_or_default(),
                fips: configured.variant.fips,
                dual_stack: configured.variant.dual_stack,
                signer: if self.no_sign_request {
                    Signer::Nobody
                } else {
                    Signer::Chain {
                        profile: self.profile.clone().unwrap_or_default(),
                    }
                },
            },
            configured,
            ..Connection::default()
        };
        match connection.endpoint() {
            Err(EndpointError::NoRegion) => Err(Stop {
                message: "No region is chosen, add --region or set AWS_REGION".to_owned(),
                exit: Exit::Unusable,
            }),
            _ => Ok(connection),
        }
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
fn tell(outcome: &Outcome<impl Display>) -> Exit {
    let exit = match outcome {
        Outcome::Done { .. } => Exit::Success,
        Outcome::Refused(_) => Exit::Refused,
        Outcome::Unclear(_) => Exit::Unanswered,
    };
    let printed = outcome.raw().map_or(exit, |raw| print_answer(raw, exit));
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
