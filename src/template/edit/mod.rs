//! Edits: changes of members and items, and the ranges of the text that they replace.
//!
//! Bytes are kept because only ranges are replaced: what a change does not name stays as it was written.

mod batch;
mod layout;
mod plan;
mod removals;

use std::ops::Range;

use super::json::Tree;
use super::pointer::Pointer;

pub use batch::Batch;
pub use plan::{EditError, MemberOrder, plan};

/// One step of an [`Edit`]. A value is given as JSON text, so that its spelling is the user's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Put `text` in the place of these bytes; the only change that a text which is not JSON takes.
    Replace {
        /// Bytes of the text.
        range: Range<usize>,
        /// The new text.
        text: String,
    },
    /// Give the member or item at `pointer` this value. Objects and lists on the way are made where they are missing;
    /// of a member that came twice one is left.
    Set {
        /// The member or item.
        pointer: Pointer,
        /// Its value.
        json: String,
    },
    /// Put an item into a list, which is made where it is missing.
    Insert {
        /// The list.
        list: Pointer,
        /// Index of the item before which it is put; past the end means the end.
        index: usize,
        /// The item.
        json: String,
    },
    /// Take out a member or item, if it is there. What held it stays, empty if it was the last.
    Remove {
        /// The member or item.
        pointer: Pointer,
    },
    /// Take out the member or item that stands at these bytes, and none of another name's or place's.
    Cut {
        /// Bytes of the item, or of the member from its name on.
        range: Range<usize>,
    },
    /// Bring an item of a list to another place in it.
    Move {
        /// The list.
        list: Pointer,
        /// The item's index before.
        from: usize,
        /// The item's index afterwards.
        to: usize,
    },
}

/// Changes that belong together: they are made, undone and made again as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// The changes, each made on the result of the one before.
    pub changes: Vec<Change>,
}

impl Edit {
    /// Gives one member a value.
    pub fn set(pointer: Pointer, json: impl Into<String>) -> Self {
        Change::Set {
            pointer,
            json: json.into(),
        }
        .into()
    }

    /// Takes out one member or item.
    pub fn remove(pointer: Pointer) -> Self {
        Change::Remove { pointer }.into()
    }

    /// Puts one item into a list.
    pub fn insert(list: Pointer, index: usize, json: impl Into<String>) -> Self {
        Change::Insert {
            list,
            index,
            json: json.into(),
        }
        .into()
    }

    /// Replaces bytes of the text.
    pub fn replace(range: Range<usize>, text: impl Into<String>) -> Self {
        Change::Replace {
            range,
            text: text.into(),
        }
        .into()
    }

    /// The same changes and then `next`.
    #[must_use]
    pub fn and(mut self, next: impl Into<Self>) -> Self {
        self.changes.extend(next.into().changes);
        self
    }

    /// Bytes of text that the edit holds, pointers included.
    pub fn bytes(&self) -> usize {
        let held = |change: &Change| match change {
            Change::Replace { text, .. } => text.len(),
            Change::Cut { .. } => size_of::<Range<usize>>(),
            Change::Set { pointer, json } => pointer.as_str().len() + json.len(),
            Change::Insert { list, json, .. } => list.as_str().len() + json.len(),
            Change::Remove { pointer } => pointer.as_str().len(),
            Change::Move { list, .. } => list.as_str().len(),
        };
        self.changes.iter().map(held).sum()
    }

    /// Returns `text` with the edit made; new members are placed by `order`.
    ///
    /// # Errors
    /// If a change can't be made on this text; nothing of the edit is made then.
    pub fn apply(&self, text: &str, order: MemberOrder) -> Result<String, EditError> {
        carry_out(text, &self.changes, order)
    }
}

/// Returns `text` with each of `changes` made on the result of the one before; new members are placed by `order`.
///
/// # Errors
/// If one of them can't be made.
pub fn carry_out(
    text: &str,
    mut changes: &[Change],
    order: MemberOrder,
) -> Result<String, EditError> {
    let mut text = text.to_owned();
    while let [change, rest @ ..] = changes {
        let together = match (change, rest) {
            (
                Change::Remove { .. } | Change::Cut { .. },
                [Change::Remove { .. } | Change::Cut { .. }, ..],
            ) => removals::plan(&Tree::parse(text.as_str())?, changes, order)?,
            _ => None,
        };
        let (count, replacements) = match together {
            Some(together) => together,
            None => (1, plan(&text, change, order)?),
        };
        text = splice(&text, &replacements);
        changes = &changes[count..];
    }
    Ok(text)
}

impl From<Change> for Edit {
    fn from(change: Change) -> Self {
        Self {
            changes: vec![change],
        }
    }
}

/// New text for a range of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// Bytes of the text before.
    pub range: Range<usize>,
    /// The new text.
    pub text: String,
}

/// The text with all `replacements` made; they are in order and do not overlap.
pub fn splice(text: &str, replacements: &[Replacement]) -> String {
    let grown: usize = replacements
        .iter()
        .map(|replacement| replacement.text.len())
        .sum();
    let mut spliced = String::with_capacity(text.len() + grown);
    let mut kept = 0;
    for Replacement { range, text: new } in replacements {
        spliced.push_str(&text[kept..range.start]);
        spliced.push_str(new);
        kept = range.end;
    }
    spliced.push_str(&text[kept..]);
    spliced
}

/// The smallest single replacement that turns `old` into `new`; `None` if they are the same.
pub fn difference(old: &str, new: &str) -> Option<Replacement> {
    if old == new {
        return None;
    }
    let mut start = old
        .bytes()
        .zip(new.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    while !old.is_char_boundary(start) || !new.is_char_boundary(start) {
        start -= 1;
    }
    let common = old.len().min(new.len()) - start;
    let mut tail = old
        .bytes()
        .rev()
        .zip(new.bytes().rev())
        .take(common)
        .take_while(|(a, b)| a == b)
        .count();
    while !old.is_char_boundary(old.len() - tail) || !new.is_char_boundary(new.len() - tail) {
        tail -= 1;
    }
    Some(Replacement {
        range: start..old.len() - tail,
        text: new[start..new.len() - tail].to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_is_what_was_replaced_on_character_bounds() {
        for (old, new, range, text) in [
            ("abc", "abXc", 2..2, "X"),
            ("aab", "ab", 1..2, ""),
            ("ä", "ö", 0..2, "ö"),
            ("x", "", 0..1, ""),
        ] {
            let difference = difference(old, new).unwrap();
            assert_eq!(splice(old, std::slice::from_ref(&difference)), new);
            assert_eq!((difference.range, difference.text.as_str()), (range, text));
        }
        assert_eq!(difference("same", "same"), None);
    }
}
