//! All that the window knows: the open templates, what can be done with them, and what is under way. Nothing is drawn
//! here.
//!
//! Each part keeps its own state and does what is asked of it; [`Editor`] puts them together and hands messages out.

mod command;
mod connection;
mod desk;
pub mod fixes;
mod job;
mod message;
mod notice;
pub mod open;
mod open_panes;
mod operations;
mod overlay;
mod pane;
mod question;
mod run;
mod settings;
mod shell_call;
mod workspace;

use std::sync::Arc;

use web_time::Instant;

use crate::service::call::Call;
use crate::storage::dialogs::Dialogs;
use crate::storage::{Backups, EarlierBackups, WriteError};
use crate::template::problem::Problem;
use connection::LiveConnection;
use desk::Desk;
use notice::{Notices, Topic};
use open::{OpenTemplate, TemplateId};
use operations::{Operations, Parts};
use workspace::{Around, Workspace};

pub use command::{Command, KeyFault, Keyboard, Keymap, Menu, OwnKeys, UnusableKeys};
pub use desk::{Outgoing, Room};
pub use job::{Job, Stopped, Wake};
pub use message::{
    DeskMessage, FileMessage, Message, NoticeMessage, OperationId, OperationMessage,
    SettingsMessage, TemplateMessage,
};
pub use notice::{Level, Notice};
pub use open_panes::OpenPanes;
pub use operations::{Answered, Running, Submission, SubmissionState};
pub use overlay::{Keys, Overlay};
pub use pane::{Pane, Place};
pub use question::{Closing, Question, Reply};
pub use settings::{RecentFile, Settings, Theme};
pub use shell_call::ShellCall;

pub use crate::service::connection::{Connection, ConnectionSettings, Signer};
pub use crate::service::credentials::TypedKey;

/// The state of the whole program.
pub struct Editor {
    workspace: Workspace,
    connection: LiveConnection,
    operations: Operations,
    desk: Desk,
    notices: Notices,
    settings: Settings,
    keymap: Keymap,
    /// URL at which others can open the program; `None` on the desktop.
    address: Option<String>,
    begin: Instant,
}

impl Editor {
    /// An editor with nothing open. `wake` is called from other threads when something has happened.
    pub fn new(settings: Settings, dialogs: Arc<dyn Dialogs>, wake: Wake) -> Self {
        let begin = Instant::now();
        let mut editor = Self {
            workspace: Workspace::new(dialogs, Arc::clone(&wake), begin),
            connection: LiveConnection::new(settings.connection.clone(), Arc::clone(&wake)),
            operations: Operations::new(wake),
            desk: Desk::default(),
            notices: Notices::new(begin),
            keymap: Keymap::new(Keyboard::here(), &settings.keys),
            settings,
            address: None,
            begin,
        };
        editor.tell_faults_of_keys();
        editor
    }

    /// Lets templates be sent around as links to the program at `address`.
    pub fn can_be_opened_at(&mut self, address: Option<String>) {
        self.address = address;
    }

    /// Carries out what the window asks.
    pub fn handle(&mut self, message: impl Into<Message>) {
        let Self {
            workspace,
            desk,
            notices,
            settings,
            begin,
            ..
        } = self;
        match message.into() {
            Message::Run(command) => self.carry_out(command),
            Message::Template(message) => {
                let now = begin.elapsed().as_secs_f64();
                workspace.templates.handle(message, now, notices);
            }
            Message::Files(message) => workspace.handle(message, desk, notices),
            Message::Operation(message) => {
                self.operate(|operations, parts| operations.handle(message, parts));
                self.settings.connection = self.connection().settings.storable();
            }
            Message::Desk(DeskMessage::CloseTop) => self.close_top(),
            Message::Desk(DeskMessage::Close(overlay)) => desk.overlays.close(&overlay),
            Message::Desk(DeskMessage::Explain(code)) => {
                desk.overlays.open(Overlay::Explanation(code));
            }
            Message::Desk(DeskMessage::Reply(reply)) => self.reply(reply),
            Message::Desk(DeskMessage::Copy(text)) => desk.outbox.push(Outgoing::Copy(text)),
            Message::Desk(DeskMessage::Room(room)) => desk.room = room,
            Message::Desk(DeskMessage::ShowForm) => desk.is_pane_in_front = false,
            Message::Notice(message) => notices.handle(message),
            Message::Settings(message) => {
                let changes_keys = matches!(message, SettingsMessage::Keys(_));
                settings.handle(message);
                if changes_keys {
                    self.keymap = Keymap::new(self.keymap.keyboard(), &self.settings.keys);
                    self.tell_faults_of_keys();
                }
            }
            Message::Quit => self.quit(),
        }
        self.forget_closed();
    }

    /// Does what `command` says, or tells why that can't be done now.
    pub fn run(&mut self, command: Command) {
        self.handle(command);
    }

    /// Takes up what has been done elsewhere since the last frame, and lets old notices go.
    pub fn logic(&mut self) {
        self.workspace.take_up(&mut Around {
            desk: &mut self.desk,
            notices: &mut self.notices,
            settings: &mut self.settings,
        });
        self.operate(Operations::take_up);
        self.notices.let_old_go();
        self.forget_closed();
    }

    /// In how many seconds something happens by itself, if anything does: a notice goes, a backup is due.
    pub fn next_change_in(&self) -> Option<f32> {
        let notice = self.notices.next_change_in().into_iter();
        let all = notice.chain(self.workspace.next_change_in());
        all.min_by(f32::total_cmp)
    }

    /// Has the operations do something, with the parts that they act on.
    fn operate(&mut self, act: impl FnOnce(&mut Operations, &mut Parts<'_>)) {
        let mut parts = Parts {
            templates: &mut self.workspace.templates,
            desk: &mut self.desk,
            notices: &mut self.notices,
            connection: &mut self.connection,
        };
        act(&mut self.operations, &mut parts);
    }

    /// Forgets what was about templates that are closed by now.
    fn forget_closed(&mut self) {
        self.operate(Operations::forget_closed);
    }

    /// Closes what stands on top, or the starters over open templates; a question is left without doing anything.
    fn close_top(&mut self) {
        match self.overlay().cloned() {
            Some(Overlay::Question(_)) => self.reply(Reply::Cancel),
            Some(Overlay::Submit(template)) => {
                self.operate(|operations, parts| operations.close_sheet_of(template, parts));
            }
            Some(overlay) => self.desk.overlays.close(&overlay),
            None => self.workspace.templates.start = false,
        }
    }

    fn reply(&mut self, reply: Reply) {
        match (self.desk.overlays.take_question(), reply) {
            (Some(Question::StillSending), Reply::StopSending) => {
                self.operate(Operations::cancel_all);
                self.quit();
            }
            (Some(question), reply) => self.workspace.answer(question, reply, &mut self.desk),
            (None, _) => {}
        }
    }

    /// The window is to be closed; it does if nothing would be lost, else this asks.
    fn quit(&mut self) {
        if self.is_submitting() {
            self.desk.overlays.ask(Question::StillSending);
        } else {
            self.workspace.close_all(true, &mut self.desk);
        }
    }
}

/// Open templates and files.
impl Editor {
    /// The open templates, in the order of their tabs.
    pub fn templates(&self) -> &[OpenTemplate] {
        self.workspace.templates.all()
    }

    /// The template whose tab is in front.
    pub fn active(&self) -> Option<&OpenTemplate> {
        self.workspace.templates.active()
    }

    /// The template that is seen: the active one, unless the first screen is shown. Commands are about this one.
    pub fn shown(&self) -> Option<&OpenTemplate> {
        self.workspace.templates.shown()
    }

    /// An open template.
    pub fn template(&self, id: TemplateId) -> Option<&OpenTemplate> {
        self.workspace.templates.get(id)
    }

    /// Title of a template: its name, with its folder where another open one has the same name, or a number where there
    /// are no folders.
    pub fn title(&self, template: &OpenTemplate) -> String {
        self.workspace.templates.title(template)
    }

    /// True if the first screen is shown: nothing is open, or the starters were asked for.
    pub fn shows_start(&self) -> bool {
        self.workspace.templates.shows_start()
    }

    /// True while a template is being saved, or waits for a dialog to close.
    pub fn is_saving(&self) -> bool {
        self.workspace.is_saving()
    }
}

/// Backups of unsaved changes.
impl Editor {
    /// Keeps what is not saved in `backups` from now on, and opens what ended programs have left there.
    pub fn keep_in(&mut self, backups: Backups, left: EarlierBackups) {
        let Workspace {
            safety, templates, ..
        } = &mut self.workspace;
        safety.keep_in(backups, left, templates, &mut self.notices);
    }

    /// Says that unsaved changes do not outlast the program.
    pub fn can_not_keep(&mut self, error: &WriteError) {
        let safety = &mut self.workspace.safety;
        safety.tell_not_kept("", error, &mut self.notices);
    }

    /// True if there is a place to write backups to.
    pub const fn can_keep(&self) -> bool {
        self.workspace.safety.has_backups()
    }

    /// True if every unsaved change is in a backup.
    pub fn has_kept_all(&self) -> bool {
        self.workspace.has_kept_all()
    }

    /// Takes note that what is open was drawn.
    pub fn has_drawn(&mut self) {
        self.workspace.has_drawn();
    }

    /// Forgets everything that was kept: nobody wants it any more.
    pub fn forget_backups(&self) {
        self.workspace.safety.forget_all();
    }
}

/// Submissions, and the connection they use.
impl Editor {
    /// All operations, in the order in which they were begun.
    pub fn operations(&self) -> &[Submission] {
        self.operations.all()
    }

    /// The submission of a template, its sheet shown or put away.
    pub fn submission(&self, template: TemplateId) -> Option<&Submission> {
        self.operations.about(template)
    }

    /// The submission whose sheet stands over the template that is shown.
    pub fn shown_sheet(&self) -> Option<&Submission> {
        let submission = self.submission(self.shown()?.id())?;
        let overlay = Overlay::Submit(submission.template);
        let is_shown = self.overlays().any(|seen| *seen == overlay);
        is_shown.then_some(submission)
    }

    /// The connection to the service.
    pub const fn connection(&self) -> &Connection {
        &self.connection.connection
    }

    /// True while a template is being sent.
    pub fn is_submitting(&self) -> bool {
        self.operations.is_running()
    }

    /// Call that would be sent now.
    ///
    /// # Errors
    /// The first reason why nothing can be sent, as a sentence.
    pub fn call(&self, submission: &Submission) -> Result<Call, String> {
        let templates = &self.workspace.templates;
        let prepared = submission.prepare(templates, self.connection());
        prepared.map(|(_, _, call)| call)
    }

    /// The errors that keep the submission's template from being sent: those not waived.
    pub fn blocking(&self, submission: &Submission) -> Vec<&Problem> {
        submission.blocking(&self.workspace.templates)
    }
}

/// Overlays, notices, settings and tasks of the window.
impl Editor {
    /// Visible overlays, from the lowest to the top.
    pub fn overlays(&self) -> impl DoubleEndedIterator<Item = &Overlay> {
        let shown = self.shown().map(OpenTemplate::id);
        let all = self.desk.overlays.iter();
        all.filter(move |overlay| overlay.is_seen(shown))
    }

    /// Topmost visible overlay.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlays().next_back()
    }

    /// Owner of the keyboard.
    pub fn keys(&self) -> Keys {
        match self.overlay() {
            None => Keys::Window,
            Some(Overlay::Question(_)) => Keys::Question,
            Some(_) => Keys::Overlay,
        }
    }

    /// Question to answer before anything else; the latest if there are several.
    pub fn question(&self) -> Option<&Question> {
        self.desk.overlays.question()
    }

    /// Notices that are shown, the oldest first.
    pub fn notices(&self) -> &[Notice] {
        self.notices.shown()
    }

    /// Settings remembered from run to run; they change by [`SettingsMessage`] and commands.
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What the window has room for.
    pub const fn room(&self) -> Room {
        self.desk.room
    }

    /// True if the list of sections is seen beside the form.
    pub const fn shows_sections(&self) -> bool {
        self.settings.sections && self.desk.room.sections
    }

    /// True if `pane` is open and seen.
    pub fn shows_pane(&self, pane: Pane) -> bool {
        let Desk {
            room,
            is_pane_in_front,
            ..
        } = self.desk;
        self.settings.panes.contains(pane)
            && match pane.place() {
                Place::Beside => room.beside || is_pane_in_front,
                Place::Below => room.below,
            }
    }

    /// The keys of commands.
    pub const fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// Tells which of the user's own keys are no key or no command: they stay in the settings, and do nothing.
    fn tell_faults_of_keys(&mut self) {
        const TOLD: usize = 3;
        let faults = self.keymap.faults();
        let first = faults.iter().take(TOLD).map(ToString::to_string);
        let mut told = first.collect::<Vec<_>>().join("; ");
        if faults.len() > TOLD {
            told = format!("{told}; and {} more", faults.len() - TOLD);
        }
        self.notices.withdraw(Topic::Keys);
        if !told.is_empty() {
            let words = format!("Keys of your own: {told}");
            self.notices.tell_of(Topic::Keys, Level::Failed, words);
        }
    }

    /// Takes the tasks for the window.
    pub fn take_outgoing(&mut self) -> Vec<Outgoing> {
        std::mem::take(&mut self.desk.outbox)
    }
}
