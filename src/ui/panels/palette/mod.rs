//! The command palette: one search over commands, sections, fields, open templates and problems.

mod entry;
mod row;

use egui::{
    Align2, Area, Frame, Id, Key, Modal, Modifiers, Order, ScrollArea, TextEdit, Ui, UiKind, vec2,
};

use crate::editor::{DeskMessage, Editor, Keymap, Message, Overlay};
use crate::ui::theme::{metrics, text};

use super::is_newly_shown;
use entry::Entry;

const WIDTH: f32 = 600.0;
/// Distance from the upper edge of the window.
const TOP: f32 = 64.0;
/// Greatest height of the list.
const LIST_HEIGHT: f32 = 380.0;
const NAME: &str = "Search commands, fields, templates and problems";

/// State of the palette: the query, and the entry that Enter takes.
#[derive(Debug, Default)]
pub struct PaletteMemory {
    query: String,
    selected: usize,
}

/// Effect of a key on the list.
#[derive(Clone, Copy)]
enum Step {
    By(isize),
    Take,
}

/// Draws the palette over everything else.
pub fn palette_ui(
    ui: &mut Ui,
    editor: &Editor,
    memory: &mut PaletteMemory,
    out: &mut Vec<Message>,
) {
    let id = Id::unique("palette");
    let opened = is_newly_shown(ui, id);
    if opened {
        *memory = PaletteMemory::default();
    }
    let area = Area::new(id)
        .kind(UiKind::Modal)
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, TOP));
    let frame = Frame::popup(ui.style()).inner_margin(metrics::RELATED);
    // A question may be open over the palette and have the keys.
    let has_keys = editor.overlay() == Some(&Overlay::Palette);
    let step = has_keys.then(|| step(ui)).flatten();
    let modal = Modal::new(id).area(area).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 2.0 * metrics::SECTIONS));
        let is_another = memory.query_ui(ui, id.with("query"), has_keys);
        let entries = entry::matching(entry::all(editor), &memory.query);
        // Scrolled only then: scrolling in every frame would request frames without end.
        let follow = opened || is_another || step.is_some();
        memory.list_ui(ui, editor.keymap(), entries, step, follow)
    });
    let chosen = modal.inner;
    if chosen.is_some() || modal.backdrop_response.clicked() {
        out.push(DeskMessage::Close(Overlay::Palette).into());
    }
    out.extend(chosen);
}

/// Key press meant for the list, taken before the input sees it.
fn step(ui: &Ui) -> Option<Step> {
    const PAGE: isize = 8;
    let keys = [
        (Key::ArrowDown, Step::By(1)),
        (Key::ArrowUp, Step::By(-1)),
        (Key::PageDown, Step::By(PAGE)),
        (Key::PageUp, Step::By(-PAGE)),
        (Key::Enter, Step::Take),
    ];
    ui.input_mut(|input| {
        let mut pressed = keys
            .into_iter()
            .filter(|(key, _)| input.consume_key(Modifiers::NONE, *key));
        pressed.next().map(|(_, step)| step)
    })
}

impl PaletteMemory {
    /// Draws the input of the query. Returns whether the query has changed.
    fn query_ui(&mut self, ui: &mut Ui, id: Id, has_keys: bool) -> bool {
        let query = TextEdit::singleline(&mut self.query)
            .id(id)
            .hint_text(NAME)
            .desired_width(f32::INFINITY)
            .margin(vec2(10.0, 6.0));
        let response = ui.add(query);
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_label(NAME));
        if has_keys && !response.has_focus() {
            response.request_focus();
        }
        if response.changed() {
            self.selected = 0;
        }
        ui.add_space(metrics::TIGHT);
        response.changed()
    }

    /// Draws the entries and scrolls to the selected one if `follow` is set. Returns the message of the chosen one.
    fn list_ui(
        &mut self,
        ui: &mut Ui,
        keymap: &Keymap,
        mut entries: Vec<Entry>,
        step: Option<Step>,
        follow: bool,
    ) -> Option<Message> {
        let Some(last) = entries.len().checked_sub(1) else {
            ui.label(text::secondary("Nothing is called so"));
            return None;
        };
        if let Some(Step::By(lines)) = step {
            self.selected = self.selected.saturating_add_signed(lines);
        }
        self.selected = self.selected.min(last);
        let mut chosen = matches!(step, Some(Step::Take)).then_some(self.selected);
        ScrollArea::vertical()
            .max_height(LIST_HEIGHT)
            .min_scrolled_height(LIST_HEIGHT)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (index, entry) in entries.iter().enumerate() {
                    let selected = index == self.selected;
                    let response = row::row_ui(ui, entry, keymap, selected);
                    if selected && follow {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        chosen = Some(index);
                    }
                }
            });
        chosen.map(|index| entries.swap_remove(index).message)
    }
}
