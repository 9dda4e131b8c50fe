//! All verdicts together.

use super::Exit;
use super::verdict::{Failure, Outcome, Verdict};

/// Results of a check, in the order in which the files were named.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// Results of the files that were checked.
    pub outcomes: Vec<Outcome>,
    /// Files that could not be read.
    pub unreadable: Vec<Failure>,
    /// Number of files in the folders that are no templates.
    pub passed_over: usize,
    /// Number of links that lead out of the folders.
    pub leading_out: usize,
}

impl Report {
    pub(super) fn of(verdicts: Vec<Verdict>) -> Self {
        let mut report = Self::default();
        for verdict in verdicts {
            match verdict {
                Verdict::Checked(outcome) => report.outcomes.push(outcome),
                Verdict::Unreadable(failure) => report.unreadable.push(failure),
                Verdict::PassedOver => report.passed_over += 1,
                Verdict::LeadsOut => report.leading_out += 1,
            }
        }
        report
    }

    /// Sum over all files that were checked.
    pub(super) fn sum(&self, count: impl Fn(&Outcome) -> usize) -> usize {
        self.outcomes.iter().map(count).sum()
    }

    /// Number of files with more problems than are told.
    pub(super) fn cut(&self) -> usize {
        self.sum(|outcome| usize::from(outcome.has_more))
    }

    pub(super) fn errors(&self) -> usize {
        self.sum(|outcome| outcome.errors)
    }

    pub(super) fn warnings(&self) -> usize {
        self.sum(|outcome| outcome.warnings)
    }

    /// Number of problems whose fix was made, or would be.
    pub(super) fn fixed(&self) -> usize {
        self.sum(|outcome| outcome.mended.made)
    }

    /// Output in the chosen format for each file that was checked.
    pub(super) fn parts(&self) -> impl Iterator<Item = &str> {
        self.outcomes.iter().map(|outcome| outcome.part.as_str())
    }

    /// Diffs, or what is left of standard input.
    pub(super) fn shown(&self) -> String {
        let outcomes = self.outcomes.iter();
        outcomes
            .map(|outcome| outcome.mended.shown.as_str())
            .collect()
    }

    /// Files whose fixes could not be written.
    pub(super) fn unwritten(&self) -> impl Iterator<Item = &Failure> {
        let outcomes = self.outcomes.iter();
        outcomes.filter_map(|outcome| outcome.mended.unwritten.as_ref())
    }

    /// All that could not be read or written.
    pub(super) fn failures(&self) -> impl Iterator<Item = &Failure> {
        self.unreadable.iter().chain(self.unwritten())
    }

    /// Exit code, if so many of what was found count.
    pub(super) fn exit(&self, counted: usize) -> Exit {
        if self.failures().next().is_some() {
            Exit::Unusable
        } else if counted > 0 {
            Exit::Refused
        } else {
            Exit::Success
        }
    }
}
