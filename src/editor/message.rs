//! Messages from the window to the editor, by the part that handles them; the window changes no state itself.

use super::command::{Command, OwnKeys};
use super::desk::Room;
use super::notice::Level;
use super::open::{Amendment, DocumentChoice, RateChoice, TemplateId};
use super::overlay::Overlay;
use super::pane::Pane;
use super::question::Reply;
use super::settings::Theme;
use crate::service::connection::ConnectionSettings;
use crate::service::credentials::{SecretText, TypedKey};
use crate::storage::{FileRef, Slot};
use crate::template::pointer::Pointer;
use crate::template::problem::Code;

/// Something the user wants.
#[derive(Debug)]
pub enum Message {
    /// Do what a command says.
    Run(Command),
    /// About the active template.
    Template(TemplateMessage),
    /// About open templates and their files.
    Files(FileMessage),
    /// About what is sent to the service.
    Operation(OperationMessage),
    /// About what stands over the window.
    Desk(DeskMessage),
    /// About the notices.
    Notice(NoticeMessage),
    /// About what is remembered.
    Settings(SettingsMessage),
    /// The window is to be closed.
    Quit,
}

/// Something to be done with the active template.
#[derive(Debug)]
pub enum TemplateMessage {
    /// Change it.
    Amend(Amendment),
    /// A field was left: its problems may show from now on.
    Touch(Pointer),
    /// Take the job document from there.
    ChooseDocument(DocumentChoice),
    /// Let the rollout have another kind of rate.
    ChooseRate(RateChoice),
    /// Show and focus this member.
    LookAt(Pointer),
    /// The window has shown and focused what [`LookAt`](Self::LookAt) named.
    Looked,
}

/// Something to be done with open templates and files.
#[derive(Debug)]
pub enum FileMessage {
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
        /// Name shown for it, while it has no file.
        name: String,
        /// The text.
        text: String,
    },
    /// Open what was on the clipboard.
    OpenPasted(String),
    /// Open a template that was handed over in an address.
    OpenLink(String),
    /// Open a backup that is not opened unasked.
    OpenWithheld(Slot),
}

/// Name of an operation within this run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OperationId(pub(super) u64);

/// Something to be done with the service.
#[derive(Debug)]
pub enum OperationMessage {
    /// Send what its sheet shows.
    Send(OperationId),
    /// Stop it where it is on its way.
    Cancel(OperationId),
    /// Show its sheet over its template.
    Show(OperationId),
    /// Ask the service whether the template exists.
    LookForTemplate(OperationId),
    /// Put its sheet away.
    CloseSheet(OperationId),
    /// Waive an error for it, or no longer.
    Waive(OperationId, Code, bool),
    /// Go back to its sheet with typed keys that every emulator accepts.
    UseTestKeys(OperationId),
    /// Send there and sign so from now on, as it was typed.
    Connect(ConnectionSettings),
    /// Sign with what now stands in a field for typed keys. `Debug` does not show it, and it is wiped when dropped.
    TypeKey(TypedKey, SecretText),
}

/// Something to be done with what stands over the window, or by the window.
#[derive(Debug)]
pub enum DeskMessage {
    /// Close what stands on top, as Escape does: an overlay, or the starters over open templates.
    CloseTop,
    /// Close this overlay, whatever stands over it by now. The sheet is put away by
    /// [`OperationMessage::CloseSheet`], a question by its answer.
    Close(Overlay),
    /// Show the page about a rule.
    Explain(Code),
    /// Answer the present question.
    Reply(Reply),
    /// Put this on the clipboard.
    Copy(String),
    /// The window has room for this now.
    Room(Room),
    /// Show the form, where there is room for it or a pane only.
    ShowForm,
}

/// Something to be done with the notices.
#[derive(Debug)]
pub enum NoticeMessage {
    /// Tell something in passing.
    Tell(Level, String),
    /// Writing to the clipboard failed.
    NothingCopied,
    /// Close this notice, by its place.
    Close(usize),
}

/// Something else to be remembered.
#[derive(Debug)]
pub enum SettingsMessage {
    /// These colours.
    Theme(Theme),
    /// Everything drawn so large; 1 is its own size.
    Zoom(f32),
    /// The list of sections is shown, or no longer.
    ToggleSections,
    /// This pane is open, or no longer.
    TogglePane(Pane),
    /// The user's own keys for commands.
    Keys(OwnKeys),
    /// This file was opened or saved now.
    Recent(FileRef),
    /// This recent file no longer.
    ForgetRecent(FileRef),
}

/// Lets the message for a part be sent as it is.
macro_rules! parts {
    ($($part:ident($message:ty))*) => {
        $(impl From<$message> for Message {
            fn from(message: $message) -> Self {
                Self::$part(message)
            }
        })*
    };
}

parts! {
    Run(Command)
    Template(TemplateMessage)
    Files(FileMessage)
    Operation(OperationMessage)
    Desk(DeskMessage)
    Notice(NoticeMessage)
    Settings(SettingsMessage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_tells_nobody_a_secret() {
        let typed = OperationMessage::TypeKey(TypedKey::SecretAccessKey, "hidden".into());
        let target = OperationMessage::Connect(ConnectionSettings {
            endpoint_url: "http://user:hidden@localhost".to_owned(),
            ..ConnectionSettings::default()
        });
        for message in [Message::from(typed), Message::from(target)] {
            let shown = format!("{message:?}");
            assert!(!shown.contains("hidden"), "{shown}");
        }
    }
}
