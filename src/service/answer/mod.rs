//! Meaning of the service's answers, for all operations.

mod advice;
mod error_body;
mod fields;
mod foreign;
mod outcome;
mod permission;
mod refusal;
mod retry_after;
mod unclear;

pub use fields::FieldMessage;
pub use outcome::{Outcome, RawAnswer, Refused};
pub use permission::Permission;
pub use unclear::{Cause, Unclear};

pub(super) use foreign::is_from_s3;
pub(super) use refusal::{is_declared, read as read_refusal};
