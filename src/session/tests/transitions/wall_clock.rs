//! What happens when a user, or the system, sets the wall clock back.

use std::time::Duration;

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Effect, Event, MessageBody, MutationKind, PostResult, RefetchCause, Trigger};
use crate::types::ServerClock;

/// Sets the clock back by so much, and has the machine see it.
fn set_back(tab: &mut Tab, by: f64) -> &mut Tab {
    tab.set_clock(-by).dispatch(Event::RulesChanged);
    tab
}

/// Returns from when on the first broadcast is true.
fn broadcast_at(tab: &mut Tab) -> f64 {
    let mut broadcasts = tab.effects().into_iter().filter_map(|effect| match effect {
        Effect::Broadcast { at, .. } => Some(at.as_millis()),
        _ => None,
    });
    broadcasts.next().expect("a broadcast")
}

/// Returns from when on the first broadcast is true that answers a new tab.
fn queried_at(tab: &mut Tab) -> f64 {
    tab.effects();
    tab.receive(tab.now, MessageBody::Query);
    broadcast_at(tab)
}

fn alone() -> Tab {
    let mut tab = Tab::signed_in();
    tab.can_share = false;
    tab
}

#[test]
fn an_invalidation_of_a_moment_that_is_yet_to_come_again_is_satisfied_by_the_next_answer() {
    // A step that is too small to be noticed.
    let step = 90.0;
    let mut tab = alone();
    tab.at(9_000.0).invalidate();
    tab.set_clock(-step).call();
    let mut other = tab.clone();
    tab.answer(ok(user("Ada", 9_000.0)));
    assert!(!tab.fetches_within(2_000.0));
    other.answer(overloaded(300));
    assert_eq!(other.due(), Some(9_000.0 - step + 300_000.0));
}

/// What a tab waits for: a name, and how it comes to wait.
type Wait = (&'static str, fn(&mut Tab));

#[test]
fn nothing_waits_longer_than_it_would_have() {
    let waits: [Wait; 11] = [
        ("the next poll", |tab| {
            tab.rules.interval = Duration::from_secs(10);
            tab.dispatch(Event::RulesChanged);
        }),
        ("another tab's mutation", |tab| {
            tab.receive(KNOWN_AT, MessageBody::MutationStarted);
        }),
        ("a lease that has expired", |tab| {
            tab.receive(KNOWN_AT, MessageBody::MutationStarted);
            tab.run_until(KNOWN_AT + 5_000.0);
        }),
        ("a request that was aborted twice", |tab| {
            tab.call();
            for _ in 0..2 {
                tab.receive(KNOWN_AT, MessageBody::MutationEnded);
            }
        }),
        ("the back-off", |tab| {
            tab.call();
            tab.answer(failed());
        }),
        ("Retry-After", |tab| {
            tab.call();
            tab.answer(overloaded(30));
        }),
        ("an invalidation", |tab| {
            tab.invalidate();
        }),
        ("a query", |tab| {
            tab.receive(KNOWN_AT, MessageBody::Query);
            tab.receive(KNOWN_AT, MessageBody::Query);
        }),
        ("a second question about the end", |tab| {
            tab.rules.focus_throttle = Duration::from_secs(30);
            let clock = ServerClock::between(0.0, 0.0).unwrap();
            tab.dispatch(Event::ServerDated(clock));
            tab.call();
            tab.answer(ok(user_until("Ada", KNOWN_AT + 1_000.0)));
            tab.run_until(KNOWN_AT + 2_000.0);
            tab.answer(ok(user_until("Ada", KNOWN_AT + 2_500.0)));
            assert_eq!(tab.due(), Some(KNOWN_AT + 32_000.0));
        }),
        ("the lock", |tab| {
            tab.invalidate();
            tab.run_until(KNOWN_AT + 60.0);
            assert!(tab.effects().contains(&Effect::AcquireLock));
        }),
        ("a confirmation", |tab| {
            tab.fetch_at(RefetchCause::Focus, KNOWN_AT + THROTTLE, no_user());
        }),
    ];
    for (what, wait) in waits {
        let mut tab = Tab::signed_in();
        wait(&mut tab);
        let due = tab.due().expect(what);
        assert!(due < KNOWN_AT + 60_000.0, "{what}");
        set_back(&mut tab, DAY);
        assert_eq!(tab.due(), Some(due - DAY), "{what}");
    }
}

#[test]
fn another_tabs_mutation_is_waited_for_however_long_ago_this_one_was_blocked() {
    let mut tab = Tab::signed_in();
    let call = tab.at(20_000.0).call();
    tab.receive(20_000.0, MessageBody::MutationStarted);
    // Its request was aborted, and is not sent again.
    tab.dispatch(Event::CallDropped(call));
    tab.receive(20_000.0, MessageBody::MutationEnded);
    set_back(&mut tab, DAY);
    let now = 40_000.0 - DAY;
    tab.at(now).receive(now, MessageBody::MutationStarted);
    assert!(tab.is_blocked());
}

#[test]
fn the_throttle_between_two_invalidations_is_as_long_as_ever() {
    let mut tab = alone();
    tab.rules.focus_throttle = Duration::from_millis(THROTTLE as u64);
    tab.at(10_000.0).invalidate();
    tab.run_until(10_060.0);
    tab.at(10_110.0).answer(ok(user("Ada", 10_060.0)));
    set_back(&mut tab, DAY);
    tab.at(10_150.0 - DAY).trigger(Trigger::GetSession);
    assert_eq!(tab.due(), Some(10_110.0 + THROTTLE - DAY));
}

#[test]
fn the_end_of_a_session_is_the_servers_to_say() {
    let mut tab = Tab::signed_in();
    let (end, due) = (tab.view().expires_at(), tab.due());
    set_back(&mut tab, 500.0);
    assert_eq!((tab.view().expires_at(), tab.due()), (end, due));
    assert_eq!(end, Some(at(KNOWN_AT + DAY)));
}

#[test]
fn what_is_learned_after_the_clock_was_set_back_is_newer_than_what_is_known() {
    let mut tab = Tab::signed_in();
    let as_of = tab.as_of();
    set_back(&mut tab, DAY);
    assert_eq!(queried_at(&mut tab), as_of - DAY);
    // Another tab, which has shifted its own deadlines too, signs out a moment later.
    let mut out = tab.clone();
    out.receive_snapshot(KNOWN_AT - DAY + 1.0, no_user());
    assert_eq!(out.who(), "-");
    tab.receive_snapshot(KNOWN_AT - DAY - 1.0, no_user());
    assert_eq!(tab.who(), "Ada");
}

#[test]
fn an_answer_that_was_under_way_when_the_clock_was_set_back_is_not_from_the_future() {
    let mut tab = Tab::signed_in();
    tab.at(20_000.0).focus();
    set_back(&mut tab, DAY);
    tab.answer(ok(user("Ada", 20_000.0)));
    assert_eq!(broadcast_at(&mut tab), 20_000.0 - DAY);
}

#[test]
fn a_snapshot_that_was_deferred_when_the_clock_was_set_back_is_not_from_the_future() {
    let deferred_at = 21_000.0;
    let mut tab = Tab::signed_in();
    let mutation = tab.at(20_000.0).mutate(MutationKind::Update);
    tab.at(20_100.0)
        .receive(deferred_at, snapshot(user("Bob", deferred_at)));
    // What happens now is later than what was deferred, by the clock before and after the step.
    for shift in [0.0, DAY] {
        set_back(&mut tab, shift);
        let now = queried_at(&mut tab) + shift;
        assert!(now > deferred_at && now < deferred_at + 1.0);
    }
    tab.post(mutation, PostResult::Refused);
    assert_eq!(tab.who(), "Bob");
}

#[test]
fn a_call_that_waits_is_answered_by_what_is_learned_after_the_clock_was_set_back() {
    let mut tab = Tab::signed_in();
    tab.at(20_000.0)
        .receive(20_000.0, MessageBody::MutationStarted);
    let call = tab.call();
    set_back(&mut tab, DAY);
    tab.receive_snapshot(20_010.0 - DAY, user("Bob", 20_010.0));
    let bob = tab.view().session().cloned();
    tab.receive(tab.now, MessageBody::MutationEnded);
    assert_eq!((tab.result(call), tab.fetches()), (Some(Ok(bob)), 0));
}
