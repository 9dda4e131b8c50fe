//! Advice after a setback, for operations that have no better one.

use super::{Cause, Permission, permission::is_about_credentials};

/// Advice after a refusal; `own` is the operation's.
pub(super) fn after_refusal(
    refusal: (u16, Option<&str>, &str),
    permissions: &[Permission],
    own: Option<&'static str>,
) -> Option<String> {
    let (status, code, message) = refusal;
    if is_about_credentials(code, message) {
        return Some(for_credentials(code, message).to_owned());
    }
    if !permissions.is_empty() {
        return Some(for_permissions(permissions));
    }
    if is_throttled(status, code) {
        return Some(
            "The service is busy with this account's calls: try again in a while".to_owned(),
        );
    }
    let general = match status {
        404 => Some("Check the endpoint and the region"),
        500..=599 => Some("The service failed: try again in a while"),
        _ => None,
    };
    own.or(general).map(str::to_owned)
}

/// True if the service throttled the call: status 429, or a code that begins with `Throttl`.
pub(super) fn is_throttled(status: u16, code: Option<&str>) -> bool {
    status == 429 || code.is_some_and(|code| code.starts_with("Throttl"))
}

impl Cause {
    /// Advice on what to do now; `own` is the operation's for where nobody knows whether it was carried out.
    pub fn advice(&self, own: Option<&'static str>) -> &'static str {
        match self {
            Self::NotConnected { .. } => "Check the endpoint, the region and the network",
            Self::Redirect { location: None } => {
                "Ask who runs the endpoint for its address, and give that"
            }
            Self::Redirect { .. } => "Give that address as the endpoint if it is the right one",
            Self::FromS3 { signed: false, .. } => {
                "Emulators choose the service by the signature: sign the request, any typed keys will do"
            }
            Self::FromS3 { signed: true, .. } => "Check the endpoint",
            Self::Blocked { .. } => {
                own.unwrap_or("Ask outside of the browser, such as with the AWS CLI")
            }
            _ if self.may_have_been_carried_out() => {
                own.unwrap_or("Check the endpoint, and try again")
            }
            _ => "Check the endpoint",
        }
    }
}

fn for_credentials(code: Option<&str>, message: &str) -> &'static str {
    match code.unwrap_or_default() {
        "SignatureDoesNotMatch" | "InvalidSignatureException" => {
            "Check the secret access key, the region that is signed for and this machine's clock"
        }
        "RequestTimeTooSkewed" | "RequestExpired" => "Set this machine's clock",
        code if code.starts_with("Expired") || message.contains("expired") => {
            "The credentials have expired: sign in again or get new ones"
        }
        code if code.starts_with("MissingAuthentication") => {
            "The endpoint wants a signed request, or does not know this address"
        }
        _ => {
            "Check the access key and session token, and that this region is enabled for the account"
        }
    }
}

fn for_permissions(permissions: &[Permission]) -> String {
    let needs: Vec<_> = permissions.iter().map(Permission::to_string).collect();
    format!("Whoever sends this must be allowed {}", needs.join(", "))
}
