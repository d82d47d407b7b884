//! The Web Lock, by which one of several tabs sends a request.

use super::*;
use crate::session::{MessageBody, Trigger};

const INVALIDATED_AT: f64 = 10_000.0;
/// When the request because of it is due.
const DUE: f64 = INVALIDATED_AT + DELAY;
/// When the lock is not waited for any more.
const TIMEOUT: f64 = DUE + 5_000.0;

/// Returns a client that waits for the lock since [`DUE`].
fn waiting_for_lock() -> Tab {
    let mut tab = Tab::signed_in();
    tab.at(INVALIDATED_AT).invalidate();
    tab.run_until(DUE);
    assert_eq!(tab.effects(), [Effect::AcquireLock]);
    tab
}

/// Returns the effects of sending the session request under way, which the view shows.
fn fetch_of(tab: &Tab) -> [Effect; 2] {
    let id = tab.fetch().expect("a session request");
    let claims_preload = false;
    [Effect::Fetch { id, claims_preload }, Effect::Notify]
}

#[test]
fn a_request_because_of_an_invalidation_is_sent_under_the_lock() {
    let mut tab = waiting_for_lock();
    tab.at(DUE + 10.0).dispatch(Event::LockGranted);
    assert_eq!(tab.effects(), [Effect::FlushMessages]);
    tab.at(DUE + 20.0).dispatch(Event::MessagesFlushed);
    assert_eq!(tab.effects(), fetch_of(&tab));
    assert_eq!(cause_of_fetch(&tab), INVALIDATED);
    let now = DUE + 70.0;
    tab.at(now).answer(ok(user("Ada", DUE + 20.0)));
    let effects = tab.effects();
    // The next tab has the snapshot before it has the lock.
    let place = |of: fn(&Effect) -> bool| effects.iter().position(of);
    let broadcast = place(|effect| {
        matches!(
            effect,
            Effect::Broadcast {
                body: MessageBody::Snapshot(_),
                ..
            }
        )
    });
    let release = place(|effect| *effect == Effect::ReleaseLock);
    assert!(broadcast.is_some() && broadcast < release, "{effects:?}");
    assert_eq!(next(&tab), Next::WakeAt(DUE + 20.0 + DAY + MARGIN));
}

#[test]
fn other_requests_are_sent_at_once() {
    let mut tab = Tab::signed_in();
    tab.at(INVALIDATED_AT).focus();
    assert_eq!(tab.effects(), fetch_of(&tab));
    assert_eq!(cause_of_fetch(&tab), FOCUS);
}

#[test]
fn a_second_invalidation_does_not_request_the_lock_again() {
    let mut tab = waiting_for_lock();
    tab.at(DUE + 100.0).invalidate();
    assert_eq!((next(&tab), tab.effects()), (Next::WakeAt(TIMEOUT), vec![]));
    tab.run_until(TIMEOUT);
    assert_eq!(tab.effects(), fetch_of(&tab));
}

#[test]
fn tabs_that_do_not_share_their_sessions_send_a_request_each() {
    let mut tab = Tab::signed_in();
    tab.can_share = false;
    tab.at(INVALIDATED_AT).invalidate();
    tab.run_until(DUE);
    assert_eq!(tab.effects(), fetch_of(&tab));
    assert_eq!(cause_of_fetch(&tab), INVALIDATED);
}

#[test]
fn the_lock_is_not_requested_before_the_request_is_due_or_without_a_network() {
    let mut tab = Tab::signed_in();
    tab.at(INVALIDATED_AT).invalidate();
    assert_eq!(next(&tab), Next::WakeAt(DUE));
    assert_eq!(next_at(&tab, DUE - 1.0), Next::WakeAt(DUE));
    tab.disconnect();
    assert!(matches!(next_at(&tab, DUE), Next::WakeAt(at) if at > DUE));
}

#[test]
fn a_lock_that_is_granted_is_used_at_once() {
    let mut tab = waiting_for_lock();
    tab.at(DUE + 200.0);
    assert_eq!(next(&tab), Next::WakeAt(TIMEOUT));
    tab.grant_lock();
    assert_eq!(next(&tab), Next::Fetch(INVALIDATED));
}

#[test]
fn a_lock_that_is_never_granted_is_waited_for_five_to_ten_seconds() {
    for (jitter, wait) in [(0.0, 5_000.0), (0.5, 7_500.0), (1.0, 10_000.0)] {
        let mut tab = answered_with_jitter(jitter, user("Ada", KNOWN_AT));
        let due = INVALIDATED_AT + DELAY + 400.0 * jitter;
        tab.at(INVALIDATED_AT).invalidate();
        tab.run_until(due);
        assert_eq!(tab.effects(), [Effect::AcquireLock]);
        assert_eq!(next_at(&tab, due + 1.0), Next::WakeAt(due + wait));
        assert_eq!(next_at(&tab, due + wait), Next::Fetch(INVALIDATED));
    }
}

#[test]
fn a_lock_that_is_granted_but_whose_messages_never_arrive_is_not_waited_for_either() {
    let mut tab = waiting_for_lock();
    tab.at(DUE + 200.0).dispatch(Event::LockGranted);
    assert_eq!(next(&tab), Next::WakeAt(TIMEOUT));
    assert_eq!(next_at(&tab, TIMEOUT), Next::Fetch(INVALIDATED));
}

#[test]
fn a_browser_without_locks_sends_the_request_at_once_and_later_ones_too() {
    let mut tab = waiting_for_lock();
    tab.dispatch(Event::LockUnavailable);
    assert_eq!(tab.effects(), fetch_of(&tab));
    assert_eq!(cause_of_fetch(&tab), INVALIDATED);
    tab.answer(ok(user("Ada", DUE)));
    tab.effects();
    tab.at(60_000.0).invalidate();
    tab.run_until(60_000.0 + DELAY);
    assert_eq!(tab.effects(), fetch_of(&tab));
}

#[test]
fn a_poll_of_a_hidden_page_is_sent_under_the_lock() {
    let mut tab = Tab::signed_in();
    tab.rules.when_hidden = true;
    poll_every(&mut tab, Duration::from_secs(60));
    let due = KNOWN_AT + 60_000.0;
    assert_eq!(
        next_at(&tab, due),
        Next::Fetch(POLL),
        "a visible one is not"
    );
    tab.hide();
    tab.run_until(due);
    assert_eq!(tab.effects(), [Effect::AcquireLock]);
    assert_eq!(next_at(&tab, due + 1.0), Next::WakeAt(due + 5_000.0));
    let mut late = tab.clone();
    late.run_until(due + 5_000.0);
    assert_eq!(next(&late), Next::Fetch(POLL));
    tab.at(due + 10.0).grant_lock();
    let effects = tab.effects();
    assert_eq!(effects[0], Effect::FlushMessages);
    assert_eq!(effects[1..], fetch_of(&tab));
    assert_eq!(cause_of_fetch(&tab), POLL);
}

#[test]
fn an_invalidation_during_the_wait_of_a_poll_takes_its_place_at_the_lock() {
    let mut tab = Tab::signed_in();
    tab.rules.when_hidden = true;
    poll_every(&mut tab, Duration::from_secs(60));
    let due = KNOWN_AT + 60_000.0;
    tab.hide();
    tab.run_until(due);
    tab.at(due + 10.0).invalidate();
    tab.grant_lock();
    assert_eq!(cause_of_fetch(&tab), INVALIDATED);
}

#[test]
fn an_invalidation_after_the_snapshot_requests_the_lock_anew() {
    let mut tab = Tab::signed_in();
    tab.at(INVALIDATED_AT).trigger(Trigger::GetSession);
    tab.run_until(DUE);
    tab.at(10_200.0).trigger(Trigger::GetSession);
    tab.effects();
    tab.at(10_260.0)
        .receive(10_100.0, snapshot(user("Ada", 10_100.0)));
    // A tab that triggers all the time waits for the second answer.
    let rested = 10_260.0 + THROTTLE;
    assert!(tab.effects().contains(&Effect::ReleaseLock));
    assert_eq!(next_at(&tab, 11_000.0), Next::WakeAt(rested));
    assert_eq!(next_at(&tab, rested), Next::AcquireLock);
}

#[test]
fn an_invalidation_of_this_library_waits_a_second_if_next_auth_triggers_too() {
    for order in ["i", "ti", "it"] {
        let mut tab = Tab::signed_in();
        tab.at(INVALIDATED_AT).trigger(Trigger::GetSession);
        tab.run_until(DUE);
        for (place, kind) in order.chars().enumerate() {
            tab.at(10_150.0 + 50.0 * place as f64);
            match kind {
                't' => tab.trigger(Trigger::GetSession),
                _ => tab.invalidate(),
            };
        }
        tab.effects();
        tab.at(10_260.0)
            .receive(10_100.0, snapshot(user("Ada", 10_100.0)));
        tab.effects();
        let rested = 10_260.0 + 1_000.0;
        assert_eq!(next_at(&tab, 11_000.0), Next::WakeAt(rested), "{order}");
        assert_eq!(next_at(&tab, rested), Next::AcquireLock, "{order}");
    }
}

#[test]
fn a_second_invalidation_does_not_shorten_the_wait() {
    let mut tab = waiting_for_lock();
    tab.at(DUE + 50.0).invalidate();
    assert_eq!(next_at(&tab, DUE + 60.0), Next::WakeAt(TIMEOUT));
    assert_eq!(next_at(&tab, DUE + 50.0 + DELAY), Next::WakeAt(TIMEOUT));
}

#[test]
fn a_poll_of_a_hidden_page_without_a_network_is_sent_without_the_lock() {
    let mut tab = Tab::signed_in();
    (tab.rules.when_hidden, tab.rules.when_offline) = (true, true);
    poll_every(&mut tab, Duration::from_secs(60));
    tab.hide();
    tab.disconnect();
    assert_eq!(next_at(&tab, KNOWN_AT + 60_000.0), Next::Fetch(POLL));
}
