//! Password checks: few at a time, since each takes a processor and much memory for a while.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::password_hash::HashMemory;
use crate::limits::Limits;

/// The reason why a password was not checked.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotChecked {
    #[error("too many sign-ins wait for their check")]
    Busy,
    #[error("the password check failed")]
    Failed,
}

/// Lets a few checks run, and a few more wait.
pub(crate) struct PasswordChecks {
    /// Places of those that run and those that wait.
    places: Arc<Semaphore>,
    running: Arc<Semaphore>,
    /// The memory of the checks that do not run now: each takes one along, or makes the first.
    idle: Arc<Mutex<Vec<HashMemory>>>,
}

impl PasswordChecks {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            places: Arc::new(Semaphore::new(
                limits.password_checks + limits.waiting_sign_ins,
            )),
            running: Arc::new(Semaphore::new(limits.password_checks)),
            idle: Arc::default(),
        }
    }

    /// Runs `check` on a thread of its own once it is its turn.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        check: impl FnOnce(&mut HashMemory) -> T + Send + 'static,
    ) -> Result<T, NotChecked> {
        let place = Arc::clone(&self.places).try_acquire_owned();
        let place = place.map_err(|_| NotChecked::Busy)?;
        let turn = Arc::clone(&self.running).acquire_owned().await;
        let turn = turn.map_err(|_| NotChecked::Failed)?;
        let idle = Arc::clone(&self.idle);
        let done = tokio::task::spawn_blocking(move || {
            // Held here: a check goes on when the request that wanted it is given up.
            let _held: [OwnedSemaphorePermit; 2] = [place, turn];
            let mut memory = locked(&idle).pop().unwrap_or_default();
            let result = check(&mut memory);
            locked(&idle).push(memory);
            result
        });
        done.await.map_err(|_| NotChecked::Failed)
    }
}

fn locked(idle: &Mutex<Vec<HashMemory>>) -> MutexGuard<'_, Vec<HashMemory>> {
    idle.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    fn checks(password_checks: usize, waiting_sign_ins: usize) -> Arc<PasswordChecks> {
        let limits = Limits {
            password_checks,
            waiting_sign_ins,
            ..Limits::default()
        };
        Arc::new(PasswordChecks::new(&limits))
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn no_more_run_or_wait_than_may() {
        let checks = checks(2, 3);
        let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..50 {
            let (checks, running, most) = (checks.clone(), running.clone(), most.clone());
            tasks.spawn(async move {
                let check = move |_: &mut HashMemory| {
                    most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    std::thread::sleep(Duration::from_millis(300));
                    running.fetch_sub(1, Ordering::SeqCst);
                };
                checks.run(check).await
            });
        }
        let results = tasks.join_all().await;
        let done = results.iter().filter(|result| result.is_ok()).count();
        assert_eq!(done, 5, "{results:?}");
        assert_eq!(most.load(Ordering::SeqCst), 2);
        assert_eq!(locked(&checks.idle).len(), 2, "no memory but that of two");
        assert_eq!(checks.run(|_| 7).await, Ok(7), "all places are free again");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_check_that_was_given_up_still_takes_its_place() {
        let checks = checks(1, 0);
        let (started, has_started) = tokio::sync::oneshot::channel();
        let (end, ended) = std::sync::mpsc::channel::<()>();
        let given_up = {
            let checks = checks.clone();
            tokio::spawn(async move {
                let check = move |_: &mut HashMemory| {
                    started.send(()).unwrap();
                    ended.recv().ok();
                };
                checks.run(check).await
            })
        };
        has_started.await.unwrap();
        given_up.abort();
        assert!(given_up.await.unwrap_err().is_cancelled());
        assert_eq!(checks.run(|_| ()).await, Err(NotChecked::Busy));
        drop(end);
        while checks.run(|_| ()).await.is_err() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}
