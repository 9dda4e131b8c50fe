//! Submit sheet before the template is sent.

use egui::{Align, Id, Layout, Ui};

use super::super::{from_the_right_ui, is_newly_shown};
use super::preview::{errors_ui, preview_ui};
use super::signer::signer_ui;
use super::target::{first_field, target_ui};
use super::{padded, scrolled};
use crate::editor::{Command, Connection, Editor, Message, OperationMessage, Submission};
use crate::ui::theme::{Icon, metrics};
use crate::ui::widgets::ActionButton;

/// Width from which all buttons stand side by side.
const ONE_ROW: f32 = 430.0;
/// Width from which endpoint and credentials stand side by side.
const TWO_COLUMNS: f32 = 600.0;

pub(super) fn before_ui(
    ui: &mut Ui,
    editor: &Editor,
    sheet: &Submission,
    height: f32,
    out: &mut Vec<Message>,
) {
    let call = editor.call(sheet);
    if is_newly_shown(ui, Id::unique("submit form")) {
        ui.memory_mut(|memory| memory.request_focus(first_field()));
    }
    let footer = if ui.available_width() < ONE_ROW {
        200.0
    } else {
        160.0
    };
    scrolled(ui, height - footer, |ui| {
        errors_ui(ui, editor, sheet, out);
        let columns = if ui.available_width() < TWO_COLUMNS {
            1
        } else {
            2
        };
        ui.spacing_mut().item_spacing.x = metrics::SECTIONS;
        ui.columns(columns, |columns| {
            for column in &mut *columns {
                column.spacing_mut().item_spacing.x = metrics::RELATED;
            }
            connection_ui(columns, editor, out);
        });
        ui.spacing_mut().item_spacing.x = metrics::RELATED;
        ui.add_space(metrics::RELATED);
        preview_ui(ui, editor, sheet, &call, out);
    });
    ui.separator();
    padded(ui, |ui| {
        let is_narrow = ui.available_width() < ONE_ROW;
        if is_narrow {
            copy_ui(ui, out);
        }
        from_the_right_ui(ui, |ui| {
            let create = ActionButton::primary("Create template").icon(Icon::Send);
            let is_ready = call.is_ok() && editor.connection().missing_key().is_none();
            if ui.add_enabled(is_ready, create).clicked() {
                out.push(OperationMessage::Send(sheet.id).into());
            }
            if ui.add(ActionButton::secondary("Cancel")).clicked() {
                out.push(OperationMessage::CloseSheet(sheet.id).into());
            }
            if !is_narrow {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| copy_ui(ui, out));
            }
        });
    });
}

fn copy_ui(ui: &mut Ui, out: &mut Vec<Message>) {
    let copy = ActionButton::quiet(Command::CopyAwsCli.label()).icon(Icon::Terminal);
    if ui.add(copy).clicked() {
        out.push(Message::Run(Command::CopyAwsCli));
    }
}

/// Endpoint, region and credentials.
fn connection_ui(columns: &mut [Ui], editor: &Editor, out: &mut Vec<Message>) {
    let Connection {
        settings,
        typed,
        configured,
    } = editor.connection();
    let mut chosen = settings.clone();
    target_ui(&mut columns[0], &mut chosen, configured.region.as_ref());
    let last = columns.len() - 1;
    if last == 0 {
        columns[0].add_space(metrics::FIELDS);
    }
    let ui = &mut columns[last];
    signer_ui(ui, &mut chosen.signer, typed, &configured.profiles, out);
    if chosen != *settings {
        out.push(OperationMessage::Connect(chosen).into());
    }
}
