//! `DescribeJobTemplate`.

use std::fmt;

use url::Url;

use super::{Misread, Operation, Repeat, TemplateNames};
use crate::service::answer::{Permission, RawAnswer};
use crate::service::call::Call;
use crate::service::endpoint::JOB_TEMPLATES;

/// Reads a job template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeJobTemplate {
    /// The template's id.
    pub id: String,
}

/// Job template that the service holds; its members stand in the raw answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribedTemplate(pub TemplateNames);

impl fmt::Display for DescribedTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Found{}", self.0)
    }
}

impl Operation for DescribeJobTemplate {
    type Answer = DescribedTemplate;

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

    fn repeat(&self) -> Repeat {
        Repeat::Harmless
    }

    fn read(&self, answer: &RawAnswer) -> Result<DescribedTemplate, Misread> {
        TemplateNames::read(&answer.bytes, &self.id).map(DescribedTemplate)
    }
}
