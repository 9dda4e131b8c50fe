//! Questions that have to be answered before anything else.

use egui::text_edit::TextEditState;
use egui::{Frame, Id, Key, Label, Modal, Ui};

use super::{from_the_right_ui, is_newly_shown};
use crate::editor::open::OpenTemplate;
use crate::editor::{Closing, DeskMessage, Editor, Message, Question, Reply};
use crate::storage::FileRef;
use crate::ui::theme::{metrics, text};
use crate::ui::widgets::{ActionButton, FieldRow, TextField};

const WIDTH: f32 = 440.0;
/// Greatest number of names listed.
const MOST_NAMES: usize = 8;

/// Answers that can be given, with the labels of their buttons. The first one loses nothing: it has the focus, so that
/// Enter gives it.
type Answers = Vec<(&'static str, Reply)>;

/// Draws the present question over everything else.
pub fn question_ui(ui: &mut Ui, editor: &Editor, out: &mut Vec<Message>) {
    let Some(question) = editor.question() else {
        return;
    };
    let id = Id::unique(("question", format!("{question:?}")));
    let frame = Frame::popup(ui.style()).inner_margin(20.0);
    let modal = Modal::new(id).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH);
        let answers = match question {
            Question::Unsaved(closing) => unsaved_ui(ui, editor, closing),
            Question::ChangedOnDisk { file, .. } => {
                let others = [("Overwrite", Reply::Overwrite), ("Reload", Reply::Reload)];
                file_ui(
                    ui,
                    file,
                    "has changed on disk",
                    "Another program has written this file since it was read. Overwrite its version with yours, take its \
                     version (undo brings yours back), or save yours elsewhere",
                    others,
                )
            }
            Question::Exists { file, .. } => file_ui(
                ui,
                file,
                "is there already",
                "What it holds now is lost when it is overwritten",
                [("Overwrite", Reply::Overwrite)],
            ),
            Question::NotSaved { file, why, .. } => file_ui(
                ui,
                file,
                "could not be saved",
                &format!("{why}. The template stays open, with everything that has changed"),
                [("Try again", Reply::Save)],
            ),
            Question::Path { save, suggestion } => {
                let template = save.and_then(|id| editor.template(id));
                let name = template.map(OpenTemplate::name);
                return path_ui(ui, id, name.as_deref(), suggestion);
            }
            Question::StillSending => still_sending_ui(ui),
        };
        answers_ui(ui, id, answers)
    });
    out.extend(modal.inner.map(|reply| DeskMessage::Reply(reply).into()));
}

fn unsaved_ui(ui: &mut Ui, editor: &Editor, closing: &Closing) -> Answers {
    let open = closing.unsaved.iter().filter_map(|id| editor.template(*id));
    let names: Vec<String> = open.map(|template| editor.title(template)).collect();
    let (title, save, discard) = match names.as_slice() {
        [name] => {
            let end = if closing.quit {
                "the program ends"
            } else {
                "it is closed"
            };
            let title = format!("Save {name} before {end}?");
            (title, "Save", "Don't save")
        }
        several => (
            format!("Save {} templates that have changed?", several.len()),
            "Save all",
            "Save none",
        ),
    };
    let sentence = "What has changed since it was last saved is lost otherwise";
    question(ui, &title, sentence);
    if names.len() > 1 {
        for name in names.iter().take(MOST_NAMES) {
            ui.add(Label::new(name).truncate());
        }
        if let Some(more @ 1..) = names.len().checked_sub(MOST_NAMES) {
            ui.label(text::secondary(format!("and {more} more")));
        }
    }
    vec![
        (save, Reply::Save),
        (discard, Reply::Discard),
        ("Cancel", Reply::Cancel),
    ]
}

/// Asks about a file that can't be written just so. "Save as…" is the safe answer: saving elsewhere loses nothing.
fn file_ui<const N: usize>(
    ui: &mut Ui,
    file: &FileRef,
    what: &str,
    sentence: &str,
    others: [(&'static str, Reply); N],
) -> Answers {
    question(ui, &format!("{} {what}", file.title()), sentence);
    ui.add(Label::new(text::secondary(file.place())).truncate());
    let mut answers = vec![("Save as…", Reply::SaveElsewhere)];
    answers.extend(others);
    answers.push(("Cancel", Reply::Cancel));
    answers
}

fn still_sending_ui(ui: &mut Ui) -> Answers {
    question(
        ui,
        "A template is still being submitted",
        "Closing stops waiting for the answer; the service may create the template all the same",
    );
    vec![
        ("Keep waiting", Reply::Cancel),
        ("Stop and close", Reply::StopSending),
    ]
}

/// Asks for a path, where there is no file dialog.
fn path_ui(ui: &mut Ui, id: Id, save: Option<&str>, suggestion: &str) -> Option<Reply> {
    let (title, verb) = match save {
        Some(name) => (format!("Save {name} as"), "Save"),
        None => ("Open a job template".to_owned(), "Open"),
    };
    question(
        ui,
        &title,
        "There is no file dialog on this machine: type the path",
    );
    ui.add_space(metrics::RELATED);
    let typed_id = id.with("typed");
    let row = FieldRow::new(id.with("path"), "Path");
    let is_new = is_newly_shown(ui, id);
    if is_new {
        ui.data_mut(|data| data.remove_temp::<String>(typed_id));
        // With the state of an earlier question removed, the cursor stands at the end.
        TextEditState::default().store(ui.ctx(), row.id);
    }
    let typed = ui.data(|data| data.get_temp::<String>(typed_id));
    let path = typed.unwrap_or_else(|| suggestion.to_owned());
    let field = TextField::new(row, &path).monospace().show(ui);
    if is_new {
        field.response.request_focus();
    }
    let entered = field.response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if let Some(changed) = &field.inner {
        ui.data_mut(|data| data.insert_temp(typed_id, changed.clone()));
    }
    let path = field.inner.unwrap_or(path);
    from_the_right_ui(ui, |ui| {
        let can = !path.trim().is_empty();
        let done = ui.add_enabled(can, ActionButton::primary(verb)).clicked();
        let cancel = ui.add(ActionButton::secondary("Cancel")).clicked();
        match (done || (entered && can), cancel) {
            (true, _) => Some(Reply::Path(path)),
            (false, true) => Some(Reply::Cancel),
            (false, false) => None,
        }
    })
}

fn question(ui: &mut Ui, title: &str, sentence: &str) {
    ui.add(Label::new(text::heading(title)).wrap());
    ui.add(Label::new(text::secondary(sentence)).wrap());
    ui.add_space(metrics::TIGHT);
}

/// The answers at the lower right, the safest first from the right.
fn answers_ui(ui: &mut Ui, id: Id, answers: Answers) -> Option<Reply> {
    ui.add_space(metrics::FIELDS);
    from_the_right_ui(ui, |ui| {
        let mut given = None;
        for (index, (label, reply)) in answers.into_iter().enumerate() {
            let is_safest = index == 0;
            let response = ui.add(if is_safest {
                ActionButton::primary(label)
            } else {
                ActionButton::secondary(label)
            });
            if is_safest && is_newly_shown(ui, id) {
                response.request_focus();
            }
            if response.clicked() {
                given = Some(reply);
            }
        }
        given
    })
}
