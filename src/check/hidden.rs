//! Characters that nobody sees, in names and values.

use std::borrow::Cow;
use std::collections::HashSet;

use memchr::{memchr, memmem};

use crate::template::edit::Edit;
use crate::template::field::{Field, known};
use crate::template::hidden::{hidden, named, without};
use crate::template::json::{Kind, Node, NodeId, Tree, encode};
use crate::template::problem::Code;

use super::report::{Place, Report};

/// Warns of what can't be seen in the strings of the template. The job document has a check of its own, and so have
/// members that can't hold such characters at all.
pub(super) fn check(report: &mut Report<'_>, tree: &Tree) {
    if !may_hide(tree.text()) {
        return;
    }
    let told: HashSet<_> = report.places_of(Code::BadCharacter).collect();
    let document = tree.root().get(known::DOCUMENT.name()).map(Node::id);
    let mut new_names = HashSet::new();
    for node in tree.nodes().filter(|node| node.kind() == Kind::String) {
        if !report.has_room() {
            break;
        }
        let text = node.string().unwrap_or_default();
        let Some(found) = HiddenCharacters::of(&text) else {
            continue;
        };
        if let Some(value) = node.value_of_name() {
            name(report, node, value, &found, &mut new_names);
        } else if Some(node.id()) != document && !told.contains(&node.range().start) {
            let field = Field::at(&node.pointer()).map_or("A value", |field| field.label);
            report
                .add(
                    Code::HiddenCharacter,
                    node,
                    format!("“{field}” holds {}", found.words()),
                )
                .help(found.help())
                .fix(found.fix(), |_| {
                    Edit::replace(node.range(), encode(&without(&text)))
                });
        }
    }
}

fn name(
    report: &mut Report<'_>,
    key: Node<'_>,
    value: Node<'_>,
    found: &HiddenCharacters,
    new_names: &mut HashSet<(Option<NodeId>, String)>,
) {
    let name = key.string().unwrap_or_default();
    let place = Place::Beside(value, key.range());
    let told = report
        .add(
            Code::HiddenCharacter,
            place,
            format!("The name “{name}” holds {}", found.words()),
        )
        .help(found.help());
    let meant = without(&name);
    let holder = value.parent();
    let is_free = holder.is_some_and(|holder| holder.get(&meant).is_none());
    // Two names may differ by nothing else.
    if is_free && new_names.insert((holder.map(Node::id), meant.to_string())) {
        told.fix(found.fix(), |_| Edit::replace(key.range(), encode(&meant)));
    }
}

/// True if a JSON text may hold such characters, as they are or as escapes; few do.
pub(super) fn may_hide(json: &str) -> bool {
    let bytes = json.as_bytes();
    let has_escape = |escape: &[u8]| memmem::find(bytes, escape).is_some();
    !json.is_ascii()
        || memchr(0x7f, bytes).is_some()
        || [b"\\u", b"\\b", b"\\f"]
            .into_iter()
            .any(|escape| has_escape(escape))
}

/// The hidden characters of one text.
pub(super) struct HiddenCharacters {
    first: char,
    count: usize,
}

impl HiddenCharacters {
    /// `None` if there are none.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut all = hidden(text);
        let (_, first) = all.next()?;
        let count = 1 + all.count();
        Some(Self { first, count })
    }

    /// The same with those of another text behind it.
    pub(super) const fn and(self, next: &Self) -> Self {
        Self {
            count: self.count + next.count,
            ..self
        }
    }

    /// To follow "holds".
    pub(super) fn words(&self) -> String {
        let first = named(self.first);
        match self.count {
            1 => format!("a character that can't be seen: {first}"),
            count => format!("{count} characters that can't be seen, first {first}"),
        }
    }

    /// Help: the effect of the character.
    pub(super) const fn help(&self) -> &'static str {
        match self.first {
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                "It changes the order in which text is shown, so that people read another one than devices do"
            }
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => {
                "A control character steers the terminal or the log that it is printed to"
            }
            _ => {
                "Two texts that look the same differ by it, and nothing that compares them says why"
            }
        }
    }

    /// Label of the fix that removes them.
    pub(super) const fn fix(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self.count {
            1 => "Take it out",
            _ => "Take them out",
        })
    }
}
