//! After a sign-out that no tab has asked for: whether the session comes back.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Event, MessageBody, MutationKind, PostResult, RefetchCause};

/// When the request is sent that is answered with the unexpected sign-out.
const ASKED_AT: f64 = 10_000.0;
const EXPIRY_MARGIN: f64 = 1_000.0;
const FOLLOWER_DELAY: f64 = 1_800.0;

/// Ada's session. The jitter is the largest, so that the back-off is exact.
fn signed_in() -> Tab {
    Tab::answered_with_jitter(user("Ada", KNOWN_AT), 1.0)
}

/// Ada's session, after a poll that was answered without it.
fn unconfirmed() -> Tab {
    let mut tab = signed_in();
    tab.fetch_at(RefetchCause::Poll, ASKED_AT, no_user());
    assert_eq!((tab.who(), tab.due()), ("Ada", Some(ASKED_AT + 1_050.0)));
    tab
}

/// After the request that confirms it.
fn confirmed() -> Tab {
    let mut tab = unconfirmed();
    tab.run_until(ASKED_AT + 1_050.0);
    tab.at(ASKED_AT + 1_100.0).answer(ok(no_user()));
    assert_eq!(tab.who(), "-");
    tab
}

/// Returns when the timer of the tab fires once it is hidden.
fn due_while_hidden(tab: &Tab) -> Option<f64> {
    let mut tab = tab.clone();
    tab.hide();
    tab.due()
}

#[test]
fn after_a_confirmed_sign_out_requests_with_back_off_follow_for_minutes_while_visible() {
    let mut tab = confirmed();
    let mut waits = Vec::new();
    while let Some(due) = tab.due() {
        assert_eq!(due_while_hidden(&tab), None);
        waits.push((due - tab.now) / 1_000.0);
        tab.effects();
        tab.run_until(due);
        assert_eq!(tab.fetches(), 1);
        tab.at(due + 50.0).answer(ok(no_user()));
    }
    assert_eq!(waits, [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0]);
}

#[test]
fn a_session_that_comes_back_is_shown_and_requested_no_more() {
    let mut tab = confirmed();
    let sent_at = ASKED_AT + 2_100.0;
    tab.run_until(sent_at);
    tab.at(sent_at + 50.0).answer(ok(user("Ada", sent_at)));
    assert_eq!(tab.who(), "Ada");
    assert_eq!(tab.due(), Some(sent_at + DAY + EXPIRY_MARGIN));
}

#[test]
fn a_sign_out_ends_the_requests_for_a_lost_session() {
    let later = ASKED_AT + 1_500.0;
    let mut here = confirmed();
    let sign_out = here.at(later).mutate(MutationKind::SignOut);
    here.post(sign_out, PostResult::Confirmed(no_user()));
    assert_eq!(here.due(), None);

    let mut elsewhere = confirmed();
    let tab = elsewhere.at(later);
    tab.receive_from("b", later, MessageBody::MutationStarted);
    tab.at(later + 60.0)
        .receive_from("b", later + 10.0, snapshot(no_user()));
    tab.receive_from("b", later + 20.0, MessageBody::MutationEnded);
    assert_eq!(tab.due(), None);
}

#[test]
fn tabs_that_request_a_lost_session_send_one_request_together_for_each_wait() {
    let asked_at = ASKED_AT + 1_900.0;
    let mut tab = confirmed();
    tab.receive_snapshot(asked_at, no_user());
    assert_eq!(tab.due(), Some(asked_at + 60.0 + 2_000.0));
    let until = ASKED_AT + 1_100.0 + 300_000.0;
    let mut tab = confirmed();
    tab.receive_snapshot(until, no_user());
    assert_eq!(tab.due(), None, "nor for longer");
}

#[test]
fn a_tab_that_receives_an_unexpected_sign_out_requests_it_too_unless_another_does() {
    for mut tab in [signed_in(), unconfirmed()] {
        let as_of = ASKED_AT + 960.0;
        tab.receive_snapshot(as_of, no_user());
        assert_eq!(tab.who(), "-");
        assert_eq!(tab.due(), Some(as_of + 60.0 + 1_000.0));
        assert_eq!(due_while_hidden(&tab), None);
        // The tab that has sent the request has sent another one.
        let again = as_of + 900.0;
        tab.at(again + 60.0).receive(again, renewal());
        assert_eq!(tab.due(), Some(again + 60.0 + 2_000.0));
    }
}

#[test]
fn a_page_that_resumes_accepts_a_sign_out_at_once_and_follows_it_up() {
    let mut tab = signed_in();
    tab.at(5_000.0).dispatch(Event::Suspended);
    let resumed = Event::Resumed { is_restored: false };
    tab.at(ASKED_AT).dispatch(resumed);
    tab.at(ASKED_AT + 50.0).answer(ok(no_user()));
    assert_eq!(tab.who(), "-");
    assert_eq!(tab.due(), Some(ASKED_AT + 50.0 + 1_000.0));
}

#[test]
fn an_update_that_ends_the_session_is_followed_up_and_a_sign_out_is_not() {
    for (kind, due) in [
        (MutationKind::SignOut, None),
        (MutationKind::Update, Some(ASKED_AT + 1_000.0)),
    ] {
        let mut tab = signed_in();
        let mutation = tab.at(ASKED_AT).mutate(kind);
        tab.post(mutation, PostResult::Confirmed(no_user()));
        assert_eq!((tab.who(), tab.due()), ("-", due), "{kind:?}");
    }
}

#[test]
fn a_tab_leaves_the_server_to_the_one_that_confirms() {
    let mut waiting = signed_in();
    waiting.at(ASKED_AT).invalidate();
    waiting.receive(ASKED_AT, MessageBody::ConfirmingSignOut);
    assert_eq!(waiting.due(), Some(ASKED_AT + 3_000.0));
    let as_of = ASKED_AT + 1_000.0;
    waiting.receive_snapshot(as_of, user("Bob", as_of));
    assert_eq!(waiting.who(), "Bob", "and receives the outcome");
    let expiry = as_of + DAY + EXPIRY_MARGIN + FOLLOWER_DELAY;
    assert_eq!(waiting.due(), Some(expiry));
    // Two tabs that were answered at the same time do not wait for each other.
    let mut both = unconfirmed();
    both.at(ASKED_AT + 60.0)
        .receive(ASKED_AT, MessageBody::ConfirmingSignOut);
    both.effects();
    both.run_until(ASKED_AT + 1_050.0);
    assert_eq!(both.fetches(), 1);
}

#[test]
fn a_wall_clock_that_is_set_back_delays_neither_the_confirmation_nor_the_session() {
    for mut tab in [unconfirmed(), confirmed()] {
        let due = tab.due().expect("a request to wait for");
        let by = 8_000.0;
        tab.set_clock(-by).dispatch(Event::RulesChanged);
        assert_eq!(tab.due(), Some(due - by));
    }
}
