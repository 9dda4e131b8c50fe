//! White space between the same tokens: one line, or one entry a line.

use super::{Kind, Member, Node};

/// The value on one line, without white space; every number and string as it was spelled.
pub fn compact(node: Node<'_>) -> String {
    one_line(node, "")
}

/// The same with those members of each object that `chosen` takes, in its order.
pub fn compact_of<'t>(node: Node<'t>, chosen: impl Fn(Node<'t>) -> Vec<Member<'t>>) -> String {
    let mut writer = Writer {
        out: String::with_capacity(node.source().len()),
        space: "",
        style: None,
    };
    writer.write(node, chosen);
    writer.out
}

/// The value on one line, `space` after every comma and colon; every number and string as it was spelled.
pub fn one_line(node: Node<'_>, space: &str) -> String {
    let mut writer = Writer {
        out: String::with_capacity(node.source().len()),
        space,
        style: None,
    };
    writer.write(node, all);
    writer.out
}

/// The value with one entry a line; every number and string as it was spelled.
pub fn pretty(node: Node<'_>, style: Style<'_>) -> String {
    let mut writer = Writer {
        out: String::with_capacity(node.source().len() * 2),
        space: style.space,
        style: Some(style),
    };
    writer.write(node, all);
    writer.out
}

/// Layout of a value on several lines; by default as this editor writes files.
#[derive(Clone, Copy, Debug)]
pub struct Style<'s> {
    /// One step of indentation.
    pub unit: &'s str,
    /// Indentation of every line but the first.
    pub base: &'s str,
    /// Line end.
    pub newline: &'s str,
    /// White space after a colon.
    pub space: &'s str,
}

impl Default for Style<'_> {
    fn default() -> Self {
        Self {
            unit: "  ",
            base: "",
            newline: "\n",
            space: " ",
        }
    }
}

/// Deeper lines are not indented further: nobody could read them, and they would grow with the square of the depth.
const DEEPEST: usize = 64;

fn all(object: Node<'_>) -> Vec<Member<'_>> {
    object.members().collect()
}

struct Writer<'s> {
    out: String,
    space: &'s str,
    style: Option<Style<'s>>,
}

impl Writer<'_> {
    /// Walks the nodes in the order of the text; the stack is ours, so depth does not matter.
    fn write<'t>(&mut self, root: Node<'t>, chosen: impl Fn(Node<'t>) -> Vec<Member<'t>>) {
        enum Step<'t> {
            Value(Node<'t>),
            Key(Node<'t>, bool),
            Item(bool),
            Close(char, bool),
        }
        let mut depth = 0;
        let mut steps = vec![Step::Value(root)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Key(key, first) => {
                    self.separate(first, depth);
                    self.out.push_str(key.source());
                    self.out.push(':');
                    self.out.push_str(self.space);
                }
                Step::Item(first) => self.separate(first, depth),
                Step::Close(bracket, empty) => {
                    depth -= 1;
                    if !empty {
                        self.line(depth);
                    }
                    self.out.push(bracket);
                }
                Step::Value(node) => {
                    let (open, close) = match node.kind() {
                        Kind::Object => ('{', '}'),
                        Kind::Array => ('[', ']'),
                        _ => {
                            self.out.push_str(node.source());
                            continue;
                        }
                    };
                    self.out.push(open);
                    depth += 1;
                    steps.push(Step::Close(close, node.is_empty()));
                    let mark = steps.len();
                    for (index, member) in chosen(node).into_iter().enumerate() {
                        steps.push(Step::Key(member.key, index == 0));
                        steps.push(Step::Value(member.value));
                    }
                    for (index, item) in node.items().enumerate() {
                        steps.push(Step::Item(index == 0));
                        steps.push(Step::Value(item));
                    }
                    steps[mark..].reverse();
                }
            }
        }
    }

    fn separate(&mut self, first: bool, depth: usize) {
        if !first {
            self.out.push(',');
            if self.style.is_none() {
                self.out.push_str(self.space);
            }
        }
        self.line(depth);
    }

    fn line(&mut self, depth: usize) {
        if let Some(Style {
            unit,
            base,
            newline,
            ..
        }) = self.style
        {
            self.out.push_str(newline);
            self.out.push_str(base);
            for _ in 0..depth.min(DEEPEST) {
                self.out.push_str(unit);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Tree;
    use super::*;

    #[test]
    fn depth_costs_no_more_than_length() {
        let deep = "[".repeat(50_000) + &"]".repeat(50_000);
        let tree = Tree::parse(deep.as_str()).unwrap();
        let pretty = pretty(tree.root(), Style::default());
        assert!(pretty.len() < 300 * 50_000);
        assert_eq!(compact(Tree::parse(pretty).unwrap().root()), deep);
    }

    #[test]
    fn only_white_space_changes() {
        let tree = Tree::parse(r#"{ "a" : [ 1e1,{} , [ ] ], "b":{"c":5.0} }"#).unwrap();
        assert_eq!(compact(tree.root()), r#"{"a":[1e1,{},[]],"b":{"c":5.0}}"#);
        assert_eq!(
            one_line(tree.root(), " "),
            r#"{"a": [1e1, {}, []], "b": {"c": 5.0}}"#
        );
        assert_eq!(
            pretty(tree.root(), Style::default()),
            "{\n  \"a\": [\n    1e1,\n    {},\n    []\n  ],\n  \"b\": {\n    \"c\": 5.0\n  }\n}"
        );
    }
}
