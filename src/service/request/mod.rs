//! A template that may be sent.

mod body;

use crate::template::json::Tree;

/// The member that travels in the path of a call, not in its body.
const ID: &str = "jobTemplateId";

/// The id and body of one `CreateJobTemplate` call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    id: String,
    body: String,
}

impl Request {
    /// What would be sent of a template; `None` when it has no id.
    ///
    /// It judges nothing: whoever hands out requests has to have checked the template.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the gate that calls it waits for the check")
    )]
    pub(crate) fn of(template: &Tree) -> Option<Self> {
        let root = template.root();
        let id = root.get(ID)?.string()?.into_owned();
        Some(Self {
            id,
            body: body::without(ID, root),
        })
    }

    /// The job template's id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The body: the template without its id, as JSON text.
    pub fn body(&self) -> &str {
        &self.body
    }
}
