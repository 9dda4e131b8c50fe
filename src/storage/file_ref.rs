//! Reference to a file.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::CAN_USE_PATHS;
use crate::template::hidden::{short_line, shown_on_a_line};

/// A file that was chosen: on the desktop its path; in a browser, which tells nobody where its files are, a key under
/// which the page finds the file again, then the name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct FileRef(PathBuf);

/// Serialized form: text, or the system's own string where the path is not text.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Stored {
    Text(String),
    #[cfg(not(target_arch = "wasm32"))]
    System(std::ffi::OsString),
}

impl From<Stored> for FileRef {
    fn from(stored: Stored) -> Self {
        match stored {
            Stored::Text(path) => Self(path.into()),
            #[cfg(not(target_arch = "wasm32"))]
            Stored::System(path) => Self(path.into()),
        }
    }
}

impl From<FileRef> for Stored {
    fn from(FileRef(path): FileRef) -> Self {
        match path.into_os_string().into_string() {
            Ok(path) => Self::Text(path),
            #[cfg(not(target_arch = "wasm32"))]
            Err(path) => Self::System(path),
            // A page makes its keys and has its names from texts.
            #[cfg(target_arch = "wasm32")]
            Err(path) => Self::Text(path.to_string_lossy().into_owned()),
        }
    }
}

impl FileRef {
    /// The file at `path`.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// The file that someone typed the path of: `~` is the home folder, and a relative path starts in the folder that
    /// the program was started in, whatever folder it is started in next.
    pub fn typed(path: &str) -> Self {
        let path = path.trim();
        let home = std::env::home_dir().filter(|_| CAN_USE_PATHS);
        let path = match (path.strip_prefix("~/").or(path.strip_prefix("~\\")), home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => PathBuf::from(path),
        };
        Self(std::path::absolute(&path).unwrap_or(path))
    }

    /// The file called `name` that a page knows under `key`.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn keyed(key: &str, name: &str) -> Self {
        Self(Path::new(key).join(name))
    }

    /// Key of the file in the page's table of known files; `None` if it was never given one.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn key(&self) -> Option<&str> {
        self.0.parent()?.to_str()
    }

    /// Path of the file.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Name without folders.
    pub fn name(&self) -> String {
        self.0.file_name().map_or_else(
            || self.0.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        )
    }

    /// Name to show people: one short line, with everything in it that can't be seen spelled out.
    pub fn title(&self) -> String {
        short_line(&self.name())
    }

    /// Location to show people, however long: the path on one line, or the name where there are no paths.
    pub fn place(&self) -> String {
        if CAN_USE_PATHS {
            shown_on_a_line(&self.0.display().to_string()).into_owned()
        } else {
            self.title()
        }
    }

    /// The folder it stands in, for people; nothing where there are no paths.
    pub fn folder(&self) -> String {
        self.parent()
            .map(|folder| shown_on_a_line(&folder.display().to_string()).into_owned())
            .unwrap_or_default()
    }

    /// The name of the folder it stands in, if there are paths.
    pub fn folder_name(&self) -> Option<String> {
        let name = self.parent()?.file_name()?;
        Some(short_line(&name.to_string_lossy()))
    }

    fn parent(&self) -> Option<&Path> {
        self.0.parent().filter(|_| CAN_USE_PATHS)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    #[test]
    fn a_name_that_is_no_text_is_remembered_as_it_is() {
        for name in [&b"fleet/t.json"[..], b"fleet/caf\xe9.json"] {
            let file = FileRef::new(OsStr::from_bytes(name));
            let stored = serde_json::to_string(&file).unwrap();
            assert_eq!(serde_json::from_str::<FileRef>(&stored).unwrap(), file);
        }
        let text = serde_json::to_string(&FileRef::new("t.json")).unwrap();
        assert_eq!(text, "\"t.json\"");
    }
}
