//! Input by pointer: cursor, selection, tooltips.

use egui::{CursorIcon, Event, Pos2, Response, Ui};

use super::Mark;
use super::fold::{Position, hiding};
use super::movement;
use super::row::Row;
use super::session::Session;
use super::view::{Areas, View};
use crate::ui::theme::{Palette, text};

/// Tooltip of the line numbers: how to leave the editor by keyboard.
const HOW_TO_LEAVE: &str = "Tab indents. Press Esc, then Tab, to leave the editor";

/// Places the cursor and selects.
pub(super) fn handle(
    view: &View<'_>,
    ui: &Ui,
    areas: &Areas,
    session: &mut Session,
    response: &Response,
) {
    if response.hovered() {
        ui.set_cursor_icon(CursorIcon::Text);
        if !view.read_only {
            ui.output_mut(|output| output.mutable_text_under_cursor = true);
            paste_selection(view, ui, areas, session);
        }
    }
    let Some(pointer) = response.interact_pointer_pos() else {
        return;
    };
    let (pressed, shift) =
        ui.input(|input| (input.pointer.primary_pressed(), input.modifiers.shift));
    if response.triple_clicked() {
        let line = session.buffer.line_of(session.head);
        session.select(session.buffer.line_range(line));
    } else if response.double_clicked() {
        session.select(movement::word_around(&session.buffer, session.head));
    } else if pressed {
        response.request_focus();
        session.tab_leaves = false;
        let target = text_at(view, ui, areas, session, pointer);
        session.active_at = ui.input(|input| input.time);
        go_to(view, session, target, shift);
    } else if response.dragged() {
        let target = text_at(view, ui, areas, session, pointer);
        if offset_of(view, target) != session.head {
            let unfold = session.unfold;
            go_to(view, session, target, true);
            session.unfold = unfold;
        }
    }
}

/// Inserts the system's primary selection on a middle click, where there is one.
fn paste_selection(view: &View<'_>, ui: &Ui, areas: &Areas, session: &mut Session) {
    let pasted = ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::MiddleClickPaste { pos, text } => Some((*pos, text.clone())),
            _ => None,
        })
    });
    if let Some((position, text)) = pasted {
        let target = text_at(view, ui, areas, session, position);
        go_to(view, session, target, false);
        if hiding(view.folds, session.head).is_none() {
            session.insert(&text);
        }
    }
}

fn text_at(
    view: &View<'_>,
    ui: &Ui,
    areas: &Areas,
    session: &mut Session,
    pointer: Pos2,
) -> Position {
    let line = areas.line_at(pointer.y, session.buffer.line_count());
    view.row(ui, areas, session, line)
        .position_at(pointer.x - areas.origin.x)
}

fn offset_of(view: &View<'_>, target: Position) -> usize {
    match target {
        Position::Text(offset) => offset,
        Position::Fold(fold) => view.folds[fold].range.start,
    }
}

fn go_to(view: &View<'_>, session: &mut Session, target: Position, extend: bool) {
    session.go_to(offset_of(view, target), extend, view.folds);
    if let Position::Fold(fold) = target {
        session.unfold = Some(fold);
    }
}

/// Greatest number of marks at one position that the tooltip shows.
const MOST_MESSAGES: usize = 8;

/// Shows the messages of the marks under the pointer.
pub(super) fn tooltip_ui(
    view: &View<'_>,
    areas: &Areas,
    rows: &[Row],
    session: &Session,
    response: &Response,
) {
    let Some(pointer) = response.hover_pos() else {
        return;
    };
    let line = areas.line_at(pointer.y, session.buffer.line_count());
    let in_gutter = areas.gutter.contains(pointer);
    let x = pointer.x - areas.origin.x;
    let row = rows.iter().find(|row| row.line == line && x <= row.width());
    let at = row.map(|row| row.position_at(x));
    let is_meant = |mark: &Mark<'_>| match at {
        _ if in_gutter => session.buffer.line_of(mark.range.start) == line,
        Some(Position::Text(offset)) => mark.range.start <= offset && offset <= mark.range.end,
        Some(Position::Fold(_)) | None => false,
    };
    let meant: Vec<_> = view.marks.iter().filter(|mark| is_meant(mark)).collect();
    if meant.is_empty() && (!in_gutter || view.read_only) {
        return;
    }
    response.clone().on_hover_ui_at_pointer(|ui| {
        if meant.is_empty() {
            ui.label(text::secondary(HOW_TO_LEAVE));
        }
        for mark in meant.into_iter().take(MOST_MESSAGES) {
            ui.horizontal(|ui| {
                ui.label(
                    mark.tone
                        .icon()
                        .text()
                        .color(mark.tone.color(Palette::of(ui))),
                );
                ui.label(mark.message);
            });
        }
    });
}
