//! The editor in the accessibility tree.

use egui::accesskit::{self, Action, ActionData};
use egui::emath::TSTransform;
use egui::text::{CCursor, LayoutJob};
use egui::text_selection::CCursorRange;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{Ui, vec2};

use super::row::Row;
use super::session::Session;
use super::view::{Areas, View};

/// Carries out requests of a screen reader.
pub(super) fn handle(view: &View<'_>, ui: &Ui, session: &mut Session) {
    if view.read_only || !ui.is_enabled() {
        return;
    }
    for action in [Action::SetValue, Action::ReplaceSelectedText] {
        let texts: Vec<String> = ui.input(|input| {
            let requests = input.accesskit_action_requests(view.id, action);
            let texts = requests.filter_map(|request| match &request.data {
                Some(ActionData::Value(text)) => Some(text.to_string()),
                _ => None,
            });
            texts.collect()
        });
        for text in texts {
            let range = match action {
                Action::SetValue => 0..session.buffer.text().len(),
                _ => session.selection(),
            };
            session.replace(range, &text);
        }
    }
}

/// Describes the editor and the part of its text in view.
pub(super) fn describe(view: &View<'_>, ui: &Ui, areas: &Areas, session: &Session, rows: &[Row]) {
    let is_active = ui.ctx().accesskit_node_builder(view.id, |node| {
        node.set_role(accesskit::Role::MultilineTextInput);
        node.set_label(view.name);
        if view.read_only {
            node.set_read_only();
        } else {
            node.set_description("Tab indents. Press Escape, then Tab, to leave the editor");
            node.add_action(Action::SetValue);
            node.add_action(Action::ReplaceSelectedText);
        }
    });
    if is_active.is_some() {
        describe_lines(view, ui, areas, session, rows);
    }
}

/// Adds the lines in view, as they are shown, and the selection where it is among them. Of a long line only the part in
/// view is added.
fn describe_lines(view: &View<'_>, ui: &Ui, areas: &Areas, session: &Session, rows: &[Row]) {
    let Some(first) = rows.first() else {
        return;
    };
    let mut job = LayoutJob::default();
    let texts: Vec<_> = rows
        .iter()
        .map(|row| &row.display.text[row.accessible_range()])
        .collect();
    let text = texts.join("\n");
    let color = ui.visuals().text_color();
    job.append(
        &text,
        0.0,
        egui::TextFormat {
            line_height: Some(areas.row_height),
            ..egui::TextFormat::simple(view.font.font.clone(), color)
        },
    );
    job.wrap.max_width = f32::INFINITY;
    let cursor = |offset: usize| {
        let line = session.buffer.line_of(offset);
        let within = rows.iter().position(|row| row.line == line)?;
        let range = rows[within].accessible_range();
        let shown = rows[within].display.to_shown(offset);
        let before: usize = texts[..within]
            .iter()
            .map(|text| text.chars().count() + 1)
            .sum();
        let in_line = rows[within]
            .display
            .text
            .get(range.start..shown.min(range.end))?;
        Some(CCursor::new(before + in_line.chars().count()))
    };
    let focused = ui.memory(|memory| memory.has_focus(view.id));
    let selection = match (focused, cursor(session.anchor), cursor(session.head)) {
        (true, Some(anchor), Some(head)) => Some(CCursorRange::two(anchor, head)),
        _ => None,
    };
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let corner = vec2(areas.origin.x, areas.y_of(first.line));
    let to_screen = TSTransform::from_translation(corner);
    update_accesskit_for_text_widget(ui.ctx(), view.id, selection, to_screen, &galley);
}
