//! The panels around the forms. They read the editor and say what the user wants; they change nothing else.

pub mod json_pane;
pub mod palette;
pub mod question;
pub mod shortcuts;
pub mod start;
pub mod submit;
