//! A template in the formats of other tools.

pub mod call;
pub mod link;
pub mod schema;
pub mod starter;
