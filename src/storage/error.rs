//! Errors of reading and writing files, with what to do.

use std::fmt::Display;

use super::MAX_BYTES;

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind}: {name}")]
pub struct ReadError {
    /// The file's path or name.
    pub name: String,
    /// Reason.
    pub kind: ReadErrorKind,
}

impl ReadError {
    /// Error of the file with this path or name.
    pub(super) fn of(name: impl Display, kind: ReadErrorKind) -> Self {
        let name = name.to_string();
        Self { name, kind }
    }
}

/// Reason why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadErrorKind {
    /// There is no such file.
    #[error("There is no such file, check its name")]
    Missing,
    /// The path is a folder.
    #[error("This is a folder, choose a file in it")]
    Folder,
    /// The path is a pipe or a socket, which may never end.
    #[error("This is a pipe or a socket, choose a file")]
    NoFile,
    /// The user lacks the permission.
    #[error("Reading this file is not permitted, change its permissions or choose another one")]
    NotPermitted,
    /// The file is larger than any template.
    #[error("The file is larger than {} MiB, which no job template is, choose another one", MAX_BYTES >> 20)]
    TooLarge,
    /// The file is text in an encoding that JSON does not use.
    #[error("The file is {0}, save it as UTF-8")]
    OtherEncoding(&'static str),
    /// The file is no text, or in an old encoding.
    #[error("The file is not UTF-8 (byte 0x{byte:02X} at offset {offset}), save it as UTF-8")]
    NotUtf8 {
        /// Number of valid bytes before the first wrong one.
        offset: usize,
        /// The first wrong byte.
        byte: u8,
    },
    /// A browser has no paths.
    #[error(
        "A web page can't open a file by its path, choose it in a dialog or drop it on the page"
    )]
    NoPaths,
    /// Other error, in the system's words.
    #[error("The file can't be read, {0}")]
    Other(String),
}

/// A file that could not be written. Its earlier contents are still there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind}: {name}")]
pub struct WriteError {
    /// The file's path.
    pub name: String,
    /// Reason.
    pub kind: WriteErrorKind,
}

impl WriteError {
    /// Error of the file with this path or name.
    pub(super) fn of(name: impl Display, kind: WriteErrorKind) -> Self {
        let name = name.to_string();
        Self { name, kind }
    }
}

/// Reason why a file could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteErrorKind {
    /// Another program has changed it since it was read.
    #[error("Another program has changed this file, choose which of the two to keep")]
    Changed,
    /// The file was to be new, but exists.
    #[error("There is such a file already, choose another name or overwrite it")]
    Exists,
    /// The file is no longer there, and can't be created again.
    #[error("The file is no longer there, save elsewhere")]
    Gone,
    /// The path is a folder.
    #[error("This is a folder, add a file name")]
    Folder,
    /// The path is a pipe or a socket, which may never take anything.
    #[error("This is a pipe or a socket, save elsewhere")]
    NoFile,
    /// The folder it should stand in does not exist.
    #[error("There is no such folder, create it or save elsewhere")]
    NoFolder,
    /// The file is marked read-only.
    #[error("The file is read-only, save elsewhere or make it writable")]
    ReadOnly,
    /// The file system is mounted read-only.
    #[error("This disk is read-only, save elsewhere")]
    ReadOnlyDisk,
    /// The user lacks the permission.
    #[error("Writing here is not permitted, save elsewhere or change the permissions")]
    NotPermitted,
    /// No room, or none left for this user.
    #[error("The disk is full, make room or save elsewhere")]
    Full,
    /// A browser's storage does not take it.
    #[error("The browser does not keep it, {0}")]
    NotKept(String),
    /// Other error, in the system's words.
    #[error("The file can't be written, {0}")]
    Other(String),
}
