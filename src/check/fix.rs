//! All fixes of a text at once: one pass over it, and again over what becomes of it, until none is left.

use std::ops::Range;
use std::sync::Arc;

use super::{MOST_PROBLEMS, problems, whole};
use crate::template::edit::{Batch, Replacement, splice};
use crate::template::field::member_names;
use crate::template::hidden::is_hidden;
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
    /// Number of problems whose fix was made.
    pub made: usize,
}

/// The most rounds of fixing, should two fixes undo each other; only a hostile text needs more than a few.
const MOST_ROUNDS: usize = 128;

/// A text has at most one problem in so many of its bytes, unless it is hostile: those behind the first wait for the
/// next round, for each takes many times its own bytes of memory.
const BYTES_PER_PROBLEM: usize = 16;

/// The most trials of a round with fewer fixes.
const MOST_TRIALS: usize = 32;

impl Wanted {
    /// True if the problem has a fix to be made.
    pub fn has(self, problem: &Problem) -> bool {
        let wanted = |fix: &Fix| fix.safe || self == Self::Any;
        problem.fix.as_ref().is_some_and(wanted)
    }
}

/// Makes the `wanted` fixes of a text, however many, but for those of `spared` problems; `None` if there is none that
/// could be made.
pub fn fix_all(
    text: &Arc<str>,
    wanted: Wanted,
    spared: impl Fn(&Problem) -> bool,
) -> Option<Fixed> {
    let can_fix = |problem: &Problem| wanted.has(problem) && !spared(problem);
    let (mut draft, mut made, most) = match Draft::of(text.clone(), most_problems(text)) {
        Ok(draft) => (draft, 0, usize::MAX),
        Err(error) if can_fix(&whole::not_json(&error)) => {
            let (text, made) = without_hidden(text);
            let most_problems = most_problems(&text);
            (Draft::of(text.into(), most_problems).ok()?, made, 1)
        }
        Err(_) => return None,
    };
    for _ in 0..MOST_ROUNDS {
        let Some(trial) = draft.round(wanted, &can_fix) else {
            break;
        };
        made += trial.made;
        draft = trial.draft.anew()?;
    }
    let text = draft.tree.text().clone();
    let is_wanted = made > 0 && (wanted == Wanted::Any || draft.errors.len() <= most);
    is_wanted.then_some(Fixed { text, made })
}

fn most_problems(text: &str) -> usize {
    MOST_PROBLEMS.max(text.len() / BYTES_PER_PROBLEM)
}

/// The text without what nobody sees between its values, where JSON has no place for it, and how many such characters
/// there were.
fn without_hidden(text: &str) -> (String, usize) {
    let (mut in_string, mut escapes) = (false, false);
    let is_kept = |(at, character): &(usize, char)| {
        let is_blank = matches!(character, ' ' | '\t' | '\n' | '\r') || *at == 0;
        let is_hidden = is_hidden(*character) || character.is_whitespace();
        let is_kept = in_string || is_blank || !is_hidden;
        in_string ^= *character == '"' && !escapes;
        escapes = in_string && *character == '\\' && !escapes;
        is_kept
    };
    let characters = text.char_indices().filter(is_kept);
    let kept: String = characters.map(|(_, character)| character).collect();
    let gone = text.chars().count() - kept.chars().count();
    (kept, gone)
}

/// A text between two rounds, and its problems.
struct Draft {
    tree: Tree,
    problems: Vec<Problem>,
    /// At most so many of them are looked for in one round.
    most_problems: usize,
    /// The places at which errors begin, in order.
    errors: Vec<usize>,
}

/// What becomes of a draft by some of its fixes.
struct Trial {
    draft: Draft,
    /// The end of each replacement, before and after.
    moved: Vec<(usize, usize)>,
    made: usize,
}

impl Draft {
    fn of(text: Arc<str>, most_problems: usize) -> Result<Self, ParseError> {
        let tree = Tree::parse(text)?;
        let problems = problems(&tree, most_problems);
        let is_error = |problem: &&Problem| problem.severity == Severity::Error;
        let errors = problems.iter().filter(is_error);
        Ok(Self {
            errors: errors.map(|problem| problem.range.start).collect(),
            problems,
            tree,
            most_problems,
        })
    }

    /// With as many problems as are looked for in a text of its length, so that another run would begin with the same.
    fn anew(self) -> Option<Self> {
        let most_problems = most_problems(self.tree.text());
        if most_problems == self.most_problems {
            return Some(self);
        }
        Self::of(self.tree.text().clone(), most_problems).ok()
    }

    /// One pass. Where safe fixes together leave more errors, those that do are found by their places, then by halves,
    /// and left out.
    fn round(&self, wanted: Wanted, can_fix: &impl Fn(&Problem) -> bool) -> Option<Trial> {
        let problems = self.problems.iter();
        let all: Vec<_> = problems.filter(|problem| can_fix(problem)).collect();
        let trial = self.with(&all)?;
        if wanted == Wanted::Any || !self.has_more_errors(&trial) {
            return Some(trial).filter(|trial| self.differs(trial));
        }
        let (doubtful, harmless) = all
            .into_iter()
            .partition::<Vec<_>, _>(|problem| self.has_more_errors_at(&problem.range, &trial));
        let mut taken = Vec::new();
        let mut best = None;
        let mut waiting = vec![&doubtful[..], &harmless[..]];
        for _ in 0..MOST_TRIALS {
            let Some(part) = waiting.pop() else { break };
            let problems = [&taken, part].concat();
            let trial = self.with(&problems)?;
            if !self.has_more_errors(&trial) {
                taken = problems;
                best = Some(trial);
            } else if part.len() > 1 {
                let (first, second) = part.split_at(part.len() / 2);
                waiting.extend([second, first]);
            }
        }
        best.filter(|trial| self.differs(trial))
    }

    /// Makes the fixes of these problems, but for those that meet others before them.
    fn with(&self, problems: &[&Problem]) -> Option<Trial> {
        let mut batch = Batch::of(&self.tree, member_names);
        let fixes = problems.iter().filter_map(|problem| problem.fix.as_ref());
        let is_made = |fix: &&Fix| matches!(batch.add(&fix.edit.changes), Ok(true));
        let made = fixes.filter(is_made).count();
        let replaced = batch.finish();
        let draft = Self::of(
            splice(self.tree.text(), &replaced).into(),
            self.most_problems,
        )
        .ok()?;
        let (mut gone, mut come) = (0, 0);
        let moved = replaced.iter().map(|Replacement { range, text }| {
            gone += range.len();
            come += text.len();
            (range.end, range.end - gone + come)
        });
        Some(Trial {
            draft,
            moved: moved.collect(),
            made,
        })
    }

    fn differs(&self, trial: &Trial) -> bool {
        trial.draft.tree.text() != self.tree.text()
    }

    fn has_more_errors(&self, trial: &Trial) -> bool {
        trial.draft.errors.len() > self.errors.len()
    }

    /// True if more errors begin in what becomes of `range`.
    fn has_more_errors_at(&self, range: &Range<usize>, trial: &Trial) -> bool {
        let after = trial.after(range.start)..trial.after(range.end);
        trial.draft.errors_in(&after) > self.errors_in(range)
    }

    fn errors_in(&self, range: &Range<usize>) -> usize {
        let before = |end: usize| self.errors.partition_point(|start| *start < end);
        before(range.end).saturating_sub(before(range.start))
    }
}

impl Trial {
    /// The place of what stood at `offset` before.
    fn after(&self, offset: usize) -> usize {
        let earlier = self.moved.partition_point(|(end, _)| *end <= offset);
        let nearest = earlier.checked_sub(1).map(|index| self.moved[index]);
        let (before, after) = nearest.unwrap_or_default();
        offset - before + after
    }
}
