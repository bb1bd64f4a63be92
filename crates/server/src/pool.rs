//! Where screening runs: a bounded number of threads, and a bounded number of requests that wait for one.
//!
//! A queue without end turns a busy server into one that answers nobody: every request waits until its caller has given
//! up. So a request past the bound is turned away at once and told when to come again.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::StatusCode;
use tokio::sync::Semaphore;

use crate::error::ApiError;

/// Seconds after which a caller that was turned away may come again: a full queue is worked off in less.
const RETRY_AFTER: u64 = 1;

/// Threads and the queue before them.
#[derive(Debug)]
pub struct Pool {
    threads: Arc<Semaphore>,
    waiting: AtomicUsize,
    most_waiting: usize,
    size: usize,
}

impl Pool {
    /// So many at once, so many waiting.
    pub fn new(threads: usize, most_waiting: usize) -> Pool {
        Pool {
            threads: Arc::new(Semaphore::new(threads.max(1))),
            waiting: AtomicUsize::new(0),
            most_waiting,
            size: threads.max(1),
        }
    }

    /// Whether no work runs or waits.
    pub fn is_idle(&self) -> bool {
        self.threads.available_permits() == self.size
    }

    /// Requests that wait.
    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// Runs work on a thread of its own. A caller who goes away while it waits leaves the queue; work that has begun ends.
    ///
    /// # Errors
    /// 503 with `Retry-After` where the queue is full; 500 where the work panicked.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let permit = match self.threads.clone().try_acquire_owned() {
            Ok(permit) => permit,
            Err(_) => self.queue().await?,
        };
        let done = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work()
        });
        done.await.map_err(ApiError::failed)?
    }

    /// The same for a stream, which waits as long as it takes: its caller sees that it goes on, and holds a connection, of
    /// which there are only so many.
    ///
    /// # Errors
    /// 500 where the work panicked.
    pub async fn run_patiently<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let permit = self
            .threads
            .clone()
            .acquire_owned()
            .await
            .map_err(|_| ApiError::not_ready())?;
        let done = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work()
        });
        done.await.map_err(ApiError::failed)?
    }

    async fn queue(&self) -> Result<tokio::sync::OwnedSemaphorePermit, ApiError> {
        let _place = Place::take(&self.waiting, self.most_waiting)?;
        let permit = self.threads.clone().acquire_owned().await;
        permit.map_err(|_| ApiError::not_ready())
    }
}

/// A place in the queue, given back however the wait ends.
struct Place<'a>(&'a AtomicUsize);

impl Place<'_> {
    fn take(waiting: &AtomicUsize, most: usize) -> Result<Place<'_>, ApiError> {
        let place = Place(waiting);
        if waiting.fetch_add(1, Ordering::Relaxed) >= most {
            return Err(ApiError::Busy(
                StatusCode::SERVICE_UNAVAILABLE,
                RETRY_AFTER,
                "Too many requests are waiting; try again.",
            ));
        }
        Ok(place)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[tokio::test]
    async fn a_full_queue_turns_away_and_recovers() {
        let pool = Arc::new(Pool::new(1, 1));
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let holder = tokio::spawn({
            let pool = pool.clone();
            async move {
                pool.run(move || {
                    wait.recv().ok();
                    Ok(1)
                })
                .await
            }
        });
        tokio::time::sleep(Duration::from_millis(30)).await;
        let queued = tokio::spawn({
            let pool = pool.clone();
            async move { pool.run(|| Ok(2)).await }
        });
        tokio::time::sleep(Duration::from_millis(30)).await;
        let refused = pool.run(|| Ok(3)).await;
        assert!(matches!(
            refused,
            Err(ApiError::Busy(StatusCode::SERVICE_UNAVAILABLE, _, _))
        ));
        go.send(()).unwrap();
        assert_eq!(holder.await.unwrap().unwrap(), 1);
        assert_eq!(queued.await.unwrap().unwrap(), 2);
        assert_eq!(pool.run(|| Ok(4)).await.unwrap(), 4);
        assert_eq!(pool.waiting(), 0);
    }
}
