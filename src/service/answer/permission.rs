//! Permissions that a submission needs.

use serde_json::Value;

use crate::service::request::Request;

/// An action that a policy of IAM must allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Permission {
    /// Making job templates.
    CreateJobTemplate,
    /// Looking at job templates.
    DescribeJobTemplate,
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
            Self::DescribeJobTemplate => "iot:DescribeJobTemplate",
            Self::PassRole => "iam:PassRole",
            Self::GetObject => "s3:GetObject",
            Self::TagResource => "iot:TagResource",
        }
    }

    /// What a template needs it for.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::CreateJobTemplate => "to create the job template",
            Self::DescribeJobTemplate => "to look at the job template",
            Self::PassRole => "for the role of presignedUrlConfig",
            Self::GetObject => "to read documentSource",
            Self::TagResource => "for the tags",
        }
    }

    const ALL: [Self; 5] = [
        Self::CreateJobTemplate,
        Self::DescribeJobTemplate,
        Self::PassRole,
        Self::GetObject,
        Self::TagResource,
    ];

    /// What it takes to create this template.
    pub fn to_create(request: &Request) -> Vec<Self> {
        let body = serde_json::from_str(request.body()).unwrap_or_default();
        Self::ALL
            .into_iter()
            .filter(|permission| permission.is_needed_to_create(&body))
            .collect()
    }

    fn is_needed_to_create(self, body: &Value) -> bool {
        let given = |pointer| match body.pointer(pointer) {
            None | Some(Value::Null) => false,
            Some(Value::String(text)) => !text.is_empty(),
            Some(Value::Array(items)) => !items.is_empty(),
            Some(_) => true,
        };
        match self {
            Self::CreateJobTemplate => true,
            Self::DescribeJobTemplate => false,
            Self::PassRole => given("/presignedUrlConfig/roleArn"),
            Self::GetObject => given("/documentSource"),
            Self::TagResource => given("/tags"),
        }
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
    let is_named = |permission: &Permission| message.contains(permission.action());
    let named: Vec<_> = Permission::ALL.into_iter().filter(is_named).collect();
    if named.is_empty() {
        needed.to_vec()
    } else {
        named
    }
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
