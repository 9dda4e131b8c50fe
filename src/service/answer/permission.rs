//! Permissions that an operation needs.

use std::borrow::Cow;
use std::fmt;

/// Action that a policy of IAM must allow.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Permission {
    /// The action's name in policies.
    pub action: Cow<'static, str>,
    /// Purpose of the action; empty if unknown.
    pub purpose: &'static str,
}

impl Permission {
    /// A permission with what it is needed for.
    pub const fn new(action: &'static str, purpose: &'static str) -> Self {
        Self {
            action: Cow::Borrowed(action),
            purpose,
        }
    }
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.action)?;
        if self.purpose.is_empty() {
            return Ok(());
        }
        write!(f, " {}", self.purpose)
    }
}

/// The permissions to ask for after a no to who sent it: the one it names, else all that are `needed`.
pub(super) fn wanted(
    status: u16,
    code: Option<&str>,
    message: &str,
    needed: &[Permission],
) -> Vec<Permission> {
    let denied = status == 403 || status == 401 || code.is_some_and(|code| code.contains("Denied"));
    if !denied || is_about_credentials(code, message) {
        return Vec::new();
    }
    let is_named = |permission: &&Permission| message.contains(&*permission.action);
    let named: Vec<_> = needed.iter().filter(is_named).cloned().collect();
    if !named.is_empty() {
        return named;
    }
    let other = named_action(message).map(|action| Permission {
        action: Cow::Owned(action.to_owned()),
        purpose: "",
    });
    other.map_or_else(|| needed.to_vec(), |other| vec![other])
}

/// The action in `… is not authorized to perform: iot:CreateJobTemplate on resource: …`.
fn named_action(message: &str) -> Option<&str> {
    let (_, rest) = message.split_once("authorized to perform: ")?;
    rest.split_whitespace().next()
}

/// True if the credentials themselves were refused, which no policy mends.
pub(super) fn is_about_credentials(code: Option<&str>, message: &str) -> bool {
    const CODES: &[&str] = &[
        "ExpiredToken",
        "ExpiredTokenException",
        "IncompleteSignature",
        "IncompleteSignatureException",
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "InvalidSignatureException",
        "InvalidToken",
        "MissingAuthenticationToken",
        "MissingAuthenticationTokenException",
        "RequestExpired",
        "RequestTimeTooSkewed",
        "SignatureDoesNotMatch",
        "UnrecognizedClientException",
    ];
    code.is_some_and(|code| CODES.contains(&code))
        || message.contains("security token included in the request")
        || message.contains("Missing Authentication Token")
}
