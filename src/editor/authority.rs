//! Whose name stands under a submission.

use super::settings::Signer;
use crate::service::credentials::{self, Credentials, CredentialsError};
use crate::service::submit::Authority;
use crate::service::target::Target;

/// Finds the credentials that `signer` means; the error is a sentence.
pub(super) async fn authority(
    signer: &Signer,
    typed: Result<Credentials, CredentialsError>,
    target: &Target,
) -> Result<Authority, String> {
    let found = match signer {
        Signer::Nobody => return Ok(Authority::Unsigned),
        Signer::Typed => typed,
        Signer::Chain { profile } => {
            let profile = Some(profile.trim()).filter(|profile| !profile.is_empty());
            credentials::find(profile, target.region()).await
        }
    };
    found
        .map(Authority::Signed)
        .map_err(|error| error.to_string())
}

/// As whom a request is signed, for people: never more of a key than its last four characters.
pub(super) fn sender(authority: &Authority) -> Option<String> {
    let Authority::Signed(credentials) = authority else {
        return None;
    };
    let key = credentials.access_key_id();
    let last: String = key
        .chars()
        .skip(key.chars().count().saturating_sub(4))
        .collect();
    let account = credentials
        .account_id()
        .map(|account| format!(", account {account}"))
        .unwrap_or_default();
    Some(format!("{} (key …{last}{account})", credentials.origin()))
}
