//! All verdicts together.

use super::Exit;
use super::verdict::Verdict;

/// What came out of a check, in the order in which the files were named.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// How the format tells of each file that was checked.
    pub parts: Vec<String>,
    /// What could not be read.
    pub unreadable: Vec<Unreadable>,
    /// How many errors there are in all files.
    pub errors: usize,
    /// How many warnings there are in all files.
    pub warnings: usize,
    /// How many files of the folders are no templates.
    pub passed_over: usize,
}

/// Something that could not be read.
#[derive(Debug, serde::Serialize)]
pub(super) struct Unreadable {
    /// The path as it was given or found.
    pub path: String,
    /// Why, and what to do.
    pub message: String,
}

impl Report {
    pub(super) fn of(verdicts: Vec<Verdict>) -> Self {
        let mut report = Self::default();
        for verdict in verdicts {
            match verdict {
                Verdict::Checked {
                    part,
                    errors,
                    warnings,
                } => {
                    report.parts.push(part);
                    report.errors += errors;
                    report.warnings += warnings;
                }
                Verdict::Unreadable { path, message } => {
                    report.unreadable.push(Unreadable { path, message });
                }
                Verdict::PassedOver => report.passed_over += 1,
            }
        }
        report
    }

    /// How the check ends.
    pub(super) fn exit(&self, warnings_count: bool) -> Exit {
        if !self.unreadable.is_empty() {
            Exit::Unusable
        } else if self.errors > 0 || (warnings_count && self.warnings > 0) {
            Exit::Refused
        } else {
            Exit::Success
        }
    }
}
