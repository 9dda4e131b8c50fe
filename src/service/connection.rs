//! Connection to the service: where calls go and as whom.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use super::authority::Authority;
use super::client::Client;
use super::credentials::{self, CHAIN_AVAILABLE, CredentialsError, TypedCredentials};
use super::endpoint::{Endpoint, without_secrets};
use super::region::{EndpointVariant, MalformedRegion, Region};

/// Signer of calls, as it was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Signer {
    /// Nobody: calls go out unsigned.
    Nobody,
    /// The standard chain of AWS, with this profile or the default.
    Chain {
        /// The profile's name; empty for the default.
        profile: String,
    },
    /// Keys typed in for this run; they are not part of the settings.
    Typed,
}

impl Default for Signer {
    fn default() -> Self {
        if CHAIN_AVAILABLE {
            Self::Chain {
                profile: String::new(),
            }
        } else {
            Self::Typed
        }
    }
}

/// Connection as it was chosen, in the words it was typed in. It can be remembered: what may be a secret is left out then.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConnectionSettings {
    /// The region's name. What is no region's name is not remembered.
    #[serde(serialize_with = "only_a_region")]
    pub region: String,
    /// An endpoint of the user's own; empty for AWS's. One that can't be read, or may hold a password, is not remembered.
    #[serde(serialize_with = "without_password")]
    pub endpoint_url: String,
    /// True to call `endpoint_url` in place of AWS's endpoint.
    pub own_endpoint: bool,
    /// AWS's FIPS endpoint.
    pub fips: bool,
    /// AWS's dual-stack endpoint.
    pub dual_stack: bool,
    /// Credentials to sign with: a profile's, typed ones, or none.
    pub signer: Signer,
}

/// Reason why what was chosen names no endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConnectionError {
    /// The region is none.
    #[error(transparent)]
    Region(#[from] MalformedRegion),
    /// AWS has an endpoint in each region.
    #[error("Choose a region")]
    NoRegion,
}

impl ConnectionSettings {
    /// The endpoint that is chosen; in the `configured` region where none is typed.
    ///
    /// # Errors
    /// If a region is needed and there is none, or it is no region's name.
    pub fn endpoint(&self, configured: Option<&Region>) -> Result<Endpoint, ConnectionError> {
        let region = self.typed_region()?.or_else(|| configured.cloned());
        if self.own_endpoint {
            return Ok(Endpoint::Url {
                url: self.endpoint_url.clone(),
                region,
            });
        }
        Ok(Endpoint::Aws {
            region: region.ok_or(ConnectionError::NoRegion)?,
            variant: EndpointVariant {
                fips: self.fips,
                dual_stack: self.dual_stack,
            },
        })
    }

    /// The region that is typed, if one is.
    ///
    /// # Errors
    /// If it is no region's name.
    pub fn typed_region(&self) -> Result<Option<Region>, MalformedRegion> {
        let name = self.region.trim();
        let is_typed = !name.is_empty();
        is_typed.then(|| name.parse()).transpose()
    }

    /// The profile whose credentials sign; `None` for the default, or where no profile does.
    pub fn profile(&self) -> Option<&str> {
        match &self.signer {
            Signer::Chain { profile } => Some(profile.trim()),
            Signer::Typed | Signer::Nobody => None,
        }
        .filter(|profile| !profile.is_empty())
    }

    /// True if calls are signed.
    pub fn is_signed(&self) -> bool {
        self.signer != Signer::Nobody
    }

    /// A client for `endpoint`, once credentials are found; nothing is sent to the endpoint for that.
    ///
    /// # Errors
    /// If there are no credentials to sign with.
    pub fn client(
        &self,
        endpoint: Endpoint,
        typed: &TypedCredentials,
    ) -> impl Future<Output = Result<Client, CredentialsError>> + use<> {
        let profile = self.profile().map(str::to_owned);
        let signer = self.signer.clone();
        let typed = typed.load();
        async move {
            let profile = profile.as_deref();
            let authority = match signer {
                Signer::Nobody => Authority::Unsigned,
                Signer::Typed => Authority::Signed(typed?),
                Signer::Chain { .. } => {
                    Authority::Signed(credentials::find(profile, endpoint.region()).await?)
                }
            };
            Ok(Client {
                ca_bundle: credentials::ca_bundle(profile).await,
                ..Client::new(endpoint, authority)
            })
        }
    }
}

impl fmt::Debug for ConnectionSettings {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            region,
            endpoint_url,
            own_endpoint,
            fips,
            dual_stack,
            signer,
        } = self;
        out.debug_struct("ConnectionSettings")
            .field("region", &region_name(region))
            .field("endpoint_url", &without_secrets(endpoint_url))
            .field("own_endpoint", own_endpoint)
            .field("fips", fips)
            .field("dual_stack", dual_stack)
            .field("signer", signer)
            .finish()
    }
}

/// The text if it is a region's name, else nothing: a key may have been pasted in its place.
fn region_name(text: &str) -> &str {
    let is_region = text.parse::<Region>().is_ok();
    if is_region { text } else { "" }
}

fn only_a_region<S: Serializer>(region: &str, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(region_name(region))
}

fn without_password<S: Serializer>(url: &str, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(without_secrets(url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_region_there_is_no_endpoint_of_aws() {
        let settings = ConnectionSettings::default();
        assert_eq!(settings.endpoint(None), Err(ConnectionError::NoRegion));
        let configured = "eu-west-1".parse().unwrap();
        let endpoint = settings.endpoint(Some(&configured)).unwrap();
        assert_eq!(endpoint.region(), Some(&configured));
        let typed = ConnectionSettings {
            region: " us-east-1 ".to_owned(),
            ..settings
        };
        let endpoint = typed.endpoint(Some(&configured)).unwrap();
        assert_eq!(endpoint.region().map(Region::name), Some("us-east-1"));
    }

    #[test]
    fn a_key_pasted_in_place_of_a_region_is_neither_remembered_nor_shown() {
        let settings = ConnectionSettings {
            region: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".to_owned(),
            ..ConnectionSettings::default()
        };
        let error = settings.endpoint(None).unwrap_err().to_string();
        let stored = serde_json::to_string(&settings).unwrap();
        for shown in [error, stored, format!("{settings:?}")] {
            assert!(!shown.contains("wJalr"), "{shown}");
        }
    }

    #[test]
    fn an_endpoint_that_may_hold_a_password_is_not_remembered() {
        for (url, kept) in [
            ("http://localhost:4566", "http://localhost:4566"),
            (
                "https://iot.{region}.example.com/{jobTemplateId}",
                "https://iot.{region}.example.com/{jobTemplateId}",
            ),
            ("http://user:secret@localhost", ""),
            ("http://user:80/secret@localhost", ""),
            ("http://user:secret", ""),
            ("https://jobs.example.com/api?code=secret", ""),
            ("https://jobs.example.com/api#secret", ""),
        ] {
            let settings = ConnectionSettings {
                endpoint_url: url.to_owned(),
                ..ConnectionSettings::default()
            };
            let stored = serde_json::to_value(&settings).unwrap();
            assert_eq!(stored["endpoint_url"], kept);
        }
    }
}
