//! Requests that fail because the page is about to leave.

use std::cell::Cell;
use std::rc::Rc;

use super::{AbortHandle, HttpClient, Reply, Request};
use crate::browser;
use crate::types::{AuthError, Millis};

/// How long a navigation is taken to be under way. It may end in a download, and the page stays.
const LONGEST_NAVIGATION: Millis = 10_000.0;
/// How long to wait before a request is sent once more meanwhile, in milliseconds.
const AGAIN: i32 = 1_000;

/// Whether a navigation has begun.
#[derive(Clone, Default)]
pub(crate) struct Leaving(Rc<Cell<Option<Millis>>>);

impl Leaving {
    /// Notes that a navigation begins, if it is not stopped.
    pub(crate) fn begin(&self) {
        self.0.set(browser::age());
    }

    /// Notes that the page has stayed, or has come back.
    pub(crate) fn end(&self) {
        self.0.set(None);
    }

    fn is_under_way(&self) -> bool {
        let since = self.0.get().zip(browser::age());
        since.is_some_and(|(began, now)| now - began < LONGEST_NAVIGATION)
    }
}

impl HttpClient {
    /// Sends `request`; a failure is told once the page is known to stay.
    ///
    /// Firefox and WebKit fail the requests of a page when a navigation starts, WebKit also those
    /// that follow until the server answers. Nothing is wrong then, and most pages are gone before
    /// it matters. If the page stays, a GET is sent again.
    pub(super) async fn exchange_to_the_end(
        &self,
        request: &Request,
        abort: &AbortHandle,
    ) -> Result<Reply, AuthError> {
        let mut outcome = self.exchange(request, abort).await;
        while matches!(outcome, Err(AuthError::Network(_))) && self.leaving.is_under_way() {
            browser::sleep(AGAIN).await;
            if request.body.is_none() {
                outcome = self.exchange(request, abort).await;
            }
        }
        outcome
    }
}
