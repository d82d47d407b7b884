use super::fake_tab::FakeTab;
use super::*;
use crate::session::samples::*;

const OPENED_AT: Millis = 1_000.0;

/// A tab that has been open for a minute.
fn long_open() -> FakeTab {
    let mut tab = FakeTab::opened(OPENED_AT);
    tab.run_until(60_000.0);
    assert_eq!(tab.requests, [OPENED_AT]);
    tab
}

/// Focuses the tab twenty times within two seconds, and waits until all is quiet.
fn focus_twenty_times(tab: &mut FakeTab) {
    let start = tab.here.now;
    for flip in 0..20 {
        tab.run_until(start + 100.0 * f64::from(flip));
        tab.hear(nudged(FOCUS, tab.here.now));
    }
    tab.run_until(start + 9_000.0);
}

#[test]
fn twenty_flips_within_two_seconds_are_one_request() {
    let mut tab = long_open();
    focus_twenty_times(&mut tab);
    assert_eq!(tab.requests, [OPENED_AT, 60_000.0]);
}

#[test]
fn twenty_flips_are_one_request_also_if_the_server_is_slow() {
    let mut tab = long_open();
    tab.latency = 500.0;
    focus_twenty_times(&mut tab);
    assert_eq!(tab.requests, [OPENED_AT, 60_000.0]);
}

#[test]
fn twenty_flips_are_one_request_also_if_the_server_is_slow_and_fails() {
    let mut tab = long_open();
    tab.latency = 500.0;
    tab.is_failing = true;
    focus_twenty_times(&mut tab);
    assert_eq!(tab.requests, [OPENED_AT, 60_000.0]);
}

#[test]
fn a_flip_one_second_after_the_load_is_no_request() {
    let mut tab = FakeTab::opened(OPENED_AT);
    tab.run_until(2_000.0);
    tab.hear(nudged(FOCUS, 2_000.0));
    tab.run_until(20_000.0);
    assert_eq!(tab.requests, [OPENED_AT]);
}

#[test]
fn flips_that_are_further_apart_than_the_throttle_are_a_request_each() {
    let mut tab = long_open();
    for flip in 0..3 {
        tab.run_until(60_000.0 + 6_000.0 * f64::from(flip));
        tab.hear(nudged(FOCUS, tab.here.now));
    }
    assert_eq!(tab.requests, [OPENED_AT, 60_000.0, 66_000.0, 72_000.0]);
}

#[test]
fn all_the_signals_of_coming_back_are_one_request_also_if_the_clock_moves_between_them() {
    let restored = UpdateCause::Event(SessionEvent::PageShow);
    for gap in [0.0, 10.0] {
        let mut tab = long_open();
        for cause in [FOCUS, restored, ONLINE] {
            tab.hear(nudged(cause, tab.here.now));
            tab.run_until(tab.here.now + gap);
        }
        tab.run_until(80_000.0);
        assert_eq!(tab.requests, [OPENED_AT, 60_000.0], "{gap} ms apart");
    }
}

#[test]
fn the_network_that_comes_back_during_a_failing_request_is_worth_another_one() {
    let mut tab = long_open();
    tab.latency = 500.0;
    tab.is_failing = true;
    tab.hear(nudged(FOCUS, 60_000.0));
    tab.run_until(60_100.0);
    tab.hear(nudged(ONLINE, 60_100.0));
    tab.run_until(60_510.0);
    assert_eq!(tab.requests, [OPENED_AT, 60_000.0, 60_500.0]);
}

#[test]
fn fifty_hints_in_one_moment_are_one_request() {
    let mut tab = long_open();
    for _ in 0..50 {
        tab.hear(nudged(HINT, 60_000.0));
    }
    tab.run_until(80_000.0);
    assert_eq!(tab.requests, [OPENED_AT, 60_000.0]);
}
