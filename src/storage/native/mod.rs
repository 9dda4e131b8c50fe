//! The disk.

mod read;
mod write;

pub use read::{compare, read, read_standard_input, read_text};
pub use write::write;

/// Whether files can be read and written by their paths.
pub const CAN_USE_PATHS: bool = true;
