//! Something under way: it runs until it is done, can be cancelled, and never blocks a frame.

use futures::future::AbortHandle;
use poll_promise::{Promise, Sender};
use web_time::Instant;

use crate::runtime::{self, Background};

/// Asks, from any thread, for another frame.
pub type Wake = std::sync::Arc<dyn Fn() + Send + Sync>;

/// Why a job has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("It was stopped before it was done")]
pub struct Stopped;

/// A future on its way to its result.
pub struct Job<T: Send + 'static> {
    promise: Promise<Result<T, Stopped>>,
    abort: AbortHandle,
    since: Instant,
}

impl<T: Send + 'static> Job<T> {
    /// Starts `future`; `wake` is called when its result is there.
    pub fn start(wake: Wake, future: impl Future<Output = T> + Background + 'static) -> Self {
        let (sender, promise) = Promise::new();
        let mut result = ResultSender {
            sender: Some(sender),
            wake,
        };
        let abort = runtime::spawn(async move { result.fill(Ok(future.await)) });
        Self {
            promise,
            abort,
            since: Instant::now(),
        }
    }

    /// The result if it is there.
    ///
    /// # Errors
    /// The job itself while it runs.
    pub fn poll(self) -> Result<Result<T, Stopped>, Self> {
        let Self {
            promise,
            abort,
            since,
        } = self;
        promise.try_take().map_err(|promise| Self {
            promise,
            abort,
            since,
        })
    }

    /// Seconds since it was started.
    pub fn seconds(&self) -> f32 {
        self.since.elapsed().as_secs_f32()
    }

    /// Stops it where it waits.
    pub fn cancel(&self) {
        self.abort.abort();
    }
}

impl<T: Send + 'static> std::fmt::Debug for Job<T> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Job")
            .field("seconds", &self.seconds())
            .finish_non_exhaustive()
    }
}

/// Sender of the result. A promise whose sender is gone panics, so a stopped job sends [`Stopped`] when it is dropped.
struct ResultSender<T: Send + 'static> {
    sender: Option<Sender<Result<T, Stopped>>>,
    wake: Wake,
}

impl<T: Send + 'static> ResultSender<T> {
    fn fill(&mut self, result: Result<T, Stopped>) {
        if let Some(sender) = self.sender.take() {
            sender.send(result);
            (self.wake)();
        }
    }
}

impl<T: Send + 'static> Drop for ResultSender<T> {
    fn drop(&mut self) {
        self.fill(Err(Stopped));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::mpsc::channel;

    use super::*;

    fn finished<T: Send + 'static>(
        future: impl Future<Output = T> + Send + 'static,
        stop: bool,
    ) -> Result<T, Stopped> {
        let (woken, wake) = channel();
        let job = Job::start(Arc::new(move || woken.send(()).unwrap_or_default()), future);
        if stop {
            job.cancel();
        }
        wake.recv().unwrap();
        job.poll().unwrap()
    }

    #[test]
    fn a_job_ends_with_its_result_or_says_that_it_was_stopped() {
        assert_eq!(finished(async { 7 }, false), Ok(7));
        assert_eq!(finished(std::future::pending::<i32>(), true), Err(Stopped));
    }

    #[test]
    fn a_job_that_panics_is_a_job_that_was_stopped() {
        assert_eq!(
            finished(async { panic!("on purpose") }, false),
            Err::<(), _>(Stopped)
        );
    }
}
