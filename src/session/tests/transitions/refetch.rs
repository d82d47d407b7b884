//! When an event leads to a session request, and which snapshots make it needless.

use std::rc::Rc;

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Effect, Event, MessageBody, MutationKind, PostResult, RefetchCause};
use crate::types::SessionEvent;

/// Long after [`KNOWN_AT`]: nothing is fresh any more.
const LATER: f64 = 60_000.0;
/// Longer than an invalidation waits after a snapshot that it does not accept.
const SOON: f64 = 1_100.0;

const FOCUS: fn(&mut Tab) = |tab| drop(tab.focus());
const ONLINE: fn(&mut Tab) = |tab| drop(tab.connect());
const INVALIDATE: fn(&mut Tab) = |tab| drop(tab.invalidate());
const RESUME: fn(&mut Tab) = |tab| {
    tab.dispatch(Event::Suspended);
    tab.dispatch(Event::Resumed { is_restored: false });
};

/// A tab that does not share its session, so that it sends each request by itself.
fn alone() -> Tab {
    let mut tab = Tab::signed_in();
    tab.can_share = false;
    tab
}

/// A tab that has received an invalidation at [`LATER`], which it serves 260 ms later.
fn invalidated() -> Tab {
    let mut tab = Tab::answered_with_jitter(user("Ada", KNOWN_AT), 0.5);
    tab.can_share = false;
    tab.at(LATER).invalidate();
    tab
}

#[test]
fn a_fresh_snapshot_is_requested_anew_for_an_invalidation_only() {
    for (event, fetches) in [(FOCUS, false), (ONLINE, false), (INVALIDATE, true)] {
        let mut tab = alone();
        event(tab.at(KNOWN_AT + 1_000.0));
        let is_sent = tab.fetch().is_some() || tab.fetches_within(SOON);
        assert_eq!(is_sent, fetches);
    }
}

#[test]
fn what_is_old_or_unknown_is_requested_for_every_event() {
    let starts = [Tab::loading(), Tab::signed_in(), Tab::signed_out()];
    let check = |event: &dyn Fn(&mut Tab), why: &str| {
        for mut tab in starts.clone() {
            tab.can_share = false;
            event(tab.at(LATER));
            tab.run_until(LATER + 60.0);
            assert!(tab.fetch().is_some(), "{why} from {}", tab.who());
        }
    };
    for (event, why) in [
        (FOCUS, "focus"),
        (ONLINE, "online"),
        (INVALIDATE, "invalidation"),
        (RESUME, "resumed"),
    ] {
        check(&event, why);
    }
    for event in [
        SessionEvent::Storage,
        SessionEvent::Timer,
        SessionEvent::Hidden,
        SessionEvent::Poll,
        SessionEvent::VisibilityChange,
        SessionEvent::Online,
        SessionEvent::PageShow,
        SessionEvent::Other,
    ] {
        let call: &dyn Fn(&mut Tab) = &|tab| _ = tab.call_for(event);
        check(call, &format!("{event:?}"));
    }
}

#[test]
fn the_throttle_ends_when_its_time_is_over() {
    for (age, fetches) in [(0.0, 0), (THROTTLE - 1.0, 0), (THROTTLE, 1)] {
        let mut tab = alone();
        tab.at(KNOWN_AT + age).focus();
        assert_eq!(tab.fetches(), fetches, "{age} ms after the answer");
    }
}

#[test]
fn another_tabs_answer_counts_for_the_throttle_too() {
    let mut tab = alone();
    tab.receive_snapshot(LATER, user("Ada", LATER));
    tab.at(LATER + 100.0).focus();
    assert!(tab.fetch().is_none() && !tab.fetches_within(SOON));
}

#[test]
fn the_network_overrides_the_back_off_and_focus_does_not() {
    let retry_at = LATER + 9_000.0;
    let mut failing = alone();
    failing.fail_until(retry_at).effects();
    for (event, fetches) in [(FOCUS, false), (ONLINE, true), (INVALIDATE, true)] {
        let mut tab = failing.clone();
        event(tab.at(LATER));
        tab.run_until(LATER + 60.0);
        assert_eq!(tab.fetches() == 1, fetches);
    }
    failing.at(retry_at).focus();
    assert_eq!(failing.fetches(), 1, "the back-off is over");
}

#[test]
fn a_failure_makes_what_is_known_old() {
    let mut tab = alone();
    tab.at(1_100.0).call();
    tab.at(1_200.0).answer(failed());
    tab.effects();
    let mut other = tab.clone();
    tab.at(1_300.0).connect();
    other.at(1_300.0).call_for(SessionEvent::Timer);
    assert_eq!((tab.fetches(), other.fetches()), (1, 1));
}

#[test]
fn an_invalidation_is_satisfied_by_a_newer_snapshot_and_not_by_an_older_one() {
    for (as_of, remains) in [(LATER - 1.0, true), (LATER, false), (LATER + 1.0, false)] {
        let mut tab = invalidated();
        tab.receive_snapshot(as_of, user("Ada", as_of));
        assert_eq!(tab.fetches_within(SOON), remains, "snapshot of {as_of}");
    }
    let mut tab = invalidated();
    let (view, due) = (tab.view().clone(), tab.due());
    tab.effects();
    tab.receive_snapshot(KNOWN_AT, user("Ada", KNOWN_AT));
    assert!(Rc::ptr_eq(tab.view(), &view) && tab.effects().is_empty());
    assert_eq!(tab.due(), due);
}

#[test]
fn an_invalidation_that_arrives_while_a_request_runs_outlives_its_answer() {
    let mut tab = alone();
    tab.at(LATER).focus();
    tab.at(LATER + 10.0).invalidate();
    tab.at(LATER + 50.0).answer(ok(user("Ada", LATER)));
    assert!(tab.fetches_within(SOON));
}

#[test]
fn an_invalidation_that_arrived_before_the_request_is_satisfied_by_it() {
    let mut tab = alone();
    tab.at(LATER - 10.0).invalidate();
    tab.fetch_at(RefetchCause::Call, LATER, user("Ada", LATER));
    assert!(!tab.fetches_within(SOON));
}

#[test]
fn a_second_invalidation_is_not_satisfied_by_a_snapshot_from_between_the_two() {
    let mut tab = Tab::answered_with_jitter(user("Ada", KNOWN_AT), 0.85);
    tab.can_share = false;
    tab.at(LATER).invalidate();
    tab.at(LATER + 100.0).invalidate();
    assert_eq!(tab.due(), Some(LATER + 400.0), "the time of the first");
    tab.receive_snapshot(LATER + 50.0, user("Ada", LATER));
    assert!(tab.fetches_within(SOON), "the second change is not in it");
}

#[test]
fn an_invalidation_whose_request_was_aborted_is_still_served() {
    let asked = {
        let mut tab = alone();
        tab.request(RefetchCause::Invalidated, LATER);
        tab
    };
    let aborted = asked.fetch().unwrap();

    let mut own = asked.clone();
    let mutation = own.mutate(MutationKind::SignIn);
    assert!(own.effects().contains(&Effect::AbortFetch(aborted)));
    own.at(LATER + 500.0).post(mutation, PostResult::Refused);
    assert_eq!(own.fetches(), 1);

    let mut other = asked;
    other.receive_from("b", LATER, MessageBody::MutationStarted);
    assert!(other.effects().contains(&Effect::AbortFetch(aborted)));
    other.receive_from("b", LATER, MessageBody::MutationEnded);
    assert_eq!(other.fetches(), 1);
}

#[test]
fn focus_while_a_request_runs_leads_to_no_second_one() {
    let mut tab = alone();
    tab.at(LATER).focus();
    tab.at(LATER + 100.0).focus();
    assert_eq!(tab.fetches(), 1);
    let mut other = tab.clone();
    tab.answer(ok(user("Ada", LATER)));
    assert!(!tab.fetches_within(SOON), "the answer is fresh");
    // A failing server gets no request for as long as it has asked for.
    other.answer(overloaded(9));
    assert_eq!(other.due(), Some(LATER + 9_100.0));
}

#[test]
fn an_invalidation_with_another_cause_is_still_not_satisfied_by_an_older_snapshot() {
    let online: fn(&mut Tab) = |tab| {
        tab.at(LATER).invalidate();
        tab.at(LATER + 100.0).dispatch(Event::WentOnline);
    };
    let focus: fn(&mut Tab) = |tab| {
        tab.at(LATER - 100.0).focus();
        tab.at(LATER).invalidate();
    };
    // Nothing is sent before the network is back.
    let fetches_online = |tab: &Tab| {
        let mut tab = tab.clone();
        tab.is_online = true;
        tab.dispatch(Event::RulesChanged);
        tab.fetch().is_some() || tab.fetches_within(SOON)
    };
    for events in [online, focus] {
        let mut tab = alone();
        tab.is_online = false;
        events(&mut tab);
        assert!(tab.fetch().is_none());
        tab.receive_snapshot(LATER - 10.0, user("Ada", LATER));
        assert!(fetches_online(&tab));
        tab.receive_snapshot(LATER + 200.0, user("Ada", LATER));
        assert!(!fetches_online(&tab));
    }
}
