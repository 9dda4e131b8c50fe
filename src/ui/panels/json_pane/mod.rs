//! The pane beside the form: the JSON that will be saved, and the calls that create it from a shell.

mod command;
mod document_fold;
mod text;

use egui::{Align, Button, Key, Layout, Modifiers, Stroke, Ui};

use crate::editor::open::OpenTemplate;
use crate::editor::{Command, Editor, Message, TemplateMessage};
use crate::template::pointer::Pointer;
use crate::ui::focus::{is_in_json, json_id};
use crate::ui::theme::{Icon, Palette, metrics, text as words};
use crate::ui::widgets::IconButton;

use command::CommandTab;
use text::JsonText;

/// What the pane remembers of what it shows.
#[derive(Debug, Default)]
pub struct JsonPane {
    tab: Tab,
    json: JsonText,
    command: CommandTab,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Json,
    Command,
}

/// Draws the pane of the active template.
pub fn json_pane_ui(ui: &mut Ui, editor: &Editor, pane: &mut JsonPane, out: &mut Vec<Message>) {
    let Some(template) = editor.active() else {
        return;
    };
    header_ui(ui, template, pane, out);
    match pane.tab {
        Tab::Json => pane.json.ui(ui, template, out),
        Tab::Command => pane
            .command
            .ui(ui, template, &editor.settings().target, out),
    }
}

fn header_ui(ui: &mut Ui, template: &OpenTemplate, pane: &mut JsonPane, out: &mut Vec<Message>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = metrics::TIGHT;
        for (tab, label) in [(Tab::Json, "JSON"), (Tab::Command, "Command")] {
            if tab_ui(ui, label, pane.tab == tab) {
                pane.tab = tab;
            }
        }
        if pane.tab == Tab::Json {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                json_actions_ui(ui, template, &pane.json, out);
            });
        }
    });
}

fn tab_ui(ui: &mut Ui, label: &str, selected: bool) -> bool {
    let palette = Palette::of(ui);
    let tab = ui.scope(|ui| {
        let visuals = ui.visuals_mut();
        visuals.selection.bg_fill = palette.pressed;
        visuals.selection.stroke.color = palette.text;
        visuals.widgets.inactive.bg_stroke = Stroke::NONE;
        visuals.widgets.hovered.bg_stroke = Stroke::NONE;
        ui.add(Button::selectable(selected, words::medium(label)))
    });
    let response = tab.inner;
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Tab, ui.is_enabled(), selected, label)
    });
    response.clicked()
}

/// What can be done with the JSON, from right to left.
fn json_actions_ui(ui: &mut Ui, template: &OpenTemplate, json: &JsonText, out: &mut Vec<Message>) {
    if ui
        .add(IconButton::new(Icon::Copy, Command::CopyJson.label()))
        .clicked()
    {
        out.push(Message::Run(Command::CopyJson));
    }
    let place = json.place(template);
    let show = IconButton::new(Icon::ArrowLeft, "Show field at the cursor (F12)");
    let asked = ui.add_enabled(place.is_some(), show).clicked() || json_key(ui, template);
    if let Some(place) = place.filter(|_| asked) {
        // The field gets the focus, which it does not take from someone who types here.
        ui.memory_mut(|memory| memory.surrender_focus(json_id(template.id())));
        out.push(TemplateMessage::LookAt(place).into());
    }
}

/// Whether F12 was pressed in the JSON.
fn json_key(ui: &Ui, template: &OpenTemplate) -> bool {
    is_in_json(ui, template) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F12))
}

/// The group in which typing in the JSON is undone together. No member's name begins so.
fn typing() -> Pointer {
    Pointer::root().child("…json")
}
