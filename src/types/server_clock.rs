use std::time::Duration;

use super::{Timestamp, millis};

/// How far the server's clock is ahead of this machine's, as a range in milliseconds.
///
/// The `Date` of a response has whole seconds and was written between sending the request and
/// receiving the response, so each response gives a range, and several responses narrow it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ServerClock {
    /// The least possible difference; negative if this machine's clock is ahead.
    pub(crate) least: f64,
    /// The largest possible difference.
    pub(crate) most: f64,
}

/// `Date` is the time of the server with its milliseconds cut off (RFC 9110, section 5.6.7).
const RESOLUTION: f64 = 1_000.0;

impl ServerClock {
    /// Returns what a response says that was dated `date` by the server's clock, and whose request
    /// was sent at `sent` and answered at `received` by this machine's.
    ///
    /// `None` if the machine's clock was set back in between.
    pub(crate) fn of_response(
        date: Timestamp,
        sent: Timestamp,
        received: Timestamp,
    ) -> Option<Self> {
        let least = date.as_millis() - received.as_millis();
        let most = date.as_millis() + RESOLUTION - sent.as_millis();
        Self::between(least, most).filter(|_| sent <= received)
    }

    /// Returns the clock whose difference lies between `least` and `most`; `None` if they are not
    /// finite or not in order.
    pub(crate) fn between(least: f64, most: f64) -> Option<Self> {
        let is_range = least.is_finite() && most.is_finite() && least <= most;
        is_range.then_some(Self { least, most })
    }

    /// Returns the intersection of both ranges, or `newer` if they contradict each other, as after
    /// a clock was set.
    pub(crate) fn narrow(self, newer: Self) -> Self {
        let both = Self::between(self.least.max(newer.least), self.most.min(newer.most));
        both.unwrap_or(newer)
    }

    /// Returns the range after this machine's clock was set back by `step`.
    pub(crate) fn after_step_back(self, step: Duration) -> Self {
        Self {
            least: self.least + millis(step),
            most: self.most + millis(step),
        }
    }

    /// Returns the difference to calculate with: zero as long as both clocks may agree.
    pub(crate) fn offset(self) -> f64 {
        0_f64.max(self.least).min(self.most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_response(date: f64, sent: f64, received: f64) -> Option<ServerClock> {
        let [date, sent, received] = [date, sent, received].map(Timestamp::from_millis);
        ServerClock::of_response(date, sent, received)
    }

    /// Sent at 10,000 and received 200 ms later.
    fn dated(date: f64) -> ServerClock {
        of_response(date, 10_000.0, 10_200.0).unwrap()
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
    fn responses_narrow_each_other_and_the_newer_one_wins_a_contradiction() {
        let first = dated(12_000.0);
        let second = of_response(13_000.0, 11_100.0, 11_150.0).unwrap();
        let both = first.narrow(second);
        assert_eq!((both.least, both.most), (1_850.0, 2_900.0));
        let other = dated(90_000.0);
        assert_eq!(both.narrow(other), other);
    }

    #[test]
    fn a_response_from_before_its_request_tells_nothing() {
        assert_eq!(of_response(10_000.0, 10_200.0, 10_000.0), None);
        assert_eq!(of_response(f64::INFINITY, 10_000.0, 10_200.0), None);
        assert_eq!(ServerClock::between(1.0, f64::INFINITY), None);
    }

    #[test]
    fn a_clock_that_is_set_back_is_behind_by_that_much_more() {
        let correct = dated(10_000.0);
        let step = Duration::from_secs(3_600);
        assert_eq!(correct.after_step_back(step), dated(3_610_000.0));
    }
}
