use std::time::Duration;

use super::timing::{MIN_CLOCK_STEP, MIN_STEP};
use crate::types::Timestamp;

/// Source of this tab's timestamps: unique and increasing, whatever becomes of the wall clock.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Timestamps {
    last: Timestamp,
    /// The wall clock's time at which the page was opened, as derived at the latest event.
    opened_at: Option<Timestamp>,
}

impl Timestamps {
    /// Returns a timestamp that is later than the last one and than `newest`.
    ///
    /// So a request that is sent after a snapshot was received is newer than it, even within one
    /// millisecond or after the clock was set back. `offset`, from 0 to 1, is this tab's random
    /// sub-millisecond offset, which makes timestamps of different tabs unequal.
    pub(super) fn next(&mut self, now: Timestamp, newest: Timestamp, offset: f64) -> Timestamp {
        let step = MIN_STEP * (1.0 + offset);
        let floor = self.last.max(newest).offset_by(step);
        self.last = now.offset_by(offset).max(floor);
        self.last
    }

    /// Returns by how much the wall clock was set back since the previous call.
    ///
    /// Moves the last timestamp with it. A clock that was set forward looks like a sleep: what is
    /// due then is due.
    pub(super) fn wall_clock_step(
        &mut self,
        now: Timestamp,
        page_age: Option<Duration>,
    ) -> Option<Duration> {
        let opened_at = now - page_age?;
        let before = self.opened_at.replace(opened_at)?;
        let step = Some(before - opened_at).filter(|step| *step > MIN_CLOCK_STEP)?;
        self.last = self.last - step;
        Some(step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: f64) -> Timestamp {
        Timestamp::from_millis(millis)
    }

    #[test]
    fn timestamps_increase_within_a_millisecond_and_after_what_was_received() {
        let mut timestamps = Timestamps::default();
        let first = timestamps.next(at(5.0), at(0.0), 0.5);
        let second = timestamps.next(at(5.0), at(0.0), 0.5);
        let third = timestamps.next(at(5.0), at(9.0), 0.5);
        assert!(first == at(5.5) && second > first && third > at(9.0));
    }

    #[test]
    fn a_step_back_is_seen_once_and_moves_the_last_timestamp() {
        let mut timestamps = Timestamps::default();
        let age = |seconds| Some(Duration::from_secs(seconds));
        assert_eq!(timestamps.wall_clock_step(at(10_000.0), age(1)), None);
        timestamps.next(at(10_000.0), at(0.0), 0.0);
        assert_eq!(timestamps.wall_clock_step(at(6_000.0), age(2)), age(5));
        assert_eq!(timestamps.wall_clock_step(at(7_000.0), age(3)), None);
        assert_eq!(timestamps.next(at(7_000.0), at(0.0), 0.0), at(7_000.0));
        // Set forward by a minute, then small steps.
        assert_eq!(timestamps.wall_clock_step(at(68_000.0), age(4)), None);
        assert_eq!(timestamps.wall_clock_step(at(68_950.0), age(5)), None);
    }
}
