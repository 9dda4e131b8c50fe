//! The browser has no files and no environment: credentials are typed in.

use super::{Configured, Credentials, CredentialsError};
use crate::service::region::Region;
use crate::service::transport::CaBundle;

/// True if credentials can be found on this machine.
pub const CHAIN_AVAILABLE: bool = false;

/// Always fails.
///
/// # Errors
/// Always: there is nothing to search.
pub async fn find(
    _profile: Option<&str>,
    _region: Option<&Region>,
) -> Result<Credentials, CredentialsError> {
    Err(CredentialsError::OnlyTyped)
}

/// No settings: a page sees neither environment nor files.
///
/// # Errors
/// Never.
pub async fn configured(_profile: Option<&str>) -> Result<Configured, CredentialsError> {
    Ok(Configured::default())
}

/// None: the browser decides by itself whom to trust.
pub async fn ca_bundle(_profile: Option<&str>) -> Option<CaBundle> {
    None
}
