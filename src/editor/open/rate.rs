//! Choice of the rollout rate; switching back to the exponential one restores what was written for it.

use super::{Amendment, OpenTemplate};
use crate::template::edit::Edit;
use crate::template::field::known::{self, Known};

/// Kind of rate at which devices are notified of the job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateChoice {
    /// `maximumPerMinute` alone: the same rate throughout.
    Constant,
    /// `exponentialRate`: a rate that grows.
    Exponential,
}

/// The member that makes the difference.
const EXPONENTIAL: Known = known::EXPONENTIAL_RATE;

impl OpenTemplate {
    /// The rate that the rollout has.
    pub fn rate_choice(&self) -> RateChoice {
        match self.node(&EXPONENTIAL.pointer()) {
            Some(_) => RateChoice::Exponential,
            None => RateChoice::Constant,
        }
    }

    /// Amendment that switches to `choice`: sets the exponential rate aside, or adds it as it was when last set aside.
    pub fn choose_rate(&mut self, choice: RateChoice) -> Amendment {
        let pointer = EXPONENTIAL.pointer();
        let there = self.node(&pointer).map(|node| node.source().to_owned());
        let edit = match (choice, there) {
            (RateChoice::Constant, Some(rate)) => {
                self.set_aside.insert(EXPONENTIAL.name().to_owned(), rate);
                Edit::remove(pointer.clone())
            }
            (RateChoice::Exponential, None) => {
                let start = || EXPONENTIAL.field.start().to_owned();
                let kept = self.set_aside.get(EXPONENTIAL.name()).cloned();
                let rate = kept.unwrap_or_else(start);
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
        let maximum = known::MAXIMUM_PER_MINUTE;
        if self.node(&maximum.pointer()).is_some() {
            return None;
        }
        let most = maximum.field.default.unwrap_or(maximum.field.start());
        Some(Edit::set(maximum.pointer(), most))
    }
}
