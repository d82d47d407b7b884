//! When the Web Lock, or the request for it, is released.

use super::*;
use crate::session::MessageBody;

const INVALIDATED_AT: f64 = 10_000.0;
const DUE: f64 = INVALIDATED_AT + DELAY;

/// How far a client has come that requests the lock.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    Requested,
    Granted,
    Used,
}

const STAGES: [Stage; 3] = [Stage::Requested, Stage::Granted, Stage::Used];

fn tab_at(stage: Stage) -> Tab {
    let mut tab = Tab::signed_in();
    tab.at(INVALIDATED_AT).invalidate();
    tab.run_until(DUE).at(DUE + 100.0);
    if stage != Stage::Requested {
        tab.dispatch(Event::LockGranted);
    }
    if stage == Stage::Used {
        tab.dispatch(Event::MessagesFlushed);
        assert!(tab.fetch().is_some());
    }
    tab.effects();
    tab
}

/// Asserts that the lock was released once, and that what comes of it later has no effect.
fn assert_released(tab: &mut Tab, stage: Stage) {
    let effects = tab.effects();
    let releases = effects
        .iter()
        .filter(|effect| **effect == Effect::ReleaseLock);
    assert_eq!(releases.count(), 1, "{stage:?}: {effects:?}");
    tab.grant_lock();
    assert_eq!(tab.effects(), [], "{stage:?}");
}

/// Receives the snapshot of a tab that has sent the request after the invalidation.
fn receive_snapshot(tab: &mut Tab) {
    tab.receive(DUE, snapshot(user("Ada", DUE)));
}

#[test]
fn the_lock_is_released_once_another_tab_has_served_the_request() {
    for stage in [Stage::Requested, Stage::Granted] {
        let mut tab = tab_at(stage);
        receive_snapshot(&mut tab);
        assert!(matches!(next(&tab), Next::WakeAt(at) if at > DAY));
        assert_released(&mut tab, stage);
    }
}

#[test]
fn the_lock_is_kept_for_the_request_under_way() {
    let mut tab = tab_at(Stage::Used);
    receive_snapshot(&mut tab);
    tab.wake();
    assert!(!tab.effects().contains(&Effect::ReleaseLock));
    tab.answer(ok(user("Ada", DUE + 100.0)));
    assert_released(&mut tab, Stage::Used);
}

#[test]
fn the_lock_is_released_when_the_request_fails() {
    let mut tab = tab_at(Stage::Used);
    tab.random = 1.0;
    tab.answer(failed());
    assert_eq!(next(&tab), Next::WakeAt(DUE + 100.0 + BACK_OFF));
    assert_released(&mut tab, Stage::Used);
}

#[test]
fn the_lock_is_released_when_the_page_is_suspended_or_the_client_stopped() {
    for stage in STAGES {
        for event in [Event::Suspended, Event::Stopped] {
            let mut tab = tab_at(stage);
            tab.dispatch(event);
            assert_eq!((tab.fetch(), timer(&tab)), (None, None));
            assert_released(&mut tab, stage);
        }
    }
}

#[test]
fn a_page_that_resumes_requests_the_lock_again_and_does_not_wait_for_the_old_one() {
    for stage in [Stage::Requested, Stage::Granted] {
        let mut tab = tab_at(stage);
        tab.dispatch(Event::Suspended);
        tab.effects();
        tab.at(DUE + 500.0)
            .dispatch(Event::Resumed { is_restored: false });
        assert_eq!(next(&tab), Next::AcquireLock, "{stage:?}");
    }
}

#[test]
fn the_lock_is_released_for_the_mutation_of_another_tab() {
    let mut tab = tab_at(Stage::Used);
    tab.receive(tab.now, MessageBody::MutationStarted);
    assert_eq!(tab.fetch(), None);
    assert_released(&mut tab, Stage::Used);
}

#[test]
fn the_lock_is_released_for_a_mutation_of_this_tab() {
    let mut tab = tab_at(Stage::Used);
    tab.mutate(MutationKind::SignOut);
    assert_eq!(tab.fetch(), None);
    assert_released(&mut tab, Stage::Used);
}

#[test]
fn a_call_that_replaces_the_request_takes_over_the_lock() {
    let mut tab = tab_at(Stage::Used);
    let automatic = tab.fetch().unwrap();
    tab.dispatch(Event::FetchSent(automatic));
    tab.call();
    assert_ne!(tab.fetch(), Some(automatic));
    assert!(!tab.effects().contains(&Effect::ReleaseLock));
    tab.answer(ok(user("Ada", DUE + 100.0)));
    assert_released(&mut tab, Stage::Used);
}

#[test]
fn a_request_without_the_lock_that_serves_the_invalidation_releases_it() {
    for stage in [Stage::Requested, Stage::Granted] {
        let mut tab = tab_at(stage);
        tab.call();
        tab.answer(ok(user("Ada", DUE + 100.0)));
        assert_released(&mut tab, stage);
    }
}

#[test]
fn a_request_that_was_sent_after_the_time_out_releases_the_lock_when_it_is_answered() {
    for stage in [Stage::Requested, Stage::Granted] {
        let mut tab = tab_at(stage);
        tab.run_until(DUE + 5_000.0);
        assert!(tab.fetch().is_some());
        tab.answer(ok(user("Ada", tab.now)));
        assert_released(&mut tab, stage);
    }
}

#[test]
fn the_lock_is_not_released_twice_nor_without_having_been_requested() {
    let mut tab = tab_at(Stage::Used);
    tab.answer(ok(user("Ada", DUE + 100.0)));
    tab.effects();
    tab.at(60_000.0).focus();
    tab.answer(ok(user("Ada", 60_000.0)));
    tab.dispatch(Event::Suspended);
    tab.dispatch(Event::Stopped);
    assert!(!tab.effects().contains(&Effect::ReleaseLock));
}

#[test]
fn a_client_that_starts_again_requests_the_lock_again() {
    let mut tab = tab_at(Stage::Used);
    tab.dispatch(Event::Stopped);
    tab.effects();
    tab.at(60_000.0).dispatch(Event::Started);
    tab.answer(ok(user("Ada", 60_000.0)));
    tab.effects();
    tab.at(70_000.0).invalidate();
    tab.run_until(70_000.0 + DELAY);
    assert_eq!(tab.effects(), [Effect::AcquireLock]);
}
