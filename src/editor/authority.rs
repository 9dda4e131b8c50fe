//! Whose name stands under a submission.

use super::settings::Signer;
use crate::service::authority::Authority;
use crate::service::credentials::{self, Credentials, CredentialsError};
use crate::service::endpoint::Endpoint;

/// Finds the credentials that `signer` means; the error is a sentence.
pub(super) async fn authority(
    signer: &Signer,
    typed: Result<Credentials, CredentialsError>,
    endpoint: &Endpoint,
) -> Result<Authority, String> {
    let found = match signer {
        Signer::Nobody => return Ok(Authority::Unsigned),
        Signer::Typed => typed,
        Signer::Chain { profile } => {
            let profile = Some(profile.trim()).filter(|profile| !profile.is_empty());
            credentials::find(profile, endpoint.region()).await
        }
    };
    found
        .map(Authority::Signed)
        .map_err(|error| error.to_string())
}
