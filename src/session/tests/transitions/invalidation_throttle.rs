//! How often invalidations lead to a request. Those of tabs of this library are throttled to one a
//! second, those of next-auth/react as the app has configured it.

use std::time::Duration;

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Event, RefetchCause, Trigger};

const FIRST: f64 = 10_000.0;
/// How long a request waits for another tab to send it, without jitter.
const DELAY: f64 = 60.0;
/// When the request that the first invalidation has led to is answered.
const SERVED: f64 = FIRST + 150.0;
/// Least time between two requests because of invalidations.
const FLOOR: f64 = 1_000.0;
const QUIET: f64 = 60_000.0;

/// What a tab of next-auth posts with each request.
const NEXT_AUTH: fn(&mut Tab) = |tab| drop(tab.trigger(Trigger::GetSession));
/// What a tab of this library posts after a change.
const OWN: fn(&mut Tab) = |tab| drop(tab.invalidate());

/// A tab that does not share its session, so that it sends each request by itself.
fn alone() -> Tab {
    let mut tab = Tab::signed_in();
    tab.can_share = false;
    tab
}

/// The request that an invalidation of a next-auth tab at [`FIRST`] has led to is under way.
fn fetching() -> Tab {
    let mut tab = alone();
    tab.at(FIRST).trigger(Trigger::GetSession);
    tab.run_until(FIRST + DELAY);
    assert!(tab.fetch().is_some());
    tab
}

/// It was answered at [`SERVED`].
fn served() -> Tab {
    let mut tab = fetching();
    tab.at(SERVED).answer(ok(user("Ada", FIRST + DELAY)));
    tab
}

#[test]
fn the_first_invalidation_is_served_soon_however_fresh_the_snapshot_is() {
    for invalidate in [NEXT_AUTH, OWN] {
        let mut tab = alone();
        let now = KNOWN_AT + 60.0;
        invalidate(tab.at(now));
        assert_eq!(tab.due(), Some(now + DELAY));
    }
}

#[test]
fn the_next_one_waits_for_the_rest_of_the_throttle() {
    for (now, due) in [
        (SERVED + 10.0, SERVED + THROTTLE),
        (SERVED + 4_940.0, SERVED + THROTTLE),
        (SERVED + 4_941.0, SERVED + 5_001.0),
    ] {
        let mut tab = served();
        tab.at(now).trigger(Trigger::GetSession);
        assert_eq!(tab.due(), Some(due), "at {now}");
    }
}

#[test]
fn an_answer_that_was_requested_for_another_cause_leaves_the_next_invalidation_unthrottled() {
    let mut tab = alone();
    tab.at(FIRST).focus();
    tab.at(SERVED).answer(ok(user("Ada", FIRST)));
    tab.trigger(Trigger::GetSession);
    assert_eq!(tab.due(), Some(SERVED + DELAY));
}

#[test]
fn it_waits_in_the_tabs_too_that_have_received_the_answer_of_another_one() {
    let mut tab = Tab::answered_with_jitter(user("Ada", KNOWN_AT), 0.5);
    tab.at(FIRST).trigger(Trigger::GetSession);
    tab.receive_snapshot(FIRST + 100.0, user("Ada", FIRST + 100.0));
    let received_at = FIRST + 160.0;
    tab.trigger(Trigger::GetSession);
    assert_eq!(tab.due(), Some(received_at + THROTTLE));
}

#[test]
fn an_invalidation_of_a_tab_of_this_library_waits_for_a_second_at_most() {
    let mut tab = served();
    tab.at(SERVED + 10.0).invalidate();
    assert_eq!(tab.due(), Some(SERVED + FLOOR));

    let mut tab = served();
    tab.at(SERVED + 10.0).trigger(Trigger::GetSession);
    assert_eq!(tab.due(), Some(SERVED + THROTTLE));
    tab.invalidate();
    let why = "beside one that waits longer";
    assert_eq!(tab.due(), Some(SERVED + FLOOR), "{why}");

    let mut tab = served();
    tab.at(SERVED + FLOOR).invalidate();
    assert_eq!(tab.due(), Some(SERVED + FLOOR + DELAY));
}

#[test]
fn only_what_next_auth_posts_with_each_request_is_throttled_as_focus_is() {
    const LONG: f64 = 600_000.0;
    let sign_out: fn(&mut Tab) = |tab| drop(tab.trigger(Trigger::SignOut));
    for (what, throttle, invalidate, wait) in [
        ("our tabs", LONG, OWN, FLOOR),
        ("a sign-out of next-auth", LONG, sign_out, FLOOR),
        ("a request of next-auth", LONG, NEXT_AUTH, LONG),
        ("our tabs, no throttle", 0.0, OWN, FLOOR),
        ("a request of next-auth, no throttle", 0.0, NEXT_AUTH, FLOOR),
    ] {
        let mut tab = served();
        tab.rules.focus_throttle = Duration::from_millis(throttle as u64);
        invalidate(tab.at(SERVED + 10.0));
        assert_eq!(tab.due(), Some(SERVED + wait), "{what}");
    }
}

#[test]
fn invalidations_that_arrive_faster_than_answers_are_served_once_in_the_throttle() {
    for (invalidate, wait) in [(OWN, FLOOR), (NEXT_AUTH, THROTTLE)] {
        let mut tab = alone();
        invalidate(tab.at(FIRST));
        tab.run_until(FIRST + DELAY);
        invalidate(tab.at(FIRST + 120.0));
        tab.at(SERVED).answer(ok(user("Ada", FIRST + DELAY)));
        assert_eq!(tab.due(), Some(SERVED + wait));
        invalidate(tab.at(SERVED + 10.0));
        assert_eq!(tab.due(), Some(SERVED + wait));
        tab.effects();
        tab.run_until(SERVED + wait);
        assert_eq!(tab.fetches(), 1);
    }
}

#[test]
fn a_failing_server_is_asked_for_the_first_invalidation_of_a_quiet_minute() {
    let quiet = SERVED + QUIET;
    let retry_at = quiet + 1_000.0;
    let mut failing = served();
    failing.fail_until(retry_at);
    let mut soon = failing.clone();
    soon.at(quiet - 1.0).invalidate();
    assert_eq!(soon.due(), Some(retry_at));
    failing.at(quiet).invalidate();
    assert_eq!(failing.due(), Some(quiet + DELAY));
}

#[test]
fn a_failure_counts_as_serving_and_its_back_off_is_kept() {
    let sent_at = FIRST + DELAY;
    // The retry itself waits for the `Retry-After`, which does not delay an invalidation.
    let mut soon = fetching();
    soon.at(sent_at + 10.0).answer(overloaded(300));
    let after_back_off = sent_at + 510.0;
    soon.at(after_back_off).trigger(Trigger::GetSession);
    assert_eq!(soon.due(), Some(sent_at + THROTTLE));

    let mut late = alone();
    late.fail_until(FIRST - 50.0);
    late.random = 1.0;
    late.at(FIRST).call();
    late.answer(failed());
    late.at(FIRST).trigger(Trigger::GetSession);
    late.run_until(sent_at).answer(overloaded(300));
    late.at(sent_at + 500.0).trigger(Trigger::GetSession);
    assert_eq!(late.due(), Some(sent_at + 60_000.0));
}

#[test]
fn an_invalidation_that_is_served_by_a_call_throttles_the_next_one() {
    let mut tab = alone();
    tab.at(FIRST).trigger(Trigger::GetSession);
    tab.fetch_at(RefetchCause::Call, FIRST + 10.0, user("Ada", FIRST));
    tab.dispatch(Event::RulesChanged);
    tab.at(FIRST + 100.0).trigger(Trigger::GetSession);
    assert_eq!(tab.due(), Some(FIRST + 60.0 + THROTTLE));
}

#[test]
fn a_snapshot_from_before_a_pending_invalidation_does_not_prolong_its_throttle() {
    let answer: fn(&mut Tab) = |tab| drop(tab.answer(ok(user("Ada", FIRST))));
    let fail: fn(&mut Tab) = |tab| drop(tab.answer(overloaded(300)));
    for (end, served_at) in [(answer, FIRST + 110.0), (fail, FIRST + DELAY)] {
        let mut tab = fetching();
        tab.at(FIRST + 100.0).trigger(Trigger::GetSession);
        end(tab.at(FIRST + 110.0));
        tab.receive_snapshot(FIRST + 90.0, user("Ada", FIRST));
        tab.at(FIRST + 200.0).invalidate();
        assert_eq!(tab.due(), Some(served_at + FLOOR));
    }
}
