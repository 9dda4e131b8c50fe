//! Submitting a template: where it goes, who signs it, how it is sent and what the answer means.

pub mod answer;
pub mod credentials;
pub mod operation;
pub mod region;
pub mod request;
pub mod sign;
pub mod submit;
pub mod target;
pub mod transport;
