//! Whether a wish to ask the server is granted, and how long to wait after a failure.

use super::SessionState;
use super::nudge::Nudge;
use crate::bounds::{INVALIDATION_FLOOR, QUIET};
use crate::types::{Millis, SessionEvent, UpdateCause};

const FIRST_WAIT: Millis = 1_000.0;
const LONGEST_WAIT: Millis = 60_000.0;

/// How long to wait before asking again after `failures` failures in a row.
///
/// Doubles up to a minute; `jitter` (0 to 1) spreads the tabs and users of one broken server over half of that time.
pub(crate) fn backoff(failures: u32, jitter: f64) -> Millis {
    let wait = (FIRST_WAIT * 2_f64.powi(failures.min(16) as i32)).min(LONGEST_WAIT);
    wait * (0.5 + 0.5 * jitter.clamp(0.0, 1.0))
}

/// Whether the state needs a request because of `cause`.
pub(super) fn honours(
    state: &SessionState,
    cause: UpdateCause,
    now: Millis,
    throttle: Millis,
) -> bool {
    let fresh = state.is_fresh(now, throttle);
    match cause {
        // Somebody changed something: what is known is old, however young.
        UpdateCause::Event(SessionEvent::Storage) => true,
        // The network is back: a failure may be over before its back-off is.
        UpdateCause::Event(SessionEvent::Online) => !fresh,
        // Coming back must not defeat the back-off of a server in trouble.
        _ => !fresh && state.retry_at.is_none_or(|at| at <= now),
    }
}

/// Returns when a request that is granted may be sent at the earliest.
///
/// A hint is followed at once, but a second one within `throttle` waits for the rest of that time,
/// and all but the first of a quiet minute wait for the back-off of a server in trouble. So tabs
/// that say something all the time cost little.
pub(super) fn earliest(
    state: &SessionState,
    cause: UpdateCause,
    now: Millis,
    due: Millis,
    throttle: Millis,
) -> Millis {
    if cause != UpdateCause::Event(SessionEvent::Storage) {
        return due;
    }
    let followed_at = state.hint_followed_at;
    let rested = followed_at.map_or(due, |at| at + throttle);
    let is_busy = followed_at.is_some_and(|at| now < at + QUIET);
    let retry_at = state.retry_at.filter(|_| is_busy);
    due.max(rested).max(retry_at.unwrap_or(due))
}

/// Returns what is left to ask after a failure of `now`, at its new time.
pub(super) fn again(state: &SessionState, left: Nudge, now: Millis) -> Nudge {
    if !left.is_hint() {
        return left;
    }
    let left = left.unqueued();
    Nudge {
        since: left.at,
        due: earliest(state, left.cause, now, left.due, left.rest),
        ..left
    }
}

/// Returns the least time between two requests because of `cause`.
pub(super) fn throttle_of(cause: UpdateCause, throttle: Millis) -> Millis {
    match cause {
        UpdateCause::Event(SessionEvent::Storage) => throttle.max(INVALIDATION_FLOOR),
        _ => throttle,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_a_minute_and_jitter_takes_off_at_most_half() {
        let waits: Vec<_> = [0, 1, 2, 5, 6, 40, u32::MAX]
            .map(|failures| backoff(failures, 1.0))
            .into();
        assert_eq!(
            waits,
            [
                1_000.0, 2_000.0, 4_000.0, 32_000.0, 60_000.0, 60_000.0, 60_000.0
            ]
        );
        assert_eq!(backoff(3, 0.0), backoff(3, 1.0) / 2.0);
    }
}
