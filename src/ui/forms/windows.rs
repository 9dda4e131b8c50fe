//! Next starts of a maintenance window.

use std::sync::Arc;

use egui::{Grid, Id, Ui};
use jiff::Zoned;
use jiff::tz::TimeZone;

use super::context::Form;
use crate::check::cron::Cron;
use crate::editor::open::Value;
use crate::template::field::{Field, known};
use crate::template::pointer::Pointer;
use crate::ui::theme::{metrics, text};
use crate::ui::widgets::{Tone, tone_line_ui};

/// Next starts of an expression, computed once.
#[derive(Debug)]
struct Schedule {
    expression: String,
    zone: TimeZone,
    /// Time of the first start: once it is past, the next starts are others.
    valid_until: Option<jiff::Timestamp>,
    words: Option<String>,
    /// True if there is no further start.
    is_over: bool,
    /// Each start in UTC and in the user's zone.
    starts: Vec<(String, String)>,
}

const STARTS: usize = 5;
const FORMAT: &str = "%a %Y-%m-%d %H:%M";

/// The start of the window at `pointer` in words and as the next times; nothing for an item without one.
pub(super) fn schedule_ui(form: &Form<'_>, ui: &mut Ui, pointer: &Pointer) {
    let start = pointer.child(known::START_TIME.name);
    if Field::at(&start).is_some()
        && let Value::Text(expression) = form.template.text_at(&start)
    {
        starts_ui(ui, form.id(pointer).with("schedule"), &expression, form.now);
    }
}

/// The expression in words and its next starts after `now`; nothing for text that is no expression.
fn starts_ui(ui: &mut Ui, id: Id, expression: &str, now: &Zoned) {
    let known: Option<Arc<Schedule>> = ui.data(|data| data.get_temp(id));
    let schedule = known
        .filter(|schedule| schedule.holds(expression, now))
        .unwrap_or_else(|| {
            let schedule = Arc::new(Schedule::of(expression, now));
            ui.data_mut(|data| data.insert_temp(id, Arc::clone(&schedule)));
            schedule
        });
    if let Some(words) = &schedule.words {
        ui.add(egui::Label::new(words).wrap());
    }
    if schedule.is_over {
        let sentence = "No start lies ahead: from now on the window never opens";
        tone_line_ui(ui, Tone::Warning, sentence);
        ui.add_space(metrics::RELATED);
    }
    if schedule.starts.is_empty() {
        return;
    }
    let zone = now.time_zone();
    let is_utc = now.offset().is_zero() && zone.iana_name().is_none_or(|name| name == "UTC");
    let local = match zone.iana_name() {
        Some(name) => format!("Local time, {}", name.replace('_', " ")),
        None => "Local time".to_owned(),
    };
    Grid::new(id)
        .spacing([metrics::SECTIONS, metrics::TIGHT])
        .min_row_height(metrics::LINE_HEIGHT)
        .show(ui, |ui| {
            ui.label(text::secondary("Next starts, UTC"));
            if !is_utc {
                ui.label(text::secondary(local));
            }
            ui.end_row();
            for (utc, local) in &schedule.starts {
                ui.label(text::mono(utc));
                if !is_utc {
                    ui.label(text::mono(local));
                }
                ui.end_row();
            }
        });
    ui.add_space(metrics::RELATED);
}

impl Schedule {
    fn of(expression: &str, now: &Zoned) -> Self {
        let cron = Cron::parse(expression).ok();
        let starts: Vec<_> = cron
            .iter()
            .flat_map(|cron| cron.starts_after(now.timestamp()).take(STARTS))
            .collect();
        let words = cron.and_then(|cron| cron.describe());
        let shown = |zone: TimeZone, start: &jiff::Timestamp| {
            start.to_zoned(zone).strftime(FORMAT).to_string()
        };
        Self {
            expression: expression.to_owned(),
            zone: now.time_zone().clone(),
            // An expression without words may not be understood, so nothing is said of its end.
            is_over: words.is_some() && starts.is_empty(),
            valid_until: starts.first().copied(),
            words,
            starts: starts
                .iter()
                .map(|start| {
                    let local = shown(now.time_zone().clone(), start);
                    (shown(TimeZone::UTC, start), local)
                })
                .collect(),
        }
    }

    fn holds(&self, expression: &str, now: &Zoned) -> bool {
        self.expression == expression
            && self.zone == *now.time_zone()
            && self.valid_until.is_none_or(|until| now.timestamp() < until)
    }
}
