//! The standard chain of the AWS tools: environment, profiles, web identity, container, EC2 instance.

mod chain;
mod profiles;

use super::{Credentials, CredentialsError};
use crate::service::region::Region;
use profiles::Profiles;

/// Whether credentials can be found on this machine.
pub const CHAIN_AVAILABLE: bool = true;

/// Finds credentials: in `profile` if one is given, else in the first source of the standard chain that has some.
///
/// `region` is the target's, for sources that have to ask AWS and are told no other region.
///
/// # Errors
/// When no source has credentials that are still accepted; the error tells what to do.
pub async fn find(
    profile: Option<&str>,
    region: Option<&Region>,
) -> Result<Credentials, CredentialsError> {
    let profiles = Profiles::load(profile).await?;
    chain::find(&profiles, profile.is_some(), region).await
}

/// The profiles of the shared files, `default` first, the others by name.
///
/// # Errors
/// When a file cannot be read; missing files are empty.
pub async fn profile_names() -> Result<Vec<String>, CredentialsError> {
    Ok(Profiles::load(None).await?.names())
}

/// The region that the environment or the profile names, as the AWS tools see it.
pub async fn configured_region(profile: Option<&str>) -> Option<Region> {
    Profiles::load(profile).await.ok()?.region()
}
