//! Asking one source after the other.

use std::{error::Error, time::Duration};

use aws_config::{
    ecs::EcsCredentialsProvider,
    environment::EnvironmentVariableCredentialsProvider,
    imds::{self, credentials::ImdsCredentialsProvider},
    profile::ProfileFileCredentialsProvider,
    provider_config::ProviderConfig,
    web_identity_token::WebIdentityTokenCredentialsProvider,
};
use aws_credential_types::provider::{ProvideCredentials, error::CredentialsError as SourceError};
use aws_smithy_types::error::ErrorMetadata;

use super::{
    Credentials, CredentialsError,
    profiles::{Profiles, SignIn},
};
use crate::runtime;
use crate::service::region::Region;

/// A source that hangs ends here.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// An ordinary desktop has no instance metadata: nobody answers, and nobody wants to wait for that.
const METADATA_WAIT: Duration = Duration::from_secs(1);

/// A source, and how it is called in messages.
struct Source {
    origin: String,
    provider: Box<dyn ProvideCredentials>,
}

impl Source {
    fn new(origin: impl Into<String>, provider: impl ProvideCredentials + 'static) -> Self {
        Self {
            origin: origin.into(),
            provider: Box::new(provider),
        }
    }

    /// Its credentials, or `None` when it is not set up.
    async fn ask(&self, profiles: &Profiles) -> Result<Option<Credentials>, CredentialsError> {
        let asked = tokio::time::timeout(LONGEST_WAIT, self.provider.provide_credentials());
        let origin = || self.origin.clone();
        let keys = match asked.await {
            Ok(Ok(keys)) => keys,
            Ok(Err(SourceError::CredentialsNotLoaded(_))) => return Ok(None),
            Ok(Err(error)) => return Err(self.failure(profiles, reason(&error))),
            Err(_) => return Err(self.failure(profiles, "no answer within 30 seconds".to_owned())),
        };
        if keys.expiry().is_some_and(|expiry| expiry <= runtime::now()) {
            return Err(CredentialsError::Expired { origin: origin() });
        }
        Ok(Some(Credentials::new(keys, origin())))
    }

    fn failure(&self, profiles: &Profiles, reason: String) -> CredentialsError {
        let origin = self.origin.clone();
        let is_profile = origin == profile_origin(profiles);
        match profiles.sign_in().filter(|_| is_profile) {
            Some(SignIn {
                profile,
                is_console: true,
            }) => CredentialsError::Failed {
                origin,
                reason: format!(
                    "a session of `aws login` is not read here, hand its keys on with \
                     `aws configure export-credentials --profile {profile}`"
                ),
            },
            Some(SignIn { profile, .. }) => CredentialsError::SignIn {
                origin,
                profile,
                reason,
            },
            None => CredentialsError::Failed { origin, reason },
        }
    }
}

/// The first credentials of the chain; of the chosen profile alone when the user named it for this call.
pub(super) async fn find(
    profiles: &Profiles,
    only_profile: bool,
    region: Option<&Region>,
) -> Result<Credentials, CredentialsError> {
    let region = profiles.region().or_else(|| region.cloned());
    let config = ProviderConfig::without_region()
        .with_region(region.map(|region| aws_config::Region::new(region.name().to_owned())));
    let environment = Source::new(
        "environment variables",
        EnvironmentVariableCredentialsProvider::new(),
    );
    let profile = profile_source(profiles, &config);

    if only_profile {
        require_profile(profiles)?;
        return profile
            .ask(profiles)
            .await?
            .ok_or_else(|| CredentialsError::EmptyProfile {
                profile: profiles.chosen_name().to_owned(),
            });
    }
    if let Some(missing) = profiles.missing_half() {
        return Err(CredentialsError::HalfSet { missing });
    }
    if let Some(found) = environment.ask(profiles).await? {
        return Ok(found);
    }
    if profiles.is_chosen_by_environment() {
        require_profile(profiles)?;
    }
    first_of(
        [profile].into_iter().chain(machine_sources(&config)),
        profiles,
        environment.origin,
    )
    .await
}

async fn first_of(
    sources: impl Iterator<Item = Source>,
    profiles: &Profiles,
    already_tried: String,
) -> Result<Credentials, CredentialsError> {
    let mut tried = vec![already_tried];
    for source in sources {
        if let Some(found) = source.ask(profiles).await? {
            return Ok(found);
        }
        tried.push(source.origin);
    }
    Err(CredentialsError::NoneFound { tried })
}

pub(super) fn require_profile(profiles: &Profiles) -> Result<(), CredentialsError> {
    match profiles.chosen() {
        Some(_) => Ok(()),
        None => Err(CredentialsError::UnknownProfile {
            profile: profiles.chosen_name().to_owned(),
            known: profiles.names(),
        }),
    }
}

fn profile_origin(profiles: &Profiles) -> String {
    format!("profile {}", profiles.chosen_name())
}

fn profile_source(profiles: &Profiles, config: &ProviderConfig) -> Source {
    let provider = ProfileFileCredentialsProvider::builder()
        .configure(config)
        .profile_name(profiles.chosen_name())
        .build();
    Source::new(profile_origin(profiles), provider)
}

/// Sources that the machine provides, in the order in which they are asked.
fn machine_sources(config: &ProviderConfig) -> [Source; 3] {
    let web_identity = WebIdentityTokenCredentialsProvider::builder()
        .configure(config)
        .build();
    let container = EcsCredentialsProvider::builder().configure(config).build();
    let metadata = imds::Client::builder()
        .configure(config)
        .max_attempts(1)
        .connect_timeout(METADATA_WAIT)
        .read_timeout(METADATA_WAIT)
        .build();
    let instance = ImdsCredentialsProvider::builder()
        .configure(config)
        .imds_client(metadata)
        .build();
    [
        Source::new("web identity token", web_identity),
        Source::new("container", container),
        Source::new("EC2 instance metadata", instance),
    ]
}

/// Causes of an error, innermost last, without those that only say that there was an error.
pub(super) fn reason(error: &(dyn Error + 'static)) -> String {
    let mut causes = Vec::new();
    let mut next = error.source();
    while let Some(cause) = next {
        causes.extend(words(cause));
        next = cause.source();
    }
    if causes.is_empty() {
        error.to_string()
    } else {
        causes.join(": ")
    }
}

fn words(cause: &(dyn Error + 'static)) -> Option<String> {
    const SAYING_NOTHING: &[&str] = &[
        "an error occurred while loading",
        "service error",
        "unhandled error",
    ];
    if let Some(answer) = cause.downcast_ref::<ErrorMetadata>() {
        let (code, message) = (answer.code().unwrap_or("error"), answer.message());
        return Some(
            message.map_or_else(|| code.to_owned(), |message| format!("{code}, {message}")),
        );
    }
    let words = cause.to_string();
    let says_nothing = SAYING_NOTHING.iter().any(|start| words.starts_with(start));
    (!says_nothing).then_some(words)
}
