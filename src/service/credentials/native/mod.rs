//! The standard chain of the AWS tools: environment, profiles, web identity, container, EC2 instance.

mod chain;
mod profiles;

use super::{Configured, Credentials, CredentialsError};
use crate::service::region::Region;
use crate::service::transport::CaBundle;
use profiles::Profiles;

/// True if credentials can be found on this machine.
pub const CHAIN_AVAILABLE: bool = true;

/// Finds credentials: in `profile` if one is given, else in the first source of the standard chain that has some.
///
/// `region` is the target's, for sources that have to ask AWS and are told no other region.
///
/// # Errors
/// If no source has credentials that are still accepted; the error tells what to do.
pub async fn find(
    profile: Option<&str>,
    region: Option<&Region>,
) -> Result<Credentials, CredentialsError> {
    let profiles = Profiles::load(profile).await?;
    chain::find(&profiles, profile.is_some(), region).await
}

/// Settings in the environment and the shared files for `profile`, or for the default one.
///
/// # Errors
/// If a file cannot be read (missing files are empty), there is no such profile, or the region is no region's name.
pub async fn configured(profile: Option<&str>) -> Result<Configured, CredentialsError> {
    let profiles = Profiles::load(profile).await?;
    if profile.is_some() || profiles.is_chosen_by_environment() {
        chain::require_profile(&profiles)?;
    }
    profiles.configured()
}

/// Finds whom to trust in place of the system's certificate authorities: what the environment names, else `profile` or the
/// default one.
pub async fn ca_bundle(profile: Option<&str>) -> Option<CaBundle> {
    match Profiles::load(profile).await {
        Ok(profiles) => profiles.ca_bundle(),
        Err(_) => profiles::ca_bundle_of_environment(),
    }
}
