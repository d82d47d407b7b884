use std::time::Duration;

use crate::types::Timestamp;

/// The queries of new tabs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Queries {
    /// Until when further queries wait, after one was answered.
    pub(super) window_until: Option<Timestamp>,
    /// Whether another tab has queried meanwhile.
    pub(super) has_waiting: bool,
}

impl Queries {
    /// Returns when the queries that wait are answered.
    pub(super) fn next_deadline(&self) -> Option<Timestamp> {
        self.window_until.filter(|_| self.has_waiting)
    }

    /// Shifts all deadlines back by `step`.
    pub(super) fn shift_back(&mut self, step: Duration) {
        self.window_until = self.window_until.map(|until| until - step);
    }
}
