//! Changes of a template, and their undoing.

use std::sync::Arc;

use super::history::Made;
use super::{Amendment, Drafts, OpenTemplate, drafts};
use crate::template::edit::{Change, EditError, Replacement, carry_out, difference, splice};
use crate::template::field::member_names;
use crate::template::pointer::Pointer;

impl OpenTemplate {
    /// Carries out `amendment` and records it; nothing of it is made if a part can't be.
    ///
    /// `seconds` is a clock that only goes forward; steps of one field with no pause between them are undone together.
    ///
    /// # Errors
    /// An edit does not fit the text.
    pub fn apply(&mut self, amendment: Amendment, seconds: f64) -> Result<(), EditError> {
        let Amendment {
            edit,
            drafts,
            group,
            look,
        } = amendment;
        let drafts_before = self.drafts.clone();
        let before = Arc::clone(&self.text);
        let read = self.revision.tree().filter(|_| !self.is_checking());
        let text = carry_out(&before, read, &edit.changes, member_names)?;
        let mut followed = drafts_before.clone();
        let mut touched = self.touched.clone();
        for change in &edit.changes {
            followed.follow(change);
            touched = touched
                .iter()
                .filter_map(|pointer| drafts::moved(pointer, change))
                .collect();
        }
        let difference = difference(&before, &text);
        self.drafts = followed;
        self.touched = touched;
        if difference.is_some() {
            let in_place = edit
                .changes
                .iter()
                .all(|change| matches!(change, Change::Set { .. } | Change::Replace { .. }));
            self.keeps_drafts |= !in_place;
            self.replace_text(text.into());
        }
        for (pointer, draft) in drafts {
            self.drafts.set(pointer, draft);
        }
        if difference.is_none() && self.drafts == drafts_before {
            return Ok(());
        }
        self.changes += 1;
        self.history.record(Made {
            text: &before,
            difference,
            drafts_before,
            drafts_after: self.drafts.clone(),
            look: look.clone(),
            group,
            seconds,
        });
        self.forget_answers_at(&look);
        self.gather_problems();
        Ok(())
    }

    /// Takes back the last step and asks to look at it; false if there is none.
    pub fn undo(&mut self) -> bool {
        let step = self.history.undo();
        self.step(step)
    }

    /// Makes the last undone step again and asks to look at it; false if there is none.
    pub fn redo(&mut self) -> bool {
        let step = self.history.redo();
        self.step(step)
    }

    /// Ends the present group of typing: the next change is a step of its own.
    pub fn pause_history(&mut self) {
        self.history.pause();
    }

    fn step(&mut self, step: Option<(Replacement, Drafts, Pointer)>) -> bool {
        let Some((replacement, drafts, look)) = step else {
            return false;
        };
        let text = splice(&self.text, std::slice::from_ref(&replacement));
        self.stepped_to = Some(replacement.range.start + replacement.text.len());
        self.drafts = drafts;
        self.keeps_drafts = true;
        self.replace_text(text.into());
        self.changes += 1;
        self.gather_problems();
        self.look = Some(look);
        true
    }
}
