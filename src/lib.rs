//! Write, check and submit AWS IoT job templates.

pub mod check;
pub mod service;
