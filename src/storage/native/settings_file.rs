//! The file that settings are kept in: a map of texts in RON, which is what eframe reads. eframe would also write it, but
//! in place: a full disk or a power cut would leave half of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use ron::ser::PrettyConfig;

use super::{read, write};
use crate::storage::{Overwrite, ReadError, ReadErrorKind, WriteError, WriteErrorKind};

/// Settings, each a text under a name, and the file that they are kept in.
#[derive(Debug, Default)]
pub struct SettingsFile {
    path: PathBuf,
    values: BTreeMap<String, String>,
    has_changed: bool,
    writing: Option<JoinHandle<Result<(), WriteError>>>,
}

impl SettingsFile {
    /// The settings in the file at `path`. One that is broken, or that `is_readable` says no to, is set aside, and what
    /// it is called from now on comes with settings that are empty.
    ///
    /// # Errors
    /// If there is a file that can't be looked into: nothing can be kept there then.
    pub fn open(
        path: &Path,
        is_readable: impl FnOnce(&Self) -> bool,
    ) -> Result<(Self, Option<PathBuf>), ReadError> {
        let with = |values| Self {
            values,
            path: path.to_owned(),
            ..Self::default()
        };
        let values = match read(path) {
            Ok(opened) => ron::from_str(&opened.text).ok(),
            Err(error) => match error.kind {
                ReadErrorKind::Missing => return Ok((with(BTreeMap::new()), None)),
                ReadErrorKind::NotUtf8 { .. }
                | ReadErrorKind::OtherEncoding(_)
                | ReadErrorKind::TooLarge => None,
                _ => return Err(error),
            },
        };
        match values.map(with).filter(is_readable) {
            Some(whole) => Ok((whole, None)),
            None => set_aside(path).map(|aside| (with(BTreeMap::new()), Some(aside))),
        }
    }

    /// Value under this name; `None` if there is none.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// Keeps `value` under this name, once it is [written](Self::write).
    pub fn set(&mut self, name: &str, value: String) {
        if self.get(name) != Some(&value) {
            self.values.insert(name.to_owned(), value);
            self.has_changed = true;
        }
    }

    /// Removes the value under this name, once it is [written](Self::write).
    pub fn remove(&mut self, name: &str) {
        self.has_changed |= self.values.remove(name).is_some();
    }

    /// Begins to write the changes on a thread of its own.
    pub fn write(&mut self) {
        // The one before comes first.
        if !self.has_changed || self.writing.as_ref().is_some_and(|job| !job.is_finished()) {
            return;
        }
        let (path, values) = (self.path.clone(), self.values.clone());
        let work = move || write_whole(&path, &values);
        self.has_changed = false;
        self.writing = Some(std::thread::spawn(work));
    }

    /// Waits until the changes are written.
    ///
    /// # Errors
    /// If the disk does not take it. The file keeps its earlier contents then.
    pub fn finish(&mut self) -> Result<(), WriteError> {
        self.outcome()?;
        self.write();
        self.outcome()
    }

    /// Error of the last write, returned once.
    pub fn take_failure(&mut self) -> Option<WriteError> {
        let is_over = self.writing.as_ref().is_some_and(JoinHandle::is_finished);
        if is_over { self.outcome().err() } else { None }
    }

    fn outcome(&mut self) -> Result<(), WriteError> {
        // A write that panicked has said so itself.
        let outcome = self.writing.take().and_then(|job| job.join().ok());
        let outcome = outcome.unwrap_or(Ok(()));
        self.has_changed |= outcome.is_err();
        outcome
    }
}

fn write_whole(path: &Path, values: &BTreeMap<String, String>) -> Result<(), WriteError> {
    let failed = |kind| WriteError::of(path.display(), kind);
    let text = ron::ser::to_string_pretty(values, PrettyConfig::default())
        .map_err(|error| failed(WriteErrorKind::Other(error.to_string())))?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| failed(error.into()))?;
    }
    write(path, &text, Overwrite::Anything).map(drop)
}

/// Renames a file that can't be used to a free name, and returns it.
fn set_aside(path: &Path) -> Result<PathBuf, ReadError> {
    let named = |number: u32| {
        let mut name = path.as_os_str().to_owned();
        name.push(".broken");
        if number > 1 {
            name.push(format!("-{number}"));
        }
        PathBuf::from(name)
    };
    let is_taken = |path: &PathBuf| path.symlink_metadata().is_ok();
    let mut free = (1..=u32::MAX).map(named).skip_while(is_taken);
    // Nobody has so many files.
    let aside = free.next().unwrap_or_default();
    match fs::rename(path, &aside) {
        Ok(()) => Ok(aside),
        Err(error) => Err(ReadError::of(path.display(), error.into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("below/app.ron");
        (folder, path)
    }

    fn open(path: &Path) -> SettingsFile {
        let (file, aside) = SettingsFile::open(path, |_| true).unwrap();
        assert_eq!(aside, None);
        file
    }

    #[test]
    fn what_is_written_is_read_again() {
        let (_folder, path) = file();
        let mut settings = open(&path);
        settings.set("a", "{\"x\": \"\u{1F600} \\ \n\"}".to_owned());
        settings.set("b", "gone".to_owned());
        settings.finish().unwrap();
        settings.remove("b");
        settings.write();
        settings.set("c", "last".to_owned());
        settings.finish().unwrap();
        let settings = open(&path);
        assert_eq!(settings.get("a"), Some("{\"x\": \"\u{1F600} \\ \n\"}"));
        assert_eq!((settings.get("b"), settings.get("c")), (None, Some("last")));
    }

    #[test]
    fn what_eframe_has_written_is_read() {
        let (_folder, path) = file();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let by_eframe =
            "{\n    \"window\": \"(fullscreen:false)\",\n    \"s\": \"{\\\"zoom\\\":1.0}\",\n}";
        fs::write(&path, by_eframe).unwrap();
        let settings = open(&path);
        assert_eq!(settings.get("s"), Some("{\"zoom\":1.0}"));
        assert_eq!(settings.get("window"), Some("(fullscreen:false)"));
    }

    #[test]
    fn a_broken_file_is_set_aside_and_never_over_another() {
        let (_folder, path) = file();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        for (torn, name) in [
            (&b"{\"a\": \"tor"[..], "app.ron.broken"),
            (b"", "app.ron.broken-2"),
            (b"\xff\xfe", "app.ron.broken-3"),
        ] {
            fs::write(&path, torn).unwrap();
            let (settings, aside) = SettingsFile::open(&path, |_| true).unwrap();
            assert_eq!(settings.get("a"), None);
            assert_eq!(aside, Some(path.with_file_name(name)));
            assert_eq!(fs::read(aside.unwrap()).unwrap(), torn);
            assert!(!path.exists());
        }
        fs::write(&path, "{\"a\": \"no JSON\"}").unwrap();
        let (settings, aside) =
            SettingsFile::open(&path, |whole| whole.get("a").is_none()).unwrap();
        assert_eq!(settings.get("a"), None);
        assert!(aside.is_some());
    }

    #[test]
    fn what_can_not_be_looked_into_stays_as_it_is() {
        let (_folder, path) = file();
        fs::create_dir_all(&path).unwrap();
        let error = SettingsFile::open(&path, |_| true).unwrap_err();
        assert_eq!(error.kind, ReadErrorKind::Folder);
        assert!(path.is_dir());
    }

    #[cfg(unix)]
    #[test]
    fn a_full_disk_is_told_and_leaves_the_settings_whole() {
        crate::storage::full_disk::with_little_room(
            "storage::native::settings_file::tests::a_full_disk_is_told_and_leaves_the_settings_whole",
            || {
                let (_folder, path) = file();
                let mut settings = open(&path);
                settings.set("theme", "dark".to_owned());
                settings.finish().unwrap();
                settings.set("egui", "x".repeat(1 << 20));
                settings.write();
                while settings
                    .writing
                    .as_ref()
                    .is_some_and(|job| !job.is_finished())
                {
                    std::thread::yield_now();
                }
                let error = settings.take_failure().unwrap();
                assert!(error.to_string().ends_with("app.ron"), "{error}");
                assert_eq!(settings.take_failure(), None);
                assert_eq!(open(&path).get("theme"), Some("dark"));
                settings.set("egui", "fits".to_owned());
                settings.finish().unwrap();
                assert_eq!(open(&path).get("egui"), Some("fits"));
            },
        );
    }
}
