//! What to do after a no.

use super::{Permission, permission::is_about_credentials};

/// The way out, where there is one to tell.
pub(super) fn after(
    status: u16,
    code: Option<&str>,
    message: &str,
    permissions: &[Permission],
) -> Option<String> {
    if is_about_credentials(code, message) {
        return Some(for_credentials(code, message).to_owned());
    }
    if !permissions.is_empty() {
        return Some(for_permissions(permissions));
    }
    let advice = match status {
        404 => {
            "Check the endpoint, and that the job or S3 object the template names exists in this region"
        }
        409 => {
            "A job template cannot be changed: submit under another id, or delete the old one first"
        }
        410 => {
            "The account has as many job templates as it may: delete some or ask for a higher quota"
        }
        429 => "The service is busy with this account's calls: try again in a while",
        400 if code.is_some_and(|code| code.starts_with("Throttl")) => {
            "The service is busy with this account's calls: try again in a while"
        }
        500..=599 => {
            "The service failed and may have created the template all the same: look before trying again"
        }
        _ => return None,
    };
    Some(advice.to_owned())
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
    let needs: Vec<_> = permissions
        .iter()
        .map(|permission| format!("{} {}", permission.action(), permission.purpose()))
        .collect();
    format!("Whoever sends this must be allowed {}", needs.join(", "))
}
