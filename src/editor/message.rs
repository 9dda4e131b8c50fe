//! What the window asks of the editor; it changes nothing itself.

use super::open::{Amendment, DocumentChoice};
use crate::template::pointer::Pointer;

/// Something the user wants. What concerns a template concerns the active one.
#[derive(Clone, Debug)]
pub enum Message {
    /// Change the template.
    Amend(Amendment),
    /// A field was left: its problems may show from now on.
    Touch(Pointer),
    /// Take the job document from there.
    ChooseDocument(DocumentChoice),
    /// Show and focus this member.
    LookAt(Pointer),
}
