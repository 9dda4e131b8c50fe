//! `CreateJobTemplate`.

use std::iter;

use serde_json::Value;
use url::Url;

use super::{Misread, Operation, TemplateNames};
use crate::service::answer::{Permission, RawAnswer};
use crate::service::call::Call;
use crate::service::endpoint::JOB_TEMPLATES;
use crate::service::request::Request;
use crate::template::field::known::{self, Known};

/// Creates a job template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateJobTemplate {
    /// The checked template.
    pub request: Request,
}

/// Permissions that only some templates need, by the member that asks for them.
const BY_MEMBER: [(Known, Permission); 3] = [
    (
        known::ROLE_ARN,
        Permission::new("iam:PassRole", "for the role of presignedUrlConfig"),
    ),
    (
        known::DOCUMENT_SOURCE,
        Permission::new("s3:GetObject", "to read documentSource"),
    ),
    (
        known::TAGS,
        Permission::new("iot:TagResource", "for the tags"),
    ),
];

impl Operation for CreateJobTemplate {
    type Answer = TemplateNames;

    fn path(&self) -> Vec<&str> {
        vec![JOB_TEMPLATES, self.request.id()]
    }

    fn call(&self, url: Url) -> Call {
        Call::put(url, self.request.body().to_owned())
    }

    fn permissions(&self) -> Vec<Permission> {
        let body: Value = serde_json::from_str(self.request.body()).unwrap_or_default();
        let create = Permission::new("iot:CreateJobTemplate", "to create the job template");
        let asked = BY_MEMBER.into_iter();
        let asked = asked.filter_map(|(member, needed)| is_given(&body, member).then_some(needed));
        iter::once(create).chain(asked).collect()
    }

    fn changes_nothing(&self) -> bool {
        false
    }

    fn read(&self, answer: &RawAnswer) -> Result<TemplateNames, Misread> {
        TemplateNames::read(&answer.bytes, self.request.id(), "Created")
    }

    fn advice_after_refusal(&self, status: u16, after_failures: bool) -> Option<&'static str> {
        Some(match status {
            409 if after_failures => {
                "An earlier try may have created it although it was answered with an error: look at it"
            }
            409 => {
                "A job template cannot be changed: submit under another id, or delete the old one first"
            }
            404 => {
                "Check the endpoint, and that the job or S3 object the template names exists in this region"
            }
            410 => {
                "The account has as many job templates as it may: delete some or ask for a higher quota"
            }
            500..=599 => {
                "The service failed and may have created the template all the same: look before trying again"
            }
            _ => return None,
        })
    }

    fn advice_in_doubt(&self, is_blocked: bool) -> Option<&'static str> {
        Some(if is_blocked {
            "It may have been created all the same: look for it, or create it outside of the browser, with the AWS CLI or from the saved file"
        } else {
            "It may have been created all the same: look before sending it again"
        })
    }
}

fn is_given(body: &Value, member: Known) -> bool {
    match body.pointer(member.as_str()) {
        None | Some(Value::Null) => false,
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Array(items)) => !items.is_empty(),
        Some(_) => true,
    }
}
