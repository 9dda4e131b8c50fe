//! Changes of the active template.

use super::Templates;
use crate::editor::fixes;
use crate::editor::message::TemplateMessage;
use crate::editor::notice::{Level, Notices, Topic};
use crate::editor::open::{Amendment, OpenTemplate};
use crate::template::edit::Edit;
use crate::template::json::{Style, pretty};
use crate::template::pointer::Pointer;
use crate::template::problem::Problem;
use crate::template::text::line_end;

/// Why no fix was made although there is a safe one.
const UNCOVERS: &str =
    "Nothing was fixed: the fixes that are left bring other errors to light; make them one by one";

impl Templates {
    /// Carries out what is asked of the active template; `now` is the editor's clock.
    pub(in crate::editor) fn handle(
        &mut self,
        message: TemplateMessage,
        now: f64,
        notices: &mut Notices,
    ) {
        let Some(template) = self.active_mut() else {
            return;
        };
        let amendment = match message {
            TemplateMessage::Amend(amendment) => amendment,
            TemplateMessage::ChooseDocument(choice) => template.choose_document(choice),
            TemplateMessage::ChooseRate(choice) => template.choose_rate(choice),
            TemplateMessage::Touch(pointer) => return template.touch(&pointer),
            TemplateMessage::LookAt(pointer) => return template.look_at(pointer),
            TemplateMessage::Looked => {
                template.take_look();
                return;
            }
        };
        amend(template, amendment, now, notices);
    }

    /// Makes all safe fixes, and tells how many there were.
    pub(in crate::editor) fn fix_all_safe(&mut self, now: f64, notices: &mut Notices) {
        let Some(template) = self.active_mut() else {
            return;
        };
        if let Some((amendment, made)) = fixes::all_safe(template) {
            amend(template, amendment, now, notices);
            let problems = template.problems();
            let is_cut = problems.iter().any(Problem::tells_of_more);
            let more = if is_cut { "more than " } else { "" };
            let left = problems.len() - usize::from(is_cut);
            notices.tell_of(
                Topic::Fixes,
                Level::Done,
                format!("{made} fixed, {more}{left} left"),
            );
        } else {
            notices.tell_of(Topic::Fixes, Level::Info, UNCOVERS);
        }
    }

    /// Lays the JSON out with one entry a line.
    pub(in crate::editor) fn format_json(&mut self, now: f64, notices: &mut Notices) {
        if let Some(template) = self.active_mut()
            && let Some(amendment) = formatted(template)
        {
            amend(template, amendment, now, notices);
        }
    }

    /// Does something with the active template.
    pub(in crate::editor) fn on_active<T>(&mut self, act: impl FnOnce(&mut OpenTemplate) -> T) {
        if let Some(template) = self.active_mut() {
            act(template);
        }
    }
}

/// Changes `template`; what can't be changed is said, not lost.
fn amend(template: &mut OpenTemplate, amendment: Amendment, now: f64, notices: &mut Notices) {
    if let Err(refused) = template.apply(amendment, now) {
        notices.tell(Level::Failed, refused.to_string());
    }
}

fn formatted(template: &OpenTemplate) -> Option<Amendment> {
    let tree = template.revision().tree()?;
    let style = Style {
        newline: line_end(tree.text()),
        ..Style::default()
    };
    let root = tree.root();
    let edit = Edit::replace(root.range(), pretty(root, style));
    Some(Amendment::once(edit, Pointer::root()))
}
