//! Changes of the active template.

use std::sync::Arc;

use super::{Templates, Workspace};
use crate::editor::fixes;
use crate::editor::message::TemplateMessage;
use crate::editor::notice::{Level, Notices};
use crate::editor::open::{Amendment, OpenTemplate};
use crate::template::edit::Edit;
use crate::template::json::{Style, Tree, pretty};
use crate::template::pointer::Pointer;
use crate::template::text::line_end;

/// Why no fix was made although there is a safe one.
const UNCOVERS: &str =
    "Nothing was fixed: the fixes that are left bring other errors to light; make them one by one";

/// Why a change of a member was not made.
const CHECKING: &str = "Nothing was changed: the text is being checked, try again in a moment";

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
        let is_safe = match &message {
            TemplateMessage::Amend(amendment) => amendment.edit.is_of_bytes(),
            TemplateMessage::ChooseDocument(_) | TemplateMessage::ChooseRate(_) => false,
            _ => true,
        };
        if template.is_checking() && !is_safe {
            // What it was meant for may stand elsewhere by now.
            return notices.tell(Level::Info, CHECKING);
        }
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
        // What can't be changed is said, not lost.
        if let Err(refused) = template.apply(amendment, now) {
            notices.tell(Level::Failed, refused.to_string());
        }
    }

    /// Does something with the active template.
    pub(in crate::editor) fn on_active<T>(&mut self, act: impl FnOnce(&mut OpenTemplate) -> T) {
        if let Some(template) = self.active_mut() {
            act(template);
        }
    }
}

impl Workspace {
    /// Makes all safe fixes, and tells how many there were.
    pub(in crate::editor) fn fix_all_safe(&mut self, notices: &mut Notices) {
        if let Some(template) = self.templates.active() {
            let fix = fixes::all_safe(template);
            let make = move || fix().map(|(amendment, made)| (amendment, Some(made)));
            self.change_active(make, "Fixing …", UNCOVERS, notices);
        }
    }

    /// Lays the JSON out with one entry a line.
    pub(in crate::editor) fn format_json(&mut self, notices: &mut Notices) {
        if let Some(template) = self.templates.active() {
            let revision = Arc::clone(template.revision());
            let make = move || Some((formatted(revision.tree()?), None));
            self.change_active(make, "Formatting …", "The text is not JSON", notices);
        }
    }
}

fn formatted(tree: &Tree) -> Amendment {
    let style = Style {
        newline: line_end(tree.text()),
        ..Style::default()
    };
    let root = tree.root();
    let edit = Edit::replace(root.range(), pretty(root, style));
    Amendment::once(edit, Pointer::root())
}
