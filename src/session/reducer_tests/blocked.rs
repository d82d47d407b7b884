//! Other tabs that say all the time that they change something.

use crate::bounds::{LONGEST_BLOCK, MOST_GIVEN_UP, MOST_LEASES, UNBLOCKED_FOR};
use crate::session::samples::*;
use crate::session::{Event, SessionState};
use crate::types::Millis;

const FIRST: Millis = 10_000.0;

fn changing_at(from: &str, now: Millis) -> Event {
    let from = from.to_owned();
    Event::PeerChanging { from, at: now, now }
}

fn checked(now: Millis) -> Event {
    Event::HoldsChecked { now }
}

/// A tab that has heard `changing` each two seconds, in turn from each of `tabs`, until `end`.
fn blocked(tabs: &[&str], end: Millis) -> std::rc::Rc<SessionState> {
    let mut state = signed_in();
    let mut now = FIRST;
    for tab in tabs.iter().cycle() {
        if now > end {
            break;
        }
        state = after(&state, [checked(now), changing_at(tab, now)]);
        now += 2_000.0;
    }
    after(&state, [checked(end)])
}

#[test]
fn they_are_waited_for_fifteen_seconds_and_then_not_for_a_minute() {
    for tabs in [&["b"][..], &["b", "c", "d"]] {
        let end = FIRST + LONGEST_BLOCK;
        assert!(blocked(tabs, end - 1.0).is_held());
        assert!(!blocked(tabs, end).is_held());
        let again = end + UNBLOCKED_FOR;
        assert!(!blocked(tabs, again - 1.0).is_held(), "{tabs:?}");
        // The clock was looked at each two seconds.
        let again = again + 2_000.0;
        let waiting = after(&blocked(tabs, end), [changing_at("b", again)]);
        assert!(waiting.is_held(), "a minute is over");
    }
}

#[test]
fn a_request_that_is_given_up_again_and_again_waits_and_then_gets_through() {
    let mut state = signed_in();
    let mut sent = Vec::new();
    let mut now = FIRST;
    while now < FIRST + 30_000.0 {
        state = after(&state, [checked(now)]);
        if !state.is_held() && !state.is_refreshing() {
            sent.push(now);
            state = after(&state, [started(sent.len() as u64, now)]);
        }
        now += 50.0;
        state = after(&state, [settled_at("stranger", now)]);
    }
    // At once, then after 0.25, 0.5, 1, 2, 4, 4 s, until none is waited for; then three more.
    assert!((9..=13).contains(&sent.len()), "{sent:?}");
    let last = sent.last().unwrap();
    assert!(*last <= FIRST + LONGEST_BLOCK + 1_000.0, "{sent:?}");
    assert!(state.is_refreshing(), "the last one goes on");
}

#[test]
fn changes_that_follow_one_another_are_each_waited_for() {
    let mut state = signed_in();
    for round in 0..20 {
        let now = FIRST + 20_000.0 * f64::from(round);
        state = after(&state, [changing_at("b", now)]);
        assert!(state.is_held(), "round {round}");
        state = after(&state, [settled_at("b", now + 300.0)]);
        assert!(!state.is_held());
    }
}

#[test]
fn the_change_of_a_tab_that_is_not_waited_for_is_asked_about() {
    let end = FIRST + LONGEST_BLOCK;
    let busy = after(&blocked(&["b"], end), [started(1, end + 1.0)]);
    let changed = after(&busy, [changing_at("c", end + 2.0)]);
    assert!(changed.is_refreshing(), "the request goes on");
    let mut state = changed;
    for time in 1..=MOST_GIVEN_UP {
        state = after(&state, [settled_at("c", end + 3.0)]);
        assert!(!state.is_refreshing(), "it could bring back the old cookie");
        assert!(state.nudge.is_some_and(|refetch| refetch.is_hint()));
        state = after(&state, [started(u64::from(time) + 1, end + 4.0)]);
    }
    let flooded = after(&state, [settled_at("c", end + 5.0)]);
    assert!(flooded.is_refreshing(), "it gets through");
    assert!(flooded.owes_news(end + 6.0));
}

#[test]
fn only_so_many_tabs_are_remembered() {
    let names: Vec<_> = (0..200).map(|tab| format!("tab {tab}")).collect();
    let changes = names.iter().map(|name| changing_at(name, FIRST));
    let state = after(&signed_in(), changes);
    assert_eq!(state.holds.len(), MOST_LEASES);
    let given_up = [action(1), action_given_up(1, FIRST)];
    let state = after(&state, given_up);
    assert_eq!(state.holds.len(), MOST_LEASES + 1, "the tab's own counts");
}

#[test]
fn a_tab_that_says_all_the_time_that_it_asks_does_not_keep_the_others_from_asking() {
    let mut state = after(&signed_in(), [nudged(FOCUS, FIRST)]);
    let mut now = FIRST;
    while now < FIRST + 60_000.0 {
        state = after(&state, [Event::PeerConfirming { now }]);
        now += 500.0;
    }
    let by = state.sign_out_check.confirmed_elsewhere_by().unwrap();
    assert_eq!(by, FIRST + LONGEST_BLOCK);
}
