//! How a section stands.

use super::OpenTemplate;
use crate::template::edit::Change;
use crate::template::problem::{Code, Problem, Severity};
use crate::template::section::Section;

/// How many problems of each severity.
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

/// How a section stands in the list of sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionState {
    /// The text can't be read as a template.
    Unknown,
    /// None of its members is there, and none has to be.
    Absent,
    /// It is there, and neither wrong nor doubtful.
    Fine,
    /// Something is wrong or doubtful.
    Wrong(Counts),
}

impl OpenTemplate {
    /// All problems together.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        self.problems
            .iter()
            .for_each(|problem| counts.add(problem.severity));
        counts
    }

    /// Whether the section has a member in the text.
    pub fn has_section(&self, section: Section) -> bool {
        section
            .members()
            .iter()
            .any(|member| self.node(&member.pointer()).is_some())
    }

    /// How `section` stands.
    pub fn section_state(&self, section: Section) -> SectionState {
        if !self.is_form_live() {
            return SectionState::Unknown;
        }
        let mut counts = Counts::default();
        for problem in &self.problems {
            if problem.code == Code::UnfilledMembers {
                counts.errors += unfilled(problem, section);
            } else if !problem.pointer.is_root() && Section::of(&problem.pointer) == section {
                counts.add(problem.severity);
            }
        }
        if counts.errors + counts.warnings > 0 {
            SectionState::Wrong(counts)
        } else if self.has_section(section) {
            SectionState::Fine
        } else {
            SectionState::Absent
        }
    }
}

/// How many members of the section one problem stands for: those that its fix clears.
fn unfilled(problem: &Problem, section: Section) -> usize {
    let changes = problem.fix.iter().flat_map(|fix| &fix.edit.changes);
    changes
        .filter(|change| matches!(change, Change::Remove { pointer } if Section::of(pointer) == section))
        .count()
}
