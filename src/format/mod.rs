//! A template in the formats of other tools.

pub mod starter;
