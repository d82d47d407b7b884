use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use web_sys::{AbortController, AbortSignal};

use super::preload::PreloadedRequest;
use crate::types::AuthError;

/// Aborts a request in flight. All clones abort one request.
#[derive(Clone)]
pub(crate) struct AbortHandle(Rc<Inner>);

struct Inner {
    /// `None` if the browser has no `AbortController`: the response then arrives and is ignored.
    controller: RefCell<Option<AbortController>>,
    reason: Cell<Option<AbortReason>>,
    /// Wakes the task that waits for the response: a script may have dropped the signal.
    waiting: RefCell<Option<Waker>>,
}

#[derive(Clone, Copy)]
pub(super) enum AbortReason {
    Cancelled,
    TimedOut,
}

impl AbortHandle {
    /// Returns a handle for a new request.
    pub(crate) fn new() -> Self {
        Self::with(AbortController::new().ok())
    }

    /// Returns a handle for a request that the page has sent.
    pub(crate) fn of_preloaded(request: &PreloadedRequest) -> Self {
        Self::with(Some(request.controller.clone()))
    }

    fn with(controller: Option<AbortController>) -> Self {
        Self(Rc::new(Inner {
            controller: RefCell::new(controller),
            reason: Cell::default(),
            waiting: RefCell::default(),
        }))
    }

    /// Aborts the request, which then fails with [`AuthError::Cancelled`].
    pub(crate) fn cancel(&self) {
        self.abort(AbortReason::Cancelled);
    }

    /// Aborts the request, unless it was aborted before.
    pub(super) fn abort(&self, reason: AbortReason) {
        if self.0.reason.get().is_some() {
            return;
        }
        self.0.reason.set(Some(reason));
        if let Some(controller) = &*self.0.controller.borrow() {
            controller.abort();
        }
        if let Some(waiting) = self.0.waiting.take() {
            waiting.wake();
        }
    }

    /// Replaces the page's signal, which the page may have used, with a new one.
    pub(super) fn renew(&self) {
        self.0.controller.replace(AbortController::new().ok());
    }

    pub(super) fn signal(&self) -> Option<AbortSignal> {
        let controller = self.0.controller.borrow();
        controller.as_ref().map(AbortController::signal)
    }

    /// Waits for `request`, but no longer than until it is aborted.
    ///
    /// # Errors
    /// [`AuthError::Cancelled`] or [`AuthError::Timeout`] if the request is aborted.
    pub(super) async fn unless_aborted<T>(
        &self,
        request: impl Future<Output = Result<T, AuthError>>,
    ) -> Result<T, AuthError> {
        let mut request = pin!(request);
        // An aborted request is not started, nor sent again because the browser has ended it.
        poll_fn(|context| match self.0.reason.get() {
            Some(AbortReason::Cancelled) => Poll::Ready(Err(AuthError::Cancelled)),
            Some(AbortReason::TimedOut) => Poll::Ready(Err(AuthError::Timeout)),
            None => {
                let polled = request.as_mut().poll(context);
                if polled.is_pending() {
                    self.0.waiting.replace(Some(context.waker().clone()));
                }
                polled
            }
        })
        .await
    }
}
