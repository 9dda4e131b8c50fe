//! Widgets that forms and panels are made of.
//!
//! They know nothing of the editor's state: each takes plain data, draws it, and returns what the user did. None changes
//! anything but egui's own memory and what it asks of the window. Every input carries its label in the accessibility tree.

mod arrival;
mod button;
mod card;
mod choice;
mod field;
mod hidden_text;
mod key_cap;
mod list_row;
mod long_list;
mod meter;
mod nav_row;
mod note;
mod text_field;
pub mod text_menu;
mod toast;
mod tone;

pub use arrival::lead_focus_to;
pub use button::{ActionButton, IconButton, LinkButton};
pub use card::{AbsentSection, card_ui};
pub use choice::{Alternative, choice_combo_ui, segmented_ui};
pub(crate) use field::color_borders;
pub use field::{FieldHelp, FieldProblem, FieldRow, FieldWidth, RowOutput};
pub use key_cap::key_cap_ui;
pub(crate) use list_row::BUTTONS;
pub use list_row::{ListRow, RowAction};
pub use long_list::LongList;
pub use meter::{grouped, meter_ui};
pub use nav_row::{NavRow, paint_row_ground, paint_text};
pub use note::{note_ui, problem_line_ui};
pub use text_field::{TextField, TextInput};
pub use text_menu::TextAction;
pub use toast::{Toast, ToastClick, toasts_ui};
pub use tone::{Tone, tone_icon_ui, tone_line_ui};

#[cfg(test)]
mod tests;
