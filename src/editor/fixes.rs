//! Fixes: edits that mend problems.

use std::sync::Arc;

use super::open::{Amendment, Drafts, OpenTemplate};
use crate::check::fix::{Wanted, fix_all};
use crate::template::edit::{Change, Edit, difference};
use crate::template::pointer::{Pointer, index_of};
use crate::template::problem::Problem;

/// The fix of `problem` as a change of its own.
pub fn amendment(problem: &Problem) -> Option<Amendment> {
    let fix = problem.fix.as_ref()?;
    Some(Amendment::once(fix.edit.clone(), problem.pointer.clone()))
}

/// True if a problem of the present text has a safe fix: one that can't change the meaning.
pub fn has_safe_fix(template: &OpenTemplate) -> bool {
    let mut problems = template.problems().iter();
    !template.is_checking() && problems.any(|problem| Wanted::Safe.has(problem))
}

/// Making of all safe fixes of `template`, which takes long for a long text: they become one change, which comes with
/// the number of problems that it mends.
pub fn all_safe(
    template: &OpenTemplate,
) -> impl FnOnce() -> Option<(Amendment, usize)> + Send + use<> {
    let revision = Arc::clone(template.revision());
    let drafts = template.drafts().clone();
    let mut problems = template.problems().iter();
    let look = problems.find(|problem| Wanted::Safe.has(problem));
    let look = look.map(|problem| problem.pointer.clone());
    move || {
        let harms_draft = |problem: &Problem| harms_draft(&drafts, problem);
        let text = revision.tree()?.text();
        let fixed = fix_all(text, Wanted::Safe, harms_draft)?;
        let change = difference(revision.text(), &fixed.text)?;
        let edit = Edit::replace(change.range, change.text);
        Some((Amendment::once(edit, look?), fixed.made))
    }
}

/// True if the fix changes or removes a member whose field holds a draft, or renumbers the list that such a member
/// is in.
fn harms_draft(drafts: &Drafts, problem: &Problem) -> bool {
    let changes = problem.fix.iter().flat_map(|fix| &fix.edit.changes);
    let gone: Vec<Pointer> = changes
        .filter_map(|change| match change {
            Change::Remove { pointer } => Some(renumbered(pointer)),
            _ => None,
        })
        .collect();
    drafts
        .pointers()
        .any(|draft| *draft == problem.pointer || gone.iter().any(|gone| draft.is_within(gone)))
}

/// The place within which pointers mean something else, or nothing, once what stands at `pointer` is taken out.
fn renumbered(pointer: &Pointer) -> Pointer {
    let is_item = pointer.last().is_some_and(|step| index_of(&step).is_some());
    let list = is_item.then(|| pointer.parent()).flatten();
    list.unwrap_or_else(|| pointer.clone())
}
