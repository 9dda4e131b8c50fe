//! Credentials of the sender, found on this machine or typed in for this run.

use aws_credential_types::attributes::AccountId;

mod configured;
mod error;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod secret;
mod typed;
#[cfg(target_arch = "wasm32")]
mod web;

pub use configured::Configured;
pub use error::CredentialsError;
pub use secret::{SecretText, looks_like_key, without_keys};
pub use typed::{TypedCredentials, TypedKey};

#[cfg(not(target_arch = "wasm32"))]
pub use native::{CHAIN_AVAILABLE, ca_bundle, configured, find};
#[cfg(target_arch = "wasm32")]
pub use web::{CHAIN_AVAILABLE, ca_bundle, configured, find};

/// Keys to sign with, and where they come from. Their own memory is wiped when the last copy goes.
#[derive(Clone)]
pub struct Credentials {
    keys: aws_credential_types::Credentials,
    origin: String,
}

impl Credentials {
    fn new(keys: aws_credential_types::Credentials, origin: impl Into<String>) -> Self {
        Self {
            keys,
            origin: origin.into(),
        }
    }

    /// Their source, to be shown: `profile dev`, `environment variables`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The account they belong to, where their source tells.
    pub fn account_id(&self) -> Option<&str> {
        self.keys.account_id().map(AccountId::as_str)
    }

    /// The public half of the key, by which AWS and its users name it.
    pub fn access_key_id(&self) -> &str {
        self.keys.access_key_id()
    }

    pub(super) fn keys(&self) -> &aws_credential_types::Credentials {
        &self.keys
    }
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials")
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}
