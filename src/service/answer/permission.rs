//! Permissions that a submission needs.

use serde_json::Value;

use crate::service::request::Request;

/// An action that a policy of IAM must allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Permission {
    /// Making job templates.
    CreateJobTemplate,
    /// Handing the presign role to the service.
    PassRole,
    /// Reading the job document's object.
    GetObject,
    /// Giving the template its tags.
    TagResource,
}

impl Permission {
    /// The action's name in policies.
    pub fn action(self) -> &'static str {
        match self {
            Self::CreateJobTemplate => "iot:CreateJobTemplate",
            Self::PassRole => "iam:PassRole",
            Self::GetObject => "s3:GetObject",
            Self::TagResource => "iot:TagResource",
        }
    }

    /// What a template needs it for.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::CreateJobTemplate => "to create the job template",
            Self::PassRole => "for the role of presignedUrlConfig",
            Self::GetObject => "to read documentSource",
            Self::TagResource => "for the tags",
        }
    }

    const ALL: [Self; 4] = [
        Self::CreateJobTemplate,
        Self::PassRole,
        Self::GetObject,
        Self::TagResource,
    ];

    fn is_needed_by(self, body: &Value) -> bool {
        let given = |pointer| match body.pointer(pointer) {
            None | Some(Value::Null) => false,
            Some(Value::String(text)) => !text.is_empty(),
            Some(Value::Array(items)) => !items.is_empty(),
            Some(_) => true,
        };
        match self {
            Self::CreateJobTemplate => true,
            Self::PassRole => given("/presignedUrlConfig/roleArn"),
            Self::GetObject => given("/documentSource"),
            Self::TagResource => given("/tags"),
        }
    }
}

/// The permissions to ask for after a no to who sent it: the one it names, or all that the template needs.
pub(super) fn wanted(
    status: u16,
    code: Option<&str>,
    message: &str,
    request: &Request,
) -> Vec<Permission> {
    let denied = status == 403 || status == 401 || code.is_some_and(|code| code.contains("Denied"));
    if !denied || is_about_credentials(code, message) {
        return Vec::new();
    }
    let named: Vec<_> = Permission::ALL
        .into_iter()
        .filter(|permission| message.contains(permission.action()))
        .collect();
    if !named.is_empty() {
        return named;
    }
    let body = serde_json::from_str(request.body()).unwrap_or_default();
    Permission::ALL
        .into_iter()
        .filter(|permission| permission.is_needed_by(&body))
        .collect()
}

/// Whether the no is to the credentials themselves, which no policy mends.
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
