//! Connection to the service: where calls go and as whom.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::client::Client;
use super::credentials::{
    self, CHAIN_AVAILABLE, Configured, CredentialsError, TypedCredentials, looks_like_key,
};
use super::endpoint::{Endpoint, EndpointError, without_secrets};
use super::region::{EndpointVariant, MalformedRegion, Region};

/// Signer of calls, as it was chosen.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// Part of a connection that was chosen, in the words it was typed in.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConnectionSettings {
    /// The region's name; empty for the configured one.
    pub region: String,
    /// An endpoint of the user's own; empty for AWS's.
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

impl ConnectionSettings {
    /// The settings as they may be stored: a region that is none, an endpoint that can't be read or may hold a password,
    /// and a profile that looks like a key are left out.
    #[must_use]
    pub fn storable(&self) -> Self {
        let mut stored = self.clone();
        if self.typed_region().is_err() {
            stored.region.clear();
        }
        if without_secrets(&self.endpoint_url).is_empty() {
            stored.endpoint_url.clear();
        }
        if self.profile().is_err() {
            stored.signer = Signer::default();
        }
        stored
    }

    /// The endpoint that is chosen; in the `configured` region where none is typed.
    ///
    /// # Errors
    /// If a region is needed and there is none, or what was chosen can't be one.
    pub fn endpoint(&self, configured: Option<&Region>) -> Result<Endpoint, EndpointError> {
        self.profile()?;
        let region = self.typed_region()?.or_else(|| configured.cloned());
        if self.own_endpoint {
            return Ok(Endpoint::Url {
                url: self.endpoint_url.clone(),
                region,
            });
        }
        Ok(Endpoint::Aws {
            region: region.ok_or(EndpointError::NoRegion)?,
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
    ///
    /// # Errors
    /// If it looks like a key.
    pub fn profile(&self) -> Result<Option<&str>, EndpointError> {
        match &self.signer {
            Signer::Chain { profile } if looks_like_key(profile) => {
                Err(EndpointError::KeyForProfile)
            }
            Signer::Chain { profile } => Ok(Some(profile.trim()).filter(|name| !name.is_empty())),
            Signer::Typed | Signer::Nobody => Ok(None),
        }
    }

    /// True if calls are signed.
    pub fn is_signed(&self) -> bool {
        self.signer != Signer::Nobody
    }
}

impl fmt::Debug for ConnectionSettings {
    /// Shows what may be stored.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = serde_json::to_string(&self.storable());
        out.write_str(&shown.unwrap_or_default())
    }
}

/// Connection to the service, which outlives what uses it.
#[derive(Debug, Default)]
pub struct Connection {
    /// What was chosen.
    pub settings: ConnectionSettings,
    /// Keys typed in for this run.
    pub typed: TypedCredentials,
    /// What the environment and the shared files say of the profile.
    pub configured: Configured,
}

impl Connection {
    /// The endpoint that calls go to.
    ///
    /// # Errors
    /// As [`ConnectionSettings::endpoint`].
    pub fn endpoint(&self) -> Result<Endpoint, EndpointError> {
        self.settings.endpoint(self.configured.region.as_ref())
    }

    /// Reason why typed keys can't sign; `None` if they can, or need not.
    pub fn missing_key(&self) -> Option<CredentialsError> {
        let is_typed = self.settings.signer == Signer::Typed;
        is_typed.then(|| self.typed.load().err()).flatten()
    }

    /// A client for `endpoint`, once credentials are found; nothing is sent to the endpoint for that.
    ///
    /// # Errors
    /// If there are no credentials to sign with.
    pub fn client(
        &self,
        endpoint: Endpoint,
    ) -> impl Future<Output = Result<Client, CredentialsError>> + use<> {
        let profile = self.settings.profile().ok().flatten().map(str::to_owned);
        let signer = self.settings.signer.clone();
        let typed = self.typed.load();
        async move {
            let profile = profile.as_deref();
            let authority = match signer {
                Signer::Nobody => None,
                Signer::Typed => Some(typed?),
                Signer::Chain { .. } => Some(credentials::find(profile, endpoint.region()).await?),
            };
            Ok(Client {
                ca_bundle: credentials::ca_bundle(profile).await,
                ..Client::new(endpoint, authority)
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    fn connection(settings: ConnectionSettings) -> Connection {
        Connection {
            settings,
            ..Connection::default()
        }
    }

    #[test]
    fn without_a_region_there_is_no_endpoint_of_aws() {
        let mut connection = Connection::default();
        assert_eq!(connection.endpoint(), Err(EndpointError::NoRegion));
        connection.configured.region = Some("eu-west-1".parse().unwrap());
        let region = |connection: &Connection| {
            let endpoint = connection.endpoint().unwrap();
            endpoint.region().map(|region| region.name().to_owned())
        };
        assert_eq!(region(&connection).as_deref(), Some("eu-west-1"));
        connection.settings.region = " us-east-1 ".to_owned();
        assert_eq!(region(&connection).as_deref(), Some("us-east-1"));
    }

    #[test]
    fn a_key_pasted_in_place_of_a_region_or_a_profile_is_neither_remembered_nor_shown() {
        for settings in [
            ConnectionSettings {
                region: SECRET.to_owned(),
                ..ConnectionSettings::default()
            },
            ConnectionSettings {
                region: "eu-west-1".to_owned(),
                signer: Signer::Chain {
                    profile: SECRET.to_owned(),
                },
                ..ConnectionSettings::default()
            },
        ] {
            let stored = serde_json::to_string(&settings.storable()).unwrap();
            let connection = connection(settings);
            let error = connection.endpoint().unwrap_err().to_string();
            for shown in [error, stored, format!("{connection:?}")] {
                assert!(!shown.contains("wJalr"), "{shown}");
            }
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
            assert_eq!(settings.storable().endpoint_url, kept);
        }
    }

    #[test]
    fn keys_are_missing_only_where_typed_ones_sign() {
        let mut connection = Connection::default();
        connection.settings.signer = Signer::Nobody;
        assert_eq!(connection.missing_key(), None);
        connection.settings.signer = Signer::Typed;
        let missing = connection.missing_key().unwrap().to_string();
        assert_eq!(missing, "Enter the access key ID");
        connection.typed = TypedCredentials::new("test", "test", "");
        assert_eq!(connection.missing_key(), None);
    }
}
