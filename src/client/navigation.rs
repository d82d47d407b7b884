use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::{Poll, Waker};

use gloo_timers::callback::Timeout;

use crate::browser::{self, Destination, Entry};
use crate::session::timing::NAVIGATION_TIMEOUT;
use crate::types::{AuthError, millis};

/// The navigations of the page because of a client, and what on the page needs a session.
#[derive(Clone, Default)]
pub(crate) struct Navigation(Rc<Inner>);

#[derive(Default)]
struct Inner {
    /// While a navigation is under way: ends it if nothing else does.
    timeout: RefCell<Option<Timeout>>,
    waiting: RefCell<Vec<Waker>>,
    guards: Cell<u32>,
}

/// A part of the page that needs a session, for as long as it lives.
#[must_use = "dropping it ends the need of a session"]
pub(crate) struct PageGuard(Rc<Inner>);

impl Drop for PageGuard {
    fn drop(&mut self) {
        self.0.guards.set(self.0.guards.get() - 1);
    }
}

impl Navigation {
    /// Navigates to `url`, relative to the page or absolute.
    ///
    /// # Errors
    /// [`AuthError::UnsafeRedirect`] if no page may go there, and [`AuthError::Browser`] if the
    /// browser refuses.
    pub(crate) fn go_to(&self, url: &str) -> Result<(), AuthError> {
        self.leave(&browser::resolve(url)?, Entry::Kept)
    }

    /// Navigates to `destination` after a sign-out.
    ///
    /// The entry of a guarded page is replaced: "back" would lead to its sign-in page.
    pub(super) fn leave_signed_out(&self, destination: &Destination) -> Result<(), AuthError> {
        match self.0.guards.get() {
            0 => self.leave(destination, Entry::Kept),
            _ => self.leave(destination, Entry::Replaced),
        }
    }

    pub(super) fn leave(&self, destination: &Destination, entry: Entry) -> Result<(), AuthError> {
        browser::navigate(destination, entry)?;
        let inner = Rc::downgrade(&self.0);
        let timeout = Timeout::new(millis(NAVIGATION_TIMEOUT) as u32, move || {
            if let Some(inner) = inner.upgrade() {
                Self(inner).end();
            }
        });
        self.0.timeout.replace(Some(timeout));
        Ok(())
    }

    /// Restores the fragment with which the user has left the page to sign in.
    pub(crate) fn restore_fragment(&self) {
        browser::restore_fragment();
    }

    /// Notes that the page needs a session.
    pub(crate) fn guard_page(&self) -> PageGuard {
        self.0.guards.set(self.0.guards.get() + 1);
        PageGuard(self.0.clone())
    }

    /// Notes that the page is shown again, or still, and no navigation is under way.
    pub(super) fn end(&self) {
        self.0.timeout.take();
        for waker in self.0.waiting.take() {
            waker.wake();
        }
    }

    /// Waits until a navigation, if one is under way, has ended and the page is shown again.
    ///
    /// Waits no longer than the client lives.
    pub(crate) fn settled(&self) -> impl Future<Output = ()> + use<> {
        let inner = Rc::downgrade(&self.0);
        poll_fn(move |context| match inner.upgrade() {
            Some(inner) if inner.timeout.borrow().is_some() => {
                inner.waiting.borrow_mut().push(context.waker().clone());
                Poll::Pending
            }
            _ => Poll::Ready(()),
        })
    }
}
