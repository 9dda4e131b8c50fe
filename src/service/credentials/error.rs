//! Why there are no credentials, and how to mend it.

use super::without_keys;

/// Why there are no credentials to sign with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CredentialsError {
    /// A field is empty.
    #[error("Enter the {what}")]
    Missing {
        /// Name of the field.
        what: &'static str,
    },
    /// A field holds what no key holds.
    #[error("The {what} holds a space or a character that is never part of one: paste it again")]
    Malformed {
        /// Name of the field.
        what: &'static str,
    },
    /// Every source was asked in vain.
    #[error(
        "No credentials found in {}: run `aws configure` or `aws configure sso`, set AWS_ACCESS_KEY_ID and \
         AWS_SECRET_ACCESS_KEY, or choose a profile", .tried.join(", ")
    )]
    NoneFound {
        /// The sources, in the order in which they were asked.
        tried: Vec<String>,
    },
    /// The environment holds a key without its secret.
    #[error("AWS_ACCESS_KEY_ID is set and {missing} is not: set both, or neither")]
    HalfSet {
        /// The variable that is missing.
        missing: &'static str,
    },
    /// The configured region is no region's name. It is not repeated: it may be a key set by mistake.
    #[error("{origin} is no region's name: set one such as eu-central-1")]
    Region {
        /// The variable or the profile's setting.
        origin: String,
    },
    /// There is no such profile.
    #[error("There is no profile {}{}", without_keys(.profile), known_profiles(.known))]
    UnknownProfile {
        /// The profile asked for.
        profile: String,
        /// Those that exist.
        known: Vec<String>,
    },
    /// The profile exists, but says nothing of credentials.
    #[error("The profile {profile} holds no credentials: run `aws configure --profile {profile}`")]
    EmptyProfile {
        /// The profile.
        profile: String,
    },
    /// A session has to be renewed by the user.
    #[error(
        "The sign-in of {origin} is missing or has expired: run `aws sso login --profile {profile}` ({reason})"
    )]
    SignIn {
        /// The source.
        origin: String,
        /// The profile to sign in with.
        profile: String,
        /// The source's message.
        reason: String,
    },
    /// The credentials are no longer accepted.
    #[error("The credentials from {origin} have expired: get new ones")]
    Expired {
        /// The source.
        origin: String,
    },
    /// A source failed.
    #[error("No credentials from {origin}: {reason}")]
    Failed {
        /// The source.
        origin: String,
        /// The source's message.
        reason: String,
    },
    /// The shared files of the AWS tools cannot be read.
    #[error("The AWS configuration files cannot be read: {reason}")]
    Files {
        /// The reader's message.
        reason: String,
    },
    /// A browser has no such sources.
    #[error("In the browser, type the credentials in")]
    OnlyTyped,
}

fn known_profiles(known: &[String]) -> String {
    if known.is_empty() {
        ": the AWS configuration files hold none".to_owned()
    } else {
        format!(", only {}", known.join(", "))
    }
}
