//! What is remembered from one run to the next. Never a secret.

use serde::{Deserialize, Serialize, Serializer};

use crate::service::target::holds_user_info;

use crate::storage::FileRef;

/// How many recent files are remembered.
const RECENT: usize = 12;

/// Which colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Who signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Signer {
    /// Nobody: the request goes out unsigned.
    Nobody,
    /// The standard chain of AWS, with this profile or the default.
    Chain {
        /// The profile's name; empty for the default.
        profile: String,
    },
    /// Keys typed in for this run; they are not part of the settings.
    Typed,
}

impl Default for Signer {
    fn default() -> Self {
        if crate::service::credentials::CHAIN_AVAILABLE {
            Self::Chain {
                profile: String::new(),
            }
        } else {
            Self::Typed
        }
    }
}

/// Where templates are sent, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TargetSettings {
    /// The region's name.
    pub region: String,
    /// An endpoint of the user's own; empty for AWS's. One with a password in it is refused, and not remembered.
    #[serde(serialize_with = "without_password")]
    pub endpoint_url: String,
    /// Whether `endpoint_url` is meant rather than AWS's endpoint.
    pub own_endpoint: bool,
    /// AWS's FIPS endpoint.
    pub fips: bool,
    /// AWS's dual-stack endpoint.
    pub dual_stack: bool,
    /// Who signs.
    pub signer: Signer,
}

fn without_password<S: Serializer>(url: &str, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(if holds_user_info(url) { "" } else { url })
}

/// Everything that is remembered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Which colours.
    pub theme: Theme,
    /// How large everything is drawn; 1 is its own size.
    pub zoom: f32,
    /// Whether the list of sections is shown.
    pub sections: bool,
    /// Whether the JSON is shown.
    pub json: bool,
    /// Whether the problems are shown.
    pub problems: bool,
    /// The files that were opened or saved last, newest first.
    pub recent: Vec<RecentFile>,
    /// Where templates are sent.
    pub target: TargetSettings,
}

/// A file that was open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentFile {
    /// Which.
    pub file: FileRef,
    /// When it was opened or saved last, in seconds since 1970.
    pub used: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            zoom: 1.0,
            sections: true,
            json: true,
            problems: true,
            recent: Vec::new(),
            target: TargetSettings::default(),
        }
    }
}

impl Settings {
    /// Puts `file` first among the recent ones, unless its path is no text. `now` is in seconds since 1970.
    pub fn remember(&mut self, file: FileRef, now: i64) {
        if !file.is_text() {
            return;
        }
        self.recent.retain(|recent| recent.file != file);
        self.recent.insert(0, RecentFile { file, used: now });
        self.recent.truncate(RECENT);
    }

    /// Takes `file` from the recent ones: it is no longer there.
    pub fn forget(&mut self, file: &FileRef) {
        self.recent.retain(|recent| recent.file != *file);
    }
}
