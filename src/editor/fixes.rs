//! Fixes: edits that mend problems.

use super::open::{Amendment, OpenTemplate};
use crate::check::fix::{Wanted, fix_all};
use crate::template::edit::{Change, Edit, difference};
use crate::template::pointer::{Pointer, index_of};
use crate::template::problem::Problem;

/// The fix of `problem` as a change of its own.
pub fn amendment(problem: &Problem) -> Option<Amendment> {
    let fix = problem.fix.as_ref()?;
    Some(Amendment::once(fix.edit.clone(), problem.pointer.clone()))
}

/// True if a problem has a safe fix: one that can't change the meaning.
pub fn has_safe_fix(template: &OpenTemplate) -> bool {
    let mut problems = template.problems().iter();
    problems.any(|problem| Wanted::Safe.has(problem))
}

/// All safe fixes as one change, and how many problems they mend.
pub fn all_safe(template: &OpenTemplate) -> Option<(Amendment, usize)> {
    let revision = template.revision();
    let text = revision.tree()?.text();
    let fixed = fix_all(text, Wanted::Safe, |problem| harms_draft(template, problem))?;
    let change = difference(revision.text(), &fixed.text)?;
    let mut problems = template.problems().iter();
    let look = problems.find(|problem| Wanted::Safe.has(problem))?;
    let edit = Edit::replace(change.range, change.text);
    Some((Amendment::once(edit, look.pointer.clone()), fixed.made))
}

/// True if the fix changes or removes a member whose field holds a draft, or renumbers the list that such a member
/// is in.
fn harms_draft(template: &OpenTemplate, problem: &Problem) -> bool {
    let changes = problem.fix.iter().flat_map(|fix| &fix.edit.changes);
    let gone: Vec<Pointer> = changes
        .filter_map(|change| match change {
            Change::Remove { pointer } => Some(renumbered(pointer)),
            _ => None,
        })
        .collect();
    let mut drafts = template.drafts().pointers();
    drafts.any(|draft| *draft == problem.pointer || gone.iter().any(|gone| draft.is_within(gone)))
}

/// The place within which pointers mean something else, or nothing, once what stands at `pointer` is taken out.
fn renumbered(pointer: &Pointer) -> Pointer {
    let is_item = pointer.last().is_some_and(|step| index_of(&step).is_some());
    let list = is_item.then(|| pointer.parent()).flatten();
    list.unwrap_or_else(|| pointer.clone())
}
