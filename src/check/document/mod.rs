//! The job document: its size, whether it is JSON, and what it holds.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use memchr::memmem;

use crate::template::edit::Edit;
use crate::template::field::{TextLimits, known};
use crate::template::json::{Kind, Node, ParseErrorKind, Pointers, Tree, encode, spelled_at};
use crate::template::pointer::Pointer;
use crate::template::problem::{Code, DocumentPlace};
use crate::template::text::{BYTE_ORDER_MARK, Lines};
use crate::template::view::{Template, Typed};

use super::placeholder::Needs;
use super::report::Report;
use super::{shape, whole};

mod finding;
mod hidden;
mod mend;
mod placeholders;

/// The deepest nesting of objects and lists.
const MOST_LEVELS: usize = 1000;

/// Checks the document, and tells what its placeholders need from other members.
pub(super) fn check(report: &mut Report<'_>, template: &Template<'_>) -> Needs {
    let Typed::Given(text, node) = &template.document else {
        return Needs::default();
    };
    if text.is_empty() {
        return Needs::default();
    }
    check_size(report, text, *node);
    let lines = OnceCell::new();
    match Tree::parse(&**text) {
        Ok(tree) => {
            let document = Document {
                text,
                node: *node,
                tree: &tree,
                lines,
                pointers: RefCell::default(),
            };
            document.check_mark(report);
            document.check_form(report);
            document.check_nulls(report);
            hidden::check(report, &document);
            placeholders::check(report, &document, template)
        }
        Err(error) => {
            let at = error.offset..error.offset;
            let found = report
                .add(
                    Code::DocumentNotJson,
                    *node,
                    format!("The job document is not JSON: {error}"),
                )
                .within(|| place(text, &lines, Pointer::root(), at));
            let found = match whole::advice(error.kind) {
                Some(advice) => found.help(advice),
                None => found,
            };
            if let ParseErrorKind::Hidden(character) = error.kind {
                let (before, after) = text.split_at(error.offset);
                let mended = [before, &after[character.len_utf8()..]].concat();
                found.safe_fix("Take it out", |pointer| Edit::set(pointer, encode(&mended)));
            }
            Needs::default()
        }
    }
}

/// A job document that is JSON.
struct Document<'d> {
    text: &'d str,
    /// Its value in the template.
    node: Node<'d>,
    tree: &'d Tree,
    /// Found only when there is something to say.
    lines: OnceCell<Lines>,
    pointers: RefCell<Pointers>,
}

impl Document<'_> {
    /// The place of a value in the document; if its pointer is too long, with that of the nearest value around it.
    fn place_of(&self, value: Node<'_>) -> DocumentPlace {
        let told = self.pointers.borrow_mut().reported(value);
        place(self.text, &self.lines, told.pointer(), value.range())
    }

    /// Edit of some bytes of what one of its strings means.
    fn replace(&self, string: Node<'_>, bytes: &Range<usize>, text: &str) -> Edit {
        let place = |offset: usize| {
            let in_document = string.range().start + 1 + spelled_at(string.inside(), offset);
            self.node.range().start + 1 + spelled_at(self.node.inside(), in_document)
        };
        let spelled = |text: &str| {
            let json = encode(text);
            json[1..json.len() - 1].to_owned()
        };
        let range = place(bytes.start)..place(bytes.end);
        Edit::replace(range, spelled(&spelled(text)))
    }

    /// True if it is within the service's length limit.
    fn fits(&self) -> bool {
        limits().is_none_or(|limits| limits.count.of(self.text) <= limits.max)
    }

    /// Our reader passes over a byte-order mark; JSON has none.
    fn check_mark(&self, report: &mut Report<'_>) {
        if let Some(rest) = self.text.strip_prefix(BYTE_ORDER_MARK) {
            report
                .add(
                    Code::DocumentNotJson,
                    self.node,
                    "The job document is not JSON: it begins with a byte-order mark",
                )
                .within(|| self.place_of(self.tree.root()))
                .safe_fix("Remove the mark", |pointer| {
                    Edit::set(pointer, encode(rest))
                });
        }
    }

    fn check_form(&self, report: &mut Report<'_>) {
        let root = self.tree.root();
        if root.kind() != Kind::Object {
            report
                .add(Code::DocumentNotObject,
                    self.node,
                    format!("The job document is {}, not an object", root.kind().name()),
                )
                .within(|| self.place_of(root))
                .help("Devices usually expect an object; AWS does not say what becomes of anything else");
        }
        let depth = self.tree.depth();
        if depth > MOST_LEVELS {
            report
                .add(Code::DocumentTooDeep,
                    self.node,
                    format!(
                        "The job document nests {depth} levels deep; at most {MOST_LEVELS} are allowed"
                    ),
                )
                .within(|| self.place_of(root));
        }
    }

    fn check_nulls(&self, report: &mut Report<'_>) {
        if memmem::find(self.text.as_bytes(), b"null").is_none() {
            return;
        }
        let mut nulls = self
            .tree
            .nodes()
            .filter(|node| node.kind() == Kind::Null && node.as_member().is_some());
        let Some(first) = nulls.next() else {
            return;
        };
        let message = match nulls.count() {
            0 => "A member of the job document is null; devices may not receive it".to_owned(),
            more => format!(
                "{} members of the job document are null; devices may not receive them",
                more + 1
            ),
        };
        report
            .add(Code::DocumentNull, self.node, message)
            .within(|| self.place_of(first))
            .help("Null members have been dropped on the way to devices");
    }
}

fn check_size(report: &mut Report<'_>, text: &str, node: Node<'_>) {
    if let Some(limits) = limits() {
        let length = limits.count.of(text);
        shape::check_length(report, known::DOCUMENT.field, limits, length, node);
    }
}

const fn limits() -> Option<TextLimits> {
    known::DOCUMENT.field.text()
}

fn place(
    text: &str,
    lines: &OnceCell<Lines>,
    pointer: Pointer,
    range: Range<usize>,
) -> DocumentPlace {
    let lines = lines.get_or_init(|| Lines::of(text));
    DocumentPlace {
        pointer,
        position: lines.position(text, range.start),
        range,
    }
}
