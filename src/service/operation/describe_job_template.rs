//! `DescribeJobTemplate`.

use url::Url;

use super::{Misread, Operation, TemplateNames};
use crate::service::answer::{Permission, RawAnswer};
use crate::service::call::Call;
use crate::service::endpoint::JOB_TEMPLATES;

/// Reads a job template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeJobTemplate {
    /// The template's id.
    pub id: String,
}

impl Operation for DescribeJobTemplate {
    type Answer = TemplateNames;

    fn path(&self) -> Vec<&str> {
        vec![JOB_TEMPLATES, &self.id]
    }

    fn call(&self, url: Url) -> Call {
        Call::get(url)
    }

    fn permissions(&self) -> Vec<Permission> {
        vec![Permission::new(
            "iot:DescribeJobTemplate",
            "to look at the job template",
        )]
    }

    fn changes_nothing(&self) -> bool {
        true
    }

    fn read(&self, answer: &RawAnswer) -> Result<TemplateNames, Misread> {
        TemplateNames::read(&answer.bytes, &self.id, "Found")
    }
}
