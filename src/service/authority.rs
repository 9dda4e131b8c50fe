//! Authority: how a call is authenticated.

use super::credentials::Credentials;
use super::endpoint::{Endpoint, EndpointError};
use super::sign::Signer;

/// Authority of a client: unsigned, or with these credentials.
#[derive(Clone, Debug)]
pub enum Authority {
    /// Calls are not signed.
    Unsigned,
    /// Calls are signed with these credentials.
    Signed(Credentials),
}

impl Authority {
    /// True if calls are signed.
    pub const fn is_signed(&self) -> bool {
        matches!(self, Self::Signed(_))
    }

    /// Name of who signs, for people: never more of a key than its last four characters. `None` if nobody does.
    pub fn name(&self) -> Option<String> {
        let Self::Signed(credentials) = self else {
            return None;
        };
        let shown = last_four(credentials.access_key_id());
        let account = credentials
            .account_id()
            .map(|account| format!(", account {account}"))
            .unwrap_or_default();
        Some(format!("{} (key …{shown}{account})", credentials.origin()))
    }

    pub(super) fn signer(&self, endpoint: &Endpoint) -> Result<Option<Signer>, EndpointError> {
        match self {
            Self::Unsigned => Ok(None),
            Self::Signed(credentials) => {
                let region = endpoint.region().ok_or(EndpointError::NoRegionToSignFor)?;
                Ok(Some(Signer::new(credentials.clone(), region.clone())))
            }
        }
    }
}

/// End of an access key ID, by which its owner knows it.
pub fn last_four(key: &str) -> &str {
    key.char_indices()
        .rev()
        .nth(3)
        .map_or(key, |(at, _)| &key[at..])
}
