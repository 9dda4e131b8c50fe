//! The command line as scripts and people see it: the built program is run.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod bad_input;
mod bounds;
mod check;
mod explain;
#[path = "../support/faulty_server.rs"]
mod faulty_server;
mod fix;
mod formats;
mod general;
mod hidden;
mod program;
mod search;
mod submit;
