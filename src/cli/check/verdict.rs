//! Verdict on one file.

use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use super::super::checked::Checked;
use super::mend::{Mended, Mending};
use super::search::Input;
use crate::check::fix::Wanted;
use crate::cli::output::escape;
use crate::storage::{self, FileStamp, Opened, ReadError, ReadErrorKind};
use crate::template::field::known;
use crate::template::json::{Kind, Tree};
use crate::template::problem::{Problem, Severity};

/// Verdict on one file.
pub(super) enum Verdict {
    /// It was checked.
    Checked(Outcome),
    /// It could not be read, or written.
    Unusable {
        /// The path as it was given or found.
        path: String,
        /// Why, and what to do.
        message: String,
    },
    /// It is not a template.
    PassedOver,
    /// It is a link out of the folder that was searched.
    LeadsOut,
}

/// Result of checking one file, after its fixes if any were to be made.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// Output in the chosen format.
    pub part: String,
    /// Number of errors.
    pub errors: usize,
    /// Number of warnings.
    pub warnings: usize,
    /// Number of problems of all severities.
    pub problems: usize,
    /// Number of problems with a safe fix.
    pub safe_fixes: usize,
    /// Number of problems with a fix that is not safe.
    pub other_fixes: usize,
    /// Result of making fixes.
    pub mended: Mended,
}

/// A file that was read, and what stood there then if it may be written.
type Read = (Checked, Option<FileStamp>);

impl Verdict {
    /// Looks at `input`, and makes its fixes if that is wished; `part` tells of a file that was checked.
    pub(super) fn on(
        input: &Input,
        mending: Option<Mending>,
        part: impl FnOnce(&Checked) -> String,
    ) -> Self {
        let writes = mending.is_some_and(Mending::writes);
        let read = match input {
            Input::Stdin => storage::read_standard_input()
                .map(|text| Some((Checked::new("-".to_owned(), text), None))),
            Input::Template(path) => read_text(path, writes)
                .map(|(text, stamp)| Some((Checked::new(name(path), text), stamp))),
            Input::Json(path) => template_among_json(path, writes),
            Input::Other(_) => Ok(None),
            Input::LeadsOut(_) => return Self::LeadsOut,
            Input::Failed { path, reason } => {
                return Self::Unusable {
                    path: name(path),
                    message: escape(&format!(
                        "The folder can't be searched, {reason}: {}",
                        path.display()
                    ))
                    .into_owned(),
                };
            }
        };
        let (checked, stamp) = match read {
            Ok(Some(read)) => read,
            Ok(None) => return Self::PassedOver,
            Err(error) => return Self::unusable(input, &error),
        };
        let Some(mending) = mending else {
            return Self::Checked(Outcome::of(&checked, Mended::default(), part));
        };
        let target = input.file().zip(stamp);
        match mending.carry_out(checked, target) {
            Ok((checked, mended)) => Self::Checked(Outcome::of(&checked, mended, part)),
            Err(error) => Self::unusable(input, &error),
        }
    }

    fn unusable(input: &Input, error: &dyn Error) -> Self {
        Self::Unusable {
            path: input.path(),
            message: escape(&error.to_string()).into_owned(),
        }
    }
}

impl Outcome {
    fn of(checked: &Checked, mended: Mended, part: impl FnOnce(&Checked) -> String) -> Self {
        let fixes = |wanted: Wanted| {
            let has = |problem: &&Problem| wanted.has(problem);
            checked.problems.iter().filter(has).count()
        };
        Self {
            part: part(checked),
            errors: checked.count(Severity::Error),
            warnings: checked.count(Severity::Warning),
            problems: checked.problems.len(),
            safe_fixes: fixes(Wanted::Safe),
            other_fixes: fixes(Wanted::Any) - fixes(Wanted::Safe),
            mended,
        }
    }
}

/// The text of a file, and with it what tells whether somebody else writes it before we do.
fn read_text(path: &Path, writes: bool) -> Result<(String, Option<FileStamp>), ReadError> {
    if writes {
        let Opened { text, stamp } = storage::read(path)?;
        Ok((text, Some(stamp)))
    } else {
        storage::read_text(path).map(|text| (text, None))
    }
}

/// The file if it is an object with an id; other JSON, and what is none, is nobody's concern here.
fn template_among_json(path: &Path, writes: bool) -> Result<Option<Read>, ReadError> {
    let (text, stamp) = match read_text(path, writes) {
        Ok((text, stamp)) => (Arc::<str>::from(text), stamp),
        Err(error) if is_no_template(&error.kind) => return Ok(None),
        Err(error) => return Err(error),
    };
    let read = Tree::parse(text.clone());
    let has_id = |tree: &Tree| {
        tree.root().kind() == Kind::Object
            && tree.root().get(known::JOB_TEMPLATE_ID.name()).is_some()
    };
    Ok(match &read {
        Ok(tree) if has_id(tree) => Some((Checked::of(name(path), text, read), stamp)),
        _ => None,
    })
}

/// True if an unreadable file is known not to be a template.
const fn is_no_template(kind: &ReadErrorKind) -> bool {
    matches!(
        kind,
        ReadErrorKind::TooLarge | ReadErrorKind::NotUtf8 { .. } | ReadErrorKind::OtherEncoding(_)
    )
}

impl Input {
    /// The file it is, if it is one to look at.
    fn file(&self) -> Option<&Path> {
        match self {
            Self::Template(path) | Self::Json(path) => Some(path),
            Self::Stdin | Self::Other(_) | Self::LeadsOut(_) | Self::Failed { .. } => None,
        }
    }

    fn path(&self) -> String {
        match self {
            Self::Stdin | Self::Other(_) | Self::LeadsOut(_) => "-".to_owned(),
            Self::Template(path) | Self::Json(path) | Self::Failed { path, .. } => name(path),
        }
    }
}

fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
