//! Settings remembered from one run to the next; never a secret.

pub use egui::ThemePreference as Theme;
use serde::{Deserialize, Serialize};

use super::command::OwnKeys;
use super::message::SettingsMessage;
use super::open_panes::OpenPanes;
use crate::runtime;
use crate::service::connection::ConnectionSettings;
use crate::storage::{self, FileRef};

/// Maximum number of recent files.
const RECENT: usize = 12;

/// Everything that is remembered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark or as the system says.
    pub theme: Theme,
    /// Zoom factor; 1 is the normal size.
    pub zoom: f32,
    /// True if the list of sections is shown.
    pub sections: bool,
    /// Open panes beside and below the form.
    #[serde(flatten)]
    pub panes: OpenPanes,
    /// The files that were opened or saved last, newest first.
    pub recent: Vec<RecentFile>,
    /// What was chosen of the connection to the service, as far as it may be stored.
    #[serde(rename = "target")]
    pub connection: ConnectionSettings,
    /// The user's own keys for commands.
    pub keys: OwnKeys,
}

/// A file that was open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentFile {
    /// The file.
    pub file: FileRef,
    /// Time it was opened or saved last, in seconds since 1970.
    pub used: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            zoom: 1.0,
            sections: true,
            panes: OpenPanes::default(),
            recent: Vec::new(),
            connection: ConnectionSettings::default(),
            keys: OwnKeys::new(),
        }
    }
}

const ZOOM_RANGE: std::ops::RangeInclusive<f32> = 0.5..=3.0;

impl Settings {
    /// Key under which they are kept. All pages of an origin share the browser's keys.
    pub const KEY: &'static str = "job-template-editor settings";

    /// The settings that stand under [`KEY`](Self::KEY); nothing if they are broken.
    pub fn read(stored: &str) -> Option<Self> {
        serde_json::from_str(stored).ok()
    }

    pub(super) fn handle(&mut self, message: SettingsMessage) {
        match message {
            SettingsMessage::Theme(theme) => self.theme = theme,
            SettingsMessage::Zoom(zoom) => {
                self.zoom = zoom.clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
            }
            SettingsMessage::ToggleSections => self.sections = !self.sections,
            SettingsMessage::TogglePane(pane) => self.panes.toggle(pane),
            SettingsMessage::Keys(keys) => self.keys = keys,
            SettingsMessage::Recent(file) => {
                self.remember(file, runtime::seconds_since_1970());
            }
            SettingsMessage::ForgetRecent(file) => {
                self.recent.retain(|recent| recent.file != file);
            }
        }
    }

    /// Puts `file` first among the recent ones, unless it can't be found again. `now` is in seconds since 1970.
    pub fn remember(&mut self, file: FileRef, now: i64) {
        if !storage::can_be_found_again(&file) {
            return;
        }
        self.recent.retain(|recent| recent.file != file);
        self.recent.insert(0, RecentFile { file, used: now });
        self.recent.truncate(RECENT);
    }

    /// Merges with settings `theirs` that another page has stored: each that was changed here since `before` wins, all
    /// others are the other page's.
    #[must_use]
    pub fn beside(&self, before: &Self, theirs: Self) -> Self {
        fn newer<T: PartialEq + Clone>(ours: &T, before: &T, theirs: T) -> T {
            if ours == before { theirs } else { ours.clone() }
        }
        let gone = |recent: &RecentFile| {
            let is_same = |other: &RecentFile| other.file == recent.file;
            before.recent.iter().any(is_same) && !self.recent.iter().any(is_same)
        };
        let mut merged = Self {
            theme: newer(&self.theme, &before.theme, theirs.theme),
            zoom: newer(&self.zoom, &before.zoom, theirs.zoom),
            sections: newer(&self.sections, &before.sections, theirs.sections),
            panes: newer(&self.panes, &before.panes, theirs.panes),
            recent: theirs.recent,
            connection: newer(&self.connection, &before.connection, theirs.connection),
            keys: newer(&self.keys, &before.keys, theirs.keys),
        };
        merged.recent.retain(|recent| !gone(recent));
        for recent in &self.recent {
            let is_same = |other: &&mut RecentFile| other.file == recent.file;
            match merged.recent.iter_mut().find(is_same) {
                Some(other) => other.used = other.used.max(recent.used),
                None if before.recent.contains(recent) => {}
                None => merged.recent.push(recent.clone()),
            }
        }
        merged
            .recent
            .sort_by_key(|recent| std::cmp::Reverse(recent.used));
        merged.recent.truncate(RECENT);
        merged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recent(files: &[(&str, i64)]) -> Vec<RecentFile> {
        let recent = |(name, used): &(&str, i64)| RecentFile {
            file: FileRef::new(*name),
            used: *used,
        };
        files.iter().map(recent).collect()
    }

    #[test]
    fn of_two_pages_each_remembers_what_it_has_changed() {
        let before = Settings {
            recent: recent(&[("kept", 3), ("forgotten here", 2), ("forgotten there", 1)]),
            ..Settings::default()
        };
        let ours = Settings {
            zoom: 1.5,
            recent: recent(&[("here", 4), ("kept", 3), ("forgotten there", 1)]),
            ..before.clone()
        };
        let keys = OwnKeys::from([("save".to_owned(), "Alt+S".into())]);
        let theirs = Settings {
            theme: Theme::Dark,
            keys: keys.clone(),
            recent: recent(&[("kept", 6), ("there", 5), ("forgotten here", 2)]),
            ..before.clone()
        };
        let merged = Settings {
            theme: Theme::Dark,
            zoom: 1.5,
            keys,
            recent: recent(&[("kept", 6), ("there", 5), ("here", 4)]),
            ..before.clone()
        };
        assert_eq!(ours.beside(&before, theirs), merged);
    }

    #[test]
    fn keys_that_mean_nothing_here_stay_in_the_settings() {
        let stored = r#"{"keys":{"brew":"Ctrl+B","save":5}}"#;
        let settings: Settings = serde_json::from_str(stored).unwrap();
        let kept = serde_json::to_value(&settings).unwrap();
        assert_eq!(kept["keys"]["brew"], "Ctrl+B");
        assert_eq!(kept["keys"]["save"], 5);
    }
}
