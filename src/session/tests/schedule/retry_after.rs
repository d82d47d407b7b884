//! A server that has asked not to be sent requests for a while.

use super::*;
use crate::session::RetryAfter;
use crate::types::AuthError;

const FAILED_AT: f64 = 50_000.0;
const MINUTE: f64 = 60_000.0;
const LONGEST: f64 = 300_000.0;
const DAY_SECONDS: u64 = 86_400;

/// Ends the request of `tab` with this `Retry-After`.
fn fail(tab: &mut Tab, retry_after: RetryAfter) {
    let error = AuthError::Status {
        status: 503,
        retry_after: Some("as the response has it".to_owned()),
    };
    tab.answer(failed_with(error, Some(retry_after)));
}

/// Returns `tab` after a request that has failed at [`FAILED_AT`] with this `Retry-After`.
fn fail_with(mut tab: Tab, retry_after: RetryAfter) -> Tab {
    tab.can_share = false;
    tab.random = 1.0;
    tab.at(FAILED_AT).focus();
    fail(&mut tab, retry_after);
    tab.effects();
    tab
}

/// Returns a signed-in client after a failure with so many seconds in `Retry-After`.
fn after_failure(seconds: u64) -> Tab {
    let delay = RetryAfter::Delay(Duration::from_secs(seconds));
    fail_with(Tab::signed_in(), delay)
}

#[test]
fn retry_after_is_obeyed_for_at_most_five_minutes_and_at_least_the_back_off() {
    let delay = |seconds| RetryAfter::Delay(Duration::from_secs(seconds));
    let date = |offset| RetryAfter::Date(at(FAILED_AT + offset));
    for (retry_after, until) in [
        (delay(60), FAILED_AT + MINUTE),
        (date(MINUTE), FAILED_AT + MINUTE),
        (delay(DAY_SECONDS), FAILED_AT + LONGEST),
        (delay(u64::from(u32::MAX)), FAILED_AT + LONGEST),
        (RetryAfter::Delay(Duration::MAX), FAILED_AT + LONGEST),
        (date(f64::INFINITY), FAILED_AT + LONGEST),
        (delay(0), FAILED_AT + BACK_OFF),
        (date(-DAY), FAILED_AT + BACK_OFF),
    ] {
        let tab = fail_with(Tab::signed_in(), retry_after);
        assert_eq!(next(&tab), Next::WakeAt(until), "{retry_after:?}");
        let retry = Next::Fetch(UpdateCause::Retry);
        assert_eq!(next_at(&tab, until), retry, "{retry_after:?}");
    }
}

#[test]
fn a_poll_and_a_focus_wait() {
    let until = Next::WakeAt(FAILED_AT + MINUTE);
    let mut tab = after_failure(60);
    tab.at(FAILED_AT + 30_000.0).focus();
    assert_eq!((next(&tab), tab.fetches()), (until, 0));
    let mut tab = after_failure(60);
    tab.at(FAILED_AT + 30_000.0);
    poll_every(&mut tab, Duration::from_secs(1));
    assert_eq!(next(&tab), Next::WakeAt(FAILED_AT + MINUTE));
}

#[test]
fn what_is_known_to_be_out_of_date_is_requested_after_the_back_off() {
    let connect: fn(&mut Tab) = |tab| drop(tab.connect());
    let invalidate: fn(&mut Tab) = |tab| drop(tab.invalidate());
    for (happen, cause) in [(connect, ONLINE), (invalidate, INVALIDATED)] {
        let mut tab = after_failure(DAY_SECONDS);
        happen(tab.at(FAILED_AT + 10.0));
        let due = FAILED_AT + BACK_OFF;
        assert_eq!(next(&tab), Next::WakeAt(due));
        assert_eq!(next_at(&tab, due), Next::Fetch(cause));
    }
}

#[test]
fn the_end_of_the_session_is_asked_about_and_the_error_is_shown() {
    let end = FAILED_AT + 10_000.0;
    let delay = RetryAfter::Delay(Duration::from_secs(DAY_SECONDS));
    let mut tab = fail_with(Tab::answered(user_until("Ada", end)), delay);
    let due = end + MARGIN;
    assert_eq!(next_at(&tab, due), Next::Fetch(UpdateCause::Expiry));
    tab.run_until(due);
    fail(&mut tab, delay);
    assert_eq!(tab.who(), "Ada");
    assert!(tab.view().error().is_some());
}

#[test]
fn another_failure_does_not_shorten_the_wait() {
    let later = FAILED_AT + 10_000.0;
    for result in [failed(), overloaded(1), overloaded(40)] {
        let mut tab = after_failure(60);
        tab.at(later).call();
        tab.answer(result);
        assert_eq!(next(&tab), Next::WakeAt(FAILED_AT + MINUTE));
    }
    let mut tab = after_failure(60);
    tab.at(later).call();
    tab.answer(overloaded(90));
    assert_eq!(next(&tab), Next::WakeAt(later + 90_000.0));
}

#[test]
fn an_answer_ends_the_wait() {
    let mut tab = after_failure(DAY_SECONDS);
    tab.at(60_000.0).call();
    tab.answer(ok(user("Ada", 60_000.0)));
    tab.at(70_000.0).call();
    tab.at(71_000.0).answer(failed());
    assert_eq!(next(&tab), Next::WakeAt(72_000.0));
}
