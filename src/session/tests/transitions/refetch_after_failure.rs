//! What is left to request after a session request has failed.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Event, RefetchCause};

const LATER: f64 = 60_000.0;
const SOON: f64 = 1_100.0;
/// What the server asks for. It delays the retry, but neither the network nor an invalidation.
const RETRY_AFTER: f64 = 300_000.0;

fn alone() -> Tab {
    let mut tab = Tab::signed_in();
    tab.can_share = false;
    tab
}

#[test]
fn what_was_asked_for_before_the_request_is_left_to_the_retry() {
    for cause in [
        RefetchCause::Focus,
        RefetchCause::Online,
        RefetchCause::Invalidated,
    ] {
        let mut tab = alone();
        tab.request(cause, LATER).answer(overloaded(300));
        assert_eq!(tab.due(), Some(LATER + RETRY_AFTER), "{cause:?}");
        tab.run_until(LATER + RETRY_AFTER)
            .answer(ok(user("Ada", LATER)));
        assert!(!tab.fetches_within(SOON), "{cause:?}");
    }
}

#[test]
fn an_invalidation_and_the_network_during_a_request_outlive_its_failure() {
    let nothing: fn(&mut Tab) = |_| ();
    let online: fn(&mut Tab) = |tab| drop(tab.connect());
    let invalidate: fn(&mut Tab) = |tab| drop(tab.invalidate());
    let back_off = 500.0;
    for (event, wait) in [
        (nothing, RETRY_AFTER),
        (online, back_off),
        (invalidate, back_off),
    ] {
        let mut tab = alone();
        tab.at(LATER).focus();
        event(tab.at(LATER + 10.0));
        tab.at(LATER + 20.0).answer(overloaded(300));
        assert_eq!(tab.due(), Some(LATER + 20.0 + wait));
        tab.dispatch(Event::RulesChanged);
        assert!(tab.fetches_within(wait));
    }
}

#[test]
fn an_invalidation_during_the_request_for_another_one_is_throttled_after_its_failure() {
    let mut tab = alone();
    tab.request(RefetchCause::Invalidated, LATER);
    tab.at(LATER + 10.0).invalidate();
    tab.at(LATER + 20.0).answer(overloaded(300));
    assert_eq!(tab.due(), Some(LATER + 1_000.0));
}
