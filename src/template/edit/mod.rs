//! Edits: changes of members and items, and the ranges of the text that they replace.
//!
//! Bytes are kept because only ranges are replaced: what a change does not name stays as it was written.

mod batch;
mod layout;
mod plan;
mod removals;

use std::borrow::Cow;
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

    /// True if it only replaces bytes, whatever they mean.
    pub fn is_of_bytes(&self) -> bool {
        let mut changes = self.changes.iter();
        changes.all(|change| matches!(change, Change::Replace { .. }))
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
        carry_out(text, None, &self.changes, order)
    }
}

/// Returns `text` with each of `changes` made on the result of the one before; new members are placed by `order`.
/// `read` is the text as it was read, if it was.
///
/// # Errors
/// If one of them can't be made.
pub fn carry_out(
    text: &str,
    mut read: Option<&Tree>,
    mut changes: &[Change],
    order: MemberOrder,
) -> Result<String, EditError> {
    let mut text = Cow::Borrowed(text);
    while let [change, ..] = changes {
        let (count, replacements) = match change {
            Change::Replace { .. } => (1, plan(&text, change, order)?),
            _ => match read.take() {
                Some(tree) => step(tree, changes, order)?,
                None => step(&Tree::parse(&*text)?, changes, order)?,
            },
        };
        read = None;
        text = Cow::Owned(splice(&text, &replacements));
        changes = &changes[count..];
    }
    Ok(text.into_owned())
}

/// The replacements for the first of `changes`, or for all removals at their start, and how many these are.
fn step(
    tree: &Tree,
    changes: &[Change],
    order: MemberOrder,
) -> Result<(usize, Vec<Replacement>), EditError> {
    let together = match changes {
        [
            Change::Remove { .. } | Change::Cut { .. },
            Change::Remove { .. } | Change::Cut { .. },
            ..,
        ] => removals::plan(tree, changes, order)?,
        _ => None,
    };
    match together {
        Some(together) => Ok(together),
        None => Ok((1, plan::plan_on(tree, &changes[0], order)?)),
    }
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
    let (range, changed) = changed(old, new)?;
    Some(Replacement {
        range,
        text: new[changed].to_owned(),
    })
}

/// The bytes of `old` in whose place others stand in `new`, and those others; `None` if the texts are the same.
pub fn changed(old: &str, new: &str) -> Option<(Range<usize>, Range<usize>)> {
    if old == new {
        return None;
    }
    let start = common_prefix(old.as_bytes(), new.as_bytes());
    let start = old.floor_char_boundary(start);
    let start = new.floor_char_boundary(start);
    let tail = common_suffix(&old.as_bytes()[start..], &new.as_bytes()[start..]);
    let end = old.ceil_char_boundary(old.len() - tail);
    let tail = old.len() - end;
    let new_end = new.ceil_char_boundary(new.len() - tail);
    Some((start..old.len() - (new.len() - new_end), start..new_end))
}

/// Bytes that are compared at once.
const BLOCK: usize = 64;

/// Number of bytes with which both begin.
fn common_prefix(one: &[u8], other: &[u8]) -> usize {
    let blocks = one.chunks_exact(BLOCK).zip(other.chunks_exact(BLOCK));
    let same = BLOCK * blocks.take_while(|(a, b)| a == b).count();
    let rest = one[same..].iter().zip(&other[same..]);
    same + rest.take_while(|(a, b)| a == b).count()
}

/// Number of bytes with which both end.
fn common_suffix(one: &[u8], other: &[u8]) -> usize {
    let blocks = one.rchunks_exact(BLOCK).zip(other.rchunks_exact(BLOCK));
    let same = BLOCK * blocks.take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[..one.len() - same], &other[..other.len() - same]);
    let rest = one.iter().rev().zip(other.iter().rev());
    same + rest.take_while(|(a, b)| a == b).count()
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
