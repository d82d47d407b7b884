use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Effect, Event, MutationKind, PostResult};
use crate::types::{AuthError, SessionEvent};

#[test]
fn a_call_aborts_an_automatic_request_that_was_sent_and_takes_its_place() {
    let mut tab = Tab::signed_in();
    tab.at(60_000.0).focus();
    let automatic = tab.fetch().unwrap();
    tab.dispatch(Event::FetchSent(automatic));
    tab.effects();
    let call = tab.call();
    let newer = tab.fetch().unwrap();
    let expected = [
        Effect::AbortFetch(automatic),
        Effect::Fetch {
            id: newer,
            claims_preload: false,
        },
    ];
    assert_eq!(tab.effects(), expected);
    tab.answer(ok(no_user()));
    assert_eq!((tab.result(call), tab.who()), (Some(Ok(None)), "-"));
}

#[test]
fn a_call_joins_an_automatic_request_of_the_same_moment() {
    let mut tab = Tab::signed_in();
    tab.at(60_000.0).focus();
    let call = tab.call();
    assert_eq!(tab.fetches(), 1);
    let fetch = tab.fetch().unwrap();
    tab.dispatch(Event::FetchSent(fetch));
    tab.at(60_010.0).call();
    assert_eq!(tab.fetch(), Some(fetch), "a later call does not abort it");
    tab.answer(ok(user("Bob", 60_000.0)));
    let session = tab.view().session().cloned();
    assert_eq!((tab.result(call), tab.who()), (Some(Ok(session)), "Bob"));
}

#[test]
fn a_call_for_an_event_joins_an_automatic_request_that_was_sent() {
    let mut tab = Tab::signed_in();
    tab.at(60_000.0).focus();
    let fetch = tab.fetch().unwrap();
    tab.dispatch(Event::FetchSent(fetch));
    let call = tab.at(60_010.0).call_for(SessionEvent::Poll);
    assert_eq!((tab.fetch(), tab.fetches()), (Some(fetch), 1));
    tab.answer(ok(no_user()));
    assert!(tab.result(call).is_some());
}

#[test]
fn a_second_call_waits_for_the_request_of_the_first_and_gets_one_of_its_own() {
    let mut tab = Tab::signed_in();
    let first = tab.at(10_000.0).call();
    let fetch = tab.fetch().unwrap();
    tab.dispatch(Event::FetchSent(fetch));
    let second = tab.at(10_010.0).call();
    assert_eq!(tab.fetch(), Some(fetch));
    tab.at(10_050.0).answer(ok(user("Ada", 10_000.0)));
    assert!(tab.result(first).is_some() && tab.result(second).is_none());
    assert_ne!(tab.fetch(), Some(fetch));
    tab.answer(failed());
    assert_eq!(tab.result(second), Some(Err(network_error())));
}

#[test]
fn a_call_for_an_event_is_answered_by_a_fresh_snapshot() {
    let mut tab = Tab::signed_in();
    tab.effects();
    let call = tab
        .at(KNOWN_AT + THROTTLE - 1.0)
        .call_for(SessionEvent::Timer);
    let session = tab.view().session().cloned();
    assert_eq!((tab.result(call), tab.fetches()), (Some(Ok(session)), 0));
    tab.at(KNOWN_AT + THROTTLE).call_for(SessionEvent::Timer);
    assert_eq!(tab.fetches(), 1);
}

#[test]
fn a_call_during_a_mutation_is_answered_by_its_outcome() {
    let mut tab = Tab::signed_in();
    let sign_out = tab.at(2_000.0).mutate(MutationKind::SignOut);
    let call = tab.at(2_010.0).call();
    assert_eq!(tab.fetches(), 0);
    tab.at(2_100.0)
        .post(sign_out, PostResult::Confirmed(no_user()));
    assert_eq!((tab.result(call), tab.fetches()), (Some(Ok(None)), 0));
    assert_eq!(tab.result(sign_out), Some(Ok(None)));
}

#[test]
fn a_call_that_times_out_or_is_dropped_is_not_answered_later() {
    let mut tab = Tab::signed_in();
    let (first, second) = (tab.call(), tab.call());
    tab.dispatch(Event::CallTimedOut(first));
    tab.dispatch(Event::CallDropped(second));
    assert_eq!(tab.result(first), Some(Err(AuthError::Timeout)));
    tab.effects();
    tab.answer(ok(no_user()));
    assert_eq!((tab.result(first), tab.result(second)), (None, None));
}

#[test]
fn a_call_because_of_a_change_is_not_answered_by_what_was_known_before() {
    let mut tab = Tab::signed_in();
    tab.at(KNOWN_AT + 10.0).call_for(SessionEvent::Storage);
    assert_eq!(tab.fetch().map(|_| ()), Some(()), "the session has changed");

    let mut tab = Tab::signed_in();
    tab.can_share = false;
    tab.at(KNOWN_AT + 10.0).invalidate();
    tab.effects();
    tab.call_for(SessionEvent::Timer);
    assert_eq!(tab.fetches(), 1, "another tab says that it has changed");

    let mut tab = Tab::signed_in();
    tab.at(2_000.0).dispatch(Event::Suspended);
    tab.is_visible = false;
    tab.at(3_000.0)
        .dispatch(Event::Resumed { is_restored: true });
    tab.effects();
    let call = tab.call_for(SessionEvent::Timer);
    assert_eq!(tab.result(call), None, "it may be that of an earlier user");
}
