//! Field drafts: text in number fields that is not JSON yet, such as `1e` or `-`.

use std::collections::BTreeMap;

use crate::template::edit::Change;
use crate::template::field::{Field, Shape};
use crate::template::json::Tree;
use crate::template::pointer::{Pointer, index_of};
use crate::template::problem::{Code, Problem, Severity, Source};
use crate::template::text::{LONGEST_NAME, shortened};

/// Field drafts by the member they will become.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts(BTreeMap<Pointer, String>);

impl Drafts {
    /// Draft in the field of this member.
    pub fn get(&self, pointer: &Pointer) -> Option<&str> {
        self.0.get(pointer).map(String::as_str)
    }

    /// True if there is no draft.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Members that have a draft.
    pub fn pointers(&self) -> impl Iterator<Item = &Pointer> {
        self.0.keys()
    }

    /// Bytes of all pointers and drafts.
    pub(super) fn bytes(&self) -> usize {
        let each = |(pointer, draft): (&Pointer, &String)| pointer.as_str().len() + draft.len();
        self.0.iter().map(each).sum()
    }

    /// Each as text, by the member it will become.
    pub(super) fn to_texts(&self) -> BTreeMap<String, String> {
        let each = |(pointer, draft): (&Pointer, &String)| (pointer.to_string(), draft.clone());
        self.0.iter().map(each).collect()
    }

    pub(super) fn set(&mut self, pointer: Pointer, draft: Option<String>) {
        match draft {
            Some(draft) => self.0.insert(pointer, draft),
            None => self.0.remove(&pointer),
        };
    }

    /// Follows the items of a list to their new places; what is taken out takes its drafts along.
    pub(super) fn follow(&mut self, change: &Change) {
        let old = std::mem::take(&mut self.0);
        self.0.extend(
            old.into_iter()
                .filter_map(|(pointer, draft)| Some((moved(&pointer, change)?, draft))),
        );
    }

    /// Forgets the drafts of members whose value has become another one by other means.
    pub(super) fn keep_unchanged(&mut self, before: Option<&Tree>, after: Option<&Tree>) {
        let (Some(before), Some(after)) = (before, after) else {
            return;
        };
        let source = |tree: &Tree, pointer: &Pointer| {
            tree.find(pointer).map(|node| node.source().to_owned())
        };
        self.0
            .retain(|pointer, _| source(before, pointer) == source(after, pointer));
    }

    /// An error for each draft: a template with drafts can't be submitted.
    pub(super) fn problems(&self, tree: Option<&Tree>) -> Vec<Problem> {
        let place = |pointer: &Pointer| tree.map_or(0, |tree| tree.nearest(pointer).range().start);
        let problem = |(pointer, draft): (&Pointer, &String)| Problem {
            severity: Severity::Error,
            code: Code::UnfinishedValue,
            pointer: pointer.clone(),
            range: place(pointer)..place(pointer),
            document: None,
            message: format!(
                "“{}” is not a number; write it like {}",
                shortened(draft, LONGEST_NAME),
                example(pointer)
            )
            .into(),
            help: Some("It stands in this field only and is not part of the JSON yet".into()),
            source: Source::Clients,
            fix: None,
        };
        self.0.iter().map(problem).collect()
    }
}

/// Example of a number for this member.
fn example(pointer: &Pointer) -> &'static str {
    match Field::at(pointer).map(|field| &field.shape) {
        Some(Shape::Decimal(_)) => "60 or 1.5",
        _ => "60",
    }
}

/// Pointer after `change` to the value that was at `pointer`; `None` if it was removed.
pub(super) fn moved(pointer: &Pointer, change: &Change) -> Option<Pointer> {
    match change {
        Change::Insert { list, index, .. } => Some(renumbered(pointer, list, |item| {
            if item >= *index { item + 1 } else { item }
        })),
        Change::Move { list, from, to } => Some(renumbered(pointer, list, |item| {
            place_after_move(item, *from, *to)
        })),
        Change::Remove { pointer: gone } if pointer.is_within(gone) => None,
        Change::Remove { pointer: gone } => {
            let list = gone
                .parent()
                .zip(gone.last().and_then(|step| index_of(&step)));
            let Some((list, index)) = list else {
                return Some(pointer.clone());
            };
            Some(renumbered(pointer, &list, |item| {
                if item > index { item - 1 } else { item }
            }))
        }
        Change::Set { .. } | Change::Replace { .. } | Change::Cut { .. } => Some(pointer.clone()),
    }
}

fn place_after_move(item: usize, from: usize, to: usize) -> usize {
    if item == from {
        to
    } else if from < item && item <= to {
        item - 1
    } else if to <= item && item < from {
        item + 1
    } else {
        item
    }
}

/// `pointer` with the item of `list` that it goes through at its new place.
fn renumbered(pointer: &Pointer, list: &Pointer, place: impl Fn(usize) -> usize) -> Pointer {
    let depth = list.steps().count();
    let mut steps = pointer.steps().skip(depth);
    let index = if pointer.is_within(list) {
        steps.next().and_then(|step| index_of(&step))
    } else {
        None
    };
    let Some(index) = index else {
        return pointer.clone();
    };
    steps.fold(list.index(place(index)), |pointer, step| {
        pointer.child(&step)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(pointer: &str, change: &Change) -> Option<String> {
        moved(&Pointer::parse(pointer).unwrap(), change).map(|pointer| pointer.to_string())
    }

    #[test]
    fn drafts_follow_their_items() {
        let list = Pointer::root().child("tags");
        let shift = Change::Move {
            list: list.clone(),
            from: 0,
            to: 2,
        };
        assert_eq!(after("/tags/0/Key", &shift).unwrap(), "/tags/2/Key");
        assert_eq!(after("/tags/1/Key", &shift).unwrap(), "/tags/0/Key");
        assert_eq!(after("/tags/3/Key", &shift).unwrap(), "/tags/3/Key");
        let back = Change::Move {
            list: list.clone(),
            from: 2,
            to: 0,
        };
        assert_eq!(after("/tags/0", &back).unwrap(), "/tags/1");
        let insert = Change::Insert {
            list: list.clone(),
            index: 1,
            json: "1".to_owned(),
        };
        assert_eq!(after("/tags/1/Key", &insert).unwrap(), "/tags/2/Key");
        assert_eq!(after("/tags", &insert).unwrap(), "/tags");
        let remove = Change::Remove {
            pointer: list.index(1),
        };
        assert_eq!(after("/tags/1/Key", &remove), None);
        assert_eq!(after("/tags/2/Key", &remove).unwrap(), "/tags/1/Key");
        assert_eq!(after("/other", &remove).unwrap(), "/other");
    }
}
