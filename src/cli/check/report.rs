//! All verdicts together.

use super::Exit;
use super::mend::Mended;
use super::verdict::{Outcome, Verdict};

/// Results of a check, in the order in which the files were named.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// Output in the chosen format for each file that was checked.
    pub parts: Vec<String>,
    /// Files that could not be read or written.
    pub unreadable: Vec<Unreadable>,
    /// Number of errors in all files.
    pub errors: usize,
    /// Number of warnings in all files.
    pub warnings: usize,
    /// Number of problems in all files.
    pub problems: usize,
    /// Number of problems with a safe fix that was not made.
    pub safe_fixes: usize,
    /// Number of problems with another fix that was not made.
    pub other_fixes: usize,
    /// Number of problems whose fix was made, or would be.
    pub fixed: usize,
    /// Number of files with such problems.
    pub fixed_files: usize,
    /// Diffs, or what is left of standard input.
    pub shown: Vec<String>,
    /// Number of files in the folders that are no templates.
    pub passed_over: usize,
    /// Number of links that lead out of the folders.
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

    /// Exit code of `--diff`.
    pub(super) fn exit_of_diff(&self) -> Exit {
        if !self.unreadable.is_empty() {
            Exit::Unusable
        } else if self.fixed > 0 {
            Exit::Refused
        } else {
            Exit::Success
        }
    }

    /// Exit code of the check.
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
