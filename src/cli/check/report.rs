//! All verdicts together.

use super::Exit;
use super::mend::Mended;
use super::verdict::{Outcome, Verdict};

/// What came out of a check, in the order in which the files were named.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// How the format tells of each file that was checked.
    pub parts: Vec<String>,
    /// What could not be read, or written.
    pub unreadable: Vec<Unreadable>,
    /// How many errors there are in all files.
    pub errors: usize,
    /// How many warnings there are in all files.
    pub warnings: usize,
    /// How many problems there are in all files.
    pub problems: usize,
    /// How many problems have a safe fix that was not made.
    pub safe_fixes: usize,
    /// How many problems have another fix that was not made.
    pub other_fixes: usize,
    /// How many problems had their fix made, or would have.
    pub fixed: usize,
    /// In how many files.
    pub fixed_files: usize,
    /// Diffs, or what is left of standard input.
    pub shown: Vec<String>,
    /// How many files of the folders are no templates.
    pub passed_over: usize,
    /// How many links lead out of the folders.
    pub leading_out: usize,
}

/// Something that could not be read, or written.
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
                Verdict::Checked(outcome) => report.add(outcome),
                Verdict::Unusable { path, message } => {
                    report.unreadable.push(Unreadable { path, message });
                }
                Verdict::PassedOver => report.passed_over += 1,
                Verdict::LeadsOut => report.leading_out += 1,
            }
        }
        report
    }

    fn add(&mut self, outcome: Outcome) {
        let Outcome {
            part,
            errors,
            warnings,
            problems,
            safe_fixes,
            other_fixes,
            mended: Mended { made, shown },
        } = outcome;
        self.parts.push(part);
        self.errors += errors;
        self.warnings += warnings;
        self.problems += problems;
        self.safe_fixes += safe_fixes;
        self.other_fixes += other_fixes;
        self.fixed += made;
        self.fixed_files += usize::from(made > 0);
        self.shown.push(shown);
    }

    /// How a look at what fixes would change ends.
    pub(super) fn exit_of_diff(&self) -> Exit {
        if !self.unreadable.is_empty() {
            Exit::Unusable
        } else if self.fixed > 0 {
            Exit::Refused
        } else {
            Exit::Success
        }
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
