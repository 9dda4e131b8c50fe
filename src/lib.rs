//! Write, check and submit AWS IoT job templates.

pub mod check;
pub mod format;
pub mod service;
pub mod template;
pub mod ui;
