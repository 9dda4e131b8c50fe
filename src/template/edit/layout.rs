//! Layout of a text, followed by what is added to it.

use std::cell::OnceCell;

use memchr::memchr_iter;

use crate::template::json::{Kind, Node, Style, Tree, one_line, pretty};
use crate::template::text::line_end;

/// The layout of one text, read off its first lines.
pub(super) struct Layout<'t> {
    text: &'t str,
    /// The bytes behind each line break, found once: a line may be as long as the text.
    line_starts: OnceCell<Vec<usize>>,
    /// One step of indentation.
    unit: &'t str,
    newline: &'static str,
    /// The white space after a colon.
    space: &'t str,
    /// Layout of objects and lists without entries: `true` for one entry per line.
    lines: bool,
}

impl<'t> Layout<'t> {
    pub(super) fn of(tree: &'t Tree) -> Self {
        let text: &str = tree.text();
        let root = tree.root();
        let first = root.members().next();
        let lead = first.map(|member| &text[root.range().start + 1..member.range().start]);
        let unit = lead
            .and_then(|lead| lead.rsplit_once('\n'))
            .map_or("  ", |(_, indentation)| indentation);
        let space = first.map_or(" ", |member| {
            let between = &text[member.key.range().end..member.value.range().start];
            let space = between.split_once(':').map_or("", |(_, space)| space);
            if space.contains('\n') { " " } else { space }
        });
        Self {
            text,
            line_starts: OnceCell::new(),
            unit,
            newline: line_end(text),
            space,
            lines: lead.is_none_or(|lead| lead.contains('\n')),
        }
    }

    /// The white space at the start of the line on which `offset` stands.
    pub(super) fn indentation(&self, offset: usize) -> &'t str {
        let starts = || memchr_iter(b'\n', self.text.as_bytes()).map(|at| at + 1);
        let starts = self.line_starts.get_or_init(|| starts().collect());
        let before = starts.partition_point(|start| *start <= offset);
        let start = before.checked_sub(1).map_or(0, |index| starts[index]);
        let line = &self.text[start..offset];
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }

    /// True if each entry of this object or list gets a line of its own.
    fn on_lines(&self, holder: Node<'_>) -> bool {
        match first_entry(holder) {
            Some(first) => self.text[holder.range().start + 1..first].contains('\n'),
            None => self.lines,
        }
    }

    /// White space between two entries of `holder`, after the comma.
    pub(super) fn gap(&self, holder: Node<'_>) -> String {
        if !self.on_lines(holder) {
            return self.space.to_owned();
        }
        format!("{}{}", self.newline, self.entry_indentation(holder))
    }

    /// White space between the last entry of a `holder` that was empty and its closing bracket.
    pub(super) fn closing_gap(&self, holder: Node<'_>) -> String {
        if self.on_lines(holder) {
            format!("{}{}", self.newline, self.indentation(holder.range().start))
        } else {
            String::new()
        }
    }

    /// White space between the opening bracket of a `holder` that was empty and its first entry.
    pub(super) fn opening_gap(&self, holder: Node<'_>) -> String {
        if self.on_lines(holder) {
            self.gap(holder)
        } else {
            String::new()
        }
    }

    /// An entry of `holder`: a value, after its name in an object.
    pub(super) fn entry(&self, holder: Node<'_>, name: Option<&str>, json: &str) -> String {
        let lines = self.on_lines(holder);
        let indentation = lines.then(|| self.entry_indentation(holder));
        let value = self.value(json, indentation.as_deref());
        match name {
            Some(name) => format!(
                "{}:{}{value}",
                crate::template::json::encode(name),
                self.space
            ),
            None => value,
        }
    }

    /// A value that takes the place of `old`.
    pub(super) fn value_for(&self, old: Node<'_>, json: &str) -> String {
        let lines = old
            .parent()
            .map_or(self.lines, |holder| self.on_lines(holder));
        self.value(json, lines.then(|| self.indentation(old.range().start)))
    }

    /// The value laid out on lines behind `base`, or on one line.
    fn value(&self, json: &str, base: Option<&str>) -> String {
        let Ok(tree) = Tree::parse(json) else {
            return json.to_owned();
        };
        let root = tree.root();
        match (root.kind(), base) {
            (Kind::Object | Kind::Array, Some(base)) => pretty(
                root,
                Style {
                    unit: self.unit,
                    base,
                    newline: self.newline,
                    space: self.space,
                },
            ),
            (Kind::Object | Kind::Array, None) => one_line(root, self.space),
            _ => root.source().to_owned(),
        }
    }

    fn entry_indentation(&self, holder: Node<'_>) -> String {
        match first_entry(holder) {
            Some(first) => self.indentation(first).to_owned(),
            None => format!("{}{}", self.indentation(holder.range().start), self.unit),
        }
    }
}

fn first_entry(holder: Node<'_>) -> Option<usize> {
    let member = holder.members().next().map(|member| member.range().start);
    member.or_else(|| holder.items().next().map(|item| item.range().start))
}
