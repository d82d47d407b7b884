use std::cell::RefCell;

use crate::session::timing::CACHE_TTL;
use crate::types::Timestamp;

/// What the server has answered last, for as long as that may be reused.
pub(super) struct Cache<T>(RefCell<Option<(Timestamp, T)>>);

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone> Cache<T> {
    /// Returns the value, unless it is too old or was stored before the clock was set back.
    pub(super) fn get(&self, now: Timestamp) -> Option<T> {
        let stored = self.0.borrow();
        let (at, value) = stored.as_ref()?;
        (*at <= now && now < *at + CACHE_TTL).then(|| value.clone())
    }

    pub(super) fn store(&self, now: Timestamp, value: T) {
        self.0.replace(Some((now, value)));
    }

    pub(super) fn forget(&self) {
        self.0.take();
    }
}
