//! List of all problems of the template, each with its place and its fix.

use egui::text::LayoutJob;
use egui::{
    Align, EventFilter, Id, Key, Label, Layout, Link, Modifiers, Rect, Response, Role, ScrollArea,
    Sense, TextFormat, TextStyle, Ui, UiBuilder, WidgetInfo,
};

use super::View;
use crate::editor::open::OpenTemplate;
use crate::editor::{Command, DeskMessage, Editor, Message, TemplateMessage, fixes};
use crate::template::field::breadcrumb;
use crate::template::problem::{Code, Problem};
use crate::template::text::counted;
use crate::ui::focus;
use crate::ui::theme::{Icon, Palette, metrics, text};
use crate::ui::widgets::{ActionButton, IconButton, LinkButton, Tone, paint_row_ground};

/// Width below which a row has its message in two lines, and neither code nor place.
const CODE_WIDTH: f32 = 420.0;
const ONE_LINE: f32 = 26.0;
const TWO_LINES: f32 = 42.0;

/// The height of every row, in points.
fn row_height(ui: &Ui) -> f32 {
    if ui.available_width() > CODE_WIDTH {
        ONE_LINE
    } else {
        TWO_LINES
    }
}

/// List of problems; egui remembers which row has the focus.
#[derive(Debug, Default)]
pub(super) struct ProblemsPane;

impl View for ProblemsPane {
    fn actions_ui(&mut self, ui: &mut Ui, template: &OpenTemplate, out: &mut Vec<Message>) {
        if fixes::has_safe_fix(template) {
            let fix = Command::FixAllSafe;
            let button = ui.add(ActionButton::quiet(fix.label()).icon(Icon::WandSparkles));
            if button.on_hover_text(fix.help()).clicked() {
                out.push(Message::Run(Command::FixAllSafe));
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let summary = text::secondary(summary(template)).color(Palette::of(ui).text_quiet);
            ui.add(Label::new(summary).truncate());
        });
    }

    fn body_ui(
        &mut self,
        ui: &mut Ui,
        _editor: &Editor,
        template: &OpenTemplate,
        out: &mut Vec<Message>,
    ) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let count = template.problems().len();
        let height = row_height(ui);
        let row_top = |index| row_top(index, height);
        let wanted = step(ui, count);
        let mut area = ScrollArea::vertical().auto_shrink([false, false]);
        if let Some(to) = wanted {
            // Scrolled to the middle of the list, so that the row is drawn and can take the focus.
            let middle = (ui.available_height() - height) / 2.0;
            area = area.vertical_scroll_offset((row_top(to) - middle).max(0.0));
        }
        area.show_rows(ui, height, count, |ui, rows| {
            // Taken before a row is drawn above it, which moves it up.
            let first = ui.max_rect().top() - row_top(rows.start);
            focus::in_view_ui(ui, "problems", false, |ui| {
                // One row more is drawn at each end, for Tab to lead to.
                for index in rows.start.saturating_sub(1)..(rows.end + 1).min(count) {
                    let corner = egui::pos2(ui.max_rect().left(), first + row_top(index));
                    let size = egui::vec2(ui.available_width(), height);
                    let rect = Rect::from_min_size(corner, size);
                    row_ui(ui, template, index, rect, wanted == Some(index), out);
                }
            });
        });
    }

    fn is_empty(&self, template: &OpenTemplate) -> bool {
        template.problems().is_empty()
    }
}

fn summary(template: &OpenTemplate) -> String {
    if template.problems().is_empty() && !template.is_checking() {
        return "Nothing was found that the service would refuse".to_owned();
    }
    let counts = template.counts();
    let counted = format!(
        "{} · {} · {}",
        counted(counts.errors, "error"),
        counted(counts.warnings, "warning"),
        counted(counts.infos, "hint")
    );
    if template.is_checking() {
        return format!("Checking … {counted} in the text before");
    }
    counted
}

/// Top of a row, from the top of the list.
fn row_top(index: usize, height: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "there are at most a thousand")]
    let index = index as f32;
    index * height
}

fn row_id(index: usize) -> Id {
    Id::unique(("problem", index))
}

/// Row that a pressed key leads to, if a row has the focus. The rows are searched only when such a key was pressed.
fn step(ui: &Ui, count: usize) -> Option<usize> {
    const KEYS: [Key; 6] = [
        Key::ArrowDown,
        Key::ArrowUp,
        Key::PageDown,
        Key::PageUp,
        Key::Home,
        Key::End,
    ];
    let pressed = |key: &Key| ui.input(|input| input.key_pressed(*key));
    let key = KEYS.into_iter().find(pressed)?;
    let focused = ui.memory(egui::Memory::focused)?;
    let from = (0..count).find(|index| row_id(*index) == focused)?;
    if !ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
        return None;
    }
    let last = count - 1;
    Some(match key {
        Key::ArrowDown => (from + 1).min(last),
        Key::ArrowUp => from.saturating_sub(1),
        Key::PageDown => (from + PAGE).min(last),
        Key::PageUp => from.saturating_sub(PAGE),
        Key::Home => 0,
        _ => last,
    })
}

/// Rows that the page keys go.
const PAGE: usize = 5;

fn row_ui(
    ui: &mut Ui,
    template: &OpenTemplate,
    index: usize,
    rect: Rect,
    takes_focus: bool,
    out: &mut Vec<Message>,
) {
    let problem = &template.problems()[index];
    let row = ui.interact(rect, row_id(index), Sense::click());
    ui.advance_cursor_after_rect(rect);
    if takes_focus {
        row.request_focus();
    }
    if row.has_focus() {
        // The arrows go from row to row rather than to the nearest widget.
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(row.id, filter));
    }
    row.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken(problem)));
    let palette = Palette::of(ui);
    paint_row_ground(ui, rect, &row, row.has_focus().then_some(palette.hover));
    let mut inside = rect.shrink2(egui::vec2(metrics::TIGHT, 0.0));
    // The scroll bar floats over the right edge.
    inside.max.x -= metrics::RELATED;
    let mut line = ui.new_child(
        UiBuilder::new()
            .max_rect(inside)
            .layout(Layout::right_to_left(Align::Center)),
    );
    let can_fix = !template.is_checking();
    if let Some(asked) = contents_ui(&mut line, problem, can_fix, palette) {
        out.push(asked);
    } else if row.clicked() {
        out.push(TemplateMessage::LookAt(problem.look()).into());
    }
    with_help(row, problem);
}

/// Draws from right to left: fix, code, and in the remaining width icon, place and message. Returns the message of the
/// one clicked.
fn contents_ui(
    ui: &mut Ui,
    problem: &Problem,
    can_fix: bool,
    palette: &Palette,
) -> Option<Message> {
    let mut asked = None;
    if let Some(fix) = &problem.fix
        && ui
            .add_enabled(can_fix, LinkButton::new(&fix.label))
            .clicked()
    {
        asked = fixes::amendment(problem).map(|fix| TemplateMessage::Amend(fix).into());
    }
    if code_ui(ui, problem.code, palette) {
        asked = Some(DeskMessage::Explain(problem.code).into());
    }
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let tone = Tone::from(problem.severity);
        ui.add(Label::new(tone.icon().text().color(tone.color(palette))).selectable(false));
        let place = place(problem);
        if !place.is_empty() && ui.available_width() > CODE_WIDTH {
            ui.add(
                Label::new(text::secondary(place).color(palette.text_quiet))
                    .selectable(false)
                    .truncate(),
            );
        }
        ui.add(
            Label::new(lines(ui, &problem.message))
                .selectable(false)
                .wrap(),
        );
    });
    asked
}

/// Draws the rule's code, a link to its explanation; in a narrow list, as on a phone, an icon. Returns whether it was
/// clicked.
fn code_ui(ui: &mut Ui, code: Code, palette: &Palette) -> bool {
    if ui.available_width() <= CODE_WIDTH {
        let name = format!("Explain {code}");
        return ui
            .add(IconButton::new(Icon::BookOpen, &name).small())
            .clicked();
    }
    let name = text::mono(code.as_str())
        .size(11.5)
        .color(palette.text_quiet);
    let link = ui.add(Link::new(name)).on_hover_text("Explain");
    link.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("Explain {code}")));
    link.clicked()
}

/// As many lines of `message` as a row has room for.
fn lines(ui: &Ui, message: &str) -> LayoutJob {
    let font = TextStyle::Body.resolve(ui.style());
    let format = TextFormat::simple(font, ui.visuals().text_color());
    let mut job = LayoutJob::single_section(message.to_owned(), format);
    job.wrap.max_rows = if ui.max_rect().height() < TWO_LINES {
        1
    } else {
        2
    };
    job
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
        Tone::from(problem.severity).word(),
        place(problem),
        problem.message
    )
}
