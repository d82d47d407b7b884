use super::*;
use crate::session::Event;
use crate::session::samples::*;

const LATER: Millis = 60_000.0;

#[test]
fn a_nudge_is_followed_when_it_is_due() {
    let hint = Event::Nudged {
        cause: HINT,
        now: LATER,
        due: LATER + 250.0,
        throttle: THROTTLE,
    };
    let state = after(&signed_in(), [hint]);
    assert_eq!(next(&state, at(LATER)), Plan::WakeAt(LATER + 250.0));
    assert_eq!(next(&state, at(LATER + 250.0)), Plan::Fetch(HINT));
}

#[test]
fn a_nudge_waits_for_the_network_but_not_for_the_page() {
    let state = after(&signed_in(), [nudged(HINT, LATER)]);
    let expiry = Plan::WakeAt(KNOWN_AT + DAY + EXPIRY_MARGIN);
    assert_eq!(next(&state, offline(LATER)), expiry);
    assert_eq!(next(&state, hidden(LATER)), Plan::Fetch(HINT));
    let answered = after(&state, [told(user("Ada", LATER))]);
    assert_ne!(next(&answered, at(LATER)), expiry, "it moved");
    assert!(matches!(next(&answered, at(LATER)), Plan::WakeAt(_)));
}

#[test]
fn the_network_asks_during_the_back_off_and_focus_does_not() {
    let failing = after(&signed_in(), [started(1, 50_000.0), failed(1, 90_000.0)]);
    let focused = after(&failing, [nudged(FOCUS, LATER)]);
    assert_eq!(next(&focused, at(LATER)), Plan::WakeAt(90_000.0));
    let connected = after(&failing, [nudged(ONLINE, LATER)]);
    assert_eq!(next(&connected, at(LATER)), Plan::Fetch(ONLINE));
}

#[test]
fn what_is_due_first_comes_first() {
    let known = after(
        &loading(),
        [
            started(1, 1_000.0),
            answered(1, expiring("Ada", 1_000.0, 30_000.0)),
        ],
    );
    let rules = |seconds| polling_every(seconds);
    assert_eq!(
        plan(&known, &rules(10), &at(2_000.0)),
        Plan::WakeAt(11_050.0)
    );
    assert_eq!(
        plan(&known, &rules(40), &at(2_000.0)),
        Plan::WakeAt(30_000.0 + EXPIRY_MARGIN)
    );
}

fn expiring_at(expires_at: Millis) -> std::rc::Rc<SessionState> {
    let news = expiring("Ada", 1_000.0, expires_at);
    after(&loading(), [started(1, 1_000.0), answered(1, news)])
}

#[test]
fn the_server_is_asked_once_when_the_session_runs_out() {
    let state = expiring_at(30_000.0);
    let due = 30_000.0 + EXPIRY_MARGIN;
    assert_eq!(next(&state, at(due - 1.0)), Plan::WakeAt(due));
    assert_eq!(next(&state, at(due)), Plan::Fetch(UpdateCause::Expiry));

    let same_again = expiring("Ada", due, 30_000.0);
    let asked = after(&state, [started(2, due), answered(2, same_again)]);
    assert_eq!(next(&asked, at(99.0 * DAY)), Plan::Rest);
}

#[test]
fn a_tab_that_slept_through_the_expiry_asks_when_it_wakes() {
    let state = expiring_at(30_000.0);
    assert_eq!(next(&state, hidden(9.0 * DAY)), Plan::Rest, "unseen");
    let woken = next(&state, at(9.0 * DAY));
    assert_eq!(woken, Plan::Fetch(UpdateCause::Expiry));
}

#[test]
fn the_end_is_asked_about_once_without_a_network_so_that_the_error_is_shown() {
    let state = expiring_at(30_000.0);
    let due = 30_000.0 + EXPIRY_MARGIN;
    assert_eq!(next(&state, offline(due)), Plan::Fetch(UpdateCause::Expiry));
    let failing = after(&state, [started(2, due), failed(2, due + 1_000.0)]);
    assert_eq!(next(&failing, offline(due + DAY)), Plan::Rest);
    assert!(failing.error().is_some());
}

#[test]
fn a_session_that_always_ends_in_a_moment_is_asked_about_once_in_the_throttle() {
    let due = 30_000.0 + EXPIRY_MARGIN;
    let near = expiring("Ada", due, due + 100.0);
    let told = after(&expiring_at(30_000.0), [started(2, due), answered(2, near)]);
    assert_eq!(next(&told, at(due + 50.0)), Plan::WakeAt(due + THROTTLE));
    let asks = Plan::Fetch(UpdateCause::Expiry);
    assert_eq!(next(&told, at(due + THROTTLE)), asks);
}

#[test]
fn the_end_of_the_next_session_waits_for_no_throttle() {
    let due = 30_000.0 + EXPIRY_MARGIN;
    let out = by(UpdateCause::Expiry, nobody(due));
    let over = after(&expiring_at(30_000.0), [started(2, due), answered(2, out)]);
    let again = expiring("Ada", due + 100.0, due + 1_000.0);
    let second = after(&over, [started(3, due + 100.0), answered(3, again)]);
    let end = due + 1_000.0 + EXPIRY_MARGIN;
    assert_eq!(next(&second, at(due + 200.0)), Plan::WakeAt(end));
}

#[test]
fn another_tabs_question_about_the_end_counts_too() {
    let state = after(&loading(), [told(expiring("Ada", 1_000.0, 30_000.0))]);
    let at_end = 30_000.0 + EXPIRY_MARGIN;
    let near = expiring("Ada", at_end, at_end + 100.0);
    let state = after(&state, [told(near)]);
    assert_eq!(
        next(&state, at(at_end + 60.0)),
        Plan::WakeAt(at_end + THROTTLE)
    );
}

#[test]
fn an_expiry_in_the_past_asks_nothing_and_one_in_a_hundred_years_waits_as_long() {
    for past in [-1.0, 0.0, 999.0, 1_050.0] {
        assert_eq!(next(&expiring_at(past), at(2_000.0)), Plan::Rest, "{past}");
    }
    for days in [30.0, 36_525.0] {
        let end = days * DAY;
        assert_eq!(
            next(&expiring_at(end), at(11_000.0)),
            Plan::WakeAt(end + EXPIRY_MARGIN)
        );
    }
}

#[test]
fn a_tab_that_was_told_of_the_expiry_leaves_the_one_that_asked_first() {
    let state = after(&loading(), [told(expiring("Ada", 1_000.0, 30_000.0))]);
    let here = |now| Surroundings {
        stagger: 0.5,
        ..at(now)
    };
    let due = 31_050.0 + EXPIRY_MARGIN;
    assert_eq!(next(&state, here(30_000.0)), Plan::WakeAt(due));
    assert_eq!(next(&state, here(due)), Plan::Fetch(UpdateCause::Expiry));
}
