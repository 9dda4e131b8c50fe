//! Endpoints: a region of AWS, or an address of the user's own, and the URL of each resource below it.

use std::net::IpAddr;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::{Host, Url};

use super::region::{EndpointVariant, MalformedRegion, Region};

const REGION_PLACEHOLDER: &str = "{region}";
const ID_PLACEHOLDER: &str = "{jobTemplateId}";
/// First segment of the paths of job templates.
pub const JOB_TEMPLATES: &str = "job-templates";

/// Everything but RFC 3986's unreserved characters, so that a value fills exactly one place of a URL.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// Endpoint that calls go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// AWS IoT Core in a region.
    Aws {
        /// The region.
        region: Region,
        /// The FIPS or dual-stack endpoint, or the usual one.
        variant: EndpointVariant,
    },
    /// An address given by the user.
    Url {
        /// The address; `{region}` and `{jobTemplateId}` in it are filled in.
        url: String,
        /// Region that replaces `{region}`, and that signatures are made for.
        region: Option<Region>,
    },
}

/// Reason why an endpoint cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    /// The region is none.
    #[error(transparent)]
    Region(#[from] MalformedRegion),
    /// AWS has an endpoint in each region.
    #[error("Choose a region")]
    NoRegion,
    /// A key was pasted in place of a profile's name. It is not repeated.
    #[error(
        "What stands for the profile looks like a key: keys are typed in, or kept in a profile"
    )]
    KeyForProfile,
    /// There is no address.
    #[error("Enter the endpoint's URL, such as http://localhost:4566")]
    Empty,
    /// The address does not start with a scheme that can be used.
    #[error("The endpoint URL must start with https:// or http://")]
    Scheme,
    /// The address is no URL.
    ///
    /// The address is not repeated: it may hold a password.
    #[error("The endpoint URL cannot be read, {reason}")]
    Malformed {
        /// The parser's message.
        reason: String,
    },
    /// Something in braces that has no meaning here, or that is not closed.
    #[error("The endpoint URL holds {}, only {{region}} and {{jobTemplateId}} are filled in", .0.escape_debug())]
    UnknownPlaceholder(String),
    /// A password in an address ends up in logs and shells' histories.
    #[error(
        "The endpoint URL holds a user name or password: remove it, and write %40 for an @ in a path"
    )]
    UserInfo,
    /// `{jobTemplateId}` has nothing to be filled with.
    #[error(
        "The endpoint URL is that of one job template: end it with /job-templates/{{jobTemplateId}}, or give the part before"
    )]
    OneTemplateOnly,
    /// `{region}` has nothing to be filled with.
    #[error("The endpoint URL holds {{region}}: choose a region to fill in")]
    NoRegionToFillIn,
    /// A signature is made for one region.
    #[error("A signed request needs a region: choose one, or send it unsigned")]
    NoRegionToSignFor,
    /// A signature sent in the clear could be read and used by others for minutes.
    #[error(
        "Over plain http others can read a signed request, so it is sent to this machine only: use {https}"
    )]
    SignedInTheClear {
        /// The same address over https.
        https: String,
    },
}

impl Endpoint {
    /// The region that signatures are made for, and that is shown before sending.
    pub fn region(&self) -> Option<&Region> {
        match self {
            Self::Aws { region, .. } => Some(region),
            Self::Url { region, .. } => region.as_ref(),
        }
    }

    /// URL of the resource at `path`, given as its unescaped segments.
    ///
    /// # Errors
    /// If a URL of the user's cannot be filled in or read, or is that of a job template and something else is meant.
    pub fn url(&self, path: &[&str]) -> Result<Url, EndpointError> {
        match self {
            Self::Aws { region, variant } => read_url(&format!(
                "https://{}{}",
                region.host(*variant),
                joined(path)
            )),
            // Before anything else, so that no other message repeats it. A password may hold every character that ends
            // a host, so that an @ anywhere may belong to one.
            Self::Url { url, .. } if url.contains('@') => Err(EndpointError::UserInfo),
            Self::Url { url, region } => {
                let (template, id) = below(url.trim(), path);
                let filled = read_url(&fill_in(template, region.as_ref(), id)?)?;
                if id.is_some() && template.contains(ID_PLACEHOLDER) {
                    return Ok(filled);
                }
                Ok(with_path(filled, path))
            }
        }
    }

    /// URL of the resource at `path` for a signed request, and the region to sign for.
    ///
    /// # Errors
    /// As [`Self::url`]; also when there is no region, or when the signature would travel in the clear.
    pub fn url_to_sign(&self, path: &[&str]) -> Result<(Url, &Region), EndpointError> {
        let url = self.url(path)?;
        if let Self::Url { url: typed, .. } = self
            && url.scheme() == "http"
            && !is_this_machine(&url)
        {
            // In the user's own spelling.
            let https = format!("https://{}", &typed.trim()["http://".len()..]);
            return Err(EndpointError::SignedInTheClear { https });
        }
        let region = self.region().ok_or(EndpointError::NoRegionToSignFor)?;
        Ok((url, region))
    }
}

/// True if a request to this address stays on this machine.
pub fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::V6(address).to_canonical().is_loopback(),
        None => false,
    }
}

/// The user's URL as far as it holds for `path`, and the id to fill in: a URL that ends with one template's path serves
/// everything else from the path above.
fn below<'t>(template: &'t str, path: &[&'t str]) -> (&'t str, Option<&'t str>) {
    if let [JOB_TEMPLATES, id] = path {
        return (template, Some(id));
    }
    let without_id = template.trim_end_matches('/').strip_suffix(ID_PLACEHOLDER);
    let base = without_id.filter(|base| base.ends_with('/') && !base.contains('?'));
    (base.unwrap_or(template), None)
}

fn fill_in(
    template: &str,
    region: Option<&Region>,
    job_template_id: Option<&str>,
) -> Result<String, EndpointError> {
    let id = job_template_id.map(|id| utf8_percent_encode(id, VALUE).to_string());
    let values = [
        (
            REGION_PLACEHOLDER,
            region.map(Region::name),
            EndpointError::NoRegionToFillIn,
        ),
        (
            ID_PLACEHOLDER,
            id.as_deref(),
            EndpointError::OneTemplateOnly,
        ),
    ];
    let mut filled = template.to_owned();
    for (placeholder, value, missing) in values {
        if filled.contains(placeholder) {
            filled = filled.replace(placeholder, value.ok_or(missing)?);
        }
    }
    match filled.find('{') {
        None => Ok(filled),
        Some(start) => {
            let end = filled[start..]
                .find('}')
                .map_or(filled.len(), |at| start + at + 1);
            Err(EndpointError::UnknownPlaceholder(
                filled[start..end].to_owned(),
            ))
        }
    }
}

fn read_url(text: &str) -> Result<Url, EndpointError> {
    if text.is_empty() {
        return Err(EndpointError::Empty);
    }
    let has_scheme = ["http://", "https://"].iter().any(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    if !has_scheme {
        return Err(EndpointError::Scheme);
    }
    let mut url = Url::parse(text).map_err(|reason| EndpointError::Malformed {
        reason: reason.to_string(),
    })?;
    url.set_fragment(None);
    Ok(url)
}

/// The endpoint's URL as it may be stored: all of it if it can be read and can hold no password or key, else `""`.
pub fn without_secrets(text: &str) -> &str {
    let filled = text
        .trim()
        .replace(REGION_PLACEHOLDER, "r")
        .replace(ID_PLACEHOLDER, "i");
    let is_harmless = !text.contains(['@', '?', '#']) && read_url(&filled).is_ok();
    if is_harmless { text } else { "" }
}

/// `path` with each segment escaped and a `/` before it.
fn joined(path: &[&str]) -> String {
    let mut joined = String::new();
    for segment in path {
        joined.push('/');
        joined.extend(utf8_percent_encode(segment, VALUE));
    }
    joined
}

/// Appends what the address lacks of `path`: it may end with the first segments of it, or with all.
fn with_path(mut url: Url, path: &[&str]) -> Url {
    let base = url.path().trim_end_matches('/');
    let overlap = (1..=path.len())
        .rev()
        .find(|count| base.ends_with(&joined(&path[..*count])));
    let missing = &path[overlap.unwrap_or(0)..];
    if !missing.is_empty() {
        let whole = format!("{base}{}", joined(missing));
        url.set_path(&whole);
    }
    url
}

#[cfg(test)]
mod tests;
