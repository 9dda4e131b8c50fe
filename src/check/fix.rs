//! All fixes of a text at once: one pass over it, and again over what becomes of it, until none is left.

use std::sync::Arc;

use super::check;
use crate::template::edit::{Batch, splice};
use crate::template::field::member_names;
use crate::template::json::{ParseError, Tree};
use crate::template::problem::{Fix, Problem, Severity};

/// Fixes to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Those that can't change what was meant. Together they never leave more errors than there were: a fix that
    /// brings others to light is left to be made by itself.
    Safe,
    /// All.
    Any,
}

/// A text with fixes made.
#[derive(Debug)]
pub struct Fixed {
    /// The text.
    pub text: Arc<str>,
    /// The text as JSON.
    pub read: Result<Tree, ParseError>,
    /// Problems that are left.
    pub problems: Vec<Problem>,
    /// Number of problems whose fix was made.
    pub made: usize,
}

/// The most rounds of fixing; no text needs a third of them.
const MOST_ROUNDS: usize = 32;

/// The most trials of a round with fewer fixes.
const MOST_TRIALS: usize = 32;

impl Wanted {
    /// True if the problem has a fix to be made.
    pub fn has(self, problem: &Problem) -> bool {
        let wanted = |fix: &Fix| fix.safe || self == Self::Any;
        problem.fix.as_ref().is_some_and(wanted)
    }
}

/// Makes the `wanted` fixes of a text whose problems are known, but for those of `spared` problems; `None` if there is
/// none that could be made.
pub fn fix_all(
    read: &Result<Tree, ParseError>,
    problems: &[Problem],
    wanted: Wanted,
    spared: impl Fn(&Problem) -> bool,
) -> Option<Fixed> {
    let mut fixed = round(read, problems, wanted, &spared)?;
    for _ in 1..MOST_ROUNDS {
        let Some(next) = round(&fixed.read, &fixed.problems, wanted, &spared) else {
            break;
        };
        let made = fixed.made + next.made;
        fixed = Fixed { made, ..next };
    }
    Some(fixed)
}

/// One pass. Where safe fixes together leave more errors, those that do are found by halves and left out.
fn round(
    read: &Result<Tree, ParseError>,
    problems: &[Problem],
    wanted: Wanted,
    spared: &impl Fn(&Problem) -> bool,
) -> Option<Fixed> {
    // What is not JSON has no place for a fix.
    let tree = read.as_ref().ok()?;
    let fixes: Vec<&Fix> = problems
        .iter()
        .filter(|problem| wanted.has(problem) && !spared(problem))
        .filter_map(|problem| problem.fix.as_ref())
        .collect();
    let most = errors(problems);
    let mut taken: Vec<&Fix> = Vec::new();
    let mut best = None;
    let mut waiting = vec![&fixes[..]];
    for _ in 0..MOST_TRIALS {
        let Some(part) = waiting.pop() else { break };
        let trial = [&taken, part].concat();
        let outcome = make(tree, &trial);
        if wanted == Wanted::Any || errors(&outcome.problems) <= most {
            taken = trial;
            best = Some(outcome);
        } else if part.len() > 1 {
            let (first, second) = part.split_at(part.len() / 2);
            waiting.extend([second, first]);
        }
    }
    best.filter(|fixed| fixed.text != *tree.text())
}

/// Makes those fixes that do not meet others before them.
fn make(tree: &Tree, fixes: &[&Fix]) -> Fixed {
    let mut batch = Batch::of(tree, member_names);
    let is_made = |fix: &&&Fix| matches!(batch.add(&fix.edit.changes), Ok(true));
    let made = fixes.iter().filter(is_made).count();
    let text: Arc<str> = splice(tree.text(), &batch.finish()).into();
    let read = Tree::parse(text.clone());
    let problems = check(&read);
    Fixed {
        text,
        read,
        problems,
        made,
    }
}

fn errors(problems: &[Problem]) -> usize {
    let is_error = |problem: &&Problem| problem.severity == Severity::Error;
    problems.iter().filter(is_error).count()
}
