//! The starters as cards.

use std::sync::LazyLock;

use egui::{Align2, Response, RichText, TextWrapMode, Ui, vec2};

use super::tile::tile_ui;
use crate::editor::{FileMessage, Message};
use crate::format::starter::{self, Starter};
use crate::ui::theme::{metrics, text};
use crate::ui::widgets::paint_text;

/// Least width of a card.
const CARD_WIDTH: f32 = 264.0;
const CARD_HEIGHT: f32 = 116.0;

/// Sections that each starter fills in besides id and description, which all have: "Rollout · Timeout".
static SECTIONS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let sections = |starter: &Starter| starter.sections().join(" · ");
    starter::ALL.iter().map(sections).collect()
});

pub(super) fn starter_cards_ui(ui: &mut Ui, out: &mut Vec<Message>) {
    ui.label(text::title("Starter templates"));
    ui.label(text::secondary(
        "Complete templates without errors, to be changed into yours",
    ));
    ui.add_space(metrics::FIELDS);
    let gap = 12.0;
    let room = ui.available_width();
    let columns = columns(room, gap);
    #[expect(clippy::cast_precision_loss, reason = "there are a few columns")]
    let width = (room - gap * (columns - 1) as f32) / columns as f32;
    for (row, starters) in starter::ALL.chunks(columns).enumerate() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (column, starter) in starters.iter().enumerate() {
                let index = row * columns + column;
                if card_ui(ui, starter, &SECTIONS[index], width).clicked() {
                    out.push(FileMessage::OpenStarter(index).into());
                }
            }
        });
        ui.add_space(gap - ui.spacing().item_spacing.y);
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the quotient is positive and small"
)]
fn columns(room: f32, gap: f32) -> usize {
    ((room + gap) / (CARD_WIDTH + gap)).floor().max(1.0) as usize
}

fn card_ui(ui: &mut Ui, starter: &Starter, sections: &str, width: f32) -> Response {
    let name = format!("Start with {}: {}", starter.title, starter.summary);
    let (rect, response) = tile_ui(ui, vec2(width, CARD_HEIGHT), &name, true);
    let inner = rect.shrink(12.0);
    let paint = |room, corner, text, wrap| paint_text(ui, room, corner, text, wrap);
    let (title, cut) = (text::heading(starter.title), TextWrapMode::Truncate);
    let (title, _) = paint(inner, Align2::LEFT_TOP, title, cut);
    let below = inner.with_min_y(title.bottom() + metrics::TIGHT);
    let summary = RichText::new(starter.summary);
    paint(below, Align2::LEFT_TOP, summary, TextWrapMode::Wrap);
    let sections_shown = text::secondary(sections);
    let (_, is_cut) = paint(inner, Align2::LEFT_BOTTOM, sections_shown, cut);
    if is_cut {
        response.on_hover_text(sections)
    } else {
        response
    }
}
