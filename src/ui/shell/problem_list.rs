//! All problems of the template: what, where, and the way out.

use egui::{
    Align, Frame, Label, Layout, Margin, Panel, Response, Role, ScrollArea, Sense, Ui, UiBuilder,
    WidgetInfo,
};

use super::status_bar::plural;
use crate::editor::open::OpenTemplate;
use crate::editor::{Command, Message, fixes};
use crate::template::field::breadcrumb;
use crate::template::problem::{Problem, Severity};
use crate::ui::theme::{Icon, Palette, metrics, text};
use crate::ui::widgets::{ActionButton, IconButton, LinkButton, Tone};

const ROW_HEIGHT: f32 = 26.0;

pub(super) fn problem_panel_ui(ui: &mut Ui, template: &OpenTemplate, out: &mut Vec<Message>) {
    let frame = Frame::NONE
        .fill(Palette::of(ui).window)
        .inner_margin(Margin::symmetric(8, 4));
    Panel::bottom("problems")
        .default_size(140.0)
        .size_range(64.0..=480.0)
        .frame(frame)
        .show(ui, |ui| {
            head_ui(ui, template, out);
            if template.problems().is_empty() {
                ui.label(
                    text::secondary("Nothing is wrong: the service would accept this template")
                        .color(Palette::of(ui).text_quiet),
                );
                return;
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            let count = template.problems().len();
            ScrollArea::vertical()
                .auto_shrink([false, false])
                .show_rows(ui, ROW_HEIGHT, count, |ui, rows| {
                    for problem in &template.problems()[rows] {
                        row_ui(ui, problem, out);
                    }
                });
        });
}

fn head_ui(ui: &mut Ui, template: &OpenTemplate, out: &mut Vec<Message>) {
    let counts = template.counts();
    ui.horizontal(|ui| {
        ui.label(text::medium("Problems"));
        let summary = format!(
            "{} · {} · {}",
            plural(counts.errors, "error"),
            plural(counts.warnings, "warning"),
            plural(counts.infos, "hint")
        );
        ui.label(text::secondary(summary).color(Palette::of(ui).text_quiet));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui
                .add(IconButton::new(Icon::X, "Hide problems").small())
                .clicked()
            {
                out.push(Message::Run(Command::ToggleProblems));
            }
            if fixes::has_safe_fix(template) {
                let label = Command::FixAllSafe.label();
                if ui
                    .add(
                        ActionButton::quiet(label)
                            .icon(Icon::WandSparkles)
                            .tooltip(Command::FixAllSafe.help()),
                    )
                    .clicked()
                {
                    out.push(Message::Run(Command::FixAllSafe));
                }
            }
        });
    });
}

fn row_ui(ui: &mut Ui, problem: &Problem, out: &mut Vec<Message>) {
    let (rect, row) =
        ui.allocate_exact_size(egui::vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    row.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken(problem)));
    let palette = Palette::of(ui);
    if row.hovered() || row.has_focus() {
        ui.painter()
            .rect_filled(rect, metrics::CONTROL_RADIUS, palette.hover);
    }
    let inside = rect.shrink2(egui::vec2(metrics::TIGHT, 0.0));
    let mut line = ui.new_child(
        UiBuilder::new()
            .max_rect(inside)
            .layout(Layout::right_to_left(Align::Center)),
    );
    let fixed = contents_ui(&mut line, problem, palette);
    if fixed {
        out.extend(fixes::amendment(problem).map(Message::Amend));
    } else if row.clicked() {
        out.push(Message::LookAt(problem.look()));
    }
    with_help(row, problem);
}

/// From right to left: fix, code, and in what is left icon, place and message. True if the fix was asked for.
fn contents_ui(ui: &mut Ui, problem: &Problem, palette: &Palette) -> bool {
    let mut fixed = false;
    if let Some(fix) = &problem.fix {
        fixed = ui.add(LinkButton::new(&fix.label)).clicked();
    }
    ui.add(
        Label::new(
            text::mono(problem.code.as_str())
                .size(11.5)
                .color(palette.text_quiet),
        )
        .selectable(false),
    );
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let tone = tone(problem.severity);
        ui.add(Label::new(tone.icon().text().color(tone.color(palette))).selectable(false));
        let place = place(problem);
        if !place.is_empty() {
            ui.add(
                Label::new(text::secondary(place).color(palette.text_quiet))
                    .selectable(false)
                    .truncate(),
            );
        }
        ui.add(
            Label::new(problem.message.as_ref())
                .selectable(false)
                .truncate(),
        );
    });
    fixed
}

fn with_help(row: Response, problem: &Problem) -> Response {
    let help = problem.help.as_deref().unwrap_or_default();
    row.on_hover_text(format!(
        "{}\n{help}\nAccording to {}",
        problem.message,
        problem.source.name()
    ))
}

fn place(problem: &Problem) -> String {
    let mut place = breadcrumb(&problem.pointer);
    if let Some(inside) = &problem.document {
        place = format!("{place} · line {}", inside.position.line);
    }
    place
}

fn spoken(problem: &Problem) -> String {
    format!(
        "{}: {}: {}",
        tone(problem.severity).word(),
        place(problem),
        problem.message
    )
}

const fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Error,
        Severity::Warning => Tone::Warning,
        Severity::Info => Tone::Info,
    }
}
