use std::rc::Rc;

use super::unexpected_sign_out::{ASKED_AT, next, null, unconfirmed};
use crate::session::samples::*;
use crate::session::{Event, Plan, SessionState};
use crate::types::{SessionEvent, UpdateCause};

/// Ada's session after the second `null`.
fn confirmed() -> Rc<SessionState> {
    null(&unconfirmed(), UpdateCause::Retry, ASKED_AT + 1_050.0)
}

#[test]
fn a_confirmed_sign_out_is_asked_about_with_back_off_for_some_minutes_while_visible() {
    let mut state = confirmed();
    let mut now = ASKED_AT + 1_100.0;
    let mut waits = Vec::new();
    while let Plan::WakeAt(due) = next(&state, now, true) {
        assert_eq!(next(&state, now, false), Plan::Rest, "not while hidden");
        assert_eq!(next(&state, due, true), Plan::Fetch(UpdateCause::Retry));
        waits.push(due - now);
        state = null(&state, UpdateCause::Retry, due);
        now = due + 50.0;
    }
    let seconds: Vec<_> = waits.iter().map(|wait| wait / 1_000.0).collect();
    assert_eq!(seconds, [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0]);
    assert_eq!(next(&state, now, true), Plan::Rest);
}

#[test]
fn a_session_that_comes_back_is_shown_and_asked_about_no_more() {
    let at = ASKED_AT + 2_100.0;
    let state = after(&confirmed(), [started(9, at), answered(9, user("Ada", at))]);
    assert_eq!(who(&state), "Ada");
    assert_eq!(
        next(&state, at + 60.0, true),
        Plan::WakeAt(at + DAY + EXPIRY_MARGIN)
    );
}

#[test]
fn a_sign_out_ends_the_requests_for_a_lost_session() {
    let later = ASKED_AT + 1_500.0;
    let here = [
        action(1),
        action_answered(by(UpdateCause::SignOut, nobody(later))),
        action_ended(1, later),
    ];
    let elsewhere = [
        changing("b", later + 4_000.0),
        told(nobody(later)),
        settled("b"),
    ];
    for events in [here, elsewhere] {
        let state = after(&confirmed(), events);
        assert_eq!(next(&state, later + 60.0, true), Plan::Rest);
    }
}

#[test]
fn tabs_that_ask_for_a_lost_session_together_send_one_request_for_each_wait() {
    let asked = ASKED_AT + 1_900.0;
    let state = after(&confirmed(), [told(nobody(asked))]);
    let due = asked + 60.0 + 2_000.0;
    assert_eq!(next(&state, asked + 60.0, true), Plan::WakeAt(due));
    let until = ASKED_AT + 1_100.0 + 300_000.0;
    let state = after(&confirmed(), [told(nobody(until))]);
    assert_eq!(next(&state, until + 60.0, true), Plan::Rest, "nor longer");
}

#[test]
fn a_tab_that_is_told_of_an_unexpected_sign_out_asks_too_unless_another_does() {
    let told_at = ASKED_AT + 1_000.0;
    for start in [signed_in(), unconfirmed()] {
        let state = after(&start, [told(nobody(told_at))]);
        assert_eq!(who(&state), "-");
        let now = told_at + 60.0;
        assert_eq!(next(&state, now, true), Plan::WakeAt(now + 1_000.0));
        assert_eq!(next(&state, now, false), Plan::Rest);
        // The tab that asked has asked again.
        let state = after(&state, [renewed(told_at + 900.0)]);
        let now = told_at + 960.0;
        assert_eq!(next(&state, now, true), Plan::WakeAt(now + 2_000.0));
    }
}

#[test]
fn a_page_that_returns_follows_up_what_it_believes_at_once() {
    let back = after(&signed_in(), [Event::Left, returned(5_000.0)]);
    let state = null(&back, UpdateCause::Event(SessionEvent::PageShow), ASKED_AT);
    assert_eq!(who(&state), "-");
    let now = ASKED_AT + 50.0;
    assert_eq!(next(&state, now, true), Plan::WakeAt(now + 1_000.0));
}

#[test]
fn an_update_that_ends_the_session_is_followed_up_and_a_sign_out_is_not() {
    let ended = |cause| {
        let events = [
            action(1),
            action_answered(by(cause, nobody(ASKED_AT))),
            action_ended(1, ASKED_AT),
        ];
        next(&after(&signed_in(), events), ASKED_AT, true)
    };
    assert_eq!(ended(UpdateCause::SignOut), Plan::Rest);
    assert_eq!(ended(UpdateCause::Update), Plan::WakeAt(ASKED_AT + 1_000.0));
}

#[test]
fn a_tab_leaves_the_server_to_the_one_that_confirms() {
    let waiting = after(
        &signed_in(),
        [
            nudged(HINT, ASKED_AT),
            Event::PeerConfirming { now: ASKED_AT },
        ],
    );
    assert_eq!(
        next(&waiting, ASKED_AT, true),
        Plan::WakeAt(ASKED_AT + 3_000.0)
    );
    let told = after(&waiting, [told(user("Bob", ASKED_AT + 1_000.0))]);
    assert_eq!(who(&told), "Bob", "and is told the outcome");
    let now = ASKED_AT + 1_100.0;
    assert_eq!(
        next(&told, now, true),
        Plan::WakeAt(ASKED_AT + 2_800.0 + DAY + EXPIRY_MARGIN)
    );
    // Two tabs that were told at the same time do not wait for each other.
    let both = after(&unconfirmed(), [Event::PeerConfirming { now: ASKED_AT }]);
    let due = ASKED_AT + 1_050.0;
    assert_eq!(next(&both, due, true), Plan::Fetch(UpdateCause::Retry));
}

#[test]
fn a_clock_that_is_set_back_delays_neither_the_confirmation_nor_the_return() {
    for (start, wait) in [(unconfirmed(), 1_000.0), (confirmed(), 1_000.0)] {
        let Plan::WakeAt(due) = next(&start, ASKED_AT, true) else {
            panic!("nothing to wait for")
        };
        let by = 8_000.0;
        let state = after(&start, [Event::ClockSetBack { by }]);
        assert_eq!(next(&state, 0.0, true), Plan::WakeAt(due - by), "{wait}");
    }
}
