use super::Millis;

/// How far the server's clock is ahead of this machine's, as far as its answers tell.
///
/// An answer's `Date` has whole seconds and was written between the moments of sending and
/// receiving, so each answer gives a range, and several answers narrow it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ServerClock {
    /// The least difference that is possible, in milliseconds; negative if this machine is ahead.
    pub(crate) least: Millis,
    /// The largest one.
    pub(crate) most: Millis,
}

/// `Date` is the time of the server with its milliseconds cut off (RFC 9110, section 5.6.7).
const RESOLUTION: Millis = 1_000.0;

impl ServerClock {
    /// Returns what an answer tells that was written at `date` by the server's clock, and whose
    /// request was sent at `sent` and answered at `received` by this machine's.
    ///
    /// `None` if the machine's clock was set back in between.
    pub(crate) fn of_answer(date: Millis, sent: Millis, received: Millis) -> Option<Self> {
        Self::between(date - received, date + RESOLUTION - sent).filter(|_| sent <= received)
    }

    /// Returns the clock whose difference lies between these two, if they are in order.
    pub(crate) fn between(least: Millis, most: Millis) -> Option<Self> {
        let is_range = least.is_finite() && most.is_finite() && least <= most;
        is_range.then_some(Self { least, most })
    }

    /// Returns what both tell; the newer one if they contradict each other, as after a clock was
    /// set.
    pub(crate) fn and(self, newer: Self) -> Self {
        let both = Self::between(self.least.max(newer.least), self.most.min(newer.most));
        both.unwrap_or(newer)
    }

    /// Returns the same after this machine's clock was set back by `by`.
    pub(crate) fn set_back(self, by: Millis) -> Self {
        Self {
            least: self.least + by,
            most: self.most + by,
        }
    }

    /// Returns the difference to count by: none as long as both clocks may agree.
    pub(crate) fn offset(self) -> Millis {
        0_f64.max(self.least).min(self.most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sent at 10,000 and received 200 ms later.
    fn dated(date: Millis) -> ServerClock {
        ServerClock::of_answer(date, 10_000.0, 10_200.0).unwrap()
    }

    #[test]
    fn clocks_that_may_agree_do() {
        for date in [9_001.0, 10_000.0, 10_200.0] {
            assert_eq!(dated(date).offset(), 0.0, "{date}");
        }
    }

    #[test]
    fn a_clock_that_is_set_wrong_is_known_to_a_second_and_the_way() {
        let ahead = dated(3_610_000.0);
        assert_eq!((ahead.least, ahead.most), (3_599_800.0, 3_601_000.0));
        assert_eq!(ahead.offset(), 3_599_800.0);
        let behind = dated(-3_590_000.0);
        assert_eq!(behind.offset(), -3_599_000.0);
    }

    #[test]
    fn answers_narrow_each_other_and_the_newer_one_wins_a_contradiction() {
        let first = dated(12_000.0);
        let second = ServerClock::of_answer(13_000.0, 11_100.0, 11_150.0).unwrap();
        let both = first.and(second);
        assert_eq!((both.least, both.most), (1_850.0, 2_900.0));
        let other = dated(90_000.0);
        assert_eq!(both.and(other), other);
    }

    #[test]
    fn nothing_is_learned_from_an_answer_that_came_before_its_request_or_has_no_date() {
        assert_eq!(ServerClock::of_answer(10_000.0, 10_200.0, 10_000.0), None);
        assert_eq!(ServerClock::of_answer(f64::NAN, 10_000.0, 10_200.0), None);
        assert_eq!(ServerClock::between(1.0, f64::INFINITY), None);
    }

    #[test]
    fn a_clock_that_is_set_back_is_behind_by_that_much_more() {
        let correct = dated(10_000.0);
        assert_eq!(correct.set_back(3_600_000.0), dated(3_610_000.0));
    }
}
