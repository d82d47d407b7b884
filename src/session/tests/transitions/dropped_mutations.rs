//! Mutations whose caller does not wait for the outcome.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Effect, Event, MessageBody, MutationKind, PostResult};

/// A tab whose mutation was dropped at 2 s. It sends invalidated requests without a lock.
fn dropped() -> Tab {
    let mut tab = Tab::signed_in();
    tab.can_share = false;
    let mutation = tab.at(1_500.0).mutate(MutationKind::SignIn);
    tab.effects();
    tab.at(2_000.0).dispatch(Event::MutationDropped(mutation));
    tab
}

#[test]
fn a_dropped_mutation_invalidates_and_ends_and_is_resolved_for_no_caller() {
    let mut tab = dropped();
    assert!(!tab.is_blocked(), "other requests may go on");
    let broadcast = |time, body| Effect::Broadcast { at: at(time), body };
    let expected = [
        broadcast(2_000.0, MessageBody::Invalidate),
        broadcast(2_000.01, MessageBody::MutationEnded),
        Effect::Notify,
    ];
    assert_eq!(tab.effects(), expected);
    assert!(!tab.view().is_refreshing());
}

#[test]
fn a_dropped_mutation_is_asked_about_once_its_request_cannot_be_under_way_any_more() {
    let mut tab = dropped();
    // What is requested now may be answered before the mutation.
    tab.run_until(3_000.0).call();
    tab.answer(ok(user("Ada", 3_000.0)));
    tab.effects();
    assert_eq!(tab.run_until(11_999.0).fetches(), 0);
    assert_eq!(tab.run_until(12_000.0).fetches(), 1);
    tab.answer(ok(user("Bob", 12_000.0)));
    assert_eq!(tab.who(), "Bob");
    assert_eq!(tab.run_until(60_000.0).fetches(), 1);
}

#[test]
fn the_request_about_it_is_one_for_all_tabs_that_share_their_session() {
    let mut tab = dropped();
    tab.can_share = true;
    tab.effects();
    tab.run_until(12_000.0);
    assert_eq!(tab.effects(), [Effect::AcquireLock]);
    tab.grant_lock();
    assert_eq!(tab.fetches(), 1);
}

#[test]
fn two_dropped_mutations_are_asked_about_once() {
    let mut tab = dropped();
    let second = tab.at(5_000.0).mutate(MutationKind::Update);
    tab.at(6_000.0).dispatch(Event::MutationDropped(second));
    tab.effects();
    assert_eq!(tab.run_until(15_999.0).fetches(), 0);
    assert_eq!(tab.run_until(16_000.0).fetches(), 1);
    tab.answer(ok(user("Ada", 16_000.0)));
    assert_eq!(tab.run_until(60_000.0).fetches(), 1);
}

#[test]
fn a_mutation_that_has_ended_is_not_asked_about() {
    let mut tab = Tab::signed_in();
    let mutation = tab.at(1_500.0).mutate(MutationKind::SignIn);
    tab.at(2_000.0).post(mutation, PostResult::Refused);
    tab.effects();
    tab.dispatch(Event::MutationDropped(mutation));
    tab.run_until(60_000.0);
    assert_eq!(tab.effects(), []);
}

#[test]
fn a_dropped_mutation_aborts_the_session_request_within_it() {
    let mut tab = Tab::signed_in();
    let mutation = tab.at(1_500.0).mutate(MutationKind::SignIn);
    tab.post(mutation, PostResult::Accepted);
    let fetch = tab.fetch().unwrap();
    tab.effects();
    tab.at(2_000.0).dispatch(Event::MutationDropped(mutation));
    assert_eq!(tab.effects().first(), Some(&Effect::AbortFetch(fetch)));
    assert_eq!((tab.fetch(), tab.has_unknown_outcome()), (None, true));
    let late = Event::FetchFinished {
        id: fetch,
        result: ok(no_user()),
    };
    assert!(tab.ignores(late));
}

#[test]
fn no_snapshot_from_before_a_dropped_mutation_is_accepted() {
    let mut tab = dropped();
    tab.at(2_100.0);
    tab.receive(1_999.0, snapshot(user("Bob", 1_999.0)));
    assert_eq!(tab.who(), "Ada");
    tab.receive(2_000.0, snapshot(user("Bob", 2_000.0)));
    assert_eq!(tab.who(), "Bob");
}

#[test]
fn a_snapshot_that_was_deferred_from_before_the_drop_is_not_applied() {
    let mut tab = Tab::signed_in();
    let mutation = tab.at(1_500.0).mutate(MutationKind::SignIn);
    tab.at(1_960.0).receive(1_900.0, snapshot(no_user()));
    tab.at(2_000.0).dispatch(Event::MutationDropped(mutation));
    assert_eq!(tab.who(), "Ada");
}
