//! Operations of the service: one file for each, with its call, its permissions and how its answer is read.

mod create_job_template;
mod describe_job_template;
mod job_template;
mod list;

pub use create_job_template::CreateJobTemplate;
pub use describe_job_template::DescribeJobTemplate;
pub use job_template::TemplateNames;
pub use list::{List, Page};

use url::Url;

use super::answer::{Permission, RawAnswer};
use super::call::Call;
use super::endpoint::{Endpoint, EndpointError};

/// Operation of the service's API, with its input.
pub trait Operation {
    /// Content of a successful answer.
    type Answer;

    /// Path of the resource that is called, as unescaped segments.
    fn path(&self) -> Vec<&str>;

    /// The call to the resource at `url`, before it is signed.
    fn call(&self, url: Url) -> Call;

    /// Permissions that the call needs.
    fn permissions(&self) -> Vec<Permission>;

    /// True if the call changes nothing: it is made again also when its answer was lost. Another one is guarded by an id
    /// from being carried out twice, but a repeat is answered differently: it is made again only when the service asked
    /// for it by being busy or failing.
    fn changes_nothing(&self) -> bool;

    /// Reads an answer whose status is a success.
    ///
    /// # Errors
    /// If it does not say that this operation was carried out.
    fn read(&self, answer: &RawAnswer) -> Result<Self::Answer, Misread>;

    /// Advice after a refusal with this status, where it is better than what can be said of every operation.
    /// `after_failures` of earlier tries the call may have been carried out.
    fn advice_after_refusal(&self, _status: u16, _after_failures: bool) -> Option<&'static str> {
        None
    }

    /// The same where nobody knows whether the call was carried out; `is_blocked` if the browser will not tell.
    fn advice_in_doubt(&self, _is_blocked: bool) -> Option<&'static str> {
        None
    }

    /// The call at `endpoint`, before it is signed: for the eyes of the user and for dry runs, too.
    ///
    /// # Errors
    /// If the endpoint cannot be used, or not for a signed call.
    fn call_at(&self, endpoint: &Endpoint, signed: bool) -> Result<Call, EndpointError> {
        let path = self.path();
        let url = if signed {
            endpoint.url_to_sign(&path)?.0
        } else {
            endpoint.url(&path)?
        };
        Ok(self.call(url))
    }
}

/// Reason why an answer with a status of success does not say that the operation was carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misread {
    /// It says nothing of it.
    NotUnderstood,
    /// The answer is about another thing, with this name.
    AboutAnother(String),
}
