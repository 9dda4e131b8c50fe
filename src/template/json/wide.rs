//! The entries of objects and lists that are too wide to be walked for each look-up.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::OnceLock;

use super::tree::{Kind, Node, NodeId, Tree};

/// Most entries for which walking them is as fast as looking one up.
pub(super) const NARROW: usize = 16;

/// All entries of the wide objects and lists of one tree, sorted; made when the first of them is looked up.
#[derive(Clone, Debug, Default)]
pub(super) struct Wide(OnceLock<Box<[Entry]>>);

/// An entry of a wide object or list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    holder: NodeId,
    /// The index of an item, the hash of a member's name.
    key: u64,
    value: NodeId,
}

impl Wide {
    /// Number of entries of `holder`.
    pub(super) fn count(&self, holder: Node<'_>) -> usize {
        self.entries(holder).len()
    }

    /// The item of this index.
    pub(super) fn item(&self, list: Node<'_>, index: usize) -> Option<NodeId> {
        self.entries(list).get(index).map(|entry| entry.value)
    }

    /// The index of an item of `list`.
    pub(super) fn index_of(&self, list: Node<'_>, item: NodeId) -> Option<usize> {
        self.entries(list)
            .binary_search_by_key(&item, |entry| entry.value)
            .ok()
    }

    /// The values of the members that are called `name`, in their order.
    pub(super) fn named(
        &self,
        object: Node<'_>,
        name: &str,
    ) -> impl DoubleEndedIterator<Item = NodeId> {
        let entries = self.entries(object);
        let hash = hash_of(name);
        let start = entries.partition_point(|entry| entry.key < hash);
        let length = entries[start..].partition_point(|entry| entry.key == hash);
        let of_this_hash = entries[start..start + length].iter();
        of_this_hash.map(|entry| entry.value).filter(move |value| {
            let member = object.tree().node(*value).as_member();
            member.is_some_and(|member| member.key.means(name))
        })
    }

    fn entries(&self, holder: Node<'_>) -> &[Entry] {
        let all = self.0.get_or_init(|| entries_of(holder.tree()));
        let start = all.partition_point(|entry| entry.holder < holder.id());
        let length = all[start..].partition_point(|entry| entry.holder == holder.id());
        &all[start..start + length]
    }
}

fn entries_of(tree: &Tree) -> Box<[Entry]> {
    let mut entries = Vec::new();
    for holder in tree.nodes().filter(|node| node.is_wide()) {
        match holder.kind() {
            Kind::Object => entries.extend(holder.members().map(|member| Entry {
                holder: holder.id(),
                key: hash_of(&member.name()),
                value: member.value.id(),
            })),
            _ => entries.extend((0..).zip(holder.items()).map(|(key, item)| Entry {
                holder: holder.id(),
                key,
                value: item.id(),
            })),
        }
    }
    entries.sort_unstable();
    entries.into()
}

fn hash_of(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wide_is_looked_up_as_if_it_were_walked() {
        let members: Vec<_> = (0..50)
            .map(|index| format!("\"k\\u0061{index}\": {{\"inner\": {index}}}"))
            .collect();
        let items: Vec<_> = (0..50).map(|index| format!("[{index}]")).collect();
        let text = format!(
            "{{{}, \"ka7\": 1, \"list\": [{}]}}",
            members.join(", "),
            items.join(",")
        );
        let tree = Tree::parse(text).unwrap();
        let root = tree.root();
        assert_eq!(root.len(), 52);
        assert_eq!(root.get("ka7").unwrap().source(), "1");
        assert_eq!(root.get("ka8").unwrap().source(), "{\"inner\": 8}");
        assert!(root.get("k").is_none());
        let list = root.get("list").unwrap();
        assert_eq!(list.len(), 50);
        assert!(list.item(50).is_none());
        for index in 0..50 {
            let item = list.item(index).unwrap();
            assert_eq!(item.source(), format!("[{index}]"));
            assert_eq!(item.as_index(), Some(index));
            assert_eq!(tree.find(&item.pointer()).unwrap().id(), item.id());
        }
    }
}
