//! A server that has asked to be left alone.

use super::*;
use crate::bounds::LONGEST_RETRY_AFTER;
use crate::session::samples::*;

const FAILED_AT: Millis = 50_000.0;
const MINUTE: Millis = 60_000.0;

/// A tab in which Ada is signed in, after a failure whose `Retry-After` was that long.
fn after_failure(retry_after: Millis) -> std::rc::Rc<SessionState> {
    let events = [started(1, FAILED_AT), barred(1, FAILED_AT, retry_after)];
    after(&signed_in(), events)
}

#[test]
fn it_is_left_alone_for_as_long_but_for_no_longer_than_five_minutes() {
    for (retry_after, until) in [
        (MINUTE, FAILED_AT + MINUTE),
        (DAY, FAILED_AT + LONGEST_RETRY_AFTER),
        (
            f64::from(u32::MAX) * 1_000.0,
            FAILED_AT + LONGEST_RETRY_AFTER,
        ),
        (f64::INFINITY, FAILED_AT + LONGEST_RETRY_AFTER),
        (0.0, FAILED_AT + BACK_OFF),
        (-DAY, FAILED_AT + BACK_OFF),
    ] {
        let state = after_failure(retry_after);
        assert_eq!(next(&state, at(FAILED_AT)), Plan::WakeAt(until));
        let asks = Plan::Fetch(UpdateCause::Retry);
        assert_eq!(next(&state, at(until)), asks, "{retry_after}");
    }
}

#[test]
fn a_poll_and_a_focus_wait() {
    let state = after_failure(MINUTE);
    let until = Plan::WakeAt(FAILED_AT + MINUTE);
    let later = FAILED_AT + 30_000.0;
    let focused = after(&state, [nudged(FOCUS, later)]);
    assert_eq!(next(&focused, at(later)), until);
    assert_eq!(plan(&state, &polling_every(1), &at(later)), until);
}

#[test]
fn what_is_known_to_be_out_of_date_is_asked_about_after_the_back_off() {
    let state = after_failure(DAY);
    for cause in [ONLINE, HINT] {
        let wished = after(&state, [nudged(cause, FAILED_AT + 10.0)]);
        let due = FAILED_AT + BACK_OFF;
        assert_eq!(next(&wished, at(FAILED_AT + 10.0)), Plan::WakeAt(due));
        assert_eq!(next(&wished, at(due)), Plan::Fetch(cause));
    }
}

#[test]
fn so_is_the_end_of_the_session_and_its_error_is_shown() {
    let end = FAILED_AT + 10_000.0;
    let known = [
        started(0, KNOWN_AT),
        answered(0, expiring("Ada", KNOWN_AT, end)),
    ];
    let failure = [started(1, FAILED_AT), barred(1, FAILED_AT, DAY)];
    let state = after(&after(&loading(), known), failure);
    let due = end + EXPIRY_MARGIN;
    assert_eq!(next(&state, at(due)), Plan::Fetch(UpdateCause::Expiry));
    let again = after(&state, [started(2, due), barred(2, due, DAY)]);
    assert_eq!(who(&again), "Ada");
    assert!(again.error().is_some());
}

#[test]
fn another_failure_does_not_shorten_the_wait() {
    let later = FAILED_AT + 10_000.0;
    // The user has tried once more.
    for failure in [
        failed(2, later + BACK_OFF),
        barred(2, later, 1_000.0),
        barred(2, later, 40_000.0),
    ] {
        let again = after(&after_failure(MINUTE), [started(2, later), failure]);
        assert_eq!(next(&again, at(later)), Plan::WakeAt(FAILED_AT + MINUTE));
    }
    let longer = [started(2, later), barred(2, later, 90_000.0)];
    let again = after(&after_failure(MINUTE), longer);
    assert_eq!(next(&again, at(later)), Plan::WakeAt(later + 90_000.0));
}

#[test]
fn an_answer_ends_the_wait() {
    let answer = [started(2, 60_000.0), answered(2, user("Ada", 60_000.0))];
    let free = after(&after_failure(DAY), answer);
    let failing = after(&free, [started(3, 70_000.0), failed(3, 72_000.0)]);
    assert_eq!(next(&failing, at(70_500.0)), Plan::WakeAt(72_000.0));
}
