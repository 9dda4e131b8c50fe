//! The browser has no files and no environment: credentials are typed in.

use super::{Configured, Credentials, CredentialsError};
use crate::service::region::Region;

/// Whether credentials can be found on this machine.
pub const CHAIN_AVAILABLE: bool = false;

/// Always fails.
///
/// # Errors
/// Always: there is nothing to search.
#[expect(clippy::unused_async, reason = "the native side waits")]
pub async fn find(
    _profile: Option<&str>,
    _region: Option<&Region>,
) -> Result<Credentials, CredentialsError> {
    Err(CredentialsError::OnlyTyped)
}

/// Nothing.
///
/// # Errors
/// Never.
#[expect(clippy::unused_async, reason = "the native side reads files")]
pub async fn configured(_profile: Option<&str>) -> Result<Configured, CredentialsError> {
    Ok(Configured::default())
}
