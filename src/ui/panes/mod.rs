//! Panes beside and below the form, one file for each. A new one is its file, its row in [`Pane`] and
//! what ties the two together here: its state and its icon.

mod command;
mod json;
mod problems;
mod tabs;

use egui::{Align, Frame, Layout, Margin, Panel, Ui};

use self::command::CommandPane;
use self::json::JsonPane;
use self::problems::ProblemsPane;
use super::focus;
use super::theme::{Icon, metrics};
use super::widgets::IconButton;
use crate::editor::open::OpenTemplate;
use crate::editor::{Command, DeskMessage, Editor, Message, Pane, Place};

/// Drawing of a pane.
trait View {
    /// Draws the controls beside the pane's title, from right to left.
    fn actions_ui(&mut self, _ui: &mut Ui, _template: &OpenTemplate, _out: &mut Vec<Message>) {}

    /// Draws the content below the pane's title.
    fn body_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        template: &OpenTemplate,
        out: &mut Vec<Message>,
    );

    /// True if the pane has no content below its title.
    fn is_empty(&self, _template: &OpenTemplate) -> bool {
        false
    }
}

/// State of the panes between frames.
#[derive(Default)]
pub struct Panes {
    json: JsonPane,
    command: CommandPane,
    problems: ProblemsPane,
}

/// Icon of a pane wherever it is named.
pub const fn pane_icon(pane: Pane) -> Icon {
    match pane {
        Pane::Json => Icon::Braces,
        Pane::Command => Icon::Terminal,
        Pane::Problems => Icon::ListChecks,
    }
}

impl Panes {
    fn view(&mut self, pane: Pane) -> &mut dyn View {
        match pane {
            Pane::Json => &mut self.json,
            Pane::Command => &mut self.command,
            Pane::Problems => &mut self.problems,
        }
    }

    /// Shows what a look leads to: the form for a member, the JSON for a text that is no JSON. Returns whether that is
    /// seen in the next frame only.
    pub fn follow_look(ui: &Ui, editor: &Editor, out: &mut Vec<Message>) -> bool {
        let Some(template) = editor.shown() else {
            return false;
        };
        let open = editor.settings().panes.at(Place::Beside);
        let asked: Option<Message> = match template.look() {
            None => None,
            Some(look) if look.is_root() => {
                let json = (!template.is_form_live()).then_some(Pane::Json);
                let hidden = json.or(open).filter(|pane| !editor.shows_pane(*pane));
                hidden.map(|pane| Command::TogglePane(pane).into())
            }
            Some(_) => {
                let is_tab = !editor.room().beside;
                let covers = open.filter(|pane| is_tab && editor.shows_pane(*pane));
                // While the user types in the JSON, it stays in front.
                covers
                    .filter(|_| !focus::is_in_json(ui, template))
                    .map(|_| DeskMessage::ShowForm.into())
            }
        };
        let is_asked = asked.is_some();
        out.extend(asked);
        is_asked
    }

    /// Draws the pane that is open at `place` in a panel of its own. `most` is the room that it may take.
    pub fn panel_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        place: Place,
        most: f32,
        out: &mut Vec<Message>,
    ) {
        let (Some(pane), Some(template)) = (editor.settings().panes.at(place), editor.shown())
        else {
            return;
        };
        let frame = Frame::NONE.inner_margin(Margin::symmetric(8, 4));
        let panel = match place {
            Place::Beside => Panel::right("beside")
                .default_size((ui.ctx().content_rect().width() * 0.36).min(most))
                .size_range(320.0..=most),
            // An empty pane leaves its space to the form; its own size is kept under the other id.
            Place::Below if self.view(pane).is_empty(template) => Panel::bottom("empty below"),
            Place::Below => Panel::bottom("below")
                .resizable(true)
                .default_size(140.0_f32.min(most))
                .size_range(64.0..=most),
        };
        panel.frame(frame).show(ui, |ui| {
            self.place_ui(ui, editor, place, out);
        });
    }

    /// Draws the tabs of `place`, and the pane that is open there.
    pub fn place_ui(&mut self, ui: &mut Ui, editor: &Editor, place: Place, out: &mut Vec<Message>) {
        let (Some(pane), Some(template)) = (editor.settings().panes.at(place), editor.shown())
        else {
            return;
        };
        let view = self.view(pane);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = metrics::TIGHT;
            tabs::tabs_ui(ui, editor, place, Some(pane), out);
            ui.add_space(metrics::TIGHT);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = metrics::RELATED;
                if ui
                    .add(IconButton::new(Icon::X, &hide(pane)).small())
                    .clicked()
                {
                    out.push(Message::Run(Command::TogglePane(pane)));
                }
                view.actions_ui(ui, template, out);
            });
        });
        if !view.is_empty(template) {
            view.body_ui(ui, editor, template, out);
        }
    }

    /// Draws the form's tab and those of the panes beside it, and the pane that is in front. Returns whether one is.
    pub fn instead_of_form_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        out: &mut Vec<Message>,
    ) -> bool {
        let (Some(pane), Some(template)) =
            (editor.settings().panes.at(Place::Beside), editor.shown())
        else {
            return false;
        };
        let shown = Some(pane).filter(|pane| editor.shows_pane(*pane));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = metrics::TIGHT;
            if tabs::tab_ui(ui, None, "Form", shown.is_none()) {
                out.push(DeskMessage::ShowForm.into());
            }
            tabs::tabs_ui(ui, editor, Place::Beside, shown, out);
            if shown.is_some() {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    self.view(pane).actions_ui(ui, template, out);
                });
            }
        });
        ui.add_space(metrics::RELATED);
        if shown.is_some() {
            self.view(pane).body_ui(ui, editor, template, out);
        }
        shown.is_some()
    }
}

/// Label of the button that hides a pane.
fn hide(pane: Pane) -> String {
    let title = pane.title();
    // An acronym such as JSON keeps its capitals.
    let is_word = title.chars().skip(1).all(char::is_lowercase);
    let title = if is_word {
        title.to_lowercase()
    } else {
        title.to_owned()
    };
    format!("Hide {title}")
}
