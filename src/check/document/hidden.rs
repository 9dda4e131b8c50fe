//! Characters that nobody sees, in the names and strings of the job document.

use crate::template::edit::{Edit, Replacement, splice};
use crate::template::hidden::without;
use crate::template::json::{Kind, encode};
use crate::template::problem::Code;

use super::super::hidden::{HiddenCharacters, may_hide};
use super::super::report::Report;
use super::{Document, place};

/// Warns of them once: a fix holds the whole document.
pub(super) fn check(report: &mut Report<'_>, document: &Document<'_>) {
    if !may_hide(document.text) {
        return;
    }
    let strings = document
        .tree
        .nodes()
        .filter(|node| node.kind() == Kind::String);
    let mut all: Option<HiddenCharacters> = None;
    let (mut first, mut mended) = (None, Vec::new());
    for node in strings {
        let text = node.string().unwrap_or_default();
        let Some(found) = HiddenCharacters::of(&text) else {
            continue;
        };
        all = Some(match all {
            Some(before) => before.and(&found),
            None => found,
        });
        first.get_or_insert(node);
        mended.push(Replacement {
            range: node.range(),
            text: encode(&without(&text)),
        });
    }
    let (Some(all), Some(first)) = (all, first) else {
        return;
    };
    let pointer = first.value_of_name().unwrap_or(first).pointer();
    let found = report
        .add(
            Code::HiddenCharacter,
            document.node,
            format!("The job document holds {}", all.words()),
        )
        .within(|| place(document.text, &document.lines, pointer, first.range()))
        .help(all.help());
    if document.fits() {
        let text = splice(document.text, &mended);
        found.fix(all.fix(), |pointer| Edit::set(pointer, encode(&text)));
    }
}
