//! What the window asks of the editor; it changes nothing itself.

use super::closing::Reply;
use super::command::Command;
use super::notice::Level;
use super::open::{Amendment, DocumentChoice, RateChoice, TemplateId};
use crate::storage::FileRef;
use crate::template::pointer::Pointer;
use crate::template::problem::Code;

/// Something the user wants. What concerns a template concerns the active one unless it names another.
#[derive(Clone, Debug)]
pub enum Message {
    /// Do what a command says.
    Run(Command),
    /// Change the template.
    Amend(Amendment),
    /// A field was left: its problems may show from now on.
    Touch(Pointer),
    /// Take the job document from there.
    ChooseDocument(DocumentChoice),
    /// Let the rollout have another kind of rate.
    ChooseRate(RateChoice),
    /// Show and focus this member.
    LookAt(Pointer),
    /// What was to be looked at is shown.
    Looked,
    /// Show this template.
    Activate(TemplateId),
    /// Close this template, asking before anything is lost.
    Close(TemplateId),
    /// Begin with this starter, by its place in the gallery.
    OpenStarter(usize),
    /// Open these files.
    OpenFiles(Vec<FileRef>),
    /// Open a text that stands in no file.
    OpenText {
        /// What it is called.
        name: String,
        /// The text.
        text: String,
    },
    /// Open what was on the clipboard.
    OpenPasted(String),
    /// Open a template that was handed over in an address.
    OpenLink(String),
    /// Tell something in passing.
    Tell(Level, String),
    /// What was put on the clipboard is not there.
    NothingCopied,
    /// Take a file out of the recent ones.
    ForgetRecent(FileRef),
    /// Answer the present question.
    Reply(Reply),
    /// Close this notice, by its place.
    CloseNotice(usize),
    /// The window is to be closed.
    Quit,
    /// Close the palette, the table of shortcuts, or the starters over open templates.
    CloseOverlay,
    /// Send what the sheet shows.
    Send,
    /// Stop what is on its way.
    CancelSend,
    /// Ask the service whether the template exists.
    LookForTemplate,
    /// Put the sheet away.
    CloseSheet,
    /// Waive an error for this submission, or no longer.
    Waive(Code, bool),
    /// Put this on the clipboard.
    Copy(String),
}
