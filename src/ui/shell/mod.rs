//! The window: bars above and below, sections, form and JSON between them.

mod form_column;
mod menu_bar;
mod operations;
mod overlays;
mod section_list;
mod status_bar;
mod tab_bar;

use std::collections::HashMap;

use egui::{
    Align2, Area, CentralPanel, Frame, Id, Margin, Order, Panel, Stroke, StrokeKind, Ui, Vec2,
};

use super::focus::FocusFollower;
use super::panels::{close_by_key, palette, start};
use super::panes::Panes;
use super::theme::{Palette, metrics, text};
use super::widgets::{Toast, ToastClick, Tone, toasts_ui};
use crate::editor::open::{OpenTemplate, TemplateId};
use crate::editor::{
    DeskMessage, Editor, FileMessage, Level, Message, NoticeMessage, Place, Room, TemplateMessage,
};
use crate::template::section::Section;

/// Width below which the panes beside the form are tabs with it.
const WIDE: f32 = 1100.0;
/// Below this width there is one column.
const NARROW: f32 = 700.0;
/// Height below which, as over the keyboard of a phone, the pane below the form is hidden.
const LOW: f32 = 520.0;
/// Height that the pane below the form leaves to it.
const FORM_HEIGHT: f32 = 320.0;

/// State of the window between frames; everything else is the editor's.
#[derive(Default)]
pub struct Shell {
    sections: HashMap<TemplateId, Section>,
    panes: Panes,
    palette: palette::PaletteMemory,
    status: status_bar::Bytes,
    pub(super) focus: FocusFollower,
    /// Height of the form in the last frame.
    form_height: f32,
    /// Upper edge of the pane below the form, above which notices stand.
    floor: Option<f32>,
}

impl Shell {
    /// The section that is shown of a template.
    fn section(&self, template: &OpenTemplate) -> Section {
        self.sections
            .get(&template.id())
            .copied()
            .unwrap_or(Section::Identity)
    }
}

/// Draws the whole window and returns the messages of its widgets.
pub fn shell_ui(ui: &mut Ui, editor: &Editor, shell: &mut Shell) -> Vec<Message> {
    let mut out = Vec::new();
    let window = ui.ctx().content_rect();
    let room = Room {
        sections: window.width() >= NARROW,
        beside: window.width() >= WIDE,
        below: window.height() >= LOW,
    };
    if room != editor.room() {
        out.push(DeskMessage::Room(room).into());
    }
    let looked = follow_look(ui, editor, shell, &mut out);
    shell.focus.follow(ui, editor);
    shell.floor = None;
    close_by_key(ui, editor, &mut out);

    bar(Panel::top("menu bar"), ui, |ui| {
        menu_bar::menu_bar_ui(ui, editor, &mut out);
    });
    if !editor.templates().is_empty() {
        bar(Panel::top("tab bar"), ui, |ui| {
            tab_bar::tab_bar_ui(ui, editor, &mut out);
        });
    }
    if operations::told(editor).next().is_some() {
        bar(Panel::bottom("operations"), ui, |ui| {
            operations::operations_ui(ui, editor, &mut out);
        });
        shell.floor = Some(ui.available_rect_before_wrap().bottom());
    }
    if let Some(template) = editor.shown() {
        template_ui(ui, editor, template, shell, &mut out);
    } else {
        CentralPanel::default()
            .frame(ground())
            .show(ui, |ui| start::start_ui(ui, editor, &mut out));
    }
    overlays::overlays_ui(ui, editor, &mut shell.palette, &mut out);
    notices_ui(ui, editor, shell.floor, &mut out);
    drop_target_ui(ui);
    if looked {
        out.push(TemplateMessage::Looked.into());
    }
    out
}

/// Shows the section, or the pane, of the member that is to be looked at. Returns whether it is seen in this frame.
fn follow_look(ui: &Ui, editor: &Editor, shell: &mut Shell, out: &mut Vec<Message>) -> bool {
    let Some(template) = editor.shown() else {
        return false;
    };
    let Some(look) = template.look() else {
        return false;
    };
    if !look.is_root() {
        shell.sections.insert(template.id(), Section::of(look));
    }
    !Panes::follow_look(ui, editor, out)
}

fn template_ui(
    ui: &mut Ui,
    editor: &Editor,
    template: &OpenTemplate,
    shell: &mut Shell,
    out: &mut Vec<Message>,
) {
    bar(Panel::bottom("status bar"), ui, |ui| {
        status_bar::status_bar_ui(ui, template, &mut shell.status);
    });
    if editor.room().below {
        let most = ui.available_height() - FORM_HEIGHT;
        shell.panes.panel_ui(ui, editor, Place::Below, most, out);
    }
    shell.floor = Some(ui.available_rect_before_wrap().bottom());
    let section = shell.section(template);
    if editor.shows_sections() {
        let frame = Frame::NONE.inner_margin(Margin::same(8));
        Panel::left("sections")
            .default_size(232.0)
            .size_range(150.0..=320.0)
            .frame(frame)
            .show(ui, |ui| {
                if let Some(chosen) = section_list::section_list_ui(ui, template, section) {
                    shell.sections.insert(template.id(), chosen);
                    out.push(DeskMessage::ShowForm.into());
                }
            });
    }
    if editor.room().beside {
        let most = (ui.ctx().content_rect().width() - 640.0).max(320.0);
        shell.panes.panel_ui(ui, editor, Place::Beside, most, out);
    }
    CentralPanel::default().frame(ground()).show(ui, |ui| {
        form_column::form_column_ui(ui, editor, template, section, shell, out);
    });
}

/// Says, while files are dragged over the window, that dropping opens them.
fn drop_target_ui(ui: &Ui) {
    let count = ui.input(|input| input.raw.hovered_files.len());
    if count == 0 {
        return;
    }
    let words = if count == 1 {
        "Drop to open this file"
    } else {
        "Drop to open these files"
    };
    let target = Area::new(Id::unique("drop target"))
        .order(Order::Foreground)
        .interactable(false)
        .anchor(Align2::CENTER_CENTER, Vec2::ZERO);
    target.show(ui.ctx(), |ui| {
        let (palette, area) = (Palette::of(ui), ui.ctx().content_rect());
        let (inner, corners) = (area.shrink(metrics::SECTIONS), metrics::CARD_RADIUS);
        let ring = Stroke::new(metrics::FOCUS_RING, palette.accent);
        let painter = ui.painter().with_clip_rect(area);
        painter.rect_filled(area, 0.0, palette.shadow);
        painter.rect_stroke(inner, corners, ring, StrokeKind::Inside);
        let frame = Frame::popup(ui.style()).inner_margin(metrics::SECTIONS);
        frame.show(ui, |ui| ui.label(text::title(words)));
    });
}

fn notices_ui(ui: &Ui, editor: &Editor, floor: Option<f32>, out: &mut Vec<Message>) {
    let tone = |level| match level {
        Level::Done => Tone::Success,
        Level::Info | Level::News => Tone::Info,
        Level::Failed => Tone::Error,
    };
    let toasts: Vec<Toast<'_>> = editor
        .notices()
        .iter()
        .map(|notice| Toast {
            tone: tone(notice.level),
            message: &notice.message,
            offer: notice.opens.map(|_| "Open it"),
        })
        .collect();
    let floor = floor.unwrap_or(ui.ctx().content_rect().bottom());
    // Notices stand over everything but the submit sheet.
    let order = if editor.shown_sheet().is_some() {
        Order::Middle
    } else {
        Order::Foreground
    };
    let Some(click) = toasts_ui(ui, floor, order, &toasts) else {
        return;
    };
    let (ToastClick::Dismiss(index) | ToastClick::Accept(index)) = click;
    if let (ToastClick::Accept(_), Some(slot)) = (click, editor.notices()[index].opens) {
        out.push(FileMessage::OpenWithheld(slot).into());
    }
    out.push(NoticeMessage::Close(index).into());
}

fn bar(panel: Panel, ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let frame = Frame::NONE.inner_margin(Margin::symmetric(8, 4));
    panel.resizable(false).frame(frame).show(ui, contents);
}

fn ground() -> Frame {
    Frame::NONE.inner_margin(Margin::same(16))
}
