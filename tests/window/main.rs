//! The whole window, as someone uses it.

#![expect(clippy::unwrap_used, reason = "a test that can not go on says so")]

mod backups;
#[path = "../support/faulty_server.rs"]
mod faulty_server;
mod files;
mod frames;
mod hidden;
mod json;
mod keyboard;
mod large;
mod panes;
mod start;
mod submit;
mod support;
mod work;
