//! Open panes, as the settings hold them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::pane::{Pane, Place};

/// The open panes, at most one of each place, in the order in which they were opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct OpenPanes(Vec<Pane>);

/// The names of open panes as the settings hold them. Earlier ones held a switch for each of two panes.
#[derive(Default, Serialize, Deserialize)]
struct Stored {
    panes: Option<Value>,
    #[serde(skip_serializing)]
    json: Option<bool>,
    #[serde(skip_serializing)]
    problems: Option<bool>,
}

impl Default for OpenPanes {
    fn default() -> Self {
        Stored::default().into()
    }
}

impl From<Stored> for OpenPanes {
    fn from(stored: Stored) -> Self {
        let mut open = Self(Vec::new());
        if let Some(panes) = stored.panes {
            let names = panes.as_array().map(Vec::as_slice).unwrap_or_default();
            // A later version may know more.
            let known = names.iter().filter_map(Value::as_str);
            known
                .filter_map(Pane::named)
                .for_each(|pane| open.open(pane));
        } else {
            let switches = [(Pane::Json, stored.json), (Pane::Problems, stored.problems)];
            for (pane, _) in switches.into_iter().filter(|(_, on)| on.unwrap_or(true)) {
                open.open(pane);
            }
        }
        open
    }
}

impl From<OpenPanes> for Stored {
    fn from(open: OpenPanes) -> Self {
        let names = open.0.into_iter().map(Pane::name);
        Self {
            panes: Some(names.collect()),
            ..Self::default()
        }
    }
}

impl OpenPanes {
    /// True if `pane` is open.
    pub fn contains(&self, pane: Pane) -> bool {
        self.0.contains(&pane)
    }

    /// The pane that is open at `place`.
    pub fn at(&self, place: Place) -> Option<Pane> {
        self.0.iter().copied().find(|pane| pane.place() == place)
    }

    /// Opens `pane`, in place of the one that is open there.
    pub fn open(&mut self, pane: Pane) {
        self.0.retain(|other| other.place() != pane.place());
        self.0.push(pane);
    }

    /// Closes `pane` if it is open, and else opens it.
    pub(super) fn toggle(&mut self, pane: Pane) {
        if self.contains(pane) {
            self.0.retain(|other| *other != pane);
        } else {
            self.open(pane);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::Settings;

    fn read(settings: &str) -> Vec<Pane> {
        let settings: Settings = serde_json::from_str(settings).unwrap();
        settings.panes.0
    }

    #[test]
    fn earlier_settings_with_a_switch_for_each_pane_are_read() {
        use Pane::{Command, Json, Problems};
        for (settings, open) in [
            ("{}", vec![Json, Problems]),
            (r#"{"json": false, "problems": true}"#, vec![Problems]),
            (r#"{"json": true, "problems": false}"#, vec![Json]),
            (r#"{"panes": []}"#, vec![]),
            (
                r#"{"panes": ["problems", "command"]}"#,
                vec![Problems, Command],
            ),
            (r#"{"panes": ["json", "command"]}"#, vec![Command]),
            (
                r#"{"panes": ["problems", "plots", 5], "json": true}"#,
                vec![Problems],
            ),
            (r#"{"panes": "all"}"#, vec![]),
        ] {
            assert_eq!(read(settings), open, "{settings}");
        }
    }

    #[test]
    fn what_is_open_is_read_as_it_was_written() {
        let mut settings = Settings::default();
        settings.panes.toggle(Pane::Command);
        let stored = serde_json::to_value(&settings).unwrap();
        assert_eq!(stored["panes"], serde_json::json!(["problems", "command"]));
        assert_eq!(stored.get("json"), None);
        assert_eq!(read(&stored.to_string()), [Pane::Problems, Pane::Command]);
    }

    #[test]
    fn a_pane_is_opened_in_place_of_another_and_toggled_away() {
        let mut open = OpenPanes::default();
        open.toggle(Pane::Command);
        assert_eq!(open.at(Place::Beside), Some(Pane::Command));
        open.toggle(Pane::Command);
        assert_eq!(open.at(Place::Beside), None);
        assert_eq!(open.at(Place::Below), Some(Pane::Problems));
    }
}
