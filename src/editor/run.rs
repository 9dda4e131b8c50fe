//! What messages and commands do.

use super::closing::Exit;
use super::command::Command;
use super::message::Message;
use super::notice::Level;
use super::open::{Amendment, OpenTemplate, TemplateId};
use super::settings::Theme;
use super::shell_call::ShellCall;
use super::{Editor, Outgoing, fixes};
use crate::format::call::Shell;
use crate::format::link;
use crate::storage::MAX_BYTES;
use crate::template::edit::Edit;
use crate::template::json::{Style, pretty};
use crate::template::pointer::Pointer;
use crate::template::section::Section;

/// The service's page about job templates.
const DOCUMENTATION: &str =
    "https://docs.aws.amazon.com/iot/latest/developerguide/job-templates.html";

const LINK_COPIED: &str = "Copied a link that holds the template: whoever has the link can read it";

/// By what a step of the zoom multiplies.
const ZOOM_STEP: f32 = 1.1;
const ZOOM_RANGE: std::ops::RangeInclusive<f32> = 0.5..=3.0;

impl Editor {
    /// Carries out what the window asks.
    pub fn handle(&mut self, message: Message) {
        match message {
            Message::Run(command) => self.run(command),
            Message::Amend(amendment) => self.amend(amendment),
            Message::Touch(pointer) => self.with_active(|template| template.touch(&pointer)),
            Message::ChooseDocument(choice) => {
                self.choose(|template| template.choose_document(choice));
            }
            Message::ChooseRate(choice) => self.choose(|template| template.choose_rate(choice)),
            Message::LookAt(pointer) => self.with_active(|template| template.look_at(pointer)),
            Message::Looked => self.with_active(|template| drop(template.take_look())),
            Message::Activate(id) => self.activate(id),
            Message::Close(id) => self.close(vec![id], false),
            Message::OpenStarter(index) => self.open_starter(index),
            Message::OpenFiles(files) => self.open_files(files),
            Message::OpenText { name, text } => self.new_template(Some(&name), &text),
            Message::OpenPasted(text) => self.open_pasted(&text),
            Message::OpenLink(packed) => self.open_link(&packed),
            Message::Tell(level, words) => self.notify(level, words),
            Message::NothingCopied => {
                self.notices.retain(|notice| notice.message != LINK_COPIED);
                self.notify(
                    Level::Failed,
                    "The browser does not let the page write to the clipboard, nothing was copied",
                );
            }
            Message::ForgetRecent(file) => self.settings.forget(&file),
            Message::Reply(reply) => self.reply(reply),
            Message::CloseNotice(index) => {
                if index < self.notices.len() {
                    self.notices.remove(index);
                }
            }
            Message::Quit => self.quit(),
            Message::CloseOverlay => {
                self.palette = false;
                self.shortcuts = false;
                self.start = false;
            }
            Message::Send => self.send(),
            Message::CancelSend => self.cancel_sending(),
            Message::LookForTemplate => self.look_for_template(),
            Message::CloseSheet => self.close_sheet(),
            Message::Waive(code, waived) => self.waive(code, waived),
            Message::Copy(text) => self.outbox.push(Outgoing::Copy(text)),
        }
    }

    /// Does what `command` says, if it is available.
    pub fn run(&mut self, command: Command) {
        if !command.is_available(self) {
            return;
        }
        match command {
            Command::New => self.new_blank(),
            Command::Start => self.start = !self.start,
            Command::Open => self.open_by_dialog(),
            Command::OpenClipboard => self.outbox.push(Outgoing::ReadClipboard),
            Command::Save => self.for_active(Self::save),
            Command::SaveAs => self.for_active(Self::save_as),
            Command::SaveAll => self.save_all(),
            Command::Close => self.for_active(|editor, id| editor.close(vec![id], false)),
            Command::CloseAll => {
                let all = self.templates.iter().map(OpenTemplate::id).collect();
                self.close(all, false);
            }
            Command::Quit => self.quit(),
            Command::Undo => {
                self.with_active(|template| {
                    template.undo();
                });
            }
            Command::Redo => {
                self.with_active(|template| {
                    template.redo();
                });
            }
            Command::Cut | Command::Copy | Command::Paste => {
                self.outbox.push(Outgoing::Text(command));
            }
            Command::FixAllSafe => {
                if let Some(amendment) = self.active().and_then(fixes::all_safe) {
                    self.amend(amendment);
                }
            }
            Command::CopyJson => {
                let text = self
                    .active()
                    .map(|template| template.revision().text().to_string());
                self.outbox.extend(text.map(Outgoing::Copy));
            }
            Command::CopyAwsCli => self.copy_aws_cli(),
            Command::CopyLink => self.copy_link(),
            Command::FormatJson => self.format_json(),
            Command::Submit => self.for_active(Self::show_sheet),
            Command::Palette => self.palette = !self.palette,
            Command::NextProblem => self.step_problem(1),
            Command::PreviousProblem => self.step_problem(-1),
            Command::NextTemplate => self.step_template(1),
            Command::PreviousTemplate => self.step_template(-1),
            Command::GoTo(section) => self.go_to(section),
            Command::ToggleSections => self.settings.sections = !self.settings.sections,
            Command::ToggleJson => self.settings.json = !self.settings.json,
            Command::ToggleProblems => self.settings.problems = !self.settings.problems,
            Command::LightTheme => self.settings.theme = Theme::Light,
            Command::DarkTheme => self.settings.theme = Theme::Dark,
            Command::SystemTheme => self.settings.theme = Theme::System,
            Command::ZoomIn => self.zoom(self.settings.zoom * ZOOM_STEP),
            Command::ZoomOut => self.zoom(self.settings.zoom / ZOOM_STEP),
            Command::ZoomReset => self.zoom(1.0),
            Command::Shortcuts => self.shortcuts = !self.shortcuts,
            Command::ServiceDocumentation => self.outbox.push(Outgoing::OpenUrl(DOCUMENTATION)),
        }
    }

    /// Changes the active template; what can't be changed is said, not lost.
    pub fn amend(&mut self, amendment: Amendment) {
        let seconds = self.seconds();
        let Some(template) = self.active_mut() else {
            return;
        };
        if let Err(refused) = template.apply(amendment, seconds) {
            self.notify(Level::Failed, refused.to_string());
        }
    }

    /// Shows this template.
    pub(super) fn activate(&mut self, id: TemplateId) {
        if self.template(id).is_some() {
            self.with_active(OpenTemplate::pause_history);
            self.active = Some(id);
            self.start = false;
        }
    }

    fn with_active(&mut self, act: impl FnOnce(&mut OpenTemplate)) {
        if let Some(template) = self.active_mut() {
            act(template);
        }
    }

    fn for_active(&mut self, act: impl FnOnce(&mut Self, TemplateId)) {
        if let Some(id) = self.active {
            act(self, id);
        }
    }

    fn save_all(&mut self) {
        self.exit = Exit::No;
        let unsaved = self
            .templates
            .iter()
            .filter(|template| template.is_unsaved());
        for id in unsaved.map(OpenTemplate::id).collect::<Vec<_>>() {
            self.save(id);
        }
    }

    fn copy_aws_cli(&mut self) {
        let Some(template) = self.active() else {
            return;
        };
        match ShellCall::CliInline.of(template, &self.settings.target, Shell::Posix) {
            Ok(call) => self.outbox.push(Outgoing::Copy(call)),
            Err(why) => self.notify(Level::Failed, why),
        }
    }

    fn copy_link(&mut self) {
        let (Some(template), Some(address)) = (self.active(), &self.address) else {
            return;
        };
        match link::to(address, template.revision().text()) {
            Ok(link) => {
                self.outbox.push(Outgoing::Copy(link));
                self.notify(Level::Done, LINK_COPIED);
            }
            Err(too_long) => self.notify(Level::Failed, too_long.to_string()),
        }
    }

    fn open_link(&mut self, packed: &str) {
        match link::open(packed) {
            Ok(text) => self.open_unsaved(&text),
            Err(broken) => self.notify(Level::Failed, broken.to_string()),
        }
    }

    fn choose(&mut self, choose: impl FnOnce(&mut OpenTemplate) -> Amendment) {
        if let Some(amendment) = self.active_mut().map(choose) {
            self.amend(amendment);
        }
    }

    /// Says that what is on the clipboard is more than any template.
    pub fn refuse_pasted(&mut self) {
        let words = format!(
            "What is on the clipboard is larger than {} MiB, which no job template is",
            MAX_BYTES >> 20
        );
        self.notify(Level::Failed, words);
    }

    fn open_pasted(&mut self, text: &str) {
        if text.len() as u64 > MAX_BYTES {
            self.refuse_pasted();
        } else if text
            .trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with('{')
        {
            self.open_unsaved(text);
        } else {
            self.notify(
                Level::Failed,
                "There is no JSON object on the clipboard, copy a template first",
            );
        }
    }

    fn format_json(&mut self) {
        let Some(tree) = self
            .active()
            .and_then(|template| template.revision().tree())
        else {
            return;
        };
        let root = tree.root();
        let newline = if tree.text().contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        let edit = Edit::replace(
            root.range(),
            pretty(
                root,
                Style {
                    newline,
                    ..Style::default()
                },
            ),
        );
        self.amend(Amendment::once(edit, Pointer::root()));
    }

    fn go_to(&mut self, section: Section) {
        let member = section.members().first().copied().unwrap_or_default();
        self.start = false;
        self.with_active(|template| template.look_at(Pointer::root().child(member)));
    }

    fn step_problem(&mut self, step: isize) {
        self.with_active(|template| template.look_at_next_problem(step));
    }

    fn step_template(&mut self, step: isize) {
        let place = self
            .templates
            .iter()
            .position(|template| Some(template.id()) == self.active);
        let Some(place) = place else { return };
        let next = (place.cast_signed() + step)
            .rem_euclid(self.templates.len().cast_signed())
            .cast_unsigned();
        self.activate(self.templates[next].id());
    }

    fn zoom(&mut self, zoom: f32) {
        self.settings.zoom = zoom.clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
    }
}
