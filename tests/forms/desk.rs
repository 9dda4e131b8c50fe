//! A form with nothing around it, and a user at it.

use egui::{Key, Modifiers, Ui, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use jiff::{Timestamp, Zoned, tz};
use job_template_editor::editor::open::{OpenTemplate, TemplateId};
use job_template_editor::editor::{Message, TemplateMessage};
use job_template_editor::template::json::{Tree, compact};
use job_template_editor::template::pointer::Pointer;
use job_template_editor::template::section::Section;
use job_template_editor::ui::{forms, theme};

/// A form with nothing around it: what it asks for is done at once.
pub struct Desk {
    template: OpenTemplate,
    section: Section,
    now: Zoned,
}

impl Desk {
    fn ui(&mut self, ui: &mut Ui) {
        let mut asked = Vec::new();
        forms::form_ui(ui, &self.template, self.section, &self.now, &mut asked);
        self.template.take_look();
        let seconds = ui.input(|input| input.time);
        for message in asked {
            let Message::Template(message) = message else {
                panic!("a form does not ask for {message:?}");
            };
            match message {
                TemplateMessage::Amend(amendment) => {
                    self.template.apply(amendment, seconds).unwrap();
                }
                TemplateMessage::Touch(pointer) => self.template.touch(&pointer),
                TemplateMessage::LookAt(pointer) => self.template.look_at(pointer),
                TemplateMessage::ChooseDocument(choice) => {
                    let amendment = self.template.choose_document(choice);
                    self.template.apply(amendment, seconds).unwrap();
                }
                TemplateMessage::ChooseRate(choice) => {
                    let amendment = self.template.choose_rate(choice);
                    self.template.apply(amendment, seconds).unwrap();
                }
                TemplateMessage::Looked => panic!("a form does not say what the window shows"),
            }
            check(&mut self.template);
        }
    }
}

/// Does at once what the window leaves to another thread.
fn check(template: &mut OpenTemplate) {
    if let Some(check) = template.check() {
        template.take_up(check());
    }
}

/// A form in a window of its own.
pub struct Form(pub Harness<'static, Desk>);

impl Form {
    pub fn new(section: Section, text: &str) -> Self {
        Self::of_width(section, text, 720.0)
    }

    pub fn of_width(section: Section, text: &str, width: f32) -> Self {
        let noon: Timestamp = "2026-01-05T12:00:00Z".parse().unwrap();
        let mut template = OpenTemplate::new(TemplateId(1), "Untitled".to_owned(), text, None);
        check(&mut template);
        let desk = Desk {
            template,
            section,
            now: noon.to_zoned(tz::TimeZone::fixed(tz::offset(1))),
        };
        let mut harness = Harness::builder()
            .with_size([width, 1600.0])
            .with_context_setup(theme::install)
            .build_ui_state(|ui, desk: &mut Desk| desk.ui(ui), desk);
        harness.run();
        Self(harness)
    }

    pub fn template(&mut self) -> &mut OpenTemplate {
        &mut self.0.state_mut().template
    }

    /// The whole text without white space.
    pub fn json(&mut self) -> String {
        let text = self.template().revision().text().clone();
        compact(Tree::parse(text).unwrap().root())
    }

    pub fn click(&mut self, label: &str) {
        self.0.get_by_label(label).click();
        self.0.run();
    }

    pub fn choose(&mut self, list: &str, choice: &str) {
        self.0.get_by_role_and_label(Role::ComboBox, list).click();
        self.0.run();
        self.click(choice);
    }

    /// Text input with this label: a choice may have the same one.
    pub fn input<'a>(&'a self, label: &'a str) -> Node<'a> {
        let is_input = |node: &Node<'_>| {
            let role = node.accesskit_node().role();
            matches!(role, Role::TextInput | Role::MultilineTextInput)
        };
        let mut inputs = self.0.query_all_by_label(label).filter(is_input);
        inputs
            .next()
            .unwrap_or_else(|| panic!("no input is called {label}"))
    }

    pub fn value(&self, label: &str) -> String {
        self.input(label).value().unwrap_or_default()
    }

    pub fn focus(&mut self, label: &str) {
        self.input(label).focus();
        self.0.run();
    }

    /// Puts `text` in place of what stands in an input, and leaves it.
    pub fn fill(&mut self, label: &str, text: &str) {
        self.focus(label);
        self.0.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.0.run();
        self.input(label).type_text(text);
        self.0.run();
        self.leave();
    }

    pub fn leave(&mut self) {
        // In the document Tab indents until Escape was pressed.
        self.0.key_press(Key::Escape);
        self.0.run();
        self.0.key_press(Key::Tab);
        self.0.run();
    }

    /// Goes by Tab, forwards or backwards, until what is called `label` has the focus.
    pub fn tab_to(&mut self, label: &str, modifiers: Modifiers) {
        for _ in 0..40 {
            self.0.key_press_modifiers(modifiers, Key::Tab);
            self.0.run();
            if self.focused().as_deref() == Some(label) {
                return;
            }
        }
        panic!("Tab leads nowhere near {label}");
    }

    /// Types as a keyboard does, wherever the focus is.
    pub fn type_here(&mut self, text: &str) {
        self.0.event(egui::Event::Text(text.to_owned()));
        self.0.run();
    }

    pub fn shows(&self, label: &str) -> bool {
        self.0.query_all_by_label(label).next().is_some()
    }

    pub fn shows_text(&self, part: &str) -> bool {
        self.0.query_all_by_label_contains(part).next().is_some()
    }

    pub fn focused(&self) -> Option<String> {
        self.0
            .root()
            .children_recursive()
            .find(Node::is_focused)
            .and_then(|node| node.accesskit_node().label())
    }
}

/// The pointer that is written so.
pub fn at(pointer: &str) -> Pointer {
    Pointer::parse(pointer).unwrap()
}
