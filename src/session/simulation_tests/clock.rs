//! A tab's two clocks and the server's, after `client/clock.rs`.

use super::tab::Tab;
use crate::session::{Event, reduce};
use crate::types::{Millis, ServerClock};

/// The least difference between two moments of one tab.
const STEP: Millis = 0.01;
/// How little a clock may be set back unnoticed.
const NEGLIGIBLE: Millis = 100.0;

impl Tab {
    /// Notices whether the clock was set back.
    pub(super) fn check_clock(&mut self) {
        let origin = self.time.wall - self.time.steady;
        let by = std::mem::replace(&mut self.origin, origin) - origin;
        if by > NEGLIGIBLE {
            self.last_stamp -= by;
            self.adjust(Event::ClockSetBack { by });
        }
    }

    /// Lets something happen from which nothing follows by itself.
    pub(super) fn adjust(&mut self, event: Event) {
        self.oracle.hear(&event);
        self.state = reduce(self.state.clone(), event);
    }

    /// Notes the `Date` of an answer whose request was sent at `sent`.
    pub(super) fn note_date(&mut self, date: Millis, sent: Millis) {
        self.check_clock();
        if let Some(clock) = ServerClock::of_answer(date, sent, self.time.wall) {
            self.adjust(Event::ServerDated { clock });
        }
    }

    pub(super) fn stamp(&mut self) -> Millis {
        self.check_clock();
        let step = STEP * (1.0 + self.stagger);
        let newest = self.last_stamp.max(self.state.heard_until());
        self.last_stamp = (self.time.wall + self.stagger).max(newest + step);
        self.last_stamp
    }
}
