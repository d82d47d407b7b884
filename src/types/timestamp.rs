use std::cmp::Ordering;
use std::ops::{Add, Sub};
use std::time::{Duration, SystemTime};

/// A moment by the wall clock of this machine or of the server, counted in milliseconds since the
/// Unix epoch.
///
/// Every number is a moment and all of them are ordered: what is not a number counts as the epoch.
/// Differences are [`Duration`]s, never negative, and exact to a microsecond.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Timestamp(f64);

impl Timestamp {
    /// 1970-01-01T00:00:00Z.
    pub const UNIX_EPOCH: Self = Self(0.0);

    /// The first moment after the epoch: older than whatever is compared with it.
    pub(crate) const LONG_AGO: Self = Self(f64::MIN_POSITIVE);

    /// Creates a timestamp from milliseconds since the Unix epoch, as `Date.now()` counts them.
    #[must_use]
    pub fn from_millis(millis: f64) -> Self {
        if millis.is_nan() {
            return Self::UNIX_EPOCH;
        }
        Self(millis)
    }

    /// Returns the milliseconds since the Unix epoch.
    #[must_use]
    pub fn as_millis(self) -> f64 {
        self.0
    }

    /// Returns the moment that is `millis` later, or earlier if `millis` is negative.
    pub(crate) fn offset_by(self, millis: f64) -> Self {
        Self::from_millis(self.0 + millis)
    }

    /// Returns the last moment before this one.
    pub(crate) fn just_before(self) -> Self {
        Self(self.0.next_down())
    }
}

/// Returns `duration` in milliseconds.
pub(crate) fn millis(duration: Duration) -> f64 {
    duration.as_secs() as f64 * 1_000.0 + f64::from(duration.subsec_nanos()) / 1_000_000.0
}

/// Returns `duration` times `factor`; zero for a negative factor.
pub(crate) fn scale(duration: Duration, factor: f64) -> Duration {
    Duration::from_micros((millis(duration) * 1_000.0 * factor) as u64)
}

impl Eq for Timestamp {}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        // No timestamp is NaN.
        self.0.partial_cmp(&other.0).unwrap_or(Ordering::Equal)
    }
}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Add<Duration> for Timestamp {
    type Output = Self;

    fn add(self, duration: Duration) -> Self {
        self.offset_by(millis(duration))
    }
}

impl Sub<Duration> for Timestamp {
    type Output = Self;

    fn sub(self, duration: Duration) -> Self {
        self.offset_by(-millis(duration))
    }
}

impl Sub for Timestamp {
    type Output = Duration;

    /// Returns the time from `earlier` to this moment; zero if `earlier` is later.
    fn sub(self, earlier: Self) -> Duration {
        // The conversion ends at zero and at the largest number.
        Duration::from_micros(((self.0 - earlier.0) * 1_000.0) as u64)
    }
}

impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => Self::UNIX_EPOCH + after,
            Err(before) => Self::UNIX_EPOCH - before.duration(),
        }
    }
}

impl From<Timestamp> for SystemTime {
    /// Returns the epoch for a moment that the platform cannot represent.
    fn from(timestamp: Timestamp) -> Self {
        let after = timestamp - Timestamp::UNIX_EPOCH;
        let before = Timestamp::UNIX_EPOCH - timestamp;
        let time = Self::UNIX_EPOCH.checked_add(after);
        let time = time.and_then(|time| time.checked_sub(before));
        time.unwrap_or(Self::UNIX_EPOCH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: f64) -> Timestamp {
        Timestamp::from_millis(millis)
    }

    #[test]
    fn differences_end_at_zero_and_sums_are_inverse() {
        assert_eq!(at(1_500.25) - at(1_000.0), Duration::from_micros(500_250));
        assert_eq!(at(1_000.0) - at(1_500.0), Duration::ZERO);
        assert_eq!(at(f64::INFINITY) - at(0.0), Duration::from_micros(u64::MAX));
        let later = at(1_000.5) + Duration::from_millis(250);
        assert_eq!(
            (later.as_millis(), later - Duration::from_millis(250)),
            (1_250.5, at(1_000.5))
        );
    }

    #[test]
    fn every_number_is_ordered_and_nan_is_the_epoch() {
        assert_eq!(at(f64::NAN), Timestamp::UNIX_EPOCH);
        let sorted = [f64::NEG_INFINITY, -1.0, 0.0, 0.01, f64::INFINITY].map(at);
        assert!(sorted.is_sorted() && sorted[4].max(sorted[1]) == sorted[4]);
        assert!(at(5.0).just_before() < at(5.0));
    }

    #[test]
    fn system_times_convert_both_ways() {
        for millis in [-86_400_000.0, 0.0, 1_700_000_000_123.0] {
            assert_eq!(Timestamp::from(SystemTime::from(at(millis))), at(millis));
        }
        // Whatever the platform makes of the end of time, it does not panic.
        let _ = SystemTime::from(at(f64::INFINITY));
        let _ = SystemTime::from(at(f64::NEG_INFINITY));
    }
}
