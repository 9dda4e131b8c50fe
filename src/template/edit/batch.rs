//! Several changes in one pass over the text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Bound, Range};

use super::layout::Layout;
use super::plan::{EditError, MemberOrder, steps};
use super::{Change, Replacement};
use crate::template::json::{Node, Tree};

/// Changes of one text whose bytes do not overlap.
pub struct Batch<'t> {
    tree: &'t Tree,
    order: MemberOrder,
    layout: Layout<'t>,
    /// Replaced and removed bytes, by where they start. They do not overlap.
    taken: BTreeMap<usize, Taken>,
    /// Places between bytes where something is inserted.
    points: BTreeSet<usize>,
    /// Objects and lists that lose or get entries, by where they start.
    holders: BTreeMap<usize, Holder<'t>>,
}

/// Replacement of a range of bytes, which begins at its key.
#[derive(PartialEq, Eq)]
struct Taken {
    end: usize,
    /// The new text; `None` for an entry, which goes with its comma.
    text: Option<String>,
}

/// An object or a list that loses or gets entries.
struct Holder<'t> {
    node: Node<'t>,
    gone: BTreeSet<usize>,
    put: Vec<Put>,
}

/// A new entry and the index of the old one before which it is put.
struct Put {
    index: usize,
    name: Option<String>,
    json: String,
}

/// Effect of a change on the tree.
pub(super) enum Step<'t> {
    /// Replace these bytes.
    Bytes(Range<usize>, String),
    /// Replace this value.
    Value(Node<'t>, String),
    /// Remove this entry.
    Take(Node<'t>),
    /// A new entry of an object, with its name, or of a list.
    Put {
        holder: Node<'t>,
        index: usize,
        name: Option<String>,
        json: String,
    },
}

/// Relation of a step to the steps before it.
#[derive(PartialEq, Eq)]
enum Fit {
    New,
    Same,
    Meets,
}

impl<'t> Batch<'t> {
    /// Begins without changes of `tree`; new members are placed by `order`.
    pub fn of(tree: &'t Tree, order: MemberOrder) -> Self {
        Self {
            tree,
            order,
            layout: Layout::of(tree),
            taken: BTreeMap::new(),
            points: BTreeSet::new(),
            holders: BTreeMap::new(),
        }
    }

    /// Takes up `changes`, each as it is meant for the text before all others; false, and nothing is taken up, if they
    /// meet those before them or one another.
    ///
    /// # Errors
    /// If a change does not fit the text.
    pub fn add(&mut self, changes: &[Change]) -> Result<bool, EditError> {
        let mut all = Vec::new();
        for change in changes {
            all.extend(steps(self.tree, change, self.order)?);
        }
        let mut new = Vec::with_capacity(all.len());
        for step in all {
            match self.fit(&step) {
                Fit::New => new.push(step),
                Fit::Same => {}
                Fit::Meets => return Ok(false),
            }
        }
        if meet_one_another(&new) {
            return Ok(false);
        }
        for step in new {
            self.take_up(step);
        }
        Ok(true)
    }

    fn fit(&self, step: &Step<'t>) -> Fit {
        if let Step::Put {
            holder,
            name: Some(name),
            json,
            ..
        } = step
        {
            let put = self.holders.get(&holder.range().start).and_then(|holder| {
                let is_it = |put: &&Put| put.name.as_ref() == Some(name);
                holder.put.iter().find(is_it)
            });
            match put {
                Some(put) if put.json == *json => return Fit::Same,
                Some(_) => return Fit::Meets,
                None => {}
            }
        }
        let range = step.range();
        let same = self
            .taken
            .get(&range.start)
            .is_some_and(|taken| taken.end == range.end && taken.text == self.text_of(step));
        if same {
            return Fit::Same;
        }
        let before = self.taken.range(..range.end).next_back();
        let overlaps = before.is_some_and(|(_, taken)| taken.end > range.start);
        let inside = (Bound::Excluded(range.start), Bound::Excluded(range.end));
        let holds = !range.is_empty() && self.points.range(inside).next().is_some();
        if overlaps || holds {
            Fit::Meets
        } else {
            Fit::New
        }
    }

    /// New text for the bytes of a step; `None` for an entry that is removed or put in.
    fn text_of(&self, step: &Step<'t>) -> Option<String> {
        match step {
            Step::Bytes(_, text) => Some(text.clone()),
            Step::Value(old, json) => Some(self.layout.value_for(*old, json)),
            Step::Take(_) | Step::Put { .. } => None,
        }
    }

    fn take_up(&mut self, step: Step<'t>) {
        let Range { start, end } = step.range();
        let text = self.text_of(&step);
        match step {
            Step::Bytes(..) | Step::Value(..) if start == end => {
                self.points.insert(start);
                self.taken.insert(start, Taken { end, text });
            }
            Step::Bytes(..) | Step::Value(..) => {
                self.taken.insert(start, Taken { end, text });
            }
            Step::Take(entry) => {
                self.taken.insert(start, Taken { end, text });
                if let Some(holder) = entry.parent() {
                    self.holder(holder).gone.insert(start);
                }
            }
            Step::Put {
                holder,
                index,
                name,
                json,
            } => {
                self.points.insert(start);
                self.holder(holder).put.push(Put { index, name, json });
            }
        }
    }

    fn holder(&mut self, node: Node<'t>) -> &mut Holder<'t> {
        self.holders
            .entry(node.range().start)
            .or_insert_with(|| Holder {
                node,
                gone: BTreeSet::new(),
                put: Vec::new(),
            })
    }

    /// The replacements that make all changes, in order.
    pub fn finish(self) -> Vec<Replacement> {
        let Self {
            layout,
            taken,
            holders,
            ..
        } = self;
        let mut replacements: Vec<_> = taken
            .into_iter()
            .filter_map(|(start, Taken { end, text })| {
                Some(Replacement {
                    range: start..end,
                    text: text?,
                })
            })
            .collect();
        for holder in holders.into_values() {
            holder.finish(&layout, &mut replacements);
        }
        replacements.sort_by_key(|replacement| (replacement.range.start, replacement.range.end));
        replacements
    }
}

impl Step<'_> {
    /// The bytes that no other change may touch.
    fn range(&self) -> Range<usize> {
        match self {
            Self::Bytes(range, _) => range.clone(),
            Self::Value(old, _) => old.range(),
            Self::Take(entry) => entry_range(*entry),
            // Within what holds it, so that it meets what takes that away.
            Self::Put { holder, .. } => holder.range().start + 1..holder.range().start + 1,
        }
    }
}

/// True if the ranges of some steps overlap: one edit builds upon another.
fn meet_one_another(steps: &[Step<'_>]) -> bool {
    let mut ranges: Vec<_> = steps.iter().map(Step::range).collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges.windows(2).any(|pair| pair[1].start < pair[0].end)
}

impl Holder<'_> {
    fn finish(mut self, layout: &Layout<'_>, replacements: &mut Vec<Replacement>) {
        self.put.sort_by_key(|put| put.index);
        let entries: Vec<(Range<usize>, bool)> = values(self.node)
            .map(entry_range)
            .map(|range| (range.clone(), self.gone.contains(&range.start)))
            .collect();
        let Some(first_kept) = entries.iter().position(|(_, gone)| !gone) else {
            replacements.push(self.anew(layout));
            return;
        };
        take_out(&entries, first_kept, replacements);
        for Put { index, name, json } in &self.put {
            let entry = layout.entry(self.node, name.as_deref(), json);
            let gap = layout.gap(self.node);
            let earlier = &entries[..(*index).min(entries.len())];
            let before = earlier.iter().rfind(|(_, gone)| !gone);
            let (at, text) = match before {
                Some((before, _)) => (before.end, format!(",{gap}{entry}")),
                None => (entries[first_kept].0.start, format!("{entry},{gap}")),
            };
            replacements.push(Replacement {
                range: at..at,
                text,
            });
        }
    }

    /// The whole inside of a holder of which no entry stays.
    fn anew(&self, layout: &Layout<'_>) -> Replacement {
        let entries: Vec<_> = self
            .put
            .iter()
            .map(|put| layout.entry(self.node, put.name.as_deref(), &put.json))
            .collect();
        let text = if entries.is_empty() {
            String::new()
        } else {
            let gap = format!(",{}", layout.gap(self.node));
            [
                layout.opening_gap(self.node),
                entries.join(&gap),
                layout.closing_gap(self.node),
            ]
            .concat()
        };
        Replacement {
            range: self.node.range().start + 1..self.node.range().end - 1,
            text,
        }
    }
}

/// The replacements that take out the entries that are marked, with their commas.
fn take_out(
    entries: &[(Range<usize>, bool)],
    first_kept: usize,
    replacements: &mut Vec<Replacement>,
) {
    let mut empty = |range| {
        replacements.push(Replacement {
            range,
            text: String::new(),
        });
    };
    if first_kept > 0 {
        empty(entries[0].0.start..entries[first_kept].0.start);
    }
    for pair in entries[first_kept..].windows(2) {
        if pair[1].1 {
            empty(pair[0].0.end..pair[1].0.end);
        }
    }
}

fn values(holder: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    holder
        .members()
        .map(|member| member.value)
        .chain(holder.items())
}

/// Bytes of an item, or of a member from its name on.
pub(super) fn entry_range(value: Node<'_>) -> Range<usize> {
    value
        .as_member()
        .map_or_else(|| value.range(), |member| member.range())
}
