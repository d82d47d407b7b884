use std::cell::Cell;

use crate::browser;
use crate::types::Millis;

/// Gives each request of this tab a moment of its own.
#[derive(Default)]
pub(super) struct Clock {
    last: Cell<Millis>,
    /// The wall clock's time at which the page would have been opened, as it was seen last.
    origin: Cell<Option<Millis>>,
    /// This tab's part of a millisecond, so that no other tab gives the same moment: of two equal ones neither would be the newer.
    own: Cell<Option<Millis>>,
}

/// What the two clocks of a page may differ by although no one has set one: Firefox makes them
/// coarse on demand (`privacy.resistFingerprinting`), to 17 ms and more.
const NEGLIGIBLE: Millis = 100.0;

/// The least difference between two moments of one tab.
const STEP: Millis = 0.01;

impl Clock {
    /// The wall clock's time, but always later than the last stamp and than `known`.
    ///
    /// So what is asked after something was learnt is newer than it, even within one millisecond or after the clock was set back.
    pub(super) fn stamp(&self, known: Millis) -> Millis {
        let step = STEP * (1.0 + self.own());
        let at = self
            .stamp_of(browser::now())
            .max(self.last.get() + step)
            .max(known + step);
        self.last.set(at);
        at
    }

    /// Returns by how much the clock was set back since this was last called, and moves the last
    /// stamp with it. A clock that was set forward looks like a sleep, and what is due then is due.
    pub(super) fn set_back(&self) -> Option<Millis> {
        let origin = browser::now() - browser::age()?;
        let before = self.origin.replace(Some(origin))?;
        let by = Some(before - origin).filter(|by| *by > NEGLIGIBLE)?;
        self.last.set(self.last.get() - by);
        Some(by)
    }

    /// The stamp of a request that was sent at `at`, before there was a clock.
    pub(super) fn stamp_of(&self, at: Millis) -> Millis {
        at + self.own()
    }

    fn own(&self) -> Millis {
        let own = self.own.get().unwrap_or_else(browser::random);
        self.own.set(Some(own));
        own
    }
}
