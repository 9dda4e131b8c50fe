//! The forms as a user fills them in, and the JSON that comes of it.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod described;
mod desk;
mod document;
mod fields;
mod lists;
mod long;
mod sections;
mod selection;
