//! How fast a rollout goes: a constant rate keeps what was written for the one that grows.

use super::{Amendment, OpenTemplate};
use crate::template::edit::Edit;
use crate::template::field::Field;
use crate::template::pointer::Pointer;

/// How fast devices are told about the job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateChoice {
    /// `maximumPerMinute` alone: the same rate throughout.
    Constant,
    /// `exponentialRate`: a rate that grows.
    Exponential,
}

/// The member that makes the difference.
const EXPONENTIAL: &str = "exponentialRate";

impl OpenTemplate {
    /// The rate that the rollout has.
    pub fn rate_choice(&self) -> RateChoice {
        match self.node(&rollout().child(EXPONENTIAL)) {
            Some(_) => RateChoice::Exponential,
            None => RateChoice::Constant,
        }
    }

    /// What choosing `choice` changes: the rate that grows goes, or comes as it was before it went.
    pub fn choose_rate(&mut self, choice: RateChoice) -> Amendment {
        let pointer = rollout().child(EXPONENTIAL);
        let there = self.node(&pointer).map(|node| node.source().to_owned());
        let edit = match (choice, there) {
            (RateChoice::Constant, Some(rate)) => {
                self.set_aside.insert(EXPONENTIAL.to_owned(), rate);
                Edit::remove(pointer.clone())
            }
            (RateChoice::Exponential, None) => {
                let start = || Field::at(&pointer).map_or("{}", Field::start).to_owned();
                let rate = self
                    .set_aside
                    .get(EXPONENTIAL)
                    .cloned()
                    .unwrap_or_else(start);
                let comes = Edit::set(pointer.clone(), rate);
                match self.missing_maximum() {
                    Some(maximum) => maximum.and(comes),
                    None => comes,
                }
            }
            _ => Edit::default(),
        };
        Amendment::once(edit, pointer)
    }

    /// The service takes a rate that grows only beside the highest one.
    fn missing_maximum(&self) -> Option<Edit> {
        let pointer = rollout().child("maximumPerMinute");
        let field = Field::at(&pointer).filter(|_| self.node(&pointer).is_none())?;
        let most = field.default.unwrap_or(field.start());
        Some(Edit::set(pointer, most))
    }
}

fn rollout() -> Pointer {
    Pointer::root().child("jobExecutionsRolloutConfig")
}
