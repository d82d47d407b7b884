use std::rc::Rc;

use crate::session::reducer::LONGEST_HOLD;
use crate::session::samples::*;
use crate::session::{Event, Plan, SessionState, Surroundings, plan};
use crate::types::{AuthClientConfig, Millis, SignedOutReason, SyncCause};

/// When the requests of these tests leave; the session of [`signed_in`] lasts for a day.
const ASKED_AT: Millis = 10_000.0;
const AUTOMATIC: [SyncCause; 5] = [FOCUS, HINT, POLL, SyncCause::Expiry, SyncCause::Retry];

/// The answer `null` to a request because of `cause`.
fn null(start: &Rc<SessionState>, cause: SyncCause, at: Millis) -> Rc<SessionState> {
    after(start, [started(9, at), answered(9, by(cause, nobody(at)))])
}

fn next(state: &SessionState, now: Millis, visible: bool) -> Plan {
    let here = Surroundings {
        now,
        visible,
        online: true,
        stagger: 1.0,
        takes_turns: true,
    };
    plan(state, &AuthClientConfig::default(), &here)
}

/// Ada, after one `null` that a poll has brought.
fn unconfirmed() -> Rc<SessionState> {
    null(&signed_in(), POLL, ASKED_AT)
}

/// The same, after the second.
fn confirmed() -> Rc<SessionState> {
    null(&unconfirmed(), SyncCause::Retry, ASKED_AT + 1_050.0)
}

#[test]
fn an_unexpected_sign_out_is_asked_about_once_more_a_second_later() {
    for cause in AUTOMATIC {
        let state = null(&signed_in(), cause, ASKED_AT);
        assert_eq!(who(&state), "Ada", "{cause:?}");
        assert!(!state.is_refreshing() && state.error().is_none());
        // The answer came 50 ms after the request.
        let due = ASKED_AT + 1_050.0;
        assert_eq!(next(&state, ASKED_AT + 60.0, true), Plan::WakeAt(due));
        assert_eq!(next(&state, due, true), Plan::Fetch(SyncCause::Retry));
        let hidden = next(&state, due, false);
        assert_eq!(
            hidden,
            Plan::Fetch(SyncCause::Retry),
            "also in the background"
        );
        let state = null(&state, SyncCause::Retry, due);
        let reason = Some(SignedOutReason::SignedOutElsewhere);
        assert_eq!(state.signed_out(), reason, "{cause:?}");
    }
}

#[test]
fn nothing_else_is_asked_before_the_confirmation() {
    for cause in [FOCUS, ONLINE, HINT] {
        let state = after(&unconfirmed(), [nudged(cause, ASKED_AT + 100.0)]);
        let due = ASKED_AT + 1_050.0;
        assert_eq!(next(&state, ASKED_AT + 200.0, true), Plan::WakeAt(due));
    }
    let early = null(&unconfirmed(), FOCUS, ASKED_AT + 500.0);
    assert_eq!(who(&early), "Ada", "an answer too early confirms nothing");
    assert_eq!(early.confirm_at(), unconfirmed().confirm_at());
}

#[test]
fn a_session_that_was_out_of_reach_for_one_request_was_never_away() {
    let at = ASKED_AT + 1_050.0;
    let before = unconfirmed();
    let same = user("Ada", at);
    let state = after(&before, [started(9, at), answered(9, same)]);
    let kept = Rc::ptr_eq(state.session().unwrap(), before.session().unwrap());
    assert!(kept, "no consumer renders");
    assert_eq!(state.confirm_at(), None);
    assert_eq!(next(&state, at + 60.0, true), Plan::WakeAt(at + DAY));
}

#[test]
fn what_has_a_reason_is_applied_at_once() {
    let end = KNOWN_AT + DAY;
    let announced = |event| after(&signed_in(), [event]);
    let in_second = after(
        &signed_in(),
        [changing("b", 5_000.0 + LONGEST_HOLD), settled("b")],
    );
    for (why, start, cause, at) in [
        ("the app asked", signed_in(), SyncCause::Call, ASKED_AT),
        ("a sign-in asked", signed_in(), SyncCause::SignIn, ASKED_AT),
        ("the session is over", signed_in(), SyncCause::Expiry, end),
        ("a tab was changing it", in_second, HINT, ASKED_AT),
        (
            "a tab of next-auth signed out",
            announced(Event::SignOutAnnounced { now: 5_000.0 }),
            HINT,
            ASKED_AT,
        ),
        (
            "a call of this tab was given up",
            after(&signed_in(), [action(1), action_given_up(1, 5_000.0)]),
            HINT,
            ASKED_AT,
        ),
    ] {
        assert_eq!(who(&null(&start, cause, at)), "-", "{why}");
    }
    let definitive = Event::ReadAnswered {
        id: crate::session::RequestId(9),
        news: by(POLL, nobody(ASKED_AT)),
        now: ASKED_AT + 50.0,
        is_definitive: true,
    };
    let state = after(&signed_in(), [started(9, ASKED_AT), definitive]);
    assert_eq!(who(&state), "-", "status 401");
    assert_eq!(next(&state, DAY, true), Plan::Rest, "nothing to come back");
}

#[test]
fn what_was_announced_before_something_newer_was_known_is_over() {
    let events = [
        Event::SignOutAnnounced { now: 5_000.0 },
        told(user("Ada", 6_000.0)),
    ];
    let state = null(&after(&signed_in(), events), HINT, ASKED_AT);
    assert_eq!(who(&state), "Ada");
}

#[test]
fn a_session_of_unknown_end_is_confirmed_too() {
    let mut endless = user("Ada", KNOWN_AT);
    endless.expires_at = None;
    let start = after(&loading(), [started(0, KNOWN_AT), answered(0, endless)]);
    assert_eq!(who(&null(&start, POLL, ASKED_AT)), "Ada");
}

#[test]
fn a_confirmation_that_fails_is_retried_with_back_off_and_keeps_the_session() {
    let at = ASKED_AT + 1_050.0;
    let state = after(&unconfirmed(), [started(9, at), failed(9, at + 4_000.0)]);
    assert_eq!((who(&state), state.error().is_some()), ("Ada", true));
    assert_eq!(next(&state, at + 60.0, true), Plan::WakeAt(at + 4_000.0));
    assert_eq!(who(&null(&state, SyncCause::Retry, at + 4_000.0)), "-");
}

#[test]
fn a_confirmed_sign_out_is_asked_about_with_back_off_for_some_minutes_while_visible() {
    let mut state = confirmed();
    let mut now = ASKED_AT + 1_100.0;
    let mut waits = Vec::new();
    while let Plan::WakeAt(due) = next(&state, now, true) {
        assert_eq!(next(&state, now, false), Plan::Rest, "not while hidden");
        assert_eq!(next(&state, due, true), Plan::Fetch(SyncCause::Retry));
        waits.push(due - now);
        state = null(&state, SyncCause::Retry, due);
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
    assert_eq!(next(&state, at + 60.0, true), Plan::WakeAt(at + DAY));
}

#[test]
fn what_is_learned_otherwise_ends_the_requests_for_a_lost_session() {
    let later = ASKED_AT + 1_500.0;
    for events in [
        vec![told(nobody(later))],
        vec![
            action(1),
            action_answered(by(SyncCause::SignOut, nobody(later))),
            action_ended(1, later),
        ],
    ] {
        let state = after(&confirmed(), events);
        assert_eq!(next(&state, later + 60.0, true), Plan::Rest);
    }
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
    assert_eq!(ended(SyncCause::SignOut), Plan::Rest);
    assert_eq!(ended(SyncCause::Update), Plan::WakeAt(ASKED_AT + 1_000.0));
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
    let told = after(&waiting, [told(nobody(ASKED_AT + 1_000.0))]);
    assert_eq!(
        (who(&told), next(&told, ASKED_AT + 1_100.0, true)),
        ("-", Plan::Rest)
    );
    // Two tabs that were told at the same time do not wait for each other.
    let both = after(&unconfirmed(), [Event::PeerConfirming { now: ASKED_AT }]);
    let due = ASKED_AT + 1_050.0;
    assert_eq!(next(&both, due, true), Plan::Fetch(SyncCause::Retry));
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
