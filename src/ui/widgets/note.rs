//! Line with a problem and its fix.

use egui::{Align, Id, Label, Layout, RichText, Ui, vec2};

use super::{FieldProblem, LinkButton};
use crate::ui::theme::{Palette, metrics, text};

/// Width below which a hint takes more lines: on a phone there is no pointer to ask for the rest of it.
const NARROW: f32 = 360.0;

/// Line for the problem of a block or a row. It takes no room without a problem, and eases in and out. Returns whether
/// the fix was clicked.
pub fn problem_line_ui(ui: &mut Ui, id: Id, problem: Option<&FieldProblem<'_>>) -> bool {
    let openness = ui.animate_bool_responsive(id, problem.is_some());
    if openness == 0.0 {
        return false;
    }
    line_ui(ui, metrics::NOTE_HEIGHT * openness, |ui| {
        if openness < 1.0 {
            ui.set_clip_rect(ui.max_rect().intersect(ui.clip_rect()));
        }
        problem.is_some_and(|problem| problem_ui(ui, problem))
    })
}

/// Line that is there even without a problem, so that nothing moves when one comes: the problem, or else the hint.
/// Returns whether the fix was clicked.
pub fn note_ui(ui: &mut Ui, problem: Option<&FieldProblem<'_>>, hint: Option<&str>) -> bool {
    line_ui(ui, metrics::NOTE_HEIGHT, |ui| {
        if let Some(problem) = problem {
            return problem_ui(ui, problem);
        }
        if let Some(hint) = hint {
            let hint = Label::new(text::secondary(hint));
            let is_narrow = ui.available_width() < NARROW;
            ui.add(if is_narrow {
                hint.wrap()
            } else {
                hint.truncate()
            });
        }
        false
    })
}

fn line_ui(ui: &mut Ui, height: f32, contents: impl FnOnce(&mut Ui) -> bool) -> bool {
    let line = vec2(ui.available_width(), height);
    ui.allocate_ui_with_layout(line, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(line);
        ui.spacing_mut().item_spacing.x = metrics::TIGHT;
        contents(ui)
    })
    .inner
}

/// Icon, sentence and fix. Returns whether the fix was clicked.
fn problem_ui(ui: &mut Ui, problem: &FieldProblem<'_>) -> bool {
    let color = problem.tone.color(Palette::of(ui));
    ui.label(problem.tone.icon().sized(13.0).color(color))
        .accessible_name(problem.tone.word());
    let for_fix = problem.fix.map_or(0.0, |fix| fix_width(ui, fix));
    let room = (ui.available_width() - for_fix).max(48.0);
    ui.allocate_ui(vec2(room, metrics::NOTE_HEIGHT), |ui| {
        let message = RichText::new(problem.message).small().color(color);
        let message = ui.add(Label::new(message).wrap());
        if let Some(help) = problem.help {
            message.on_hover_text(help);
        }
    });
    problem
        .fix
        .is_some_and(|fix| ui.add(LinkButton::new(fix)).clicked())
}

/// Width of a fix's link, so that the sentence before it can be cut in time.
fn fix_width(ui: &Ui, fix: &str) -> f32 {
    let font = egui::TextStyle::Small.resolve(ui.style());
    let words = ui
        .painter()
        .layout_no_wrap(fix.to_owned(), font, Palette::of(ui).text);
    words.size().x + metrics::SECTIONS
}
