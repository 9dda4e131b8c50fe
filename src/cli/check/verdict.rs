//! What is to be said of one file.

use std::path::Path;
use std::sync::Arc;

use super::super::checked::Checked;
use super::search::Input;
use crate::storage::{self, ReadError, ReadErrorKind};
use crate::template::field::known;
use crate::template::json::{Kind, Tree};
use crate::template::problem::Severity;

/// What is to be said of one file.
pub(super) enum Verdict {
    /// It was checked.
    Checked {
        /// How the format tells it.
        part: String,
        /// How many errors there are.
        errors: usize,
        /// How many warnings there are.
        warnings: usize,
    },
    /// It could not be read.
    Unreadable {
        /// The path as it was given or found.
        path: String,
        /// Why, and what to do.
        message: String,
    },
    /// It is no template.
    PassedOver,
}

impl Verdict {
    /// Looks at `input`; `part` tells of a file that was checked.
    pub(super) fn on(input: &Input, part: impl FnOnce(&Checked) -> String) -> Self {
        let checked = match input {
            Input::Stdin => {
                storage::read_standard_input().map(|text| Some(Checked::new("-".to_owned(), text)))
            }
            Input::Template(path) => {
                storage::read_text(path).map(|text| Some(Checked::new(name(path), text)))
            }
            Input::Json(path) => template_among_json(path),
            Input::Other(_) => Ok(None),
            Input::Failed { path, reason } => {
                return Self::Unreadable {
                    path: name(path),
                    message: format!("The folder can't be searched, {reason}: {}", path.display()),
                };
            }
        };
        match checked {
            Ok(Some(checked)) => Self::Checked {
                part: part(&checked),
                errors: checked.count(Severity::Error),
                warnings: checked.count(Severity::Warning),
            },
            Ok(None) => Self::PassedOver,
            Err(error) => Self::Unreadable {
                path: input.path(),
                message: error.to_string(),
            },
        }
    }
}

/// The file if it is an object with an id; other JSON, and what is none, is nobody's concern here.
fn template_among_json(path: &Path) -> Result<Option<Checked>, ReadError> {
    let text: Arc<str> = match storage::read_text(path) {
        Ok(text) => text.into(),
        Err(error) if is_no_template(&error.kind) => return Ok(None),
        Err(error) => return Err(error),
    };
    let read = Tree::parse(text.clone());
    let has_id = |tree: &Tree| {
        tree.root().kind() == Kind::Object
            && tree.root().get(known::JOB_TEMPLATE_ID.name()).is_some()
    };
    Ok(match &read {
        Ok(tree) if has_id(tree) => Some(Checked::of(name(path), text, read)),
        _ => None,
    })
}

/// Whether what could not be read is still known to be no template.
const fn is_no_template(kind: &ReadErrorKind) -> bool {
    matches!(
        kind,
        ReadErrorKind::TooLarge | ReadErrorKind::NotUtf8 { .. } | ReadErrorKind::OtherEncoding(_)
    )
}

impl Input {
    fn path(&self) -> String {
        match self {
            Self::Stdin | Self::Other(_) => "-".to_owned(),
            Self::Template(path) | Self::Json(path) | Self::Failed { path, .. } => name(path),
        }
    }
}

fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
