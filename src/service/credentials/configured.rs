//! Settings in the environment and the shared files of the AWS tools, besides credentials.

use crate::service::region::{EndpointVariant, Region};

/// Settings in the environment and the shared files, read as the AWS tools read them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Configured {
    /// The profiles of the shared files, `default` first, the others by name.
    pub profiles: Vec<String>,
    /// The region of the environment, else of the chosen profile.
    pub region: Option<Region>,
    /// An endpoint in place of AWS's, for IoT or for all services.
    pub endpoint_url: Option<String>,
    /// The FIPS or dual-stack endpoint, or the usual one.
    pub variant: EndpointVariant,
}
