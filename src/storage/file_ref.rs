//! Which file.

use std::path::{Path, PathBuf};

use super::CAN_USE_PATHS;

/// A file that was chosen: on the desktop its path; in a browser its name, which is all there is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct FileRef(PathBuf);

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
