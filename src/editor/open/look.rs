//! Where the window is to look, and where someone has been.

use super::OpenTemplate;
use crate::template::pointer::Pointer;

impl OpenTemplate {
    /// Remembers that someone has been at this member: from now on its problems show.
    pub fn touch(&mut self, pointer: &Pointer) {
        if !self.touched.contains(pointer) {
            self.touched.insert(pointer.clone());
        }
    }

    /// Shows every problem at its field from now on.
    pub const fn reveal(&mut self) {
        self.revealed = true;
    }

    /// Asks the window to show and focus this member.
    pub fn look_at(&mut self, pointer: Pointer) {
        self.look = Some(pointer);
        self.stepped_to = None;
    }

    /// Asks the window to show the problem that stands `step` after the one that was shown last.
    pub fn look_at_next_problem(&mut self, step: isize) {
        let count = self.problems.len().cast_signed();
        if count > 0 {
            let present = self
                .problem_shown
                .map_or(if step > 0 { -1 } else { 0 }, usize::cast_signed);
            let next = (present + step).rem_euclid(count).cast_unsigned();
            self.problem_shown = Some(next);
            self.look_at(self.problems[next].look());
        }
    }

    /// The member that the window is to show and focus, once.
    pub const fn take_look(&mut self) -> Option<Pointer> {
        self.look.take()
    }

    /// Byte offset at which the undo or redo ended that is to be looked at.
    pub const fn stepped_to(&self) -> Option<usize> {
        self.stepped_to
    }

    /// The member that the window is to show, left for the one that will.
    pub const fn look(&self) -> Option<&Pointer> {
        self.look.as_ref()
    }
}
