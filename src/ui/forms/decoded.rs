//! Long string, the job document above all, as text of its own: without the escapes of the string that holds it.

use std::ops::Range;
use std::sync::Arc;

use egui::{Id, Ui};

use crate::editor::open::{OpenTemplate, TemplateId};
use crate::template::edit::difference;
use crate::template::json::Node;
use crate::template::pointer::Pointer;

/// Text of one revision, decoded once.
#[derive(Clone, Debug)]
pub(super) struct Decoded {
    template: TemplateId,
    readings: u64,
    pub(super) text: Arc<str>,
}

/// Text of the string at `pointer`, and what of it is new in this frame.
pub(super) fn decoded(
    ui: &Ui,
    template: &OpenTemplate,
    pointer: &Pointer,
) -> (Arc<str>, Option<Range<usize>>) {
    let id = Id::unique(("decoded", pointer.as_str()));
    let known: Option<Decoded> = ui.data(|data| data.get_temp(id));
    let known = known.filter(|known| known.template == template.id());
    if let Some(known) = &known
        && known.readings == template.readings()
    {
        return (Arc::clone(&known.text), None);
    }
    let text = template.node(pointer).and_then(Node::string);
    let text: Arc<str> = Arc::from(text.as_deref().unwrap_or_default());
    let changed = known.and_then(|known| difference(&known.text, &text));
    let decoded = Decoded {
        template: template.id(),
        readings: template.readings(),
        text: Arc::clone(&text),
    };
    ui.data_mut(|data| data.insert_temp(id, decoded));
    let changed = changed.map(|change| change.range.start..change.range.start + change.text.len());
    (text, changed)
}
