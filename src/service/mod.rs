//! Submitting a template: where it goes, who signs it, how it is sent and what the answer means.

pub mod region;
pub mod target;
