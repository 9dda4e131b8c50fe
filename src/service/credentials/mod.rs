//! Credentials of the sender, found on this machine or typed in for this run.

use aws_credential_types::attributes::AccountId;

use super::region::{EndpointVariant, Region};

mod error;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod secret;
mod typed;
#[cfg(target_arch = "wasm32")]
mod web;

pub use error::CredentialsError;
pub use secret::{SecretText, looks_like_key, without_keys};
pub use typed::{TypedCredentials, TypedKey};

#[cfg(not(target_arch = "wasm32"))]
pub use native::{CHAIN_AVAILABLE, ca_bundle, configured, find};
#[cfg(target_arch = "wasm32")]
pub use web::{CHAIN_AVAILABLE, ca_bundle, configured, find};

/// Settings in the environment and the shared files, read as the AWS tools read them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Configured {
    /// The profiles of the shared files, `default` first, the others by name.
    pub profiles: Vec<String>,
    /// The region of the environment, else of the chosen profile.
    pub region: Option<Region>,
    /// An endpoint in place of AWS's, for IoT or for all services.
    pub endpoint_url: Option<String>,
    /// The FIPS or dual-stack endpoint, or the usual one.
    pub variant: EndpointVariant,
}

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

    /// Name of who signs, for people: never more of a key than its last four characters.
    pub fn name(&self) -> String {
        let (origin, shown) = (&self.origin, last_four(self.keys.access_key_id()));
        let account = self.keys.account_id().map(AccountId::as_str);
        let account = account.map_or_else(String::new, |account| format!(", account {account}"));
        format!("{origin} (key …{shown}{account})")
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

/// End of an access key ID, by which its owner knows it.
pub fn last_four(key: &str) -> &str {
    let start = key.char_indices().rev().nth(3);
    start.map_or(key, |(at, _)| &key[at..])
}
