//! Many removals at once: planned one by one, each would read the whole text again.

use super::batch::entry_range;
use super::{Batch, Change, EditError, MemberOrder, Replacement};
use crate::template::json::Tree;

/// Plans the removals at the start of `changes` at once, as long as they go backwards through the text, so that none
/// changes what the others mean. Returns how many they are and what they replace; `None` if there is nothing to gain.
///
/// # Errors
/// If a change does not fit the text.
pub(super) fn plan(
    tree: &Tree,
    changes: &[Change],
    order: MemberOrder,
) -> Result<Option<(usize, Vec<Replacement>)>, EditError> {
    let count = backwards(tree, changes);
    let mut batch = Batch::of(tree, order);
    let fits = count > 1 && batch.add(&changes[..count])?;
    Ok(fits.then(|| (count, batch.finish())))
}

fn backwards(tree: &Tree, changes: &[Change]) -> usize {
    let mut before = tree.text().len();
    let goes_on = |change: &&Change| {
        let range = match change {
            Change::Cut { range } => range.clone(),
            Change::Remove { pointer } => match tree.find(pointer) {
                Some(node) if node.parent().is_none() => return false,
                Some(node) => entry_range(node),
                None => return true,
            },
            _ => return false,
        };
        let is_before = range.end <= before;
        before = range.start;
        is_before
    };
    changes.iter().take_while(goes_on).count()
}

#[cfg(test)]
mod tests {
    use super::super::{Edit, carry_out, plan, splice};
    use super::*;
    use crate::template::pointer::Pointer;

    const NO_ORDER: MemberOrder = |_| Vec::new();

    /// Result of the changes made one after another.
    fn one_by_one(text: &str, changes: &[Change]) -> String {
        changes.iter().fold(text.to_owned(), |text, change| {
            splice(&text, &plan(&text, change, NO_ORDER).unwrap())
        })
    }

    #[test]
    fn many_removals_leave_what_they_leave_one_by_one() {
        let text = r#"{"a": [1, {"b": 2, "c": 3, "b": 4}, 5 ,6],
            "d": {"e": null}, "f": [ [ ] ], "g": 1, "d": {}}"#;
        for pointers in [
            &["/g", "/f/0", "/a/3", "/a/2", "/a/1/c", "/a/0"][..],
            &["/d", "/g", "/a/1/b", "/a/0"],
            &["/f/0", "/f"],
            &["/a/1", "/a/1", "/a/1"],
            &["/a/0", "/a/2", "/nothing", "/d/e"],
            &["/a/3", "/a/2", "/a/1", "/a/0", "/a"],
        ] {
            let changes: Vec<_> = pointers
                .iter()
                .flat_map(|pointer| Edit::remove(Pointer::parse(pointer).unwrap()).changes)
                .collect();
            assert_eq!(
                carry_out(text, None, &changes, NO_ORDER).unwrap(),
                one_by_one(text, &changes),
                "{pointers:?}"
            );
        }
    }
}
