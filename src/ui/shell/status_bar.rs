//! Status bar at the bottom: file, size of the document, counts of problems.

use egui::{Align, Layout, Ui};

use crate::editor::open::{OpenTemplate, TemplateId};
use crate::template::field::known;
use crate::template::json::Node;
use crate::template::text::{BYTE_ORDER_MARK, counted};
use crate::ui::theme::{Palette, text};
use crate::ui::widgets::grouped;

/// Width beside the counts of problems below which only these and the file are shown.
const LEAST_FOR_ALL: f32 = 400.0;

/// Size of the document in bytes, counted once for each change.
#[derive(Debug, Default)]
pub(super) struct Bytes {
    of: Option<(TemplateId, u64)>,
    count: Option<usize>,
}

impl Bytes {
    fn count(&mut self, template: &OpenTemplate) -> Option<usize> {
        let of = Some((template.id(), template.readings()));
        if self.of != of {
            self.of = of;
            let document = template
                .node(&known::DOCUMENT.pointer())
                .and_then(Node::string);
            self.count = document.map(|document| document.len());
        }
        self.count
    }
}

pub(super) fn status_bar_ui(ui: &mut Ui, template: &OpenTemplate, bytes: &mut Bytes) {
    let palette = Palette::of(ui);
    let quiet = |words: String| text::secondary(words).color(palette.text_quiet);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let counts = template.counts();
            let counted = format!(
                "{} · {}",
                counted(counts.errors, "error"),
                counted(counts.warnings, "warning")
            );
            ui.label(quiet(if template.is_checking() {
                format!("Checking … {counted} before")
            } else {
                counted
            }));
            // In a narrow bar plain UTF-8 and the size are left out, for the file and the counts.
            let is_narrow = ui.available_width() < LEAST_FOR_ALL;
            let marked = template.text().starts_with(BYTE_ORDER_MARK);
            if marked {
                ui.label(quiet("UTF-8 with byte-order mark".to_owned()));
            } else if !is_narrow {
                ui.label(quiet("UTF-8".to_owned()));
            }
            let document = bytes.count(template).filter(|_| !is_narrow);
            if let (Some(count), Some(most)) = (document, document_limit()) {
                ui.label(quiet(format!(
                    "document {} of {} bytes",
                    grouped(count),
                    grouped(most)
                )));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let file = template.on_disk().map_or_else(
                    || "Not saved to a file yet".to_owned(),
                    |on| on.file.place(),
                );
                let unsaved = if template.is_unsaved() {
                    " · unsaved changes"
                } else {
                    ""
                };
                ui.add(egui::Label::new(quiet(format!("{file}{unsaved}"))).truncate());
            });
        });
    });
}

fn document_limit() -> Option<usize> {
    Some(known::DOCUMENT.field.text()?.max)
}
