//! From what a change means to the bytes it replaces.

use std::ops::Range;

use super::layout::Layout;
use super::{Change, Replacement};
use crate::template::json::{Kind, Node, ParseError, Tree, encode};
use crate::template::pointer::{Pointer, index_of};

/// Why a change can't be made on a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The text is not JSON; only its bytes can be replaced.
    #[error("The text is not JSON: {0}")]
    NotJson(#[from] ParseError),
    /// The value to put in is not JSON.
    #[error("The value for {pointer} is not JSON: {error}")]
    ValueNotJson {
        /// For which member or item.
        pointer: Pointer,
        /// Why not.
        error: ParseError,
    },
    /// There is nothing at this place.
    #[error("There is nothing at {0}")]
    Nothing(Pointer),
    /// Something stands on the way that can't hold the member or item.
    #[error("{at} is {kind}, which can't hold {wanted}", kind = .kind.name())]
    CannotHold {
        /// What stands on the way.
        at: Pointer,
        /// What it is.
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
/// When the change does not fit the text.
pub fn plan(text: &str, change: &Change, order: MemberOrder) -> Result<Vec<Replacement>, Refused> {
    match change {
        Change::Replace { range, text: new } => match text.get(range.clone()) {
            Some(_) => Ok(vec![Replacement {
                range: range.clone(),
                text: new.clone(),
            }]),
            None => Err(Refused::NoSuchBytes(range.clone())),
        },
        Change::Set { pointer, json } => set(&Tree::parse(text)?, pointer, json, order),
        Change::Insert { list, index, json } => {
            insert(&Tree::parse(text)?, list, *index, json, order)
        }
        Change::Remove { pointer } => remove(&Tree::parse(text)?, pointer),
        Change::Move { list, from, to } => shift(&Tree::parse(text)?, list, *from, *to),
    }
}

fn set(
    tree: &Tree,
    pointer: &Pointer,
    json: &str,
    order: MemberOrder,
) -> Result<Vec<Replacement>, Refused> {
    known_json(pointer, json)?;
    let layout = Layout::of(tree);
    if let Some(old) = tree.find(pointer) {
        let mut replacements = earlier_doubles(old);
        replacements.push(Replacement {
            range: old.range(),
            text: layout.value_for(old, json),
        });
        return Ok(replacements);
    }
    let holder = tree.nearest(pointer);
    let at = holder.pointer();
    let mut steps = pointer.steps().skip(at.steps().count());
    let step = steps.next().unwrap_or_default();
    let rest: Vec<_> = steps.collect();
    let value = rest
        .iter()
        .rev()
        .fold(json.to_owned(), |value, step| match index_of(step) {
            Some(_) => format!("[{value}]"),
            None => format!("{{{}:{value}}}", encode(step)),
        });
    let (index, name) = match (holder.kind(), index_of(&step)) {
        (Kind::Object, _) => (place(holder, &order(&at), &step), Some(&*step)),
        (Kind::Array, Some(index)) => (index, None),
        (kind, _) => {
            return Err(Refused::CannotHold {
                at,
                kind,
                wanted: pointer.clone(),
            });
        }
    };
    Ok(vec![add(&layout, holder, index, name, &value)])
}

fn insert(
    tree: &Tree,
    list: &Pointer,
    index: usize,
    json: &str,
    order: MemberOrder,
) -> Result<Vec<Replacement>, Refused> {
    known_json(&list.index(index), json)?;
    match tree.find(list) {
        None => set(tree, list, &format!("[{json}]"), order),
        Some(holder) if holder.kind() == Kind::Array => {
            Ok(vec![add(&Layout::of(tree), holder, index, None, json)])
        }
        Some(other) => Err(Refused::CannotHold {
            at: list.clone(),
            kind: other.kind(),
            wanted: list.index(index),
        }),
    }
}

fn remove(tree: &Tree, pointer: &Pointer) -> Result<Vec<Replacement>, Refused> {
    let Some(node) = tree.find(pointer) else {
        return Ok(Vec::new());
    };
    let Some(holder) = node.parent() else {
        return Err(Refused::Nothing(pointer.clone()));
    };
    let entries: Vec<_> = values(holder)
        .map(|value| (entry_range(value), same_entry(node, value)))
        .collect();
    Ok(take_out(holder, &entries))
}

/// The replacements that take out the entries that are marked, with their commas.
fn take_out(holder: Node<'_>, entries: &[(Range<usize>, bool)]) -> Vec<Replacement> {
    let empty = |range| Replacement {
        range,
        text: String::new(),
    };
    if entries.iter().all(|(_, gone)| *gone) {
        return vec![empty(holder.range().start + 1..holder.range().end - 1)];
    }
    let first_kept = entries
        .iter()
        .position(|(_, gone)| !gone)
        .unwrap_or_default();
    let mut replacements = Vec::new();
    if first_kept > 0 {
        replacements.push(empty(entries[0].0.start..entries[first_kept].0.start));
    }
    for pair in entries[first_kept..].windows(2) {
        if pair[1].1 {
            replacements.push(empty(pair[0].0.end..pair[1].0.end));
        }
    }
    replacements
}

fn shift(tree: &Tree, list: &Pointer, from: usize, to: usize) -> Result<Vec<Replacement>, Refused> {
    let holder = tree
        .find(list)
        .ok_or_else(|| Refused::Nothing(list.clone()))?;
    let items: Vec<Node<'_>> = holder.items().collect();
    for index in [from, to] {
        if index >= items.len() {
            return Err(Refused::Nothing(list.index(index)));
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
        .map(|(place, item)| Replacement {
            range: items[place].range(),
            text: items[item].source().to_owned(),
        })
        .collect())
}

/// Puts an entry before entry `index` of `holder`, or at its end.
fn add(
    layout: &Layout<'_>,
    holder: Node<'_>,
    index: usize,
    name: Option<&str>,
    json: &str,
) -> Replacement {
    let entry = layout.entry(holder, name, json);
    let ranges: Vec<Range<usize>> = values(holder).map(entry_range).collect();
    match (
        ranges.first(),
        ranges.get(index.wrapping_sub(1)).or(ranges.last()),
    ) {
        (Some(first), _) if index == 0 => Replacement {
            range: first.start..first.start,
            text: format!("{entry},{}", layout.gap(holder)),
        },
        (_, Some(before)) => Replacement {
            range: before.end..before.end,
            text: format!(",{}{entry}", layout.gap(holder)),
        },
        _ => {
            let inside = holder.range().start + 1..holder.range().end - 1;
            let text = format!(
                "{}{entry}{}",
                layout.opening_gap(holder),
                layout.closing_gap(holder)
            );
            Replacement {
                range: inside,
                text,
            }
        }
    }
}

/// Before which member of `object` a new one stands: after the nearest earlier one in `order`.
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

/// Takes out the members of the same name that stand before this one.
fn earlier_doubles(node: Node<'_>) -> Vec<Replacement> {
    let Some(holder) = node.parent() else {
        return Vec::new();
    };
    let gone = |other: Node<'_>| other.id() != node.id() && same_entry(node, other);
    let entries: Vec<_> = values(holder)
        .map(|value| (entry_range(value), gone(value)))
        .collect();
    if entries.iter().any(|(_, gone)| *gone) {
        take_out(holder, &entries)
    } else {
        Vec::new()
    }
}

/// Whether two values of one holder are the same item, or members of the same name.
fn same_entry(one: Node<'_>, other: Node<'_>) -> bool {
    match (one.as_member(), other.as_member()) {
        (Some(one), Some(other)) => one.name() == other.name(),
        _ => one.id() == other.id(),
    }
}

fn values(holder: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    holder
        .members()
        .map(|member| member.value)
        .chain(holder.items())
}

fn entry_range(value: Node<'_>) -> Range<usize> {
    value
        .as_member()
        .map_or_else(|| value.range(), |member| member.range())
}

fn known_json(pointer: &Pointer, json: &str) -> Result<(), Refused> {
    Tree::parse(json)
        .map(drop)
        .map_err(|error| Refused::ValueNotJson {
            pointer: pointer.clone(),
            error,
        })
}
