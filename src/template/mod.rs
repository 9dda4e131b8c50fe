//! A template: its text, the places in it, what its members mean, and how edits change it.
//!
//! Knows no window, no file and no clock.

pub mod edit;
pub mod field;
pub mod hidden;
pub mod json;
pub mod pointer;
pub mod problem;
pub mod section;
pub mod source;
pub mod text;
pub mod view;
