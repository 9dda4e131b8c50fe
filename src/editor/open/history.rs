//! Undo and redo: one list of steps over the text and the field drafts.

use std::collections::VecDeque;
use std::ops::Range;

use super::drafts::Drafts;
use crate::template::edit::Replacement;
use crate::template::pointer::Pointer;

/// Longest pause, in seconds, between changes of one field that are undone together.
const PAUSE_SECONDS: f64 = 1.0;

/// Most bytes that a history holds; beyond it the oldest steps go.
const CAPACITY_BYTES: usize = 64 << 20;

/// One step: what it replaced, and where to look.
#[derive(Clone, Debug)]
pub struct Step {
    start: usize,
    old: String,
    new: String,
    drafts_before: Drafts,
    drafts_after: Drafts,
    /// The member that was changed.
    pub look: Pointer,
    group: Option<Pointer>,
    seconds: f64,
}

/// A change that has been made, to be recorded.
pub(super) struct Made<'a> {
    /// The text before it.
    pub text: &'a str,
    /// Part of that text that it replaced; `None` if only drafts changed.
    pub difference: Option<Replacement>,
    pub drafts_before: Drafts,
    pub drafts_after: Drafts,
    pub look: Pointer,
    /// Changes with the same group that follow upon one another are one step.
    pub group: Option<Pointer>,
    /// Time of the change in seconds, on a clock that only goes forward.
    pub seconds: f64,
}

/// The steps that can be undone and those that can be made again.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    bytes: usize,
}

impl History {
    /// True if there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// True if there is a step to redo.
    pub const fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    pub(super) fn record(&mut self, made: Made<'_>) {
        self.bytes -= self.undone.drain(..).map(|step| step.size()).sum::<usize>();
        let Made {
            text,
            difference,
            drafts_before,
            drafts_after,
            look,
            group,
            seconds,
        } = made;
        let Replacement { range, text: new } = difference.unwrap_or(Replacement {
            range: 0..0,
            text: String::new(),
        });
        if let Some(last) = self.done.back_mut()
            && group.is_some()
            && last.group == group
            && seconds - last.seconds <= PAUSE_SECONDS
        {
            self.bytes -= last.size();
            last.extend(text, range, &new);
            last.drafts_after = drafts_after;
            last.seconds = seconds;
            self.bytes += last.size();
            self.forget_oldest();
            return;
        }
        let old = text[range.clone()].to_owned();
        let step = Step {
            start: range.start,
            old,
            new,
            drafts_before,
            drafts_after,
            look,
            group,
            seconds,
        };
        self.bytes += step.size();
        self.done.push_back(step);
        self.forget_oldest();
    }

    /// Ends the group, so that the next change is a step of its own.
    pub(super) fn pause(&mut self) {
        if let Some(last) = self.done.back_mut() {
            last.group = None;
        }
    }

    /// Takes back the last step: what to put in the place of what, the drafts of before, where to look.
    pub(super) fn undo(&mut self) -> Option<(Replacement, Drafts, Pointer)> {
        let step = self.done.pop_back()?;
        let replacement = Replacement {
            range: step.start..step.start + step.new.len(),
            text: step.old.clone(),
        };
        let back = (replacement, step.drafts_before.clone(), step.look.clone());
        self.undone.push(step);
        Some(back)
    }

    /// Makes the step again that was undone last.
    pub(super) fn redo(&mut self) -> Option<(Replacement, Drafts, Pointer)> {
        let mut step = self.undone.pop()?;
        step.group = None;
        let replacement = Replacement {
            range: step.start..step.start + step.old.len(),
            text: step.new.clone(),
        };
        let again = (replacement, step.drafts_after.clone(), step.look.clone());
        self.done.push_back(step);
        Some(again)
    }

    fn forget_oldest(&mut self) {
        while self.bytes > CAPACITY_BYTES
            && self.done.len() > 1
            && let Some(oldest) = self.done.pop_front()
        {
            self.bytes -= oldest.size();
        }
    }
}

impl Step {
    fn size(&self) -> usize {
        size_of::<Self>()
            + self.old.len()
            + self.new.len()
            + self.drafts_before.bytes()
            + self.drafts_after.bytes()
            + self.look.as_str().len()
    }

    /// Takes up a change of `text`, which is the text after this step: both become one replacement.
    fn extend(&mut self, text: &str, range: Range<usize>, new: &str) {
        let own = self.start..self.start + self.new.len();
        let start = own.start.min(range.start);
        let end = own.end.max(range.end);
        self.old = [&text[start..own.start], &self.old, &text[own.end..end]].concat();
        self.new = [&text[start..range.start], new, &text[range.end..end]].concat();
        self.start = start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::edit::{difference, splice};

    fn made<'a>(before: &'a str, after: &str, seconds: f64) -> Made<'a> {
        Made {
            text: before,
            difference: difference(before, after),
            drafts_before: Drafts::default(),
            drafts_after: Drafts::default(),
            look: Pointer::root(),
            group: Some(Pointer::root().child("field")),
            seconds,
        }
    }

    #[test]
    fn what_follows_at_once_in_the_same_field_is_one_step_wherever_it_is() {
        let texts = ["abcdef", "abcXdef", "aXdef", "aXdefYZ", "QaXdefYZ", "QaXYZ"];
        let mut history = History::default();
        for (index, pair) in texts.windows(2).enumerate() {
            history.record(made(
                pair[0],
                pair[1],
                f64::from(u32::try_from(index).unwrap()) * 0.5,
            ));
        }
        let (undo, ..) = history.undo().unwrap();
        assert_eq!(splice(texts[5], &[undo]), texts[0]);
        assert!(!history.can_undo());
        let (redo, ..) = history.redo().unwrap();
        assert_eq!(splice(texts[0], &[redo]), texts[5]);
    }

    #[test]
    fn a_pause_begins_a_new_step() {
        let mut history = History::default();
        history.record(made("a", "ab", 0.0));
        history.record(made("ab", "abc", 1.5));
        history.record(made("abc", "abcd", 2.0));
        let (undo, ..) = history.undo().unwrap();
        assert_eq!(splice("abcd", &[undo]), "ab");
        assert!(history.can_undo() && history.can_redo());
        history.record(made("ab", "abX", 9.0));
        assert!(!history.can_redo());
    }
}
