//! The disk.

mod read;
mod write;

pub use read::{compare, read, read_standard_input, read_text};
pub use write::write;

/// Whether nobody knows when such a thing answers: a pipe, a socket.
#[cfg(unix)]
fn may_wait_for_ever(kind: std::fs::FileType) -> bool {
    use std::os::unix::fs::FileTypeExt;
    kind.is_fifo() || kind.is_socket()
}

/// Whether nobody knows when such a thing answers.
#[cfg(not(unix))]
const fn may_wait_for_ever(_kind: std::fs::FileType) -> bool {
    false
}

/// Whether files can be read and written by their paths.
pub const CAN_USE_PATHS: bool = true;
