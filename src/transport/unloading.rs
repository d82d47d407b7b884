use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use crate::browser;

/// Whether a navigation has begun, so that the page may be about to unload.
#[derive(Clone)]
pub(crate) struct Unloading {
    /// The age of the page when the navigation began.
    since: Rc<Cell<Option<Duration>>>,
    timeout: Duration,
}

impl Unloading {
    /// Creates the state of a page that stays. A navigation is taken to have ended after `timeout`:
    /// it may end in a download, and the page stays.
    pub(crate) fn new(timeout: Duration) -> Self {
        Self {
            since: Rc::default(),
            timeout,
        }
    }

    /// Notes that a navigation begins (`beforeunload`).
    pub(crate) fn begin(&self) {
        self.since.set(browser::age());
    }

    /// Notes that the page has stayed, or has come back.
    pub(crate) fn end(&self) {
        self.since.set(None);
    }

    /// Returns `true` while the page may still be unloaded.
    pub(super) fn is_under_way(&self) -> bool {
        let since = self.since.get().zip(browser::age());
        since.is_some_and(|(began, now)| now < began + self.timeout)
    }
}
