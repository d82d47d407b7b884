use std::cell::Cell;

use crate::page;
use crate::types::Millis;

/// Gives each request of this tab a moment of its own.
#[derive(Default)]
pub(super) struct Clock {
    last: Cell<Millis>,
}

/// The least difference between two moments of one tab.
const STEP: Millis = 0.01;

impl Clock {
    /// The wall clock's time, but always later than the last stamp and than `known`.
    ///
    /// So what is asked after something was learnt is newer than it, even within one millisecond or after the clock was set back.
    pub(super) fn stamp(&self, known: Millis) -> Millis {
        let at = page::now().max(self.last.get() + STEP).max(known + STEP);
        self.last.set(at);
        at
    }
}
