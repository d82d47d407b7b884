use std::rc::Rc;
use std::time::Duration;

use super::timing::{FIRST_RETRY, LONGEST_RETRY, LONGEST_RETRY_AFTER};
use crate::types::{AuthError, Timestamp, scale};

/// What follows from the newest failures of the server; nothing once a request has succeeded.
#[derive(Clone, Default, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(super) enum Retry {
    #[default]
    Healthy,
    Failing(Failing),
}

#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct Failing {
    /// The newest failure; `None` once another tab has broadcast a snapshot that is unverified.
    ///
    /// The back-off goes on then, but nothing is wrong with what is known.
    error: Option<Rc<AuthError>>,
    failures: u32,
    /// When the back-off ends.
    at: Timestamp,
    /// When `Retry-After` ends.
    retry_after_until: Option<Timestamp>,
}

impl Retry {
    /// Returns the newest failure.
    pub(super) fn error(&self) -> Option<&Rc<AuthError>> {
        self.failing()?.error.as_ref()
    }

    /// Returns when the back-off ends; `None` if the server is not failing.
    pub(super) fn at(&self) -> Option<Timestamp> {
        Some(self.failing()?.at)
    }

    /// Returns when the time ends for which the server has asked not to be sent requests.
    pub(super) fn retry_after_until(&self) -> Option<Timestamp> {
        self.failing()?.retry_after_until
    }

    /// Notes a failure at `now`. `retry_after` is the time that the server has asked for.
    pub(super) fn fail(
        &mut self,
        error: AuthError,
        now: Timestamp,
        retry_after: Option<Duration>,
        random: f64,
    ) {
        let failures = self.failing().map_or(0, |failing| failing.failures);
        let at = now + backoff(failures, random);
        let until = retry_after.map(|wait| at.max(now + wait.min(LONGEST_RETRY_AFTER)));
        *self = Self::Failing(Failing {
            error: Some(Rc::new(error)),
            failures: failures.saturating_add(1),
            at,
            retry_after_until: self.retry_after_until().max(until),
        });
    }

    /// Forgets the failure itself, but goes on with the back-off.
    pub(super) fn forget_error(&mut self) {
        if let Self::Failing(failing) = self {
            failing.error = None;
        }
    }

    /// Shifts all deadlines back by `step`.
    pub(super) fn shift_back(&mut self, step: Duration) {
        if let Self::Failing(failing) = self {
            failing.at = failing.at - step;
            failing.retry_after_until = failing.retry_after_until.map(|until| until - step);
        }
    }

    fn failing(&self) -> Option<&Failing> {
        match self {
            Self::Healthy => None,
            Self::Failing(failing) => Some(failing),
        }
    }
}

/// Returns the delay before the request after `failures` failures in a row.
///
/// It doubles up to [`LONGEST_RETRY`]. `random`, from 0 to 1, spreads the tabs and users of one
/// failing server over half of that time.
pub(super) fn backoff(failures: u32, random: f64) -> Duration {
    let wait = FIRST_RETRY.saturating_mul(1 << failures.min(16));
    scale(wait.min(LONGEST_RETRY), 0.5 + 0.5 * random.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_a_minute_and_jitter_takes_off_at_most_half() {
        let waits = [0, 1, 2, 5, 6, 40, u32::MAX].map(|failures| backoff(failures, 1.0).as_secs());
        assert_eq!(waits, [1, 2, 4, 32, 60, 60, 60]);
        assert_eq!(backoff(3, 0.0), backoff(3, 1.0) / 2);
    }
}
