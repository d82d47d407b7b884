//! The end of a session is a moment of the server's clock.

use crate::session::samples::*;
use crate::session::{Event, Plan, SessionState, Surroundings, plan};
use crate::types::{AuthClientConfig, Millis, SignedOutReason, UpdateCause};

/// When the session of these tests ends, by the server's clock.
const END: Millis = 100_000.0;

fn plan_at(state: &SessionState, now: Millis, visible: bool) -> Plan {
    let here = Surroundings {
        now,
        visible,
        online: true,
        stagger: 0.0,
        takes_turns: false,
    };
    plan(state, &AuthClientConfig::default(), &here)
}

/// A tab that was told at `at` by its own clock, by a server that is ahead by something between
/// `least` and `most`.
fn told_by(at: Millis, least: Millis, most: Millis) -> std::rc::Rc<SessionState> {
    let clock = dated(least, most);
    let answer = answered(1, expiring("Ada", at, END));
    after(&loading(), [started(1, at), clock, answer])
}

#[test]
fn the_server_is_asked_when_the_session_is_over_by_its_clock() {
    let clocks = [
        (0.0, 0.0, END + EXPIRY_MARGIN),
        // This machine is ahead by two to three seconds, so the end comes later here.
        (-3_000.0, -2_000.0, END + 3_000.0 + EXPIRY_MARGIN),
        // Nothing shows that the clocks differ, but they may.
        (-900.0, 100.0, END + 900.0 + EXPIRY_MARGIN),
        // It is behind by a minute, where the cookie may outlive the session.
        (60_000.0, 60_900.0, END - 60_000.0 + EXPIRY_MARGIN_BEHIND),
    ];
    for (least, most, due) in clocks {
        let state = told_by(10_000.0, least, most);
        assert_eq!(plan_at(&state, due - 1.0, true), Plan::WakeAt(due));
        assert_eq!(plan_at(&state, due, true), Plan::Fetch(UpdateCause::Expiry));
    }
}

#[test]
fn a_page_that_is_not_looked_at_does_not_ask_and_so_prolongs_nothing() {
    let state = told_by(1_000.0, 0.0, 0.0);
    assert_eq!(plan_at(&state, END + DAY, false), Plan::Rest);
    let shown = plan_at(&state, END + DAY, true);
    assert_eq!(shown, Plan::Fetch(UpdateCause::Expiry));
}

#[test]
fn a_request_of_before_the_end_by_the_servers_clock_leaves_the_question_open() {
    let state = told_by(1_000.0, -3_000.0, -2_000.0);
    let same = |at| [started(2, at), answered(2, expiring("Ada", at, END))];
    let early = after(&state, same(END + 2_900.0));
    assert_eq!(early.expiry_due, Some(END));
    let late = after(&early, same(END + 3_100.0));
    assert_eq!(late.expiry_due, None);
}

#[test]
fn a_session_that_has_time_left_by_the_servers_clock_has_not_expired() {
    for (least, reason) in [
        // This machine is a day ahead: the session has been ended elsewhere.
        (-DAY, SignedOutReason::SignedOutElsewhere),
        (0.0, SignedOutReason::Expired),
    ] {
        let state = told_by(END, least, least + 1_000.0);
        let out = after(&state, [told_at(nobody(END + 10.0), END + 60.0)]);
        assert_eq!(out.signed_out_reason(), Some(reason));
    }
}

#[test]
fn the_end_by_this_machines_clock_moves_with_it() {
    let state = told_by(1_000.0, -3_600_000.0, -3_599_000.0);
    assert_eq!(state.ends_at(), Some(END + 3_599_000.0));
    let corrected = after(&state, [Event::ClockSetBack { by: 3_599_000.0 }]);
    assert_eq!(corrected.ends_at(), Some(END));
    let out = after(&state, [told(nobody(2_000.0))]);
    assert_eq!(out.ends_at(), None);
}
