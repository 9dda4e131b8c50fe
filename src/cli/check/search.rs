//! From the paths of the call to the files to look at.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::cli::checked::is_standard_input;

/// The ending of a job template's file.
const ENDING: &str = ".jobtemplate.json";

/// Something to look at, or to tell of.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Input {
    /// Its path; `-` is standard input.
    pub path: PathBuf,
    /// What it is.
    pub kind: Kind,
}

/// Kind of a path.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A file that is a template because the user, or its name, says so.
    Template,
    /// A JSON file in a folder; it is a template if it has an id.
    Json,
    /// A file in a folder that is none.
    Other,
    /// A link in a folder to what lies outside of it, or nowhere: it is neither followed nor read.
    LeadsOut,
    /// A folder that could not be searched, and why.
    Failed(String),
}

/// The files that `paths` stand for, each once, in the order of the call, folders by name.
pub(super) fn inputs(paths: &[PathBuf]) -> Vec<Input> {
    // One thread would be busy with nothing but this while the others wait.
    let are_folders: Vec<_> = paths.par_iter().map(|path| path.is_dir()).collect();
    let mut inputs = Vec::with_capacity(paths.len());
    for (path, is_folder) in paths.iter().zip(are_folders) {
        if is_folder && !is_standard_input(path) {
            inputs.extend(search(path));
        } else {
            inputs.push(Kind::Template.of(path.clone()));
        }
    }
    let mut seen = HashSet::with_capacity(inputs.len());
    inputs.retain(|Input { path, kind }| {
        let is_read = matches!(kind, Kind::Template | Kind::Json) && !is_standard_input(path);
        seen.insert(if is_read {
            identity(path)
        } else {
            path.clone()
        })
    });
    inputs
}

/// The same for all paths of a file: it may have several names, and links may lead to it.
fn identity(path: &Path) -> PathBuf {
    #[cfg(unix)]
    if let Ok(metadata) = path.metadata() {
        use std::os::unix::fs::MetadataExt;
        return format!("{}/{}", metadata.dev(), metadata.ino()).into();
    }
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn search(folder: &Path) -> impl Iterator<Item = Input> {
    // What the user named may itself be a link, or lie behind one.
    let real = folder.canonicalize();
    WalkBuilder::new(folder)
        // A checkout without its .git folder, as in a container, has the same files.
        .require_git(false)
        .ignore(false)
        .sort_by_file_name(Ord::cmp)
        .build()
        .filter_map(move |entry| match entry {
            Ok(entry) if leads_out(&entry, real.as_deref().ok()) => {
                Some(Kind::LeadsOut.of(entry.into_path()))
            }
            Ok(entry) => sort_out(entry),
            Err(error) => Some(unreadable(folder, &error)),
        })
}

/// True if it is a link to what does not lie in `folder`: a checkout of somebody else's may hold any.
fn leads_out(entry: &DirEntry, folder: Option<&Path>) -> bool {
    if !entry.path_is_symlink() || entry.depth() == 0 {
        return false;
    }
    match (entry.path().canonicalize(), folder) {
        (Ok(target), Some(folder)) => !target.starts_with(folder),
        _ => true,
    }
}

fn sort_out(entry: DirEntry) -> Option<Input> {
    let kind = entry.file_type()?;
    // What was named may be a link to a folder.
    if kind.is_dir() || entry.depth() == 0 {
        return None;
    }
    let is_file = kind.is_file() || (kind.is_symlink() && entry.path().is_file());
    let path = entry.into_path();
    let kind = if is_file && path.to_string_lossy().ends_with(ENDING) {
        Kind::Template
    } else if is_file && path.extension().is_some_and(|ending| ending == "json") {
        Kind::Json
    } else {
        Kind::Other
    };
    Some(kind.of(path))
}

impl Kind {
    fn of(self, path: PathBuf) -> Input {
        Input { path, kind: self }
    }
}

fn unreadable(folder: &Path, error: &ignore::Error) -> Input {
    let path = path_of(error).unwrap_or(folder).to_owned();
    let reason = match error.io_error() {
        Some(error) => error.to_string(),
        None => error.to_string(),
    };
    Kind::Failed(reason).of(path)
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_folder_is_searched_in_order_without_what_git_ignores() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("b/target")).unwrap();
        for name in [
            "b/z.jobtemplate.json",
            "b/target/t.jobtemplate.json",
            "a.json",
            "README.md",
            ".hidden.json",
        ] {
            fs::write(at(name), "{}").unwrap();
        }
        fs::write(at(".gitignore"), "target/\n").unwrap();
        assert_eq!(
            inputs(&[folder.path().to_owned()]),
            [
                Kind::Other.of(at("README.md")),
                Kind::Json.of(at("a.json")),
                Kind::Template.of(at("b/z.jobtemplate.json")),
            ]
        );
    }

    #[test]
    fn what_is_named_twice_is_looked_at_once() {
        let paths = ["-", "x", "-", "x"].map(PathBuf::from);
        let once = ["-", "x"].map(|path| Kind::Template.of(path.into()));
        assert_eq!(inputs(&paths), once);
    }
}
