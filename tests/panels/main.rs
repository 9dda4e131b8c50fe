//! The panels as their user, or a screen reader, meets them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that does not find what it looks for ends here"
)]

mod command;
mod desk;
#[path = "../support/faulty_server.rs"]
mod faulty_server;
mod json;
mod palette;
mod question;
mod start;
mod submit;

use desk::Desk;
