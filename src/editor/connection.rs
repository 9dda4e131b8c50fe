//! The window's connection to the service, which outlives every sheet.

use std::sync::Arc;

use super::job::{Job, Wake};
use super::message::TypedKey;
use crate::runtime::Background;
use crate::service::client::Client;
use crate::service::connection::{ConnectionError, ConnectionSettings, Signer};
use crate::service::credentials::{
    self, Configured, CredentialsError, SecretText, TypedCredentials,
};
use crate::service::endpoint::Endpoint;
use crate::service::region::Region;

/// Connection of this run: the keys that were typed, and what the environment and the shared files say beside what was
/// chosen. What was chosen is remembered, in the settings.
pub struct Connection {
    typed: TypedCredentials,
    /// Profiles and region found; `None` until they have been looked up.
    configured: Option<ProfileConfigured>,
    lookup: Option<Job<ProfileConfigured>>,
    wake: Wake,
}

/// Configuration of a profile, or of the default one, from the shared files and the environment.
#[derive(Debug, Default)]
struct ProfileConfigured {
    profile: Option<String>,
    configured: Configured,
}

impl Connection {
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            typed: TypedCredentials::default(),
            configured: None,
            lookup: None,
            wake,
        }
    }

    /// Keys typed in for this run.
    pub const fn typed(&self) -> &TypedCredentials {
        &self.typed
    }

    /// The profiles of the shared files.
    pub fn profiles(&self) -> &[String] {
        self.configured
            .as_ref()
            .map_or(&[], |found| &found.configured.profiles)
    }

    /// The region that the environment or the chosen profile names, for where none is typed.
    pub fn configured_region(&self) -> Option<&Region> {
        self.configured.as_ref()?.configured.region.as_ref()
    }

    /// The endpoint that calls go to.
    pub(super) fn endpoint(
        &self,
        settings: &ConnectionSettings,
    ) -> Result<Endpoint, ConnectionError> {
        settings.endpoint(self.configured_region())
    }

    /// A client for `endpoint`, once credentials are found.
    pub(super) fn client(
        &self,
        settings: &ConnectionSettings,
        endpoint: Endpoint,
    ) -> impl Future<Output = Result<Client, CredentialsError>> + Background + use<> {
        settings.client(endpoint, &self.typed)
    }

    pub(super) fn type_key(&mut self, key: TypedKey, text: SecretText) {
        *match key {
            TypedKey::AccessKeyId => &mut self.typed.access_key_id,
            TypedKey::SecretAccessKey => &mut self.typed.secret_access_key,
            TypedKey::SessionToken => &mut self.typed.session_token,
        } = text;
    }

    /// Types keys that every emulator accepts, where none are typed.
    pub(super) fn type_test_keys(&mut self) {
        if self.typed.load().is_err() {
            self.typed = TypedCredentials::new("test", "test", "");
        }
    }

    /// Forgets typed keys that do not sign.
    pub(super) fn forget_unused(&mut self, settings: &ConnectionSettings) {
        if settings.signer != Signer::Typed {
            self.typed = TypedCredentials::default();
        }
    }

    /// Reads the environment and the shared files anew, for the profile that is chosen now.
    pub(super) fn look_up(&mut self, settings: &ConnectionSettings) {
        let profile = settings.profile().map(str::to_owned);
        let lookup = async move {
            // What is wrong with the files is told when credentials are asked for; the names are wanted all the same.
            let configured = match credentials::configured(profile.as_deref()).await {
                Ok(configured) => configured,
                Err(_) => credentials::configured(None).await.unwrap_or_default(),
            };
            ProfileConfigured {
                profile,
                configured,
            }
        };
        self.lookup = Some(Job::start(Arc::clone(&self.wake), lookup));
    }

    /// Takes up what is configured for the profile, and reads it anew for another one.
    pub(super) fn take_up(&mut self, settings: &ConnectionSettings) {
        if let Some(lookup) = self.lookup.take() {
            match lookup.poll() {
                Ok(found) => self.configured = Some(found.unwrap_or_default()),
                Err(waiting) => self.lookup = Some(waiting),
            }
        } else if let Some(found) = &self.configured
            && found.profile.as_deref() != settings.profile()
        {
            self.look_up(settings);
        }
    }
}
