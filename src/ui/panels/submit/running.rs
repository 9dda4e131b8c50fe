//! Submit sheet while the request runs.

use std::time::Duration;

use egui::{Align, Label, Layout, Spinner, Ui};

use super::super::from_the_right_ui;
use crate::editor::{Message, OperationId, OperationMessage, Running};
use crate::service::client::Progress;
use crate::ui::theme::{metrics, text};
use crate::ui::widgets::ActionButton;

/// Interval at which the elapsed time is drawn.
const TICK: Duration = Duration::from_millis(100);

pub(super) fn running_ui(ui: &mut Ui, id: OperationId, running: &Running, out: &mut Vec<Message>) {
    let progress = running.progress();
    ui.horizontal(|ui| {
        ui.add(Spinner::new().size(18.0));
        ui.label(text::medium(doing(running)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(text::mono(format!("{:.1} s", running.seconds())));
        });
    });
    if let Some(Progress::Waiting { because, .. }) = &progress {
        ui.add(Label::new(text::secondary(because)).wrap());
    }
    ui.label(text::secondary(
        "You can go on editing: what is on its way stays as it was",
    ));
    ui.add_space(metrics::RELATED);
    from_the_right_ui(ui, |ui| {
        if ui.add(ActionButton::secondary("Cancel")).clicked() {
            out.push(OperationMessage::Cancel(id).into());
        }
        let hide = ui.add(ActionButton::quiet("Hide"));
        if hide
            .on_hover_text("A message tells of the answer")
            .clicked()
        {
            out.push(OperationMessage::CloseSheet(id).into());
        }
    });
    ui.ctx().request_repaint_after(TICK);
}

/// Progress of a call in words.
pub fn doing(running: &Running) -> String {
    match running.progress() {
        None | Some(Progress::Sending { attempt: 1, .. }) if running.is_looking => {
            "Looking whether the template exists".to_owned()
        }
        None => "Finding credentials".to_owned(),
        Some(Progress::Sending { attempt, of }) if running.is_looking => {
            format!("Looking whether the template exists, try {attempt} of {of}")
        }
        Some(Progress::Sending { attempt, of }) => {
            format!("Creating the template, try {attempt} of {of}")
        }
        Some(Progress::Waiting {
            attempt,
            of,
            pause,
            is_asked_for,
            ..
        }) => {
            let seconds = pause.as_secs_f32();
            let asked = if is_asked_for {
                ", as the service asks,"
            } else {
                ""
            };
            format!("Waiting {seconds:.1} s{asked} before try {attempt} of {of}")
        }
    }
}
