//! Fixes: edits that mend problems.

use super::open::{Amendment, OpenTemplate};
use crate::template::edit::Edit;
use crate::template::field::member_names;
use crate::template::problem::{Fix, Problem};

/// The fix of `problem` as a change of its own.
pub fn amendment(problem: &Problem) -> Option<Amendment> {
    let fix = problem.fix.as_ref()?;
    Some(Amendment::once(fix.edit.clone(), problem.pointer.clone()))
}

/// Whether there is a fix that can't change what was meant.
pub fn has_safe_fix(template: &OpenTemplate) -> bool {
    safe_fixes(template).next().is_some()
}

/// All safe fixes as one change. A fix that no longer fits after those before it is left out: its problem stays in the
/// list, to be fixed by itself.
pub fn all_safe(template: &OpenTemplate) -> Option<Amendment> {
    let mut edit = Edit::default();
    let look = template
        .problems()
        .iter()
        .find(|problem| problem.fix.as_ref().is_some_and(|fix| fix.safe))?
        .pointer
        .clone();
    // From the end of the text backwards, so that what is replaced by its bytes still stands there.
    for fix in safe_fixes(template).collect::<Vec<_>>().into_iter().rev() {
        let next = edit.clone().and(fix.edit.clone());
        if next.apply(template.revision().text(), member_names).is_ok() {
            edit = next;
        }
    }
    Some(Amendment::once(edit, look))
}

fn safe_fixes(template: &OpenTemplate) -> impl Iterator<Item = &Fix> {
    template
        .problems()
        .iter()
        .filter_map(|problem| problem.fix.as_ref())
        .filter(|fix| fix.safe)
}
