use std::rc::Rc;

use crate::session::changes::LONGEST_HOLD;
use crate::session::samples::*;
use crate::session::{Event, Plan, RequestId, SessionState, Surroundings, plan};
use crate::types::{AuthClientConfig, Millis, SessionEvent, SignedOutReason, UpdateCause};

/// When the requests of these tests leave; the session of [`signed_in`] lasts for a day.
pub(super) const ASKED_AT: Millis = 10_000.0;
const AUTOMATIC: [UpdateCause; 5] = [FOCUS, HINT, POLL, UpdateCause::Expiry, UpdateCause::Retry];

/// The answer `null` to a request because of `cause`.
pub(super) fn null(start: &Rc<SessionState>, cause: UpdateCause, at: Millis) -> Rc<SessionState> {
    after(start, [started(9, at), answered(9, by(cause, nobody(at)))])
}

pub(super) fn next(state: &SessionState, now: Millis, visible: bool) -> Plan {
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
pub(super) fn unconfirmed() -> Rc<SessionState> {
    null(&signed_in(), POLL, ASKED_AT)
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
        assert_eq!(next(&state, due, true), Plan::Fetch(UpdateCause::Retry));
        let hidden = next(&state, due, false);
        assert_eq!(
            hidden,
            Plan::Fetch(UpdateCause::Retry),
            "also in the background"
        );
        let state = null(&state, UpdateCause::Retry, due);
        let reason = Some(SignedOutReason::SignedOutElsewhere);
        assert_eq!(state.signed_out_reason(), reason, "{cause:?}");
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
    assert_eq!(
        next(&state, at + 60.0, true),
        Plan::WakeAt(at + DAY + EXPIRY_MARGIN)
    );
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
        ("the app asked", signed_in(), UpdateCause::Call, ASKED_AT),
        (
            "a sign-in asked",
            signed_in(),
            UpdateCause::SignIn,
            ASKED_AT,
        ),
        ("the session is over", signed_in(), UpdateCause::Expiry, end),
        ("a tab was changing it", in_second, HINT, ASKED_AT),
        (
            "a tab of next-auth signed out",
            announced(Event::SignOutAnnounced { now: 5_000.0 }),
            HINT,
            ASKED_AT,
        ),
        (
            "another tab knew of it before the page came with a session",
            after(
                &loading(),
                [given(user("Ada", KNOWN_AT)), told(nobody(KNOWN_AT + 100.0))],
            ),
            HINT,
            ASKED_AT,
        ),
        (
            "the page could not be told of one meanwhile",
            after(&signed_in(), [Event::Left, returned(5_000.0)]),
            UpdateCause::Event(SessionEvent::PageShow),
            ASKED_AT,
        ),
        (
            "nor could a client that was stopped",
            after(
                &signed_in(),
                [Event::Stopped, Event::Started { now: 5_000.0 }],
            ),
            UpdateCause::Mount,
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
        id: RequestId(9),
        news: by(POLL, nobody(ASKED_AT)),
        now: ASKED_AT + 50.0,
        is_definitive: true,
    };
    let state = after(&signed_in(), [started(9, ASKED_AT), definitive]);
    assert_eq!(who(&state), "-", "status 401");
    assert_eq!(next(&state, DAY, true), Plan::Rest, "nothing to come back");
}

#[test]
fn an_answer_counts_as_the_second_only_if_it_was_asked_for_after_the_first() {
    let late = Event::ReadAnswered {
        id: RequestId(9),
        news: by(FOCUS, nobody(ASKED_AT + 100.0)),
        now: ASKED_AT + 5_000.0,
        is_definitive: false,
    };
    let state = after(&unconfirmed(), [started(9, ASKED_AT + 100.0), late]);
    assert_eq!(who(&state), "Ada");
    // And one that is older than what is known is no first one.
    let newer = after(
        &signed_in(),
        [started(9, ASKED_AT), told(user("Bob", ASKED_AT + 50.0))],
    );
    let state = after(&newer, [answered(9, by(POLL, nobody(ASKED_AT)))]);
    assert_eq!((who(&state), state.confirm_at()), ("Bob", None));
}

#[test]
fn an_older_session_of_another_tab_does_not_end_the_doubt() {
    let older = after(&unconfirmed(), [told(user("Ada", ASKED_AT - 1.0))]);
    assert_eq!(older.confirm_at(), unconfirmed().confirm_at());
    let newer = after(&unconfirmed(), [told(user("Ada", ASKED_AT + 1.0))]);
    assert_eq!(newer.confirm_at(), None);
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
    assert_eq!(who(&null(&state, UpdateCause::Retry, at + 4_000.0)), "-");
}

#[test]
fn a_message_or_the_network_does_not_wait_for_the_back_off_of_a_confirmation() {
    let at = ASKED_AT + 1_050.0;
    let state = after(&unconfirmed(), [started(9, at), failed(9, at + 60_000.0)]);
    for (cause, expected) in [
        (ONLINE, Plan::Fetch(ONLINE)),
        (HINT, Plan::Queue(HINT)),
        (FOCUS, Plan::WakeAt(at + 60_000.0)),
    ] {
        let now = at + 100.0;
        let asked = Event::Nudged {
            cause,
            now,
            due: now,
            throttle: 0.0,
        };
        let state = after(&state, [asked]);
        assert_eq!(next(&state, now, true), expected, "{cause:?}");
    }
}
