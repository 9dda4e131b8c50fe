//! Retry policy: the calls that are made again, and the pauses between tries.

use std::time::Duration;

use crate::service::answer::Outcome;

/// Retry policy of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    /// The most tries, the first one included.
    pub tries: u32,
    /// The longest pause after the first try; it doubles after each further one.
    pub first_pause: Duration,
    /// The longest time that is waited because the service asks for it (`Retry-After`); for a longer one nobody waits,
    /// and there is no other try.
    pub longest_asked: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            tries: 3,
            first_pause: Duration::from_secs(1),
            longest_asked: Duration::from_mins(1),
        }
    }
}

/// Pause before another try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pause {
    pub(super) length: Duration,
    /// True if the service asked for it (`Retry-After`).
    pub(super) is_asked_for: bool,
}

impl RetryPolicy {
    /// The policy in words, for where a call is about to be made.
    pub fn words(&self) -> String {
        format!(
            "Tried up to {} times while the service is busy or fails, with growing pauses or those it asks for (up to {} s)",
            self.tries,
            self.longest_asked.as_secs()
        )
    }

    /// The pause before the try that follows the `attempt`th; `None` if none does.
    pub(super) fn pause<T>(
        &self,
        attempt: u32,
        changes_nothing: bool,
        outcome: &Outcome<T>,
    ) -> Option<Pause> {
        let asked = match outcome {
            Outcome::Refused(refused) if refused.is_worth_another_try() => refused.retry_after,
            Outcome::Unclear(unclear) if changes_nothing && unclear.cause.is_lost_on_the_way() => {
                None
            }
            _ => return None,
        };
        let is_over = attempt >= self.tries;
        self.pause_of_at_least(attempt, asked).filter(|_| !is_over)
    }

    fn pause_of_at_least(&self, attempt: u32, asked: Option<Duration>) -> Option<Pause> {
        let own = self.own_pause(attempt);
        match asked {
            Some(asked) if asked > self.longest_asked => None,
            Some(asked) if asked > own => Some(Pause {
                length: asked,
                is_asked_for: true,
            }),
            _ => Some(Pause {
                length: own,
                is_asked_for: false,
            }),
        }
    }

    /// Between half of the pause and all of it, so that many clients do not come back at once.
    fn own_pause(&self, attempt: u32) -> Duration {
        let longest = self.first_pause * 2_u32.saturating_pow(attempt - 1);
        longest.mul_f64(fastrand::f64().mul_add(0.5, 0.5))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_are_never_all_the_same() {
        let policy = RetryPolicy::default();
        for (attempt, longest) in [(1, 1.0), (2, 2.0)] {
            let pauses: Vec<_> = (0..50)
                .map(|_| policy.own_pause(attempt).as_secs_f64())
                .collect();
            assert!(
                pauses
                    .iter()
                    .all(|pause| (longest / 2.0..=longest).contains(pause)),
                "{pauses:?}"
            );
            assert!(
                pauses
                    .iter()
                    .any(|pause| (pause - pauses[0]).abs() > f64::EPSILON),
                "{pauses:?}"
            );
        }
    }

    #[test]
    fn what_the_service_asks_for_is_waited_within_bounds() {
        let policy = RetryPolicy::default();
        let pause = |seconds| policy.pause_of_at_least(1, Some(Duration::from_secs(seconds)));
        let asked = pause(7).unwrap();
        assert_eq!((asked.length.as_secs(), asked.is_asked_for), (7, true));
        assert!(!pause(0).unwrap().is_asked_for);
        assert!(pause(60).unwrap().is_asked_for);
        assert_eq!(pause(61), None);
    }
}
