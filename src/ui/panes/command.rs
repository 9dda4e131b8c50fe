//! The calls that create the template from a shell.

use egui::{Align, Id, Label, Layout, ScrollArea, Ui};

use super::View;
use crate::editor::open::{OpenTemplate, TemplateId};
use crate::editor::{ConnectionSettings, DeskMessage, Editor, Message, ShellCall};
use crate::format::call::Shell;
use crate::storage::FileRef;
use crate::ui::code::{CodeEditor, Language};
use crate::ui::theme::{Icon, metrics, text};
use crate::ui::widgets::{ActionButton, Alternative, FieldRow, Tone, segmented_ui, tone_icon_ui};

/// Lines of a long call that are shown without scrolling.
const LINES: usize = 12;

/// The calls for the chosen shell.
#[derive(Debug, Default)]
pub(super) struct CommandPane {
    shell: Shell,
    made: Option<(Basis, Vec<Result<String, String>>)>,
}

/// Inputs that the calls are made from: they are made again when one of them changes.
type Basis = (
    TemplateId,
    (u64, bool),
    Option<FileRef>,
    ConnectionSettings,
    Shell,
);

impl View for CommandPane {
    fn body_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        template: &OpenTemplate,
        out: &mut Vec<Message>,
    ) {
        ui.add_space(metrics::RELATED);
        self.shell_ui(ui);
        self.make(template, &editor.connection().settings);
        let Some((_, calls)) = &self.made else { return };
        ScrollArea::vertical()
            .id_salt("calls")
            .auto_shrink(false)
            .show(ui, |ui| {
                for (kind, call) in ShellCall::ALL.into_iter().zip(calls) {
                    call_ui(ui, template, kind, call, out);
                    ui.add_space(metrics::FIELDS);
                }
            });
    }
}

impl CommandPane {
    fn shell_ui(&mut self, ui: &mut Ui) {
        const SHELLS: [Shell; 2] = [Shell::Posix, Shell::PowerShell];
        let choices = [
            Alternative::new("POSIX", "sh, bash, zsh"),
            Alternative::new("PowerShell", "PowerShell 7.3 or later"),
        ];
        let chosen = SHELLS.iter().position(|shell| *shell == self.shell);
        let row = FieldRow {
            hint: chosen.map(|index| choices[index].meaning),
            ..FieldRow::new(Id::unique("command shell"), "Shell")
        };
        if let Some(picked) = segmented_ui(ui, &row, &choices, chosen).inner {
            self.shell = SHELLS[picked];
        }
    }

    /// Makes the calls again when an input has changed.
    fn make(&mut self, template: &OpenTemplate, target: &ConnectionSettings) {
        let file = template.on_disk().map(|on_disk| on_disk.file.clone());
        let read = (template.readings(), template.is_checking());
        let basis: Basis = (template.id(), read, file, target.clone(), self.shell);
        if self.made.as_ref().is_none_or(|(of, _)| *of != basis) {
            let make = |kind: ShellCall| kind.of(template, target, self.shell);
            self.made = Some((basis, ShellCall::ALL.map(make).into()));
        }
    }
}

const fn title(kind: ShellCall) -> &'static str {
    match kind {
        ShellCall::CliFile => "AWS CLI with the file",
        ShellCall::CliInline => "AWS CLI with the template in the call",
        ShellCall::Curl => "curl",
    }
}

/// Note on what has to be done before the call is run, if anything.
fn note(kind: ShellCall, template: &OpenTemplate) -> Option<&'static str> {
    match kind {
        ShellCall::CliFile if template.on_disk().is_none() => {
            Some("The template is not saved yet: save it under this name first")
        }
        ShellCall::CliFile if template.is_unsaved() => {
            Some("The file does not hold the latest changes: save it first")
        }
        ShellCall::CliFile | ShellCall::CliInline => None,
        ShellCall::Curl => {
            Some("Signed calls take the keys from the environment variables of the AWS CLI")
        }
    }
}

fn call_ui(
    ui: &mut Ui,
    template: &OpenTemplate,
    kind: ShellCall,
    call: &Result<String, String>,
    out: &mut Vec<Message>,
) {
    ui.horizontal(|ui| {
        ui.label(text::heading(title(kind)));
        if let Ok(call) = call {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = format!("Copy {}", title(kind));
                if ui
                    .add(ActionButton::quiet("Copy").icon(Icon::Copy).named(&name))
                    .clicked()
                {
                    out.push(DeskMessage::Copy(call.clone()).into());
                }
            });
        }
    });
    match call {
        Ok(call) => {
            if let Some(note) = note(kind, template) {
                ui.add(Label::new(text::secondary(note)).wrap());
            }
            text_ui(ui, kind, call);
        }
        Err(why) => {
            ui.horizontal(|ui| {
                tone_icon_ui(ui, Tone::Info);
                ui.add(Label::new(text::secondary(why)).wrap());
            });
        }
    }
}

fn text_ui(ui: &mut Ui, kind: ShellCall, call: &str) {
    let line = ui.text_style_height(&egui::TextStyle::Monospace) * 1.5;
    let lines = call.lines().take(LINES).count();
    #[expect(clippy::cast_precision_loss, reason = "there are a few lines")]
    let height = line * lines as f32 + metrics::FIELDS;
    CodeEditor::new(Id::unique(("shell call", title(kind))), title(kind), call)
        .language(Language::Plain)
        .read_only(true)
        .height(height)
        .show(ui);
}
