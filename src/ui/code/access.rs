//! The editor as a screen reader meets it.

use egui::accesskit::{self, Action, ActionData};
use egui::emath::TSTransform;
use egui::text::{CCursor, LayoutJob};
use egui::text_selection::CCursorRange;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{Ui, vec2};

use super::session::Session;
use super::view::{Place, View};

/// Carries out what a screen reader asks for.
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

/// Tells what the editor is and what of its text is in view.
pub(super) fn describe(view: &View<'_>, ui: &Ui, place: &Place, session: &mut Session) {
    let told = ui.ctx().accesskit_node_builder(view.id, |node| {
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
    if told.is_some() {
        describe_lines(view, ui, place, session);
    }
}

/// Gives the lines in view, as they are shown, and the selection where it is among them.
fn describe_lines(view: &View<'_>, ui: &Ui, place: &Place, session: &Session) {
    let lines = place.lines(session.buffer.line_count());
    if lines.is_empty() {
        return;
    }
    let mut job = LayoutJob::default();
    let mut shown = Vec::new();
    for line in lines.clone() {
        shown.push(super::fold::DisplayLine::new(
            &session.buffer,
            line,
            view.folds,
        ));
    }
    let text = shown
        .iter()
        .map(|line| line.text.as_str())
        .collect::<Vec<_>>()
        .join("\n");
    let color = ui.visuals().text_color();
    job.append(
        &text,
        0.0,
        egui::TextFormat {
            line_height: Some(place.row_height),
            ..egui::TextFormat::simple(view.font.font.clone(), color)
        },
    );
    job.wrap.max_width = f32::INFINITY;
    let cursor = |offset: usize| {
        let line = session.buffer.line_of(offset);
        let within = lines.contains(&line).then(|| line - lines.start)?;
        let before: usize = shown[..within]
            .iter()
            .map(|line| line.text.chars().count() + 1)
            .sum();
        let column = shown[within].text[..shown[within].to_shown(offset)]
            .chars()
            .count();
        Some(CCursor::new(before + column))
    };
    let focused = ui.memory(|memory| memory.has_focus(view.id));
    let selection = match (focused, cursor(session.anchor), cursor(session.head)) {
        (true, Some(anchor), Some(head)) => Some(CCursorRange::two(anchor, head)),
        _ => None,
    };
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let corner = vec2(place.origin.x, place.y_of(lines.start));
    let to_screen = TSTransform::from_translation(corner);
    update_accesskit_for_text_widget(ui.ctx(), view.id, selection, to_screen, &galley);
}
