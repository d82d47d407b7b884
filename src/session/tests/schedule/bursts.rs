use super::live_tab::LiveTab;
use super::*;
use crate::session::Trigger;

const OPENED_AT: f64 = 1_000.0;

fn opened() -> LiveTab {
    let mut tab = Tab::new();
    tab.at(OPENED_AT).dispatch(Event::Started);
    LiveTab::new(tab)
}

/// Returns a tab that has been open for a minute.
fn long_open() -> LiveTab {
    let mut live = opened();
    live.run_until(60_000.0);
    assert_eq!(live.requests, [OPENED_AT]);
    live
}

/// The user looks at another page and back.
fn flip(live: &mut LiveTab) {
    live.tab.hide();
    live.tab.focus();
}

/// Focuses the tab twenty times within two seconds, and waits until all is quiet.
fn focus_twenty_times(live: &mut LiveTab) {
    let start = live.tab.now;
    for count in 0..20 {
        live.run_until(start + 100.0 * f64::from(count));
        flip(live);
    }
    live.run_until(start + 9_000.0);
}

#[test]
fn twenty_flips_within_two_seconds_are_one_request() {
    let mut live = long_open();
    focus_twenty_times(&mut live);
    assert_eq!(live.requests, [OPENED_AT, 60_000.0]);
}

#[test]
fn twenty_flips_are_one_request_also_if_the_server_is_slow() {
    let mut live = long_open();
    live.latency = 500.0;
    focus_twenty_times(&mut live);
    assert_eq!(live.requests, [OPENED_AT, 60_000.0]);
}

#[test]
fn twenty_flips_are_one_request_and_its_retries_if_the_server_is_slow_and_fails() {
    let mut live = long_open();
    live.latency = 500.0;
    live.is_failing = true;
    live.tab.random = 1.0;
    focus_twenty_times(&mut live);
    // The back-off is 1 s, 2 s and 4 s.
    let retries = [61_500.0, 64_000.0, 68_500.0];
    assert_eq!(live.requests[..2], [OPENED_AT, 60_000.0]);
    assert_eq!(live.requests[2..], retries);
}

#[test]
fn a_flip_one_second_after_the_load_is_no_request() {
    let mut live = opened();
    live.run_until(2_000.0);
    flip(&mut live);
    live.run_until(20_000.0);
    assert_eq!(live.requests, [OPENED_AT]);
}

#[test]
fn flips_that_are_further_apart_than_the_throttle_are_a_request_each() {
    let mut live = long_open();
    for count in 0..3 {
        live.run_until(60_000.0 + 6_000.0 * f64::from(count));
        flip(&mut live);
    }
    live.run_until(80_000.0);
    assert_eq!(live.requests, [OPENED_AT, 60_000.0, 66_000.0, 72_000.0]);
}

#[test]
fn all_the_events_of_a_return_are_one_request_also_if_the_clock_moves_between_them() {
    for is_suspended in [true, false] {
        for gap in [0.0, 10.0] {
            let mut live = long_open();
            if is_suspended {
                live.tab.dispatch(Event::Suspended);
            }
            live.tab.focus();
            live.run_until(live.tab.now + gap);
            live.tab.dispatch(Event::Resumed { is_restored: true });
            live.run_until(live.tab.now + gap);
            live.tab.connect();
            live.run_until(80_000.0);
            let case = format!("suspended: {is_suspended}, {gap} ms apart");
            assert_eq!(live.requests, [OPENED_AT, 60_000.0], "{case}");
        }
    }
}

#[test]
fn the_network_that_comes_back_during_a_failing_request_is_worth_another_one() {
    let mut live = long_open();
    live.latency = 500.0;
    live.is_failing = true;
    live.tab.focus();
    live.run_until(60_100.0);
    live.tab.connect();
    live.run_until(60_510.0);
    assert_eq!(live.requests, [OPENED_AT, 60_000.0, 60_500.0]);
}

#[test]
fn fifty_invalidations_in_one_moment_are_one_request() {
    let of_this_library: fn(&mut Tab) = |tab| drop(tab.invalidate());
    let of_next_auth: fn(&mut Tab) = |tab| drop(tab.trigger(Trigger::GetSession));
    for invalidate in [of_this_library, of_next_auth] {
        for can_share in [false, true] {
            let mut live = long_open();
            live.tab.can_share = can_share;
            for _ in 0..50 {
                invalidate(&mut live.tab);
            }
            live.run_until(80_000.0);
            assert_eq!(live.requests, [OPENED_AT, 60_000.0 + DELAY]);
        }
    }
}
