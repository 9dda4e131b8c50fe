//! List of recent files.

use egui::{Align2, Response, TextWrapMode, Ui, vec2};

use super::tile::tile_ui;
use crate::editor::{FileMessage, Message, RecentFile, SettingsMessage};
use crate::runtime;
use crate::template::text::counted;
use crate::ui::theme::{Icon, metrics, text};
use crate::ui::widgets::{IconButton, paint_text};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

pub(super) fn recent_ui(ui: &mut Ui, files: &[RecentFile], out: &mut Vec<Message>) {
    ui.label(text::heading("Recent"));
    ui.add_space(metrics::TIGHT);
    if files.is_empty() {
        ui.label(text::secondary(
            "Files that you open or save are listed here",
        ));
    }
    let now = runtime::seconds_since_1970();
    for recent in files {
        ui.push_id(recent.file.path(), |ui| row_ui(ui, recent, now, out));
    }
}

fn row_ui(ui: &mut Ui, recent: &RecentFile, now: i64, out: &mut Vec<Message>) {
    let name = recent.file.title();
    let width = ui.available_width() - metrics::CONTROL_HEIGHT - metrics::TIGHT;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = metrics::TIGHT;
        let opened = file_ui(ui, recent, &name, now, width);
        if opened.on_hover_text(recent.file.place()).clicked() {
            out.push(FileMessage::OpenFiles(vec![recent.file.clone()]).into());
        }
        let remove = format!("Remove {name} from this list");
        if ui.add(IconButton::new(Icon::X, &remove).small()).clicked() {
            out.push(SettingsMessage::ForgetRecent(recent.file.clone()).into());
        }
    });
}

/// Tile with the file's name, and below it folder and age.
fn file_ui(ui: &mut Ui, recent: &RecentFile, name: &str, now: i64, width: f32) -> Response {
    let size = vec2(width, 2.0 * metrics::LINE_HEIGHT + metrics::TIGHT);
    let age = age(now - recent.used);
    let (rect, response) = tile_ui(ui, size, &format!("Open {name}, {age}"), false);
    let inner = rect.shrink2(vec2(metrics::RELATED, metrics::TIGHT));
    let paint = |room, corner, text, wrap| paint_text(ui, room, corner, text, wrap).0;
    let cut = TextWrapMode::Truncate;
    paint(inner, Align2::LEFT_TOP, text::medium(name), cut);
    let age = text::secondary(age);
    let age = paint(inner, Align2::RIGHT_BOTTOM, age, TextWrapMode::Extend);
    let before_age = inner.with_max_x(age.left() - metrics::RELATED);
    let folder = text::secondary(recent.file.folder());
    paint(before_age, Align2::LEFT_BOTTOM, folder, cut);
    response
}

/// Age in everyday words: `5 minutes ago`.
fn age(seconds: i64) -> String {
    let ago = |count: i64, unit: &str| format!("{} ago", counted(count, unit));
    match seconds {
        ..MINUTE => "just now".to_owned(),
        MINUTE..HOUR => ago(seconds / MINUTE, "minute"),
        HOUR..DAY => ago(seconds / HOUR, "hour"),
        _ => ago(seconds / DAY, "day"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_told_in_their_largest_unit() {
        for (seconds, words) in [
            (-5, "just now"),
            (59, "just now"),
            (60, "1 minute ago"),
            (HOUR - 1, "59 minutes ago"),
            (HOUR, "1 hour ago"),
            (DAY, "1 day ago"),
            (40 * DAY, "40 days ago"),
        ] {
            assert_eq!(age(seconds), words);
        }
    }
}
