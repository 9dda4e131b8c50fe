//! Parts of every form field around its input: label, counter, unit, help, and one line for a problem.

use egui::collapsing_header::CollapsingState;
use egui::{
    Align, Hyperlink, Id, Key, KeyboardShortcut, Label, Layout, Modifiers, Response, RichText,
    Stroke, Ui, UiBuilder, accesskit, vec2,
};

use super::note::note_ui;
use super::{IconButton, Tone};
use crate::ui::theme::{Icon, Palette, metrics, text};

/// A row of a form as plain data. Fill in what differs from [`FieldRow::new`].
#[derive(Clone, Debug)]
pub struct FieldRow<'a> {
    /// Id of the input: focus it to lead the user here.
    pub id: Id,
    /// Label of the input, on the screen and in the accessibility tree.
    pub label: &'a str,
    /// Accessible name where the label alone stands more than once: "Key, tag 2".
    pub name: Option<&'a str>,
    /// Explanation, folded until asked for.
    pub help: Option<FieldHelp<'a>>,
    /// Allowed values, shown where a problem would stand.
    pub hint: Option<&'a str>,
    /// Unit of the number, behind the input.
    pub unit: Option<&'a str>,
    /// True if the service requires the member.
    pub required: bool,
    /// Amount used and the limit: `12 / 64`.
    pub counter: Option<(usize, usize)>,
    /// Problem of the value, once it may be shown.
    pub problem: Option<FieldProblem<'a>>,
    /// False while the field can't be changed.
    pub enabled: bool,
    /// Width of the input.
    pub width: FieldWidth,
}

/// Explanation that unfolds under a field.
#[derive(Clone, Copy, Debug)]
pub struct FieldHelp<'a> {
    /// Meaning of the field and when to set it.
    pub text: &'a str,
    /// Address of the service's own page about it.
    pub link: Option<&'a str>,
}

/// Problem of a value, with its fix.
#[derive(Clone, Copy, Debug)]
pub struct FieldProblem<'a> {
    /// Severity.
    pub tone: Tone,
    /// One sentence: what is wrong and what is allowed.
    pub message: &'a str,
    /// Reason for the rule.
    pub help: Option<&'a str>,
    /// Label of the fix, where there is one: "Set 1000".
    pub fix: Option<&'a str>,
}

/// Width of an input, by what is usually written in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldWidth {
    /// Room for about eight digits.
    Number,
    /// Room for about 32 characters.
    Identifier,
    /// The available width.
    #[default]
    Full,
}

/// Keys that unfold the explanation of the focused field.
const HELP_KEYS: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::F1);

/// Events of a form row in this frame.
#[derive(Debug)]
pub struct RowOutput<T> {
    /// Output of the input itself.
    pub inner: T,
    /// The input's response.
    pub response: Response,
    /// True if the fix was clicked.
    pub fix_clicked: bool,
}

impl FieldWidth {
    /// Width in points, at most `available`.
    pub fn points(self, available: f32) -> f32 {
        match self {
            Self::Number => available.min(104.0),
            Self::Identifier => available.min(304.0),
            Self::Full => available,
        }
    }
}

impl<'a> FieldRow<'a> {
    /// Optional, enabled field as wide as the form, without hint or problem.
    pub fn new(id: Id, label: &'a str) -> Self {
        Self {
            id,
            label,
            name: None,
            help: None,
            hint: None,
            unit: None,
            required: false,
            counter: None,
            problem: None,
            enabled: true,
            width: FieldWidth::Full,
        }
    }

    /// Draws the row around `input`, which gets the width it should take and returns its response.
    ///
    /// Ids within the row depend on [`FieldRow::id`] only, so that the focus survives when rows around it come and go.
    pub fn show<T>(
        &self,
        ui: &mut Ui,
        input: impl FnOnce(&mut Ui, f32) -> (T, Response),
    ) -> RowOutput<T> {
        ui.scope_builder(UiBuilder::new().scope_id(self.id.with("row")), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let width = self.input_width(ui);
            let label = self.label_ui(ui, width);
            self.help_ui(ui);
            let (inner, response) = self.input_ui(ui, width, input);
            let response = match self.name {
                Some(name) => response.accessible_name(name),
                None => response.labelled_by(label.id),
            };
            self.describe(ui, &response);
            let fix_clicked = note_ui(ui, self.problem.as_ref(), self.hint);
            if response.gained_focus() {
                ui.scroll_to_rect(ui.min_rect(), None);
            }
            if self.help.is_some()
                && response.has_focus()
                && ui.input_mut(|input| input.consume_shortcut(&HELP_KEYS))
            {
                self.toggle_help(ui);
            }
            RowOutput {
                inner,
                response,
                fix_clicked,
            }
        })
        .inner
    }

    fn input_width(&self, ui: &Ui) -> f32 {
        let for_unit = self.unit.map_or(0.0, |_| 80.0);
        self.width
            .points((ui.available_width() - for_unit).max(64.0))
    }

    fn label_ui(&self, ui: &mut Ui, input_width: f32) -> Response {
        let width = if self.counter.is_some() {
            input_width
        } else {
            ui.available_width()
        };
        let line = vec2(width, metrics::LINE_HEIGHT + metrics::TIGHT);
        ui.allocate_ui_with_layout(line, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(line);
            ui.spacing_mut().item_spacing.x = 6.0;
            let label = ui.label(text::medium(self.label));
            if self.required {
                ui.label(text::secondary("required"));
            }
            if self.help.is_some() {
                self.help_button_ui(ui);
            }
            if let Some((used, limit)) = self.counter {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    counter_ui(ui, used, limit);
                });
            }
            label
        })
        .inner
    }

    /// For the pointer, as Tab goes from input to input; in the input there are keys for it.
    fn help_button_ui(&self, ui: &mut Ui) {
        let name = format!(
            "{} about {}",
            if self.help_state(ui).is_open() {
                "Less"
            } else {
                "More"
            },
            self.name.unwrap_or(self.label)
        );
        let keys = ui.ctx().format_shortcut(&HELP_KEYS);
        let button = IconButton::new(Icon::CircleQuestionMark, &name).small();
        let button = ui.add(button.unfocusable());
        if button.on_hover_text(keys).clicked() {
            self.toggle_help(ui);
        }
    }

    fn help_state(&self, ui: &Ui) -> CollapsingState {
        CollapsingState::load_with_default_open(ui.ctx(), self.id.with("help"), false)
    }

    fn toggle_help(&self, ui: &Ui) {
        let mut help = self.help_state(ui);
        help.toggle(ui);
        help.store(ui.ctx());
    }

    fn help_ui(&self, ui: &mut Ui) {
        let Some(help) = self.help else { return };
        self.help_state(ui).show_body_unindented(ui, |ui| {
            ui.set_max_width(metrics::FORM_WIDTH_MIN.min(ui.available_width()));
            ui.add(Label::new(text::secondary(help.text)).wrap());
            if let Some(link) = help.link {
                ui.add(
                    Hyperlink::from_label_and_url(RichText::new("Read more").small(), link)
                        .open_in_new_tab(true),
                )
                .on_hover_text(link);
            }
            ui.add_space(metrics::RELATED);
        });
    }

    fn input_ui<T>(
        &self,
        ui: &mut Ui,
        width: f32,
        input: impl FnOnce(&mut Ui, f32) -> (T, Response),
    ) -> (T, Response) {
        ui.horizontal(|ui| {
            let shown = ui
                .add_enabled_ui(self.enabled, |ui| {
                    if let Some(problem) = self.problem {
                        color_borders(ui, problem.tone);
                    }
                    input(ui, width)
                })
                .inner;
            if let Some(unit) = self.unit {
                ui.add(Label::new(text::secondary(unit)).truncate());
            }
            shown
        })
        .inner
    }

    /// Adds state, hint and problem to the input's node in the accessibility tree.
    fn describe(&self, ui: &Ui, response: &Response) {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            if self.required {
                node.set_required();
            }
            if let Some(problem) = self.problem {
                node.set_description(problem.message);
                if problem.tone == Tone::Error {
                    node.set_invalid(accesskit::Invalid::True);
                }
            }
        });
    }
}

fn counter_ui(ui: &mut Ui, used: usize, limit: usize) {
    let count = text::secondary(format!("{used} / {limit}"));
    let count = if used > limit {
        count.color(Palette::of(ui).error)
    } else {
        count
    };
    ui.label(count);
}

/// Colours the border of an input with a problem.
pub(crate) fn color_borders(ui: &mut Ui, tone: Tone) {
    if !matches!(tone, Tone::Error | Tone::Warning) {
        return;
    }
    let color = tone.color(Palette::of(ui));
    let visuals = ui.visuals_mut();
    visuals.widgets.inactive.bg_stroke = Stroke::new(metrics::HAIRLINE, color);
    visuals.widgets.hovered.bg_stroke = Stroke::new(metrics::HAIRLINE, color);
    visuals.widgets.active.bg_stroke.color = color;
    visuals.selection.stroke.color = color;
}
