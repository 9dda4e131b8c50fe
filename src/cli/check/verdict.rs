//! Verdict on one file.

use std::fmt::Display;
use std::path::Path;

use super::mend::{Mended, Mending};
use super::search::{Input, Kind};
use crate::check::fix::Wanted;
use crate::cli::checked::{self, Checked};
use crate::cli::output::escape;
use crate::storage::{ReadError, ReadErrorKind};
use crate::template::field::known;
use crate::template::json::{self, Tree};
use crate::template::problem::{Problem, Severity};

/// Verdict on one file.
pub(super) enum Verdict {
    /// It was checked.
    Checked(Outcome),
    /// It could not be read.
    Unreadable(Failure),
    /// It is not a template.
    PassedOver,
    /// It is a link out of the folder that was searched.
    LeadsOut,
}

/// A file that could not be read, or written.
#[derive(Debug, serde::Serialize)]
pub(super) struct Failure {
    /// The path as it was given or found.
    pub path: String,
    /// Why, and what to do.
    pub message: String,
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
    /// True if there are more problems than are told.
    pub has_more: bool,
    /// Number of problems with a safe fix that was not made.
    pub safe_fixes: usize,
    /// Number of problems with another fix that was not made.
    pub other_fixes: usize,
    /// Result of making fixes.
    pub mended: Mended,
}

impl Verdict {
    /// Looks at `input`, and makes its fixes if that is wished; `part` tells of a file that was checked.
    pub(super) fn on(
        Input { path, kind }: &Input,
        mending: Option<Mending>,
        part: impl FnOnce(&Checked) -> String,
    ) -> Self {
        let checked = match kind {
            Kind::Template => Checked::read(path).map(Some),
            Kind::Json => template_among_json(path),
            Kind::Other => return Self::PassedOver,
            Kind::LeadsOut => return Self::LeadsOut,
            Kind::Failed(reason) => {
                let place = path.display();
                let words = format!("The folder can't be searched, {reason}: {place}");
                return Self::Unreadable(Failure::of(path, words));
            }
        };
        let (checked, mended) = match (checked, mending) {
            (Ok(Some(checked)), Some(mending)) => mending.carry_out(checked, path),
            (Ok(Some(checked)), None) => (checked, Mended::default()),
            (Ok(None), _) => return Self::PassedOver,
            (Err(error), _) => return Self::Unreadable(Failure::of(path, error)),
        };
        let fixes = |wanted: Wanted| {
            let has = |problem: &&Problem| wanted.has(problem);
            checked.problems.iter().filter(has).count()
        };
        Self::Checked(Outcome {
            part: part(&checked),
            errors: checked.count(Severity::Error),
            warnings: checked.count(Severity::Warning),
            problems: checked.problems.len(),
            has_more: checked.problems.iter().any(Problem::tells_of_more),
            safe_fixes: fixes(Wanted::Safe),
            other_fixes: fixes(Wanted::Any) - fixes(Wanted::Safe),
            mended,
        })
    }
}

impl Failure {
    pub(super) fn of(path: &Path, words: impl Display) -> Self {
        Self {
            path: path.to_string_lossy().into_owned(),
            message: escape(&words.to_string()).into_owned(),
        }
    }
}

/// The file if it is an object with an id; other JSON, and what is none, is nobody's concern here.
fn template_among_json(path: &Path) -> Result<Option<Checked>, ReadError> {
    let (text, read) = match checked::read(path) {
        Err(error) if is_no_template(&error.kind) => return Ok(None),
        read => read?,
    };
    let has_id = |tree: &Tree| {
        tree.root().kind() == json::Kind::Object
            && tree.root().get(known::JOB_TEMPLATE_ID.name()).is_some()
    };
    let is_template = read.as_ref().is_ok_and(has_id);
    Ok(is_template.then(|| Checked::of(path, text, read)))
}

/// True if an unreadable file is known not to be a template.
const fn is_no_template(kind: &ReadErrorKind) -> bool {
    matches!(
        kind,
        ReadErrorKind::TooLarge | ReadErrorKind::NotUtf8 { .. } | ReadErrorKind::OtherEncoding(_)
    )
}
