//! Which file.

use std::path::{Path, PathBuf};

/// A file that was chosen: on the desktop its path; in a browser its name, which is all there is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct FileRef(PathBuf);

impl FileRef {
    /// The file at `path`.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Whether its path can be written as text, in settings for one.
    pub fn is_text(&self) -> bool {
        self.0.to_str().is_some()
    }

    /// Its name without folders.
    pub fn name(&self) -> String {
        self.0.file_name().map_or_else(
            || self.0.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        )
    }

    /// The folder it stands in, for people.
    pub fn folder(&self) -> String {
        self.0
            .parent()
            .map(|folder| folder.display().to_string())
            .unwrap_or_default()
    }
}
