use std::cell::Cell;
use std::rc::Rc;

use crate::browser;
use crate::types::Millis;

/// How long a navigation may take, in milliseconds. It may end in a download, and the page stays.
const LONGEST_NAVIGATION: Millis = 10_000.0;

/// Whether a navigation has begun, so that the page may be about to unload.
#[derive(Clone, Default)]
pub(crate) struct Unloading(Rc<Cell<Option<Millis>>>);

impl Unloading {
    /// Notes that a navigation begins (`beforeunload`).
    pub(crate) fn begin(&self) {
        self.0.set(browser::age());
    }

    /// Notes that the page has stayed, or has come back.
    pub(crate) fn end(&self) {
        self.0.set(None);
    }

    /// Returns `true` while the page may still be unloaded.
    pub(super) fn is_under_way(&self) -> bool {
        let since = self.0.get().zip(browser::age());
        since.is_some_and(|(began, now)| now - began < LONGEST_NAVIGATION)
    }
}
