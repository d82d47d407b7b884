//! The end of a session is a moment of the server's clock.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Event, RefetchCause};
use crate::types::{ServerClock, SignedOutReason, UpdateCause};

/// When the session of these tests ends, by the server's clock.
const END: f64 = 100_000.0;
const EXPIRY_MARGIN: f64 = 1_000.0;
const EXPIRY_MARGIN_BEHIND: f64 = 16_000.0;

/// A tab that was answered at `time` by its own clock, by a server that is ahead by something
/// between `least` and `most`.
fn answered_at(time: f64, least: f64, most: f64) -> Tab {
    let clock = ServerClock::between(least, most).unwrap();
    let mut tab = Tab::new();
    tab.at(time).dispatch(Event::Started);
    tab.dispatch(Event::ServerDated(clock));
    tab.answer(ok(user_until("Ada", END)));
    tab.effects();
    tab
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
        let mut tab = answered_at(10_000.0, least, most);
        assert_eq!(tab.due(), Some(due));
        tab.at(due - 1.0).wake();
        assert_eq!((tab.fetches(), tab.due()), (0, Some(due)));
        tab.run_until(due);
        assert_eq!(tab.fetches(), 1);
        tab.answer(ok(user_until("Ada", END + DAY)));
        assert_eq!(tab.view().cause(), Some(UpdateCause::Expiry));
    }
}

#[test]
fn a_hidden_page_does_not_ask_and_so_prolongs_nothing() {
    let mut tab = answered_at(1_000.0, 0.0, 0.0);
    tab.hide();
    assert_eq!(tab.due(), None);
    tab.at(END + DAY).wake();
    assert_eq!(tab.fetches(), 0);
    tab.rules.on_focus = false;
    tab.focus();
    assert_eq!(tab.fetches(), 1);
    tab.answer(ok(user_until("Ada", END + 2.0 * DAY)));
    assert_eq!(tab.view().cause(), Some(UpdateCause::Expiry));
}

#[test]
fn a_request_of_before_the_end_by_the_servers_clock_leaves_the_question_open() {
    let mut tab = answered_at(1_000.0, -3_000.0, -2_000.0);
    let answer = || user_until("Ada", END);
    tab.fetch_at(RefetchCause::Call, END + 2_900.0, answer());
    assert_eq!(tab.due(), Some(END + 3_000.0 + EXPIRY_MARGIN));
    tab.fetch_at(RefetchCause::Call, END + 3_100.0, answer());
    assert_eq!(tab.due(), None);
}

#[test]
fn a_session_that_has_time_left_by_the_servers_clock_has_not_expired() {
    for (least, reason) in [
        // This machine is a day ahead: the session has been ended elsewhere.
        (-DAY, SignedOutReason::SignedOutElsewhere),
        (0.0, SignedOutReason::Expired),
    ] {
        let mut tab = answered_at(END, least, least + 1_000.0);
        tab.receive_snapshot(END + 10.0, no_user());
        assert_eq!(tab.view().signed_out_reason(), Some(reason));
    }
}

#[test]
fn the_end_by_this_machines_clock_moves_with_it() {
    let mut tab = answered_at(1_000.0, -3_600_000.0, -3_599_000.0);
    assert_eq!(tab.view().ends_at(), Some(at(END + 3_599_000.0)));
    let mut corrected = tab.clone();
    corrected
        .set_clock(-3_599_000.0)
        .dispatch(Event::RulesChanged);
    assert_eq!(corrected.view().ends_at(), Some(at(END)));
    tab.receive_snapshot(2_000.0, no_user());
    assert_eq!(tab.view().ends_at(), None);
}
