//! Parts of every list item around its fields: number and buttons.

use egui::{Frame, Margin, Stroke, Ui, UiBuilder};

use super::IconButton;
use crate::ui::theme::{Icon, Palette, metrics, text};

/// Item of a list: its index, and the buttons it has.
#[derive(Clone, Copy, Debug)]
#[must_use = "call `show`"]
pub struct ListRow<'a> {
    /// Id of the list.
    pub list: egui::Id,
    /// Noun for an item, in the singular: "tag".
    pub noun: &'a str,
    /// Index of this item, from 0.
    pub index: usize,
    /// Number of items.
    pub count: usize,
    /// True if the list may have another item.
    pub can_duplicate: bool,
    /// False while nothing can be changed.
    pub enabled: bool,
}

/// Button of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowAction {
    /// Swap with the item before it.
    MoveUp,
    /// Swap with the item after it.
    MoveDown,
    /// Insert a copy behind it.
    Duplicate,
    /// Remove it.
    Remove,
}

/// Button, and item, to focus once the item is drawn at its new index.
#[derive(Clone, Copy, Debug)]
struct Follow {
    action: RowAction,
    index: usize,
    /// Pass in which the button was pressed.
    since: u64,
}

/// Number of buttons: up, down, duplicate, remove. Each is as wide as high.
pub(crate) const BUTTONS: f32 = 4.0;

/// Passes after which a moved item is no longer waited for.
const FOLLOW_PASSES: u64 = 3;

impl ListRow<'_> {
    /// Draws the item's fields with the buttons for it, and returns the one pressed.
    pub fn show<T>(self, ui: &mut Ui, fields: impl FnOnce(&mut Ui) -> T) -> (Option<RowAction>, T) {
        let border = Stroke::new(metrics::HAIRLINE, Palette::of(ui).border);
        let frame = Frame::new()
            .stroke(border)
            .corner_radius(metrics::CONTROL_RADIUS)
            .inner_margin(Margin {
                left: 12,
                right: 8,
                top: 4,
                bottom: 8,
            });
        let scope = UiBuilder::new().scope_id(self.list.with(self.index));
        let item_ui = |ui: &mut Ui| {
            ui.set_min_width(ui.available_width());
            let header = ui.horizontal(|ui| {
                ui.label(text::secondary(self.name()));
                self.buttons_ui(ui)
            });
            (header.inner, fields(ui))
        };
        ui.scope_builder(scope, |ui| frame.show(ui, item_ui).inner)
            .inner
    }

    /// Draws only the buttons, at the right end of the line, and returns the one pressed.
    pub fn buttons_ui(self, ui: &mut Ui) -> Option<RowAction> {
        use RowAction::{Duplicate, MoveDown, MoveUp, Remove};
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space((ui.available_width() - BUTTONS * metrics::CONTROL_HEIGHT).max(0.0));
        let (item, last) = (self.name().to_lowercase(), self.count - 1);
        // From left to right, the order of Tab; the button that removes comes last.
        let buttons = [
            (MoveUp, Icon::ArrowUp, "Move", " up", self.index > 0),
            (
                MoveDown,
                Icon::ArrowDown,
                "Move",
                " down",
                self.index < last,
            ),
            (
                Duplicate,
                Icon::CopyPlus,
                "Duplicate",
                "",
                self.can_duplicate,
            ),
            (Remove, Icon::Trash2, "Remove", "", true),
        ];
        let follows = self.followed(ui);
        let mut pressed = None;
        for (action, icon, verb, way, possible) in buttons {
            let name = format!("{verb} {item}{way}");
            let button = IconButton::new(icon, &name);
            let response = ui.add_enabled(self.enabled && possible, button);
            if follows == Some(action) {
                response.request_focus();
                response.scroll_to_me(None);
                ui.data_mut(|data| data.remove::<Follow>(self.follow_id()));
            }
            if response.clicked() {
                pressed = Some(action);
                if response.has_focus() {
                    self.follow(ui, action);
                }
            }
        }
        pressed
    }

    fn follow_id(self) -> egui::Id {
        self.list.with("the focus follows")
    }

    /// Button of this item that takes the focus, because the item was moved here.
    pub fn followed(self, ui: &Ui) -> Option<RowAction> {
        let follow: Follow = ui.data(|data| data.get_temp(self.follow_id()))?;
        let is_recent = ui.ctx().cumulative_pass_nr() <= follow.since + FOLLOW_PASSES;
        (is_recent && follow.index == self.index).then_some(follow.action)
    }

    /// Keeps the keyboard focus on the item that is moved, or on the next one when it is removed.
    fn follow(self, ui: &Ui, action: RowAction) {
        let last = self.count - 1;
        let next = match action {
            RowAction::MoveUp if self.index == 1 => (RowAction::MoveDown, 0),
            RowAction::MoveUp => (action, self.index - 1),
            RowAction::MoveDown if self.index + 1 == last => (RowAction::MoveUp, last),
            RowAction::MoveDown => (action, self.index + 1),
            RowAction::Remove if last == 0 => return,
            RowAction::Remove => (action, self.index.min(last - 1)),
            RowAction::Duplicate => return,
        };
        let follow = Follow {
            action: next.0,
            index: next.1,
            since: ui.ctx().cumulative_pass_nr(),
        };
        ui.data_mut(|data| data.insert_temp(self.follow_id(), follow));
    }

    /// Name of the item: "Tag 2".
    fn name(self) -> String {
        let mut letters = self.noun.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        let first: String = first.collect();
        format!("{first}{} {}", letters.as_str(), self.index + 1)
    }
}
