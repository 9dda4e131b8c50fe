//! The window's connection to the service, and the search for what is configured for it.

use std::sync::Arc;

use super::job::{Job, Wake};
use crate::service::connection::{Connection, ConnectionSettings, Signer};
use crate::service::credentials::{self, Configured};

/// Connection of this run, with what is being looked up for it.
pub(super) struct LiveConnection {
    pub(super) connection: Connection,
    /// Signer for whom the configuration was looked up; `None` before the first time.
    looked_up: Option<Signer>,
    lookup: Option<Job<Configured>>,
    wake: Wake,
}

impl LiveConnection {
    pub(super) fn new(settings: ConnectionSettings, wake: Wake) -> Self {
        Self {
            connection: Connection {
                settings,
                ..Connection::default()
            },
            looked_up: None,
            lookup: None,
            wake,
        }
    }

    /// Reads the environment and the shared files anew, for the profile that is chosen now.
    pub(super) fn look_up(&mut self) {
        let settings = &self.connection.settings;
        self.looked_up = Some(settings.signer.clone());
        // What can't be a profile's name is told with the endpoint.
        let profile = settings.profile().ok().flatten().map(str::to_owned);
        let lookup = async move {
            // What is wrong with the files is told when credentials are asked for; the names are wanted all the same.
            match credentials::configured(profile.as_deref()).await {
                Ok(configured) => configured,
                Err(_) => credentials::configured(None).await.unwrap_or_default(),
            }
        };
        self.lookup = Some(Job::start(Arc::clone(&self.wake), lookup));
    }

    /// Takes up what is configured for the profile, and reads it anew for another one.
    pub(super) fn take_up(&mut self) {
        if let Some(lookup) = self.lookup.take() {
            match lookup.poll() {
                Ok(found) => self.connection.configured = found.unwrap_or_default(),
                Err(waiting) => self.lookup = Some(waiting),
            }
        } else if let Some(signer) = &self.looked_up
            && *signer != self.connection.settings.signer
        {
            self.look_up();
        }
    }
}
