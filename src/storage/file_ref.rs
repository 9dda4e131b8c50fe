//! Which file.

use std::path::{Path, PathBuf};

use super::CAN_USE_PATHS;

/// A file that was chosen: on the desktop its path; in a browser, which tells nobody where its files are, a key under
/// which the page finds the file again, then the name.
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

    /// The file called `name` that a page knows under `key`.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn keyed(key: &str, name: &str) -> Self {
        Self(Path::new(key).join(name))
    }

    /// What the page knows the file under.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn key(&self) -> Option<&str> {
        self.0.parent()?.to_str()
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Its name without folders.
    pub fn name(&self) -> String {
        self.0.file_name().map_or_else(
            || self.0.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        )
    }

    /// Whether its path can be written as text, in settings for one.
    pub fn is_text(&self) -> bool {
        self.0.to_str().is_some()
    }

    /// Where it is, for people: its path, or its name where there are no paths.
    pub fn place(&self) -> String {
        if CAN_USE_PATHS {
            self.0.display().to_string()
        } else {
            self.name()
        }
    }

    /// The folder it stands in, for people; nothing where there are no paths.
    pub fn folder(&self) -> String {
        self.parent()
            .map(|folder| folder.display().to_string())
            .unwrap_or_default()
    }

    /// The name of the folder it stands in, if there are paths.
    pub fn folder_name(&self) -> Option<String> {
        let name = self.parent()?.file_name()?;
        Some(name.to_string_lossy().into_owned())
    }

    fn parent(&self) -> Option<&Path> {
        self.0.parent().filter(|_| CAN_USE_PATHS)
    }
}
