//! One tokio worker for everything that waits.

use std::{
    future::Future,
    sync::LazyLock,
    time::{Duration, SystemTime},
};

use futures::future::{AbortHandle, abortable};
use tokio::runtime::{Builder, Runtime};

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "without one more thread the system runs nothing else either"
    )]
    Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("background")
        .enable_all()
        .build()
        .expect("a thread can be started")
});

/// Requirement on futures that run in the background: they may move to another thread.
pub trait Background: Send {}

impl<T: Send> Background for T {}

/// Starts `future`; aborting the handle drops it where it waits.
pub fn spawn(future: impl Future<Output = ()> + Send + 'static) -> AbortHandle {
    let (future, handle) = abortable(future);
    RUNTIME.spawn(future);
    handle
}

/// Runs `future` to its end on this thread: for the command line, which has nothing else to do.
pub fn block_on<F: Future>(future: F) -> F::Output {
    RUNTIME.block_on(future)
}

/// Does work that blocks, such as writing a file, on a thread of its own.
pub async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match RUNTIME.spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // Nobody cancels it, and the runtime lives as long as the program.
            Err(_) => std::future::pending().await,
        },
    }
}

/// Waits for `duration`.
pub async fn sleep(duration: Duration) {
    tokio::time::sleep(duration).await;
}

/// The time now.
pub fn now() -> SystemTime {
    SystemTime::now()
}

/// User agent of the browser: none here.
pub const fn user_agent() -> Option<String> {
    None
}
