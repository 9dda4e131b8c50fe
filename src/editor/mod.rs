//! All that the window knows: the open templates, what can be done with them, and what is under way. Nothing is drawn
//! here.

mod authority;
mod backups;
mod closing;
mod command;
mod files;
pub mod fixes;
mod job;
mod message;
mod notice;
pub mod open;
mod run;
mod settings;
mod sheet;
mod shell_call;
mod submission;

use std::sync::Arc;

use web_time::Instant;

use crate::service::credentials::TypedCredentials;
use crate::storage::FileRef;
use crate::storage::dialogs::Dialogs;
use backups::Safety;
use closing::Exit;
use files::FileJobs;
use open::{OpenTemplate, TemplateId};

pub use closing::{Question, Reply};
pub use command::{Command, KeyFault, Keyboard, Keymap, Menu, OwnKeys, UnusableKeys};
pub use job::{Job, Stopped, Wake};
pub use message::Message;
pub use notice::{Level, Notice};
pub use settings::{RecentFile, Settings, Signer, TargetSettings, Theme};
pub use sheet::{Answered, Running, Sheet, SheetState};
pub use shell_call::ShellCall;

/// The state of the whole program.
pub struct Editor {
    templates: Vec<OpenTemplate>,
    active: Option<TemplateId>,
    next_id: u64,
    /// Whether the starters are shown although templates are open.
    start: bool,
    /// What is remembered from run to run.
    pub settings: Settings,
    keymap: Keymap,
    questions: Vec<Question>,
    notices: Vec<Notice>,
    files: FileJobs,
    safety: Safety,
    sheet: Option<Sheet>,
    /// Keys typed in for this run, while no sheet is shown.
    typed: TypedCredentials,
    palette: bool,
    shortcuts: bool,
    exit: Exit,
    outbox: Vec<Outgoing>,
    /// Where others can open the program; nowhere on the desktop.
    address: Option<String>,
    dialogs: Arc<dyn Dialogs>,
    wake: Wake,
    began: Instant,
}

/// What only the window can do for the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outgoing {
    /// Put this on the clipboard.
    Copy(String),
    /// Cut, copy or paste in the text that had the focus last.
    Text(Command),
    /// Read the clipboard, and say what was on it.
    ReadClipboard,
    /// Open this page in the browser.
    OpenUrl(&'static str),
    /// Close the window; nothing would be lost.
    CloseWindow,
}

impl Editor {
    /// An editor with nothing open. `wake` is called from other threads when something has happened.
    pub fn new(settings: Settings, dialogs: Arc<dyn Dialogs>, wake: Wake) -> Self {
        let keymap = Keymap::new(Keyboard::here(), &settings.keys);
        let mut editor = Self {
            templates: Vec::new(),
            active: None,
            next_id: 0,
            start: false,
            settings,
            keymap,
            questions: Vec::new(),
            notices: Vec::new(),
            files: FileJobs::default(),
            safety: Safety::default(),
            sheet: None,
            typed: TypedCredentials::default(),
            palette: false,
            shortcuts: false,
            exit: Exit::No,
            outbox: Vec::new(),
            address: None,
            dialogs,
            wake,
            began: Instant::now(),
        };
        editor.tell_faults_of_keys();
        editor
    }

    /// Tells what in the settings is no key or no command: it stays there, and does nothing.
    fn tell_faults_of_keys(&mut self) {
        const TOLD: usize = 3;
        let faults = self.keymap.faults();
        let first = faults.iter().take(TOLD).map(ToString::to_string);
        let mut told = first.collect::<Vec<_>>().join("; ");
        if faults.len() > TOLD {
            told = format!("{told}; and {} more", faults.len() - TOLD);
        }
        if !told.is_empty() {
            self.notify(Level::Failed, format!("Keys in the settings: {told}"));
        }
    }

    /// Lets templates be sent around as links to the program at `address`.
    pub fn can_be_opened_at(&mut self, address: Option<String>) {
        self.address = address;
    }

    /// The keys of commands.
    pub const fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// The open templates, in the order of their tabs.
    pub fn templates(&self) -> &[OpenTemplate] {
        &self.templates
    }

    /// The template that is shown.
    pub fn active(&self) -> Option<&OpenTemplate> {
        self.template(self.active?)
    }

    /// An open template.
    pub fn template(&self, id: TemplateId) -> Option<&OpenTemplate> {
        self.templates.iter().find(|template| template.id() == id)
    }

    /// What a template is called; where another one that is open is called the same, with its folder, or a number where
    /// there are no folders.
    pub fn title(&self, template: &OpenTemplate) -> String {
        let name = template.name();
        let mut same = self.templates.iter().filter(|other| other.name() == name);
        let before = same.position(|other| other.id() == template.id());
        let before = before.unwrap_or_default();
        if before == 0 && same.next().is_none() {
            return name;
        }
        let file = template.on_disk().map(|on_disk| &on_disk.file);
        match file.and_then(FileRef::folder_name) {
            Some(folder) => format!("{name} – {folder}"),
            None if before == 0 => name,
            None => format!("{name} ({})", before + 1),
        }
    }

    fn template_mut(&mut self, id: TemplateId) -> Option<&mut OpenTemplate> {
        self.templates
            .iter_mut()
            .find(|template| template.id() == id)
    }

    pub(crate) fn active_mut(&mut self) -> Option<&mut OpenTemplate> {
        self.template_mut(self.active?)
    }

    /// Whether the first screen is shown: nothing is open, or the starters were asked for.
    pub fn shows_start(&self) -> bool {
        self.start || self.templates.is_empty()
    }

    /// What has to be answered before anything else, the latest first.
    pub fn question(&self) -> Option<&Question> {
        self.questions.last()
    }

    /// What has happened and may be read in passing.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The submit sheet, shown or put away.
    pub const fn sheet(&self) -> Option<&Sheet> {
        self.sheet.as_ref()
    }

    /// The submit sheet, to be filled in.
    pub const fn sheet_mut(&mut self) -> Option<&mut Sheet> {
        self.sheet.as_mut()
    }

    /// Whether a template is on its way.
    pub fn is_submitting(&self) -> bool {
        self.sheet.as_ref().is_some_and(Sheet::is_running)
    }

    /// Whether the palette is shown.
    pub const fn shows_palette(&self) -> bool {
        self.palette
    }

    /// Whether the table of shortcuts is shown.
    pub const fn shows_shortcuts(&self) -> bool {
        self.shortcuts
    }

    /// Whether something stands over the template that is filled in by itself: the submit sheet, the palette.
    pub fn is_covered(&self) -> bool {
        self.palette || self.sheet.as_ref().is_some_and(|sheet| !sheet.is_hidden())
    }

    /// What the window has to do, once.
    pub fn take_outgoing(&mut self) -> Vec<Outgoing> {
        std::mem::take(&mut self.outbox)
    }

    /// Takes up what has been done elsewhere since the last frame, and lets old notices go.
    pub fn logic(&mut self) {
        self.take_up_files();
        self.take_up_submission();
        self.keep_backups();
        let now = self.seconds();
        self.notices.retain(|notice| !notice.is_over(now));
    }

    /// In how many seconds something happens by itself, if anything does: a notice goes, a backup is due.
    pub fn next_change_in(&self) -> Option<f32> {
        let now = self.seconds();
        self.notices
            .iter()
            .filter_map(|notice| notice.remaining(now))
            .chain(self.next_backup_in(now))
            .chain(self.next_opening_in())
            .min_by(f32::total_cmp)
    }

    /// A clock that only goes forward.
    fn seconds(&self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }

    fn new_id(&mut self) -> TemplateId {
        self.next_id += 1;
        TemplateId(self.next_id)
    }

    /// `name` for a template without a file, counted on where one is called so already.
    fn unused_name(&self, name: &str) -> String {
        let is_used = |name: &str| {
            let is_so = |open: &OpenTemplate| open.on_disk().is_none() && open.name() == name;
            self.templates.iter().any(is_so)
        };
        if !is_used(name) {
            return name.to_owned();
        }
        let is_digit = |character: char| character.is_ascii_digit();
        let stem = name.trim_end_matches(is_digit);
        let stem = stem.strip_suffix('-').filter(|_| stem.len() < name.len());
        let stem = stem.unwrap_or(name);
        let numbered = (2_u64..).map(|number| format!("{stem}-{number}"));
        let mut unused = numbered.skip_while(|name| is_used(name));
        // There are more numbers than templates.
        unused.next().unwrap_or_default()
    }

    fn show(&mut self, template: OpenTemplate) {
        self.active = Some(template.id());
        self.start = false;
        self.templates.push(template);
    }

    fn notify(&mut self, level: Level, message: impl Into<String>) {
        let notice = Notice::new(level, message.into(), self.seconds());
        // Who is told the same again has to see it once.
        self.notices.retain(|other| other.message != notice.message);
        self.notices.push(notice);
    }
}
