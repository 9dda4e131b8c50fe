//! Lengths of pointers, and the nodes that problems are reported at.

use std::collections::HashMap;

use super::tree::{Node, NodeId};

/// Longest pointer that is reported, in bytes: a thousand places in one long name would be a thousand long names.
pub const LONGEST_POINTER: usize = 1024;

/// Lengths of the pointers of a tree's nodes, cached: every step is measured once, however many nodes lie below it.
#[derive(Debug, Default)]
pub struct Pointers {
    known: HashMap<NodeId, PointerLength>,
}

/// Length of a node's pointer.
#[derive(Clone, Copy, Debug)]
struct PointerLength {
    /// Length in bytes.
    bytes: usize,
    /// The node, or the innermost around it whose pointer is not too long.
    reported: NodeId,
}

impl Pointers {
    /// The node that is reported for `node`: itself if its pointer has at most [`LONGEST_POINTER`] bytes, else the
    /// innermost around it of which that is so. A member's name is reported as its value.
    pub fn reported<'t>(&mut self, node: Node<'t>) -> Node<'t> {
        let mut steps = Vec::new();
        let mut at = node.value_of_name().unwrap_or(node);
        let mut length = loop {
            if let Some(length) = self.known.get(&at.id()) {
                break *length;
            }
            let Some(parent) = at.parent() else {
                break PointerLength {
                    bytes: 0,
                    reported: at.id(),
                };
            };
            steps.push(at);
            at = parent;
        };
        for node in steps.into_iter().rev() {
            length.bytes = length.bytes.saturating_add(step_bytes(node));
            if length.bytes <= LONGEST_POINTER {
                length.reported = node.id();
            }
            if !node.is_empty() {
                self.known.insert(node.id(), length);
            }
        }
        node.tree().node(length.reported)
    }
}

/// Length of the last step of the node's pointer in bytes, or more than [`LONGEST_POINTER`].
fn step_bytes(node: Node<'_>) -> usize {
    /// Longest spelling of a character that is one byte in a pointer, in bytes: `\u0061`.
    const LONGEST_ESCAPE: usize = 6;
    let Some(member) = node.as_member() else {
        let index = node.as_index().unwrap_or_default();
        return index.checked_ilog10().unwrap_or_default() as usize + 2;
    };
    if member.key.inside().len() > LONGEST_POINTER * LONGEST_ESCAPE {
        return LONGEST_POINTER + 1;
    }
    let name = member.name();
    let escaped = name.bytes().filter(|byte| matches!(byte, b'~' | b'/'));
    1 + name.len() + escaped.count()
}

#[cfg(test)]
mod tests {
    use super::super::Tree;
    use super::*;

    fn reported(text: &str, needle: &str) -> String {
        let tree = Tree::parse(text).unwrap();
        let node = tree.at(text.find(needle).unwrap());
        Pointers::default().reported(node).pointer().to_string()
    }

    #[test]
    fn a_short_pointer_is_told_as_it_is() {
        assert_eq!(reported(r#"{"a~/": [1, {"b": 7}]}"#, "7"), "/a~0~1/1/b");
        assert_eq!(reported("7", "7"), "");
    }

    #[test]
    fn of_a_long_one_what_is_short_enough_is_told() {
        let key = "k".repeat(LONGEST_POINTER - 2);
        assert_eq!(
            reported(&format!("{{\"{key}\": [7]}}"), "7"),
            format!("/{key}")
        );
        let longer = format!("{{\"a\": {{\"{key}kk\": {{\"b\": 7}}}}}}");
        assert_eq!(reported(&longer, "7"), "/a");
        let escaped = format!("{{\"{}\": 7}}", "\\u006b".repeat(LONGEST_POINTER));
        assert_eq!(reported(&escaped, "7"), "");
        let deep = "[".repeat(2000) + "7" + &"]".repeat(2000);
        assert_eq!(reported(&deep, "7").len(), LONGEST_POINTER);
    }
}
