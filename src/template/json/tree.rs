//! The tree: nodes in the order of the text, each with the range of its source.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::super::pointer::{Pointer, Step, index_of};
use super::wide::{NARROW, Wide};
use super::{ParseError, decode, parse};

/// Type of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A number, as it is spelled.
    Number,
    /// A string; a member's name too.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// The kind in words, with its article: `a string`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "true or false",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "a list",
            Self::Object => "an object",
        }
    }
}

/// Id of a node in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(u32);

#[derive(Clone, Copy, Debug)]
pub(super) struct Raw {
    pub start: u32,
    pub end: u32,
    /// The first node after this one and all within it.
    pub next: u32,
    pub parent: u32,
    pub kind: Kind,
    /// A string with at least one escape.
    pub escaped: bool,
    /// A member's name; its value is the next node.
    pub name: bool,
}

/// A text that is JSON, and the place of everything in it.
#[derive(Clone, Debug)]
pub struct Tree {
    text: Arc<str>,
    nodes: Vec<Raw>,
    depth: usize,
    wide: Wide,
}

impl Tree {
    /// Reads `text`; a byte-order mark at its start is passed over.
    ///
    /// # Errors
    /// The first place at which the text is not JSON.
    pub fn parse(text: impl Into<Arc<str>>) -> Result<Self, ParseError> {
        let text = text.into();
        let (nodes, depth) = parse::parse(&text)?;
        Ok(Self {
            text,
            nodes,
            depth,
            wide: Wide::default(),
        })
    }

    /// The text that was read.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// Greatest nesting depth of objects and lists.
    pub const fn depth(&self) -> usize {
        self.depth
    }

    /// The value that is the whole text.
    pub const fn root(&self) -> Node<'_> {
        Node {
            tree: self,
            id: NodeId(0),
        }
    }

    /// Every value and every member's name, in the order of the text.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        // The reader refuses texts that would have more nodes than this.
        let count = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        (0..count).map(|id| Node {
            tree: self,
            id: NodeId(id),
        })
    }

    /// The node with this id.
    ///
    /// An id of another tree gives another node, or the root where there is none.
    pub fn node(&self, id: NodeId) -> Node<'_> {
        let id = if (id.0 as usize) < self.nodes.len() {
            id
        } else {
            NodeId(0)
        };
        Node { tree: self, id }
    }

    /// The value at `pointer`; of a member that came twice the last.
    pub fn find(&self, pointer: &Pointer) -> Option<Node<'_>> {
        pointer
            .steps()
            .try_fold(self.root(), |node, step| node.step(&step))
    }

    /// The value at `pointer`, or the nearest that holds it.
    pub fn nearest(&self, pointer: &Pointer) -> Node<'_> {
        let mut node = self.root();
        for step in pointer.steps() {
            let Some(inner) = node.step(&step) else { break };
            node = inner;
        }
        node
    }

    /// The innermost value (or member's name) at the byte `offset`; the root if it stands outside of all.
    pub fn at(&self, offset: usize) -> Node<'_> {
        let after = self
            .nodes
            .partition_point(|raw| raw.start as usize <= offset);
        let mut node = self.node(NodeId(
            u32::try_from(after.saturating_sub(1)).unwrap_or_default(),
        ));
        while offset > node.range().end
            && let Some(parent) = node.parent()
        {
            node = parent;
        }
        node
    }

    fn raw(&self, id: NodeId) -> &Raw {
        &self.nodes[id.0 as usize]
    }
}

/// A value (or a member's name) in a [`Tree`].
#[derive(Clone, Copy, Debug)]
pub struct Node<'t> {
    tree: &'t Tree,
    id: NodeId,
}

/// A member of an object: its name and its value.
#[derive(Clone, Copy, Debug)]
pub struct Member<'t> {
    /// The name, a string.
    pub key: Node<'t>,
    /// The value.
    pub value: Node<'t>,
}

impl<'t> Member<'t> {
    /// The member's name as it is meant, escapes resolved.
    pub fn name(&self) -> Cow<'t, str> {
        decode(self.key.inside())
    }

    /// From the name's first quote to the value's last byte.
    pub fn range(&self) -> Range<usize> {
        self.key.range().start..self.value.range().end
    }
}

impl<'t> Node<'t> {
    /// The node's number in its tree.
    pub const fn id(self) -> NodeId {
        self.id
    }

    /// The tree it belongs to.
    pub const fn tree(self) -> &'t Tree {
        self.tree
    }

    /// Type of the value.
    pub fn kind(self) -> Kind {
        self.tree.raw(self.id).kind
    }

    /// Its bytes in the text, quotes and brackets included.
    pub fn range(self) -> Range<usize> {
        let raw = self.tree.raw(self.id);
        raw.start as usize..raw.end as usize
    }

    /// Its text as it is written.
    pub fn source(self) -> &'t str {
        &self.tree.text[self.range()]
    }

    /// The text that a string means; `None` for what is no string.
    pub fn string(self) -> Option<Cow<'t, str>> {
        let raw = self.tree.raw(self.id);
        (raw.kind == Kind::String).then(|| {
            if raw.escaped {
                decode(self.inside())
            } else {
                Cow::Borrowed(self.inside())
            }
        })
    }

    /// A number as it is spelled; `None` for what is no number.
    pub fn number(self) -> Option<&'t str> {
        (self.kind() == Kind::Number).then(|| self.source())
    }

    /// The members of an object in the order of the text, those that came twice included; none for anything else.
    pub fn members(self) -> impl Iterator<Item = Member<'t>> + Clone {
        let mut children = self.children(Kind::Object);
        std::iter::from_fn(move || {
            let key = children.next()?;
            Some(Member {
                key,
                value: children.next()?,
            })
        })
    }

    /// The items of a list; none for anything else.
    pub fn items(self) -> impl Iterator<Item = Node<'t>> + Clone {
        self.children(Kind::Array)
    }

    /// Number of members or items.
    pub fn len(self) -> usize {
        if self.is_wide() {
            return self.tree.wide.count(self);
        }
        match self.kind() {
            Kind::Object => self.members().count(),
            _ => self.items().count(),
        }
    }

    /// True if this object or list has more entries than are walked to find one.
    pub(super) fn is_wide(self) -> bool {
        match self.kind() {
            Kind::Object => self.members().nth(NARROW).is_some(),
            _ => self.items().nth(NARROW).is_some(),
        }
    }

    /// True unless this is an object or list with entries.
    pub fn is_empty(self) -> bool {
        self.tree.raw(self.id).next == self.id.0 + 1
    }

    /// The value of the member `name`: the last, if it came twice.
    pub fn get(self, name: &str) -> Option<Node<'t>> {
        if self.kind() == Kind::Object && self.is_wide() {
            let value = self.tree.wide.named(self, name).next_back()?;
            return Some(self.tree.node(value));
        }
        let named = self.members().filter(|member| member.key.means(name));
        named.last().map(|member| member.value)
    }

    /// The values of all members that are called `name`, in the order of the text.
    pub fn all_named(self, name: &str) -> Vec<Node<'t>> {
        if self.kind() == Kind::Object && self.is_wide() {
            let named = self.tree.wide.named(self, name);
            return named.map(|value| self.tree.node(value)).collect();
        }
        let named = self.members().filter(|member| member.key.means(name));
        named.map(|member| member.value).collect()
    }

    /// Item `index` of a list.
    pub fn item(self, index: usize) -> Option<Node<'t>> {
        if index < NARROW {
            return self.items().nth(index);
        }
        let item = (self.kind() == Kind::Array).then(|| self.tree.wide.item(self, index))??;
        Some(self.tree.node(item))
    }

    /// The object or list that holds this node.
    pub fn parent(self) -> Option<Node<'t>> {
        (self.id.0 != 0).then(|| Node {
            tree: self.tree,
            id: NodeId(self.tree.raw(self.id).parent),
        })
    }

    /// The member whose value this is.
    pub fn as_member(self) -> Option<Member<'t>> {
        let parent = self.parent()?;
        (parent.kind() == Kind::Object).then(|| Member {
            key: Node {
                tree: self.tree,
                id: NodeId(self.id.0 - 1),
            },
            value: self,
        })
    }

    /// The index of this item in its list.
    pub fn as_index(self) -> Option<usize> {
        let list = self
            .parent()
            .filter(|parent| parent.kind() == Kind::Array)?;
        let near = list.items().take(NARROW);
        near.enumerate()
            .find(|(_, item)| item.id == self.id)
            .map(|(index, _)| index)
            .or_else(|| self.tree.wide.index_of(list, self.id))
    }

    /// Pointer to this value; a member's name has the pointer of its value.
    pub fn pointer(self) -> Pointer {
        let mut steps = Vec::new();
        let mut node = self.value_of_name().unwrap_or(self);
        while let Some(parent) = node.parent() {
            steps.push(node);
            node = parent;
        }
        let steps = steps.into_iter().rev();
        Pointer::of_steps(steps.map(|node| match node.as_member() {
            Some(member) => Step::Member(member.name()),
            None => Step::Item(node.as_index().unwrap_or_default()),
        }))
    }

    /// True if this string means `text`, escapes resolved.
    pub fn means(self, text: &str) -> bool {
        let raw = self.tree.raw(self.id);
        raw.kind == Kind::String
            && if raw.escaped {
                decode(self.inside()) == text
            } else {
                self.inside() == text
            }
    }

    /// Spelling of a string between its quotes.
    pub fn inside(self) -> &'t str {
        let range = self.range();
        match self.kind() {
            Kind::String => &self.tree.text[range.start + 1..range.end - 1],
            _ => &self.tree.text[range],
        }
    }

    /// The value whose name this node is.
    pub fn value_of_name(self) -> Option<Node<'t>> {
        self.tree
            .raw(self.id)
            .name
            .then(|| self.tree.node(NodeId(self.id.0 + 1)))
    }

    fn step(self, step: &str) -> Option<Node<'t>> {
        match self.kind() {
            Kind::Object => self.get(step),
            Kind::Array => self.item(index_of(step)?),
            _ => None,
        }
    }

    fn children(self, of: Kind) -> impl Iterator<Item = Node<'t>> + Clone {
        let raw = self.tree.raw(self.id);
        let end = if raw.kind == of { raw.next } else { 0 };
        let mut next = self.id.0 + 1;
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let id = NodeId(next);
                next = self.tree.raw(id).next;
                Node {
                    tree: self.tree,
                    id,
                }
            })
        })
    }
}
