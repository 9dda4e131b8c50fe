//! Planning: from a change of members to the bytes that it replaces.

use std::ops::Range;

use super::batch::{Batch, Step, entry_range};
use super::{Change, Replacement};
use crate::template::json::{Kind, Node, ParseError, Tree, encode};
use crate::template::pointer::{Pointer, index_of};

/// Reason why a change can't be made on a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The text is not JSON; only its bytes can be replaced.
    #[error("The text is not JSON: {0}")]
    NotJson(#[from] ParseError),
    /// The value to put in is not JSON.
    #[error("The value for {pointer} is not JSON: {error}")]
    ValueNotJson {
        /// The member or item.
        pointer: Pointer,
        /// The syntax error.
        error: ParseError,
    },
    /// There is no value at this pointer.
    #[error("There is nothing at {0}")]
    Nothing(Pointer),
    /// A value on the way to the member or item can't hold it.
    #[error("{at} is {kind}, which can't hold {wanted}", kind = .kind.name())]
    CannotHold {
        /// Pointer to that value.
        at: Pointer,
        /// Its JSON type.
        kind: Kind,
        /// The member or item.
        wanted: Pointer,
    },
    /// The bytes are not within the text, or not on character bounds.
    #[error("The text has no bytes {0:?}")]
    NoSuchBytes(Range<usize>),
}

/// The names of the members that the object at a pointer can have, in their order. Others stand after these, and all
/// that are added to an object without such names at its end.
pub type MemberOrder = fn(&Pointer) -> Vec<&'static str>;

/// The replacements that carry out `change` on `text`, in order; a new member stands after the nearest one that is
/// earlier in `order`.
///
/// # Errors
/// If the change does not fit the text.
pub fn plan(
    text: &str,
    change: &Change,
    order: MemberOrder,
) -> Result<Vec<Replacement>, EditError> {
    if let Change::Replace { range, text: new } = change {
        known_bytes(text, range)?;
        return Ok(vec![Replacement {
            range: range.clone(),
            text: new.clone(),
        }]);
    }
    plan_on(&Tree::parse(text)?, change, order)
}

/// The replacements that carry out `change` on the text of `tree`.
pub(super) fn plan_on(
    tree: &Tree,
    change: &Change,
    order: MemberOrder,
) -> Result<Vec<Replacement>, EditError> {
    let mut batch = Batch::of(tree, order);
    batch.add(std::slice::from_ref(change))?;
    Ok(batch.finish())
}

/// Effects of `change` on the entries and bytes of a tree.
pub(super) fn steps<'t>(
    tree: &'t Tree,
    change: &Change,
    order: MemberOrder,
) -> Result<Vec<Step<'t>>, EditError> {
    match change {
        Change::Replace { range, text } => {
            known_bytes(tree.text(), range)?;
            Ok(vec![Step::Bytes(range.clone(), text.clone())])
        }
        Change::Cut { range } => Ok(vec![Step::Take(entry_at(tree, range)?)]),
        Change::Set { pointer, json } => set(tree, pointer, json, order),
        Change::Insert { list, index, json } => insert(tree, list, *index, json, order),
        Change::Remove { pointer } => remove(tree, pointer),
        Change::Move { list, from, to } => shift(tree, list, *from, *to),
    }
}

fn set<'t>(
    tree: &'t Tree,
    pointer: &Pointer,
    json: &str,
    order: MemberOrder,
) -> Result<Vec<Step<'t>>, EditError> {
    known_json(pointer, json)?;
    if let Some(old) = tree.find(pointer) {
        let mut steps: Vec<_> = doubles(old).map(Step::Take).collect();
        steps.push(Step::Value(old, json.to_owned()));
        return Ok(steps);
    }
    let holder = tree.nearest(pointer);
    let at = holder.pointer();
    let mut steps = pointer.steps().skip(at.steps().count());
    let step = steps.next().unwrap_or_default();
    let rest: Vec<_> = steps.collect();
    let json = rest
        .iter()
        .rev()
        .fold(json.to_owned(), |value, step| match index_of(step) {
            Some(_) => format!("[{value}]"),
            None => format!("{{{}:{value}}}", encode(step)),
        });
    let (index, name) = match (holder.kind(), index_of(&step)) {
        (Kind::Object, _) => (place(holder, &order(&at), &step), Some(step.into_owned())),
        (Kind::Array, Some(index)) => (index, None),
        (kind, _) => {
            return Err(EditError::CannotHold {
                at,
                kind,
                wanted: pointer.clone(),
            });
        }
    };
    Ok(vec![Step::Put {
        holder,
        index,
        name,
        json,
    }])
}

fn insert<'t>(
    tree: &'t Tree,
    list: &Pointer,
    index: usize,
    json: &str,
    order: MemberOrder,
) -> Result<Vec<Step<'t>>, EditError> {
    known_json(&list.index(index), json)?;
    match tree.find(list) {
        None => set(tree, list, &format!("[{json}]"), order),
        Some(holder) if holder.kind() == Kind::Array => Ok(vec![Step::Put {
            holder,
            index,
            name: None,
            json: json.to_owned(),
        }]),
        Some(other) => Err(EditError::CannotHold {
            at: list.clone(),
            kind: other.kind(),
            wanted: list.index(index),
        }),
    }
}

fn remove<'t>(tree: &'t Tree, pointer: &Pointer) -> Result<Vec<Step<'t>>, EditError> {
    let Some(node) = tree.find(pointer) else {
        return Ok(Vec::new());
    };
    if node.parent().is_none() {
        return Err(EditError::Nothing(pointer.clone()));
    }
    let all = doubles(node).chain([node]);
    Ok(all.map(Step::Take).collect())
}

fn shift<'t>(
    tree: &'t Tree,
    list: &Pointer,
    from: usize,
    to: usize,
) -> Result<Vec<Step<'t>>, EditError> {
    let holder = tree
        .find(list)
        .ok_or_else(|| EditError::Nothing(list.clone()))?;
    let items: Vec<Node<'_>> = holder.items().collect();
    for index in [from, to] {
        if index >= items.len() {
            return Err(EditError::Nothing(list.index(index)));
        }
    }
    let mut order: Vec<usize> = (0..items.len()).collect();
    let moved = order.remove(from);
    order.insert(to, moved);
    let changed = order
        .into_iter()
        .enumerate()
        .filter(|(place, item)| place != item);
    Ok(changed
        .map(|(place, item)| Step::Bytes(items[place].range(), items[item].source().to_owned()))
        .collect())
}

/// Index of the member of `object` before which a new one is put: after the nearest earlier one in `order`.
fn place(object: Node<'_>, order: &[&str], name: &str) -> usize {
    let rank = |name: &str| order.iter().position(|known| *known == name);
    let count = object.len();
    let Some(own) = rank(name) else { return count };
    let ranks = object
        .members()
        .enumerate()
        .filter_map(|(index, member)| Some((rank(&member.name())?, index)));
    ranks
        .filter(|(rank, _)| *rank < own)
        .max()
        .map_or(0, |(_, index)| index + 1)
}

/// The other members of the same name; none of an item.
fn doubles(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let name = node.as_member().map(|member| member.name());
    let named = name.and_then(|name| Some(node.parent()?.all_named(&name)));
    let named = named.into_iter().flatten();
    named.filter(move |other| other.id() != node.id())
}

fn entry_at<'t>(tree: &'t Tree, range: &Range<usize>) -> Result<Node<'t>, EditError> {
    let node = tree.at(range.start);
    let entry = node.value_of_name().unwrap_or(node);
    if entry.parent().is_some() && entry_range(entry) == *range {
        Ok(entry)
    } else {
        Err(EditError::NoSuchBytes(range.clone()))
    }
}

fn known_bytes(text: &str, range: &Range<usize>) -> Result<(), EditError> {
    match text.get(range.clone()) {
        Some(_) => Ok(()),
        None => Err(EditError::NoSuchBytes(range.clone())),
    }
}

fn known_json(pointer: &Pointer, json: &str) -> Result<(), EditError> {
    Tree::parse(json)
        .map(drop)
        .map_err(|error| EditError::ValueNotJson {
            pointer: pointer.clone(),
            error,
        })
}
