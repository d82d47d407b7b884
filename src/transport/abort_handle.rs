use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use web_sys::{AbortController, AbortSignal};

use super::PreloadedRequest;
use crate::types::AuthError;

/// Gives up a request that is under way.
#[derive(Clone)]
pub(crate) struct AbortHandle(Rc<Cancelling>);

struct Cancelling {
    /// None where the browser has no `AbortController`: then the answer comes and nobody listens.
    controller: RefCell<Option<AbortController>>,
    ended: Cell<Option<AbortReason>>,
    /// Wakes the one who waits for the answer: a script may have dropped the signal.
    waiting: RefCell<Option<Waker>>,
}

#[derive(Clone, Copy)]
pub(super) enum AbortReason {
    Cancelled,
    TimedOut,
}

impl AbortHandle {
    pub(crate) fn new() -> Self {
        Self::with(AbortController::new().ok())
    }

    /// Gives up the page's own request.
    pub(crate) fn of(early: &PreloadedRequest) -> Self {
        Self::with(Some(early.controller.clone()))
    }

    fn with(controller: Option<AbortController>) -> Self {
        Self(Rc::new(Cancelling {
            controller: RefCell::new(controller),
            ended: Cell::default(),
            waiting: RefCell::default(),
        }))
    }

    pub(crate) fn cancel(&self) {
        self.end(AbortReason::Cancelled);
    }

    pub(super) fn end(&self, how: AbortReason) {
        if self.0.ended.get().is_some() {
            return;
        }
        self.0.ended.set(Some(how));
        if let Some(controller) = &*self.0.controller.borrow() {
            controller.abort();
        }
        if let Some(waiting) = self.0.waiting.take() {
            waiting.wake();
        }
    }

    /// Takes a signal of the client's own in place of the page's, which the page may have used.
    pub(super) fn renew(&self) {
        self.0.controller.replace(AbortController::new().ok());
    }

    pub(super) fn signal(&self) -> Option<AbortSignal> {
        let controller = self.0.controller.borrow();
        controller.as_ref().map(AbortController::signal)
    }

    /// Waits for `answer`, but no longer than until the request is given up.
    pub(super) async fn unless_ended<T>(
        &self,
        answer: impl Future<Output = Result<T, AuthError>>,
    ) -> Result<T, AuthError> {
        let mut answer = pin!(answer);
        // What was given up is not even begun, nor begun anew because the browser has ended it.
        poll_fn(|context| match self.0.ended.get() {
            Some(AbortReason::Cancelled) => Poll::Ready(Err(AuthError::Cancelled)),
            Some(AbortReason::TimedOut) => Poll::Ready(Err(AuthError::Timeout)),
            None => {
                let polled = answer.as_mut().poll(context);
                if polled.is_pending() {
                    self.0.waiting.replace(Some(context.waker().clone()));
                }
                polled
            }
        })
        .await
    }
}
