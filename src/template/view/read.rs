//! Reading of the typed view from the tree.

use super::super::json::{Kind, Node};
use super::{Items, Number, Text, Typed};

/// A type that a member can have.
pub(super) trait Read<'t>: Sized {
    /// The value at `node`; `None` if something else stands there.
    fn read(node: Node<'t>) -> Option<Self>;
}

impl<'t> Read<'t> for Text<'t> {
    fn read(node: Node<'t>) -> Option<Self> {
        node.string()
    }
}

impl<'t> Read<'t> for Number<'t> {
    fn read(node: Node<'t>) -> Option<Self> {
        Self::of(node)
    }
}

impl<'t, T: Read<'t>> Read<'t> for Items<'t, T> {
    fn read(node: Node<'t>) -> Option<Self> {
        (node.kind() == Kind::Array).then(|| node.items().map(|item| typed(Some(item))).collect())
    }
}

/// Reads the value of a member.
pub(super) fn typed<'t, T: Read<'t>>(node: Option<Node<'t>>) -> Typed<'t, T> {
    match node {
        None => Typed::Absent,
        Some(node) => T::read(node).map_or(Typed::Misfit(node), |value| Typed::Given(value, node)),
    }
}
