//! A sign-out in an answer although no tab has signed out and the session has time left.

use std::rc::Rc;

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Answer, Effect, Event, MessageBody, MutationKind, PostResult};
use crate::session::{RefetchCause, Trigger};
use crate::types::{ServerClock, SessionEvent, SignedOutReason, UpdateCause};

/// When the requests of these tests are sent; the session of Ada lasts for a day.
const ASKED_AT: f64 = 10_000.0;
/// When the second request is sent: the answer to the first arrives after 50 ms.
const CONFIRM_AT: f64 = ASKED_AT + 1_050.0;

/// Ada, after a poll that was answered without a session.
fn unconfirmed() -> Tab {
    let mut tab = Tab::signed_in();
    tab.fetch_at(RefetchCause::Poll, ASKED_AT, no_user());
    tab.effects();
    tab
}

/// The end of Ada's session has come by the clock as it was known. Then the answer says that the
/// server's clock is a minute behind.
fn ended_by_a_wrong_clock() -> Tab {
    let mut tab = Tab::answered(user_until("Ada", ASKED_AT - 1_000.0));
    tab.run_until(ASKED_AT);
    let clock = ServerClock::between(-60_000.0, -59_000.0).unwrap();
    tab.dispatch(Event::ServerDated(clock));
    tab
}

fn requested(cause: RefetchCause) -> Tab {
    let mut tab = Tab::signed_in();
    tab.request(cause, ASKED_AT);
    tab
}

#[test]
fn an_unexpected_sign_out_is_confirmed_by_a_second_request_a_second_later() {
    for (why, mut tab) in [
        ("focus", requested(RefetchCause::Focus)),
        ("online", requested(RefetchCause::Online)),
        ("invalidation", requested(RefetchCause::Invalidated)),
        ("poll", requested(RefetchCause::Poll)),
        ("retry", requested(RefetchCause::Retry)),
        ("expiry", ended_by_a_wrong_clock()),
    ] {
        tab.at(ASKED_AT + 50.0).answer(ok(no_user()));
        assert_eq!(tab.who(), "Ada", "{why}");
        assert!(!tab.view().is_refreshing());
        let is_failing = tab.view().error().is_some();
        assert_eq!(is_failing, why == "retry", "{why}");
        assert_eq!(tab.due(), Some(CONFIRM_AT), "{why}");
        let mut hidden = tab.clone();
        hidden.hide();
        for mut tab in [tab, hidden] {
            tab.effects();
            tab.run_until(CONFIRM_AT);
            assert_eq!(tab.fetches(), 1, "{why}, also while hidden");
            tab.answer(ok(no_user()));
            let reason = Some(SignedOutReason::SignedOutElsewhere);
            assert_eq!(tab.view().signed_out_reason(), reason, "{why}");
            assert_eq!(tab.view().cause(), Some(UpdateCause::Retry));
        }
    }
}

#[test]
fn no_other_request_is_sent_before_the_confirmation() {
    let events: [fn(&mut Tab); 3] = [
        |tab| drop(tab.focus()),
        |tab| drop(tab.connect()),
        |tab| drop(tab.invalidate()),
    ];
    for event in events {
        let mut tab = unconfirmed();
        event(tab.at(ASKED_AT + 100.0));
        assert_eq!((tab.fetches(), tab.due()), (0, Some(CONFIRM_AT)));
    }
    let mut early = unconfirmed();
    let tab = early.at(ASKED_AT + 500.0);
    tab.call_for(SessionEvent::VisibilityChange);
    early.at(ASKED_AT + 550.0).answer(ok(no_user()));
    assert_eq!(early.who(), "Ada", "an answer too early confirms nothing");
    assert_eq!(early.due(), Some(CONFIRM_AT));
}

#[test]
fn a_session_that_was_out_of_reach_for_one_request_was_shown_all_the_time() {
    let mut tab = unconfirmed();
    let before = tab.view().session().cloned().unwrap();
    tab.run_until(CONFIRM_AT);
    tab.at(CONFIRM_AT + 50.0)
        .answer(ok(user("Ada", CONFIRM_AT)));
    let after = tab.view().session().unwrap();
    assert!(Rc::ptr_eq(after, &before), "nothing is rendered");
    assert_eq!(tab.due(), Some(CONFIRM_AT + DAY + 1_000.0));
}

/// Why a sign-out is applied at once: a name, and how the tab comes to send its request.
type Reason = (&'static str, fn() -> Tab);

#[test]
fn an_expected_sign_out_is_applied_at_once() {
    let reasons: [Reason; 9] = [
        ("the app has asked", || requested(RefetchCause::Call)),
        ("a sign-in has asked", || {
            let mut tab = Tab::signed_in();
            let sign_in = tab.at(ASKED_AT).mutate(MutationKind::SignIn);
            tab.post(sign_in, PostResult::Accepted);
            tab
        }),
        ("the session is over", || {
            let mut tab = Tab::signed_in();
            tab.run_until(KNOWN_AT + DAY + 1_000.0);
            tab
        }),
        ("a tab was mutating it", || {
            let mut tab = Tab::signed_in();
            for body in [MessageBody::MutationStarted, MessageBody::MutationEnded] {
                tab.at(5_000.0).receive_from("b", 5_000.0, body);
            }
            tab.request(RefetchCause::Invalidated, ASKED_AT);
            tab
        }),
        ("a tab of next-auth has signed out", || {
            let mut tab = Tab::signed_in();
            tab.at(5_000.0).trigger(Trigger::SignOut);
            tab.request(RefetchCause::Invalidated, ASKED_AT);
            tab
        }),
        ("another tab knew of it when the page came", || {
            let mut tab = Tab::new();
            tab.at(KNOWN_AT + 200.0).dispatch(Event::Hydrated {
                answer: user("Ada", KNOWN_AT),
                opened_at: Some(at(KNOWN_AT)),
                is_stored: false,
            });
            tab.dispatch(Event::Started);
            let as_of = KNOWN_AT + 100.0;
            tab.at(ASKED_AT).receive(as_of, snapshot(no_user()));
            assert_eq!(tab.who(), "Ada");
            tab.grant_lock();
            tab
        }),
        ("the page was suspended meanwhile", || {
            let mut tab = Tab::signed_in();
            tab.at(5_000.0).dispatch(Event::Suspended);
            let resumed = Event::Resumed { is_restored: false };
            tab.at(ASKED_AT).dispatch(resumed);
            tab
        }),
        ("the client was stopped meanwhile", || {
            let mut tab = Tab::signed_in();
            tab.at(5_000.0).dispatch(Event::Stopped);
            tab.at(ASKED_AT).dispatch(Event::Started);
            tab
        }),
        ("a mutation of this tab was dropped", || {
            let mut tab = Tab::signed_in();
            let mutation = tab.at(5_000.0).mutate(MutationKind::SignIn);
            tab.dispatch(Event::MutationDropped(mutation));
            tab.request(RefetchCause::Invalidated, ASKED_AT);
            tab
        }),
    ];
    for (why, request) in reasons {
        let mut tab = request();
        tab.at(tab.now + 50.0).answer(ok(no_user()));
        assert_eq!(tab.who(), "-", "{why}");
    }
    let mut unauthorized_poll = requested(RefetchCause::Poll);
    unauthorized_poll.answer(unauthorized());
    let (who, due) = (unauthorized_poll.who(), unauthorized_poll.due());
    assert_eq!((who, due), ("-", None), "nothing to come back");
}

#[test]
fn an_answer_confirms_only_if_its_request_was_sent_long_enough_after_the_first() {
    let mut tab = unconfirmed();
    tab.at(ASKED_AT + 100.0)
        .call_for(SessionEvent::VisibilityChange);
    tab.at(ASKED_AT + 5_000.0).answer(ok(no_user()));
    assert_eq!(tab.who(), "Ada");
    // And one that is older than what is known is no first one.
    let mut newer = requested(RefetchCause::Poll);
    newer.receive_snapshot(ASKED_AT + 50.0, user("Bob", ASKED_AT));
    newer.at(ASKED_AT + 200.0).answer(ok(no_user()));
    assert_eq!(newer.who(), "Bob");
    assert_eq!(newer.due(), Some(ASKED_AT + 110.0 + 3_000.0));
}

#[test]
fn an_older_session_of_another_tab_does_not_end_the_doubt() {
    let mut older = unconfirmed();
    older.receive_snapshot(ASKED_AT - 1.0, user("Ada", ASKED_AT));
    assert_eq!(older.due(), Some(CONFIRM_AT));
    let mut newer = unconfirmed();
    newer.receive_snapshot(ASKED_AT + 1.0, user("Ada", ASKED_AT));
    assert_eq!(newer.due(), Some(ASKED_AT + DAY + 1_300.0));
}

#[test]
fn a_session_of_unknown_end_is_confirmed_too() {
    let endless = Answer {
        expires_at: None,
        ..user("Ada", KNOWN_AT)
    };
    let mut tab = Tab::answered(endless);
    tab.fetch_at(RefetchCause::Poll, ASKED_AT, no_user());
    assert_eq!(tab.who(), "Ada");
}

#[test]
fn a_confirmation_that_fails_is_retried_with_back_off_and_keeps_the_session() {
    let mut tab = unconfirmed();
    tab.random = 1.0;
    tab.run_until(CONFIRM_AT);
    tab.at(CONFIRM_AT + 3_000.0).answer(failed());
    assert!(tab.who() == "Ada" && tab.view().error().is_some());
    assert_eq!(tab.due(), Some(CONFIRM_AT + 4_000.0));
    tab.run_until(CONFIRM_AT + 4_000.0).answer(ok(no_user()));
    assert_eq!(tab.who(), "-");
}

#[test]
fn an_invalidation_or_the_network_does_not_wait_for_the_back_off_of_a_confirmation() {
    let mut failing = unconfirmed();
    failing.run_until(CONFIRM_AT);
    let retry_at = CONFIRM_AT + 16_000.0;
    failing.fail_until(retry_at).effects();
    assert_eq!(failing.due(), Some(retry_at));

    let now = CONFIRM_AT + 100.0;
    let mut focused = failing.clone();
    focused.at(now).focus();
    assert_eq!((focused.fetches(), focused.due()), (0, Some(retry_at)));
    let mut online = failing.clone();
    online.at(now).connect();
    assert_eq!(online.fetches(), 1);
    online.answer(ok(user("Ada", now)));
    let cause = UpdateCause::Event(SessionEvent::Online);
    assert_eq!(online.view().cause(), Some(cause));
    failing.at(now).invalidate();
    assert_eq!(failing.due(), Some(now + 60.0));
    failing.run_until(now + 60.0);
    assert!(failing.effects().contains(&Effect::AcquireLock));
}
