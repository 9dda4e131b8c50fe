//! State of sections, and the number of problems behind it.

use std::collections::HashMap;

use super::OpenTemplate;
use crate::template::edit::Change;
use crate::template::pointer::Pointer;
use crate::template::problem::{Code, Problem, Severity};
use crate::template::section::Section;

/// Number of problems by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Hints.
    pub infos: usize,
}

impl Counts {
    fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
    }
}

/// Problems counted by section and indexed by member; drawing reads both many times a frame.
#[derive(Debug, Default)]
pub(super) struct Tally {
    all: Counts,
    sections: HashMap<Section, Counts>,
    /// Index of the worst problem of each member.
    worst: HashMap<Pointer, usize>,
}

impl Tally {
    pub(super) fn of(problems: &[Problem]) -> Self {
        let mut tally = Self::default();
        for (index, problem) in problems.iter().enumerate() {
            tally.add(index, problem, problems);
        }
        tally
    }

    fn add(&mut self, index: usize, problem: &Problem, problems: &[Problem]) {
        self.all.add(problem.severity);
        let worst = self.worst.entry(problem.pointer.clone()).or_insert(index);
        if problem.severity < problems[*worst].severity {
            *worst = index;
        }
        if problem.code == Code::UnfilledMembers {
            // One problem stands for the members that its fix clears.
            let changes = problem.fix.iter().flat_map(|fix| &fix.edit.changes);
            for change in changes {
                if let Change::Remove { pointer } = change {
                    self.of_section(pointer).errors += 1;
                }
            }
        } else if !problem.pointer.is_root() {
            self.of_section(&problem.pointer).add(problem.severity);
        }
    }

    fn of_section(&mut self, pointer: &Pointer) -> &mut Counts {
        self.sections.entry(Section::of(pointer)).or_default()
    }

    /// Index of the worst problem of this very member.
    pub(super) fn worst_at(&self, pointer: &Pointer) -> Option<usize> {
        self.worst.get(pointer).copied()
    }
}

/// State of a section, as the list of sections shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionState {
    /// The text can't be read as a template.
    Unknown,
    /// None of its members is there, and none has to be.
    Absent,
    /// A member is there, without errors or warnings.
    Fine,
    /// There are errors or warnings.
    Wrong(Counts),
}

impl OpenTemplate {
    /// All problems together.
    pub const fn counts(&self) -> Counts {
        self.tally.all
    }

    /// True if a member of the section is in the text.
    pub fn has_section(&self, section: Section) -> bool {
        section
            .members()
            .iter()
            .any(|member| self.node(&member.pointer()).is_some())
    }

    /// State of `section`.
    pub fn section_state(&self, section: Section) -> SectionState {
        if !self.is_object() {
            return SectionState::Unknown;
        }
        let counts = self
            .tally
            .sections
            .get(&section)
            .copied()
            .unwrap_or_default();
        if counts.errors + counts.warnings > 0 {
            SectionState::Wrong(counts)
        } else if self.has_section(section) {
            SectionState::Fine
        } else {
            SectionState::Absent
        }
    }
}
