//! Execution of commands.

use super::desk::Outgoing;
use super::message::SettingsMessage;
use super::notice::{Level, Topic};
use super::open::OpenTemplate;
use super::overlay::Overlay;
use super::pane::{Pane, Place};
use super::settings::Theme;
use super::shell_call::ShellCall;
use super::{Command, Editor};
use crate::format::call::Shell;
use crate::format::link;

/// The service's page about job templates.
const DOCUMENTATION: &str =
    "https://docs.aws.amazon.com/iot/latest/developerguide/job-templates.html";

/// By what a step of the zoom multiplies.
const ZOOM_STEP: f32 = 1.1;

impl Editor {
    /// Does what `command` says, or tells why that can't be done now.
    pub(super) fn carry_out(&mut self, command: Command) {
        if let Some(reason) = command.unavailable(self) {
            let notices = &mut self.notices;
            return notices.tell_of(Topic::Unavailable, Level::Info, reason);
        }
        let shown = self.shown().map(OpenTemplate::id);
        let Self {
            workspace,
            desk,
            notices,
            settings,
            ..
        } = self;
        match command {
            Command::New => workspace.new_blank(),
            Command::Start => {
                workspace.templates.start = !workspace.templates.start;
            }
            Command::Open => workspace.open_by_dialog(),
            Command::OpenClipboard => desk.outbox.push(Outgoing::ReadClipboard),
            Command::Save => shown.into_iter().for_each(|id| workspace.save(id, desk)),
            Command::SaveAs => shown.into_iter().for_each(|id| workspace.save_as(id, desk)),
            Command::SaveAll => workspace.save_all(desk),
            Command::Close => workspace.close(shown.into_iter().collect(), false, desk),
            Command::CloseAll => workspace.close_all(false, desk),
            Command::Quit => self.quit(),
            Command::Undo => workspace.templates.on_active(OpenTemplate::undo),
            Command::Redo => workspace.templates.on_active(OpenTemplate::redo),
            Command::Cut | Command::Copy | Command::Paste => {
                desk.outbox.push(Outgoing::Text(command));
            }
            Command::FixAllSafe => workspace.fix_all_safe(notices),
            Command::CopyJson => self.copy_json(),
            Command::CopyAwsCli => self.copy_aws_cli(),
            Command::CopyLink => self.copy_link(),
            Command::FormatJson => workspace.format_json(notices),
            Command::Submit => {
                if let Some(template) = shown {
                    self.operate(|operations, parts| operations.show(template, parts));
                }
            }
            Command::Palette => self.toggle(Overlay::Palette),
            Command::NextProblem => workspace
                .templates
                .on_active(|open| open.look_at_next_problem(1)),
            Command::PreviousProblem => workspace
                .templates
                .on_active(|open| open.look_at_next_problem(-1)),
            Command::NextTemplate => workspace.templates.activate_next(1),
            Command::PreviousTemplate => workspace.templates.activate_next(-1),
            Command::GoTo(section) => {
                let first = section.members()[0].pointer();
                workspace.templates.on_active(|open| open.look_at(first));
            }
            Command::ToggleSections => settings.handle(SettingsMessage::ToggleSections),
            Command::TogglePane(pane) => self.toggle_pane(pane),
            Command::LightTheme => settings.handle(SettingsMessage::Theme(Theme::Light)),
            Command::DarkTheme => settings.handle(SettingsMessage::Theme(Theme::Dark)),
            Command::SystemTheme => settings.handle(SettingsMessage::Theme(Theme::System)),
            Command::ZoomIn => settings.handle(SettingsMessage::Zoom(settings.zoom * ZOOM_STEP)),
            Command::ZoomOut => settings.handle(SettingsMessage::Zoom(settings.zoom / ZOOM_STEP)),
            Command::ZoomReset => settings.handle(SettingsMessage::Zoom(1.0)),
            Command::Shortcuts => self.toggle(Overlay::Shortcuts),
            Command::ServiceDocumentation => desk.outbox.push(Outgoing::OpenUrl(DOCUMENTATION)),
        }
    }

    /// Closes `overlay` if it stands on top, else puts it there.
    fn toggle(&mut self, overlay: Overlay) {
        if self.overlay() == Some(&overlay) {
            self.desk.overlays.close(&overlay);
        } else {
            self.desk.overlays.open(overlay);
        }
    }

    /// Closes `pane`, or opens it; where it is a tab in place of the form, it is closed by showing the form.
    fn toggle_pane(&mut self, pane: Pane) {
        let is_tab = pane.place() == Place::Beside && !self.desk.room.beside;
        let is_shown = self.shows_pane(pane);
        if !is_tab || !self.settings.panes.contains(pane) {
            self.settings.handle(SettingsMessage::TogglePane(pane));
        }
        if is_tab {
            self.desk.is_pane_in_front = !is_shown;
        }
    }

    fn copy_json(&mut self) {
        let text = self.shown().map(OpenTemplate::text);
        if let Some(text) = text.map(ToString::to_string) {
            self.desk.outbox.push(Outgoing::Copy(text));
        }
    }

    fn copy_aws_cli(&mut self) {
        let target = &self.connection().settings;
        let call = |template| ShellCall::CliInline.of(template, target, Shell::Posix);
        match self.shown().map(call) {
            Some(Ok(call)) => self.desk.outbox.push(Outgoing::Copy(call)),
            Some(Err(why)) => self.notices.tell(Level::Failed, why),
            None => {}
        }
    }

    fn copy_link(&mut self) {
        let (Some(template), Some(address)) = (self.shown(), &self.address) else {
            return;
        };
        match link::to(address, template.text()) {
            Ok(link) => {
                self.desk.outbox.push(Outgoing::Copy(link));
                self.notices.tell_of(
                    Topic::Clipboard,
                    Level::Done,
                    "Copied a link that holds the template: whoever has the link can read it",
                );
            }
            Err(too_long) => self.notices.tell(Level::Failed, too_long.to_string()),
        }
    }
}
