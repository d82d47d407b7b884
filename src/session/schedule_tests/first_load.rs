use super::*;
use crate::session::Event;
use crate::session::samples::*;

const MOUNT: Plan = Plan::Fetch(UpdateCause::Mount);

#[test]
fn a_new_tab_asks_at_once_whatever_the_browser_says_of_it() {
    for here in [at(0.0), hidden(0.0), offline(0.0)] {
        assert_eq!(next(&loading(), here), MOUNT, "{here:?}");
    }
}

#[test]
fn a_tab_that_was_given_an_answer_does_not_ask() {
    let known = after(&loading(), [given(user("Ada", 1_000.0))]);
    let late = 1_000.0 + DAY + EXPIRY_MARGIN + 300.0 + 1_500.0;
    assert_eq!(next(&known, at(1_001.0)), Plan::WakeAt(late), "the expiry");
    let nobody = after(&loading(), [given(nobody(1_000.0))]);
    assert_eq!(next(&nobody, at(1_001.0)), Plan::Rest);
}

#[test]
fn the_first_request_is_sent_once_and_again_if_it_was_cancelled() {
    let asked = after(&loading(), [started(1, 10.0)]);
    assert_eq!(next(&asked, at(20.0)), Plan::Rest);
    let cancelled = after(&asked, [dropped(1)]);
    assert_eq!(next(&cancelled, at(30.0)), MOUNT);
}

#[test]
fn a_failed_first_request_waits_for_the_back_off() {
    let failing = after(&loading(), [started(1, 10.0), failed(1, 1_000.0)]);
    for here in [at, offline] {
        assert_eq!(next(&failing, here(999.0)), Plan::WakeAt(1_000.0));
        assert_eq!(
            next(&failing, here(1_000.0)),
            Plan::Fetch(UpdateCause::Retry)
        );
    }
}

#[test]
fn everything_waits_while_another_tab_changes_who_is_signed_in() {
    for start in [loading(), signed_in(), signed_out()] {
        let wishing = after(&start, [nudged(HINT, 60_000.0)]);
        let held = after(&wishing, [changing("b", 70_000.0), changing("c", 68_000.0)]);
        assert_eq!(
            next(&held, at(61_000.0)),
            Plan::WakeAt(68_000.0),
            "the first"
        );
        let one = after(&held, [Event::HoldsChecked { now: 68_000.0 }]);
        assert_eq!(next(&one, at(68_000.0)), Plan::WakeAt(70_000.0));
        let free = after(&one, [settled("b")]);
        assert!(matches!(next(&free, at(69_000.0)), Plan::Fetch(_)));
    }
}

#[test]
fn everything_waits_while_a_request_or_an_action_runs() {
    let rules = polling_every(1);
    for start in [loading(), signed_in(), signed_out()] {
        for running in [started(1, 2_000.0), action(1)] {
            let state = after(&start, [running, nudged(HINT, 3_000.0)]);
            let here = at(900.0 * DAY);
            assert_eq!(plan(&state, &rules, &here), Plan::Rest);
        }
    }
}
