//! Reading, never more than a template can need.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::may_wait_for_ever;
use crate::storage::{FileStamp, FileState, MAX_BYTES, Opened, ReadError, ReadErrorKind, decode};

/// Reads a template's file.
///
/// # Errors
/// If there is none, it is no file, may not be read, is larger than [`MAX_BYTES`] (it is not read then) or not UTF-8.
pub fn read(path: &Path) -> Result<Opened, ReadError> {
    // Of what a window opens nothing may keep it waiting; a command line is given pipes on purpose.
    if path
        .metadata()
        .is_ok_and(|metadata| may_wait_for_ever(metadata.file_type()))
    {
        return Err(ReadError::of(path.display(), ReadErrorKind::NoFile));
    }
    let contents = contents(path, MAX_BYTES).map_err(|kind| ReadError::of(path.display(), kind))?;
    let stamp = FileStamp::of(&contents);
    let text = decode(contents).map_err(|kind| ReadError::of(path.display(), kind))?;
    Ok(Opened { text, stamp })
}

/// Reads the text of a file, pipes included, without the fingerprint that a later save needs.
///
/// # Errors
/// Those of [`read`].
pub fn read_text(path: &Path) -> Result<String, ReadError> {
    contents(path, MAX_BYTES)
        .and_then(decode)
        .map_err(|kind| ReadError::of(path.display(), kind))
}

/// Reads standard input to its end.
///
/// # Errors
/// Those of [`read`].
pub fn read_standard_input() -> Result<String, ReadError> {
    limited(io::stdin().lock(), 0, MAX_BYTES)
        .and_then(decode)
        .map_err(|kind| ReadError::of("standard input", kind))
}

/// Compares the file at `path` with its fingerprint.
pub fn compare(path: &Path, stamp: &FileStamp) -> FileState {
    match path.metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => return FileState::Missing,
        Ok(metadata) if metadata.len() == stamp.length() as u64 => {}
        _ => return FileState::Changed,
    }
    // What was written here may be larger than what is opened.
    match contents(path, MAX_BYTES.max(stamp.length() as u64)) {
        Ok(contents) if FileStamp::of(&contents) == *stamp => FileState::Same,
        _ => FileState::Changed,
    }
}

fn contents(path: &Path, most: u64) -> Result<Vec<u8>, ReadErrorKind> {
    let file = File::open(path).map_err(|error| {
        // Windows calls it a matter of permission.
        if path.is_dir() {
            ReadErrorKind::Folder
        } else {
            error.into()
        }
    })?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(ReadErrorKind::Folder);
    }
    if metadata.len() > most {
        return Err(ReadErrorKind::TooLarge);
    }
    limited(file, metadata.len(), most)
}

/// Reads `source` to its end, unless it holds more than `most` bytes: pipes and devices do not tell their length before.
fn limited(source: impl Read, expected: u64, most: u64) -> Result<Vec<u8>, ReadErrorKind> {
    // One byte of room more than expected lets the end be seen without growing.
    let mut contents = Vec::with_capacity(usize::try_from(expected).unwrap_or_default() + 1);
    source.take(most + 1).read_to_end(&mut contents)?;
    if contents.len() as u64 > most {
        return Err(ReadErrorKind::TooLarge);
    }
    Ok(contents)
}

impl From<io::Error> for ReadErrorKind {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::PermissionDenied => Self::NotPermitted,
            ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Other(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn kind(path: &Path) -> ReadErrorKind {
        read(path).unwrap_err().kind
    }

    #[test]
    fn a_file_is_read_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.json");
        fs::write(&path, "\u{feff}{}\r\n").unwrap();
        let opened = read(&path).unwrap();
        assert_eq!(opened.text, "\u{feff}{}\r\n");
        assert_eq!(read_text(&path).unwrap(), opened.text);
        assert_eq!(compare(&path, &opened.stamp), FileState::Same);
    }

    #[test]
    fn what_is_no_file_is_named() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(kind(folder.path()), ReadErrorKind::Folder);
        let error = read(&folder.path().join("none")).unwrap_err();
        assert_eq!(error.kind, ReadErrorKind::Missing);
        assert!(error.to_string().ends_with("none"), "{error}");
    }

    #[test]
    fn a_file_above_the_limit_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("huge");
        let file = File::create(&path).unwrap();
        file.set_len(MAX_BYTES).unwrap();
        assert!(read(&path).is_ok());
        file.set_len(1 << 40).unwrap();
        assert_eq!(kind(&path), ReadErrorKind::TooLarge);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_without_end_is_left_at_the_limit() {
        assert_eq!(kind(Path::new("/dev/zero")), ReadErrorKind::TooLarge);
    }

    #[test]
    fn a_change_by_others_is_seen_a_touch_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.json");
        fs::write(&path, "{}").unwrap();
        let stamp = read(&path).unwrap().stamp;
        fs::write(&path, "{}").unwrap();
        assert_eq!(compare(&path, &stamp), FileState::Same);
        fs::write(&path, "[]").unwrap();
        assert_eq!(compare(&path, &stamp), FileState::Changed);
        fs::write(&path, "{ }").unwrap();
        assert_eq!(compare(&path, &stamp), FileState::Changed);
        fs::remove_file(&path).unwrap();
        assert_eq!(compare(&path, &stamp), FileState::Missing);
    }
}
