//! What is seen: the theme, the widgets, one file per form section, the panels. It reads the editor and sends commands.

pub mod code;
pub mod forms;
pub mod panels;
pub mod theme;
pub mod widgets;
